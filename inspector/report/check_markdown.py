"""``inspector check`` as Markdown, for a build's summary, an issue or a wiki."""

from collections.abc import Iterator

from inspector.inspection import Inspection
from inspector.report.check_text import header_facts, header_lines, short
from inspector.report.layers import layer_lines
from inspector.report.markdown import escaped, marked, table
from inspector.report.model import CheckReport
from inspector.report.text import Page
from inspector.verdict import Result, Verdict


def check_markdown(report: CheckReport, _: Page) -> Iterator[str]:
    """The phone, the carriers that decide in full, the others in one table."""
    comparison = report.comparison
    yield phone_markdown(report.phone)
    if comparison.notes:
        yield "".join(f"> {escaped(note)}\n" for note in comparison.notes) + "\n"
    for result in comparison.deciding:
        yield _full(result, report.phone)
    if comparison.others:
        title = "Other carriers" if comparison.deciding else "Carriers"
        rows = [
            [escaped(r.profile.id), marked(r.verdict), r.nr.verdict.value, escaped(short(r.summary))]
            for r in comparison.others
        ]
        yield f"## {title} on {comparison.day}\n\n" + table(["carrier", "verdict", "5G", "why"], rows)


def phone_markdown(phone: Inspection) -> str:
    """The title and a line for each fact."""
    name, *facts = header_facts(phone)
    lines = [", ".join(facts), *header_lines(phone)]
    return f"# {escaped(name)}\n\n" + "".join(f"- {escaped(line)}\n" for line in lines if line) + "\n"


def _full(result: Result, phone: Inspection) -> str:
    profile = result.profile
    rows = [[one.band, one.mhz, one.role, escaped(one.says), escaped(one.why)] for one in layer_lines(result, phone)]
    remarks = [f"Note: {caveat}." for caveat in result.caveats] + [f"To settle: {step}." for step in result.settle]
    if result.verdict is not Verdict.LACKS and result.voice.why not in result.summary:
        remarks.insert(0, f"Calls: {result.voice.why}.")
    return (
        f"## {escaped(profile.name)} ({profile.country}) on {result.as_of}: {marked(result.verdict)}\n\n"
        f"{escaped(result.summary)}\n\n"
        f"Profile of {profile.as_of:%Y-%m}.\n\n"
        + table(["band", "MHz", "role", "phone", "how we know"], rows)
        + "\n"
        + "".join(f"- {escaped(remark)}\n" for remark in remarks)
        + ("\n" if remarks else "")
    )
