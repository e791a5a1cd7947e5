"""The sections of a bugreport's text, picked out while it streams by; what nobody asks for is dropped as it passes.

Layout: AOSP dumpstate and dumpsys, Android 2.3 to 16 (frameworks/base/cmds/dumpstate, frameworks/native/cmds).
``------ TITLE (command) ------`` begins a section, ``DUMP OF SERVICE name:`` a service inside ``DUMPSYS`` (from Android
9 on with its priority before the name), ``SERVICE package/name`` that of an app. ``... was the duration of ...`` stands
where it pleases, since commands run side by side, and is no boundary, but ends the section whose name it gives.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from inspector.phone.questions import BUGREPORT_HEADER, GETPROP, QUESTIONS, RADIO_LOG, TELEPHONY_REGISTRY
from inspector.phone.section import LARGEST_TOTAL, PACKAGES, SETTINGS, Section

MOST_MARKS = 500_000
"""Beginnings and ends of sections; a bugreport has a few thousand. After so many nothing more is looked for."""

_SERVICES = {
    command.removeprefix("dumpsys "): command
    for command in (*(question.command for question in QUESTIONS), PACKAGES, SETTINGS)
    if command.startswith("dumpsys ") and command.count(" ") == 1
}
_APPS = {
    command.rpartition(" ")[2]: command
    for command in (question.command for question in QUESTIONS)
    if command.startswith("dumpsys activity service ")
}
_APP_OF = {name.rpartition(".")[2]: command for name, command in _APPS.items()}

_SECTION, _DUMP, _APP_DUMP = b"\n------ ", b"\nDUMP OF SERVICE ", b"\nSERVICE "
_STARTS = (_SECTION, _DUMP, _APP_DUMP)
_STARTS_WITHIN = (
    # A log holds no dumps: most of a bugreport is logs, and an app can write into them what it likes.
    (re.compile(rb"\((?:\S{0,100}/)?logcat "), (_SECTION,)),
    (re.compile(rb"activity service|SERVICES"), (_SECTION, _APP_DUMP)),
    (re.compile(rb""), (_SECTION, _DUMP)),
)
"""What can begin in a section of that title: what is not looked for costs no time."""
_LONGEST_MARK = 1024
"""Bytes of its line; a longer one is text, whatever it begins with."""
_DASHES = b"------"
_DURATION = b"s was the duration of "
_LAST = b"'DUMPSTATE'"
"""Whose duration is the last line of a report of Android 7 and later."""
_ENOUGH = frozenset({GETPROP, RADIO_LOG, TELEPHONY_REGISTRY})
_SERVICE = re.compile(rb"DUMP OF SERVICE (?:(?:CRITICAL|HIGH|NORMAL|DEFAULT) )?([^:]{1,200}(?::[^:]{1,200})?):?")
_APP = re.compile(rb"SERVICE ([\w.]{1,200}/[\w.$]{1,200})(?: |$)")
_OPTION = re.compile(r" (?:-[tT] \d+|--\S+)(?= |$)")

_STARS = b"*** "
_TIMED_OUT = re.compile(rb"\*\*\* (?:SERVICE .{0,300}DUMP TIMEOUT|.{1,300}: Timed out|command '.{1,300}' timed out)")
"""dumpsys' own words for a service, dumpstate's for a command (of old and of new versions)."""


@dataclass(slots=True)
class Picker:
    """Takes the text piece by piece and holds the sections that answer a question."""

    found: dict[str, Section] = field(default_factory=dict)
    _current: Section | None = field(default_factory=lambda: Section(command=BUGREPORT_HEADER, name=""))
    _rest: bytes = b"\n"
    _inside: bool = False
    _held: int = 0
    _marks: int = 0
    _last: bool = False
    _starts: tuple[bytes, ...] = _STARTS

    @property
    def full(self) -> bool:
        """Whether it is no use to go on: what comes has more sections than a bugreport."""
        return self._marks > MOST_MARKS

    @property
    def over(self) -> bool:
        """Whether the report has ended; where what matters most is missing, what a maker added after it may have it."""
        return self._last and all(command in self.found and self.found[command].worth() for command in _ENOUGH)

    def feed(self, piece: bytes) -> None:
        """Take the next piece, of any size."""
        if self.over:
            return
        first = piece.find(b"\n") + 1
        if not first:
            self._rest += piece
            if len(self._rest) > 1 + _LONGEST_MARK:  # too long for a mark, so it is text whatever follows
                self._take(self._rest if self._inside else self._rest[1:], within_line=self._inside)
                self._rest, self._inside = b"", True
            return
        line = self._rest + piece[:first]
        if self._inside:
            self._take(line, within_line=True)
        else:
            self._scan(line, 0, len(line))
        last = piece.rfind(b"\n")
        self._scan(piece, first - 1, last + 1)
        # Each scan begins with the end of the line before, so that a mark is found by what it begins with.
        self._rest, self._inside = piece[last:], False

    def finish(self) -> dict[str, Section]:
        """Everything that was picked; the last section may be unfinished."""
        if self._inside:
            self._take(self._rest, within_line=True)
        elif self._rest and not self.over:
            self._scan(self._rest, 0, len(self._rest))
        self._close()
        return self.found

    def _scan(self, text: bytes, begin: int, end: int) -> None:
        """Whole lines; ``begin`` is at the line end before them, which was taken already."""
        done, at = begin + 1, begin
        following: dict[bytes, int] = {}
        while (at := self._next(text, at, end, following)) < end:
            start, stop = at + 1, text.find(b"\n", at + 1, end) + 1 or end
            at = stop - 1 if stop < end else end
            if len(text[start : min(stop, start + _LONGEST_MARK + 2)].rstrip(b"\n")) > _LONGEST_MARK:
                continue
            self._marks += 1
            if self._current is None and text[start + 7 : start + 8].isdigit() and _LAST not in text[start:stop]:
                continue  # a duration, and nothing that it could end
            mark = text[start:stop].rstrip(b"\r\n")
            if self._current is not None:
                if not self._ends(mark):
                    continue
                self._take(text[done:start])
            done = start if self._mark(mark) else stop
            if self.over:
                self._end()
                return
        if self._current is not None:
            self._take(text[done:end])

    def _next(self, text: bytes, at: int, end: int, following: dict[bytes, int]) -> int:
        """The line end before what may be a mark. Fixed bytes are found ten times faster than an expression."""
        first = end
        for start in self._starts:
            found = following.get(start, -1)
            if found < at:
                found = text.find(start, at, end)
                found = following[start] = end if found < 0 else found
            first = min(first, found)
        return first

    def _ends(self, line: bytes) -> bool:
        """Whether the line is no text of the current section."""
        if line.startswith(_DASHES):
            return _DURATION in line or line.endswith(_DASHES)
        if line.startswith(b"S"):
            return (
                self._current is not None and self._current.command in _APPS.values() and _APP.match(line) is not None
            )
        return _SERVICE.fullmatch(line) is not None

    def _mark(self, line: bytes) -> bool:
        """Begin or end a section, as the line says; whether the line is the first of the new section's text."""
        if line.startswith(_DASHES):
            title, ends, said = line[len(_DASHES) :].partition(_DURATION)
            if ends:
                if self._current is not None and _names(said.removesuffix(_DASHES).strip(), self._current.name):
                    self._current.ended = True
                    self._close()
                self._last = self._last or said.startswith(_LAST)
            elif line.endswith(_DASHES):
                command, name, self._starts = _of_title(title.removesuffix(_DASHES).strip())
                self._begin(command, name)
        elif service := _SERVICE.fullmatch(line):
            name = service[1].decode("utf-8", "replace")
            self._begin(_SERVICES.get(name), name)
        elif app := _APP.match(line):
            name = app[1].decode("utf-8", "replace")
            self._begin(_APPS.get(name), name)
            return self._current is not None  # as `dumpsys activity service` prints it
        return False

    def _begin(self, command: str | None, name: str) -> None:
        self._end()
        if command is None or (command in self.found and self.found[command].worth()):
            return
        self._current = Section(command=command, name=name)

    def _end(self) -> None:
        """The text says that the current section ends: another one begins, or the whole report has ended."""
        if self._current is not None:
            self._current.ended = True
        self._close()

    def _close(self) -> None:
        section, self._current = self._current, None
        if section is None:
            return
        before = section.size
        section.trim()
        self._held -= before - section.size
        earlier = self.found.get(section.command)
        if earlier is not None and not section.worth() and section.size <= earlier.size:
            self._held -= section.size
            return
        self._held -= earlier.size if earlier else 0
        self.found[section.command] = section

    def _take(self, text: bytes, *, within_line: bool = False) -> None:
        section = self._current
        if section is None or not text:
            return
        if _STARS in text:
            section.timed_out = section.timed_out or _says_timed_out(text, within_line=within_line)
        before = section.size
        section.take(text, LARGEST_TOTAL - self._held)
        self._held += section.size - before


