"""A bugreport as a phone: one pass over its text picks the sections we know and never holds the whole.

Layout: AOSP dumpstate (frameworks/native/cmds/dumpstate), Android 7 to 16. ``------ TITLE (...) ------`` begins a
section, ``DUMP OF SERVICE name:`` a service inside ``DUMPSYS``, ``SERVICE package/name`` that of an app. The line
``... was the duration of ...`` stands where it pleases and is no boundary. ``*** SERVICE x DUMP TIMEOUT`` makes that
answer incomplete.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from inspector.phone.questions import DEBUG_SERVICE, GETPROP, RADIO_LOG, TELEPHONY_REGISTRY
from inspector.phone.recording import Answer, Recording
from inspector.problems import Problem

SIGN = b"== dumpstate:"
"""What the head of every bugreport's text holds."""

LARGEST_SECTION = 64 * 1024 * 1024
_LONGEST_LINE = 4 * 1024 * 1024

_SERVICES = {
    b"telephony.registry": TELEPHONY_REGISTRY,
    b"carrier_config": "dumpsys carrier_config",
    b"isub": "dumpsys isub",
}
_MARK = re.compile(
    rb"^(?:------ (?P<title>[^\r\n]{1,300}?) ------\r?$"
    rb"|DUMP OF SERVICE (?:[A-Z]+ )?(?P<service>[^\s:]{1,100}):\r?$"
    rb"|(?P<rule>-{79})\r?$"
    rb"|(?P<app>SERVICE [\w.]{1,200}/[^\r\n]{0,300})$)",
    re.MULTILINE,
)
_DURATION = re.compile(rb"^-{6,9} ?[\d.]+s was the duration of [^\r\n]{1,300}\r?\n?", re.MULTILINE)
_TAKEN = re.compile(rb"== dumpstate: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)")
_DEBUG_APP = b"com.android.phone/.TelephonyDebugService"


@dataclass(slots=True)
class _Sections:
    """What was picked so far. The first section of a kind wins; a later one of the same kind is a repetition."""

    found: dict[str, bytearray] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    current: str | None = None

    def begin(self, command: str | None) -> None:
        if self.current is not None:
            self.closed.add(self.current)
        self.current = None if command in self.closed else command
        if self.current is not None:
            self.found.setdefault(self.current, bytearray())

    def take(self, text: bytes) -> None:
        if self.current is None or not text:
            return
        held = self.found[self.current]
        room = LARGEST_SECTION - len(held)
        held += text[:room]
        if len(text) > room:
            self.cut.add(self.current)


def read_text(pieces: Iterable[bytes], label: str) -> Recording:
    """A recording from the text of a bugreport, given piece by piece. Never raises on any bytes."""
    sections = _Sections()
    head = b""
    for block in _whole_lines(pieces):
        head = head or block[:4096]
        _sort(block, sections)
    last = sections.current
    taken = _TAKEN.search(head)
    answers, problems = {}, []
    for command, raw in sections.found.items():
        text = _DURATION.sub(b"", bytes(raw))
        why = _incomplete(command, text, command in sections.cut, command == last)
        answers[command] = Answer(command=command, stdout=text, complete=why is None)
        if why is not None:
            problems.append(Problem("cut-off", command, f"{command}: {why}"))
    if not answers:
        problems.append(Problem("no-section", "bugreport", "the bugreport holds none of the sections that are read"))
    return Recording(
        kind="bugreport",
        label=label,
        taken_at=_moment(taken[1].decode()) if taken else None,
        answers=MappingProxyType(answers),
        problems=tuple(problems),
    )


def _whole_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The text in blocks that end with a line; a line longer than 4 MiB is let through in parts."""
    rest = b""
    for piece in pieces:
        rest += piece
        end = rest.rfind(b"\n") + 1 or (len(rest) if len(rest) > _LONGEST_LINE else 0)
        if end:
            yield rest[:end]
            rest = rest[end:]
    if rest:
        yield rest


def _sort(block: bytes, sections: _Sections) -> None:
    start = 0
    # Most of a bugreport is none of ours, and a search for fixed bytes is ten times faster than the expression.
    if b"------" not in block and b"SERVICE " not in block:
        sections.take(block)
        return
    for mark in _MARK.finditer(block):
        if mark["title"] and b"was the duration of" in mark["title"]:
            continue
        if mark["rule"] and sections.current not in _OF_DUMPSYS:
            continue  # a rule ends a dumpsys service; anywhere else it is text
        if mark["app"] and sections.current not in (None, DEBUG_SERVICE):
            continue
        sections.take(block[start : mark.start()])
        sections.begin(_command(mark))
        # An app's own first line belongs to its dump, as `dumpsys activity service` prints it.
        start = mark.start() if mark["app"] and sections.current else _past_line(block, mark.end())
    sections.take(block[start:])


def _past_line(block: bytes, end: int) -> int:
    return end + 1 if block[end : end + 1] == b"\n" else end


_OF_DUMPSYS = frozenset(_SERVICES.values()) | {DEBUG_SERVICE}


def _command(mark: "re.Match[bytes]") -> str | None:
    """Which question the section answers; None for all the others."""
    if mark["service"]:
        return _SERVICES.get(mark["service"])
    if mark["app"]:
        return DEBUG_SERVICE if _DEBUG_APP in mark["app"] else None
    title = mark["title"] or b""
    if title.startswith(b"SYSTEM PROPERTIES"):
        return GETPROP
    if title.startswith(b"RADIO LOG"):
        return RADIO_LOG
    if title.startswith((b"DUMPSYS (", b"TELEPHONY SERVICES")):
        last = title.rstrip(b")").rpartition(b" ")[2]
        return DEBUG_SERVICE if last == b"TelephonyDebugService" else _SERVICES.get(last)
    return None


def _incomplete(command: str, text: bytes, cut: bool, last: bool) -> str | None:
    if cut:
        return f"longer than {LARGEST_SECTION // 2**20} MiB, read up to there"
    if b"DUMP TIMEOUT" in text[-4096:] or b"DUMP TIMEOUT" in text[:4096]:
        return "the phone's own dump timed out"
    if last and command != RADIO_LOG:
        return "the bugreport ends inside this section"
    return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
