"""``inspector check`` as JUnit XML, for CI: a suite for each carrier, a case for each of its layers."""

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from inspector.claims import Claim
from inspector.report.check_text import header_facts, header_lines
from inspector.report.junit import add, count, new_case, new_suite, say, text, written
from inspector.report.layers import LayerLine, layer_lines
from inspector.report.model import CheckReport
from inspector.report.text import Page
from inspector.verdict import LayerStatus, Result, Verdict, VoiceState


def check_junit(report: CheckReport, _: Page) -> Iterator[str]:
    """The whole document."""
    root = Xml.Element("testsuites", name="inspector check")
    for result in report.results:
        root.append(_suite(result, report))
    if not report.results:
        root.append(_nothing(report))
    count(root)
    yield written(root)


def _suite(result: Result, report: CheckReport) -> Xml.Element:
    profile = result.profile
    told = {
        "phone": ", ".join(header_facts(report.phone)),
        "source": report.phone.label,
        "carrier": profile.id,
        "as_of": result.as_of.isoformat(),
        "verdict": result.verdict.value,
        "nr": result.nr.verdict.value,
        "voice": result.voice.state.value,
    }
    suite = new_suite(f"{profile.name} ({profile.country}) on {result.as_of}", told)
    for line in layer_lines(result, report.phone):
        suite.append(_case(line, result, report))
    if result.voice.state is VoiceState.FAILS:
        add(new_case(suite, "calls", f"{profile.id}.voice"), "failure", "calls", result.voice.why)
    count(suite)
    said = [result.summary, *header_lines(report.phone)]
    said += [*(f"Note: {caveat}." for caveat in result.caveats), *(f"To settle: {step}." for step in result.settle)]
    say(suite, "\n".join(text(one) for one in said))
    return suite


def _nothing(report: CheckReport) -> Xml.Element:
    """No carrier to compare with: a report without any case would look like one that passed."""
    suite = new_suite("no carrier", {})
    case = new_case(suite, "which carrier", "check")
    add(case, "skipped", "no-carrier", " ".join(report.comparison.notes))
    count(suite)
    return suite


def _case(line: LayerLine, result: Result, report: CheckReport) -> Xml.Element:
    role = line.result.layer.role.value
    case = new_case(None, f"{line.band} ({line.mhz} MHz, {role})", f"{result.profile.id}.{role}")
    status = line.result.status
    if line.result.on_air is False:
        add(case, "skipped", "shut-down", "shut down on this date: it counts neither way")
    elif result.verdict is Verdict.NOT_CHECKED:
        add(case, "error", "not_checked", "the phone's answers could not be read")
    elif status is LayerStatus.OFF:
        add(case, "failure", status.value, f"{line.band} {_WORDS[status]}: {line.why}. {_how_on(line, result, report)}")
    elif status is LayerStatus.LACKS or (status is LayerStatus.UNKNOWN and report.strict):
        add(case, "failure", status.value, f"{line.band} {_WORDS[status]}: {line.why}")
    elif status is LayerStatus.UNKNOWN:
        add(case, "skipped", status.value, f"{line.band} {_WORDS[status]}: {line.why}")
    else:
        say(case, text(f"{status.value}: {line.why}"))
    return case


_WORDS = {
    LayerStatus.LACKS: "is lacking",
    LayerStatus.OFF: "is switched off or blocked",
    LayerStatus.UNKNOWN: "is not known",
}


def _how_on(line: LayerLine, result: Result, report: CheckReport) -> str:
    """What to do about a band that the phone has and does not use."""
    evidence = report.phone.evidence.on_carrier(result.profile.plmns)
    band = line.result.by or line.result.band
    blocking = evidence.blocking(band)
    if evidence.switched_off(band) is None and blocking and blocking[0].claim is Claim.ALLOWED:
        return "No setting of the phone switches it on: the policy for that carrier or country has to allow it."
    return "To switch it on, choose it in the phone's network settings (preferred network type), then read it again."
