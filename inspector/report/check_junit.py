"""``inspector check`` as JUnit XML, for CI: a suite for each carrier, a case for each of its layers.

The form is the one Jenkins, GitLab and GitHub actions read: ``testsuites``, ``testsuite`` (properties, cases,
system-out), in each case at most one of ``failure``, ``error`` and ``skipped``.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from inspector.claims import Claim
from inspector.report.check_text import header_facts, header_lines
from inspector.report.layers import LayerLine, layer_lines
from inspector.report.model import CheckReport
from inspector.report.text import Page, clean
from inspector.verdict import LayerStatus, Result, Verdict, VoiceState

_KINDS = ("failure", "error", "skipped")
_LONGEST = 4000


def check_junit(report: CheckReport, _: Page) -> Iterator[str]:
    """The whole document, in ASCII: other characters are written as numbers, which no reader mistakes."""
    root = Xml.Element("testsuites", name="inspector check")
    for result in report.results:
        root.append(_suite(result, report))
    if not report.results:
        root.append(_nothing(report))
    _count(root)
    Xml.indent(root)
    yield Xml.tostring(root, encoding="us-ascii", xml_declaration=True).decode("ascii") + "\n"


def _suite(result: Result, report: CheckReport) -> Xml.Element:
    profile = result.profile
    suite = Xml.Element("testsuite", name=_text(f"{profile.name} ({profile.country}) on {result.as_of}"))
    properties = Xml.SubElement(suite, "properties")
    told = {
        "phone": ", ".join(header_facts(report.phone)),
        "source": report.phone.label,
        "carrier": profile.id,
        "as_of": result.as_of.isoformat(),
        "verdict": result.verdict.value,
        "nr": result.nr.verdict.value,
        "voice": result.voice.state.value,
    }
    for name, value in told.items():
        Xml.SubElement(properties, "property", name=name, value=_text(value))
    for line in layer_lines(result, report.phone):
        suite.append(_case(line, result, report))
    if result.voice.state is VoiceState.FAILS:
        _add(_new_case(suite, "calls", f"{profile.id}.voice"), "failure", "calls", result.voice.why)
    _count(suite)
    said = [result.summary, *header_lines(report.phone)]
    said += [*(f"Note: {caveat}." for caveat in result.caveats), *(f"To settle: {step}." for step in result.settle)]
    Xml.SubElement(suite, "system-out").text = "\n".join(_text(one) for one in said)
    return suite


def _nothing(report: CheckReport) -> Xml.Element:
    """No carrier to compare with: a report without any case would look like one that passed."""
    suite = Xml.Element("testsuite", name="no carrier")
    case = _new_case(suite, "which carrier", "check")
    _add(case, "skipped", "no-carrier", " ".join(report.comparison.notes))
    _count(suite)
    return suite


def _case(line: LayerLine, result: Result, report: CheckReport) -> Xml.Element:
    role = line.result.layer.role.value
    case = _new_case(None, f"{line.band} ({line.mhz} MHz, {role})", f"{result.profile.id}.{role}")
    status = line.result.status
    if line.result.on_air is False:
        _add(case, "skipped", "shut-down", "shut down on this date: it counts neither way")
    elif result.verdict is Verdict.NOT_CHECKED:
        _add(case, "error", "not_checked", "the phone's answers could not be read")
    elif status is LayerStatus.OFF:
        _add(
            case, "failure", status.value, f"{line.band} {_WORDS[status]}: {line.why}. {_how_on(line, result, report)}"
        )
    elif status is LayerStatus.LACKS or (status is LayerStatus.UNKNOWN and report.strict):
        _add(case, "failure", status.value, f"{line.band} {_WORDS[status]}: {line.why}")
    elif status is LayerStatus.UNKNOWN:
        _add(case, "skipped", status.value, f"{line.band} {_WORDS[status]}: {line.why}")
    else:
        Xml.SubElement(case, "system-out").text = _text(f"{status.value}: {line.why}")
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


def _new_case(suite: Xml.Element | None, name: str, group: str) -> Xml.Element:
    case = Xml.Element("testcase", classname=_text(group), name=_text(name), time="0")
    if suite is not None:
        suite.append(case)
    return case


def _add(case: Xml.Element, kind: str, type_: str, message: str) -> None:
    """What keeps the case from passing. ``skipped`` has no type in the schema; readers show message or text."""
    found = Xml.SubElement(case, kind, {"message": _text(message)})
    if kind != "skipped":
        found.set("type", type_)
    found.text = _text(message)


def _count(element: Xml.Element) -> None:
    """The sums that readers show before they look inside."""
    sums = {"tests": len(list(element.iter("testcase")))}
    sums |= {f"{kind}s" if kind != "skipped" else kind: len(list(element.iter(kind))) for kind in _KINDS}
    for name, number in sums.items():
        element.set(name, str(number))
    element.set("time", "0")


def _text(value: str) -> str:
    """Text without a character that XML 1.0 has no place for: those are written out."""
    return clean(value, _LONGEST)