def _says_timed_out(text: bytes, *, within_line: bool) -> bool:
    at = text.find(_STARS)
    while at >= 0:
        if (text[at - 1] == 0x0A if at else not within_line) and _TIMED_OUT.match(text, at):
            return True
        at = text.find(_STARS, at + 1)
    return False


def _names(said: bytes, name: str) -> bool:
    """Whether a duration is that of this section: ``'RADIO LOG'``, ``'RADIO LOG (logcat ...)'``, ``dumpsys isub``."""
    words = said.decode("utf-8", "replace").strip("'")
    return bool(name) and (words in (name, f"dumpsys {name}") or words.startswith(f"{name} ("))


@lru_cache(maxsize=1024)
def _of_title(title: bytes) -> tuple[str | None, str, tuple[bytes, ...]]:
    """Which question a section answers, by the command it names; the section's name; and what can begin in it."""
    starts = next(starts for form, starts in _STARTS_WITHIN if form.search(title))
    name, _, command = title.decode("utf-8", "replace").partition("(")
    return _of_command(command.removesuffix(")")) or _of_name(name), name.strip(), starts


def _of_name(name: str) -> str | None:
    if name.startswith("SYSTEM PROPERTIES"):
        return GETPROP
    return RADIO_LOG if name.startswith("RADIO LOG") else None


def _of_command(command: str) -> str | None:
    program, _, rest = command.partition(" ")
    program = program.rpartition("/")[2]
    if program == "getprop":
        return GETPROP if not rest else None
    if program == "logcat":
        return RADIO_LOG if "-b radio" in rest and " -L" not in f" {rest}" else None
    if program != "dumpsys":
        return None
    words = _OPTION.sub("", f" {rest}").split()
    if len(words) == 1:
        return _SERVICES.get(words[0])
    if words[:2] == ["activity", "service"] and len(words) == 3:
        return _APPS.get(words[2]) or _APP_OF.get(words[2])
    return None
