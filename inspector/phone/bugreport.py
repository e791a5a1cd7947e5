"""A bugreport as a phone: its sections become the answers that a live phone would have given to our questions."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from types import MappingProxyType

from inspector.phone.questions import BUGREPORT_HEADER, FEATURES, NETWORK_MODE, RADIO_LOG
from inspector.phone.recording import Answer, Recording
from inspector.phone.section import PACKAGES, SETTINGS, Section
from inspector.phone.sections import MOST_MARKS, Picker
from inspector.problems import Problem

SIGN = b"== dumpstate:"
"""What the head of every bugreport's text holds, from Android 2.3 to 16."""

_SECTION = re.compile(rb"^(?:DUMP OF SERVICE [^\r\n]{1,200}:|------ [A-Z][^\r\n]{1,300}? ------)\r*$", re.MULTILINE)
_TAKEN = re.compile(rb"== dumpstate: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)")
_HEADER_LINE = re.compile(
    rb"^(?:==.*|(?:Build|Build fingerprint|Bootloader|Radio|Network|Module Metadata version|Android SDK version"
    rb"|SDK extensions|Bugreport format version):.*|\s*)\n",
    re.MULTILINE,
)
_FEATURES = re.compile(rb"^Features:\s*?\n((?:  [\w.]{1,200}(?: version=\d{1,9})?\r*\n)+)", re.MULTILINE)
_FEATURE = re.compile(rb"  ([\w.]{1,200})(?: version=(\d{1,9}))?")
_NETWORK_MODE = re.compile(rb"\bname:preferred_network_mode(\d{0,4}) (?:pkg:\S{1,200} )?value:([\d,-]{1,40})")


def is_report(head: bytes) -> bool:
    """Whether a text begins as a bugreport does, a piece of one, or the output of ``dumpsys`` for all services."""
    return SIGN in head or _SECTION.search(head) is not None


def read_text(pieces: Iterable[bytes], label: str) -> Recording:
    """A recording from the text of a bugreport, given piece by piece. Never raises on any bytes."""
    picker = Picker()
    for piece in pieces:
        picker.feed(piece)
        if picker.full or picker.over:
            break
    sections = picker.finish()
    problems = [
        Problem("cut-off", command, f"{command}: {why}")
        for command, section in sections.items()
        if (why := _incomplete(section)) is not None
    ]
    if picker.full:
        problems.append(
            Problem("too-many-sections", "bugreport", f"more than {MOST_MARKS} sections; the rest was not read")
        )
    cut = {problem.artifact for problem in problems}
    answers = {answer.command: answer for answer in _answers(sections, cut)}
    if not answers.keys() - {BUGREPORT_HEADER}:
        problems.append(Problem("no-section", "bugreport", "the bugreport holds none of the sections that are read"))
    header = answers.get(BUGREPORT_HEADER)
    taken = _TAKEN.search(header.stdout) if header else None
    return Recording(
        kind="bugreport",
        label=label,
        taken_at=_moment(taken[1].decode()) if taken else None,
        answers=MappingProxyType(answers),
        problems=tuple(problem for problem in problems if problem.artifact not in _INDIRECT),
    )


def _answers(sections: dict[str, Section], cut: set[str]) -> Iterator[Answer]:
    for command, section in sections.items():
        text = section.text()
        if command in _INDIRECT:
            yield from _INDIRECT[command](text)
        elif text:
            yield Answer(command=command, stdout=text, complete=command not in cut)


def _header(text: bytes) -> Iterator[Answer]:
    """The lines that say which phone it is; the command line of the kernel has its serial number and addresses."""
    kept = b"".join(_HEADER_LINE.findall(text.replace(b"\r", b"")))
    if kept.strip():
        yield Answer(command=BUGREPORT_HEADER, stdout=kept)


def _features(text: bytes) -> Iterator[Answer]:
    """What ``pm list features`` prints (PackageManagerShellCommand), from the same list in the package dump."""
    found = _FEATURES.search(text)
    if found:
        listed = _FEATURE.findall(found[1])
        lines = (b"feature:" + name + (b"=" + version if version else b"") + b"\n" for name, version in listed)
        yield Answer(command=FEATURES, stdout=b"".join(lines))


def _network_modes(text: bytes) -> Iterator[Answer]:
    """What ``settings get global preferred_network_mode...`` prints, from the dump of all settings."""
    for key, value in dict(_NETWORK_MODE.findall(text)).items():
        yield Answer(command=NETWORK_MODE.format(subscription=key.decode()), stdout=value + b"\n")


_INDIRECT = {BUGREPORT_HEADER: _header, PACKAGES: _features, SETTINGS: _network_modes}
"""What is read only for the smaller answer in it."""


def _incomplete(section: Section) -> str | None:
    if section.timed_out:
        return "the phone's own dump timed out"
    if section.cut and section.command != BUGREPORT_HEADER:
        kept = "newest" if section.command == RADIO_LOG else "first"
        return f"longer than what is read of it; its {kept} {section.limit // 2**10} KiB are used"
    if not section.whole() and section.command not in (RADIO_LOG, BUGREPORT_HEADER):
        return "the bugreport ends inside this section"
    return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
