r"""AT answers out of whatever they were pasted in: terminals, scripts, logs.

An answer begins with its name and a colon (``+EPBSE: 154,155``) anywhere in a line; what stands before is a prompt, a
time, a log's tag (``AT< ``) or ``response: '``. It goes on over the following lines until the next answer, command or
final result (TS 27.007, 4; ITU-T V.250, 5.7). The command line (echo, ``AT> ``) tells which kind of answer it is.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import field
from enum import Enum

from inspector.artifacts.lines import lines
from inspector.dataclass import dataclass
from inspector.problems import Problem

ARTIFACT = "at"

MAX_ANSWERS = 4096
MAX_LINES_OF_ANSWER = 80


class Form(Enum):
    """What was asked: it decides what an answer claims."""

    TEST = "=?"
    """What the modem supports."""
    READ = "?"
    """What is set now."""
    SET = "="
    """Some modems read with an argument: AT+QNWPREFCFG="lte_band", AT+SPLBAND=0."""
    EXECUTE = ""
    UNKNOWN = "unknown"
    """The command line is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer. ``name`` is in capitals (``+EPBSE``); ``lines`` are its text after the colon and what follows.

    ``argument`` is what a SET command gave. ``slot`` and ``time`` (``MM-DD HH:MM:SS``) are a log's; None if not said.
    """

    name: str
    lines: tuple[str, ...]
    form: Form
    argument: str = ""
    slot: int | None = None
    time: str | None = None

    @property
    def command(self) -> str:
        """The command as a person types it; without the command line only the answer's name."""
        asked = "" if self.form in (Form.UNKNOWN, Form.EXECUTE) else f"{self.form.value}{self.argument[:40]}"
        return f"{self.name} without its command line" if self.form is Form.UNKNOWN else f"AT{self.name}{asked}"

    def joined(self) -> str:
        """The first line and the lines into which a terminal folded it: as long as they hold nothing but values."""
        text = self.lines[0]
        for line in self.lines[1:]:
            if not line.strip() and _inside(text):
                continue
            if not line.strip() or not _continues(text, line):
                break
            text = text + line if line[:1] in _INDENT else text + line.strip()
        return text.strip()


@dataclass(slots=True)
class _Open:
    name: str
    form: Form
    argument: str
    slot: int | None
    time: str | None
    lines: list[str] = field(default_factory=list)


_SIGN = r"[+^!#$*%&]"
_NAME = rf"{_SIGN}[A-Za-z][A-Za-z0-9]{{1,19}}"
_COMMAND = re.compile(rf"(?<![A-Za-z0-9])AT(?={_SIGN}[A-Za-z])", re.IGNORECASE)
_PART = re.compile(
    rf"({_NAME})(?: ?(=\?)| ?(\?)| ?= ?(\"[^\"]{{0,60}}\"(?:,[^;'\"\s]{{0,100}})?|[^;'\"\s]{{0,200}}))?", re.ASCII
)
_ANSWER = re.compile(rf"({_NAME})\s?:", re.ASCII)
_FINAL = re.compile(r"(?:.{0,80}AT< ?)?\s*(OK|ERROR|\+CM[ES] ERROR:.*|NO CARRIER|COMMAND NOT SUPPORT)\s*['\"]?\s*$")
_LOG = re.compile(
    r"\s{0,8}(?:(?:\d{4}-)?(\d\d-\d\d \d\d:\d\d:\d\d)[.\d]{0,8}\s[^:]{0,60}?)?\b[VDIWEF][ /][^:]{1,40}:\s?", re.ASCII
)
_LOG_TAIL = re.compile(r"\s{0,4}\((?:RIL|AT|URC)[^()]{0,80}\)\s{0,4}$")
"""MediaTek's RIL names its thread at the end of the line."""
_SLOT = re.compile(r"\[(?:SUB|PHONE|SIM)(\d)\]", re.ASCII)
_PROMPT = re.compile(r"\s*(?:[>$#]|\S{1,60}[>$#])(?:\s|$)")
_VALUES = re.compile(r"[0-9A-Fa-fxX(),:;\"\s\-]+")
_INDENT = " \t"
_ESCAPES = (
    ("\\r\\n", "\n"), ("\\n", "\n"), ("\\r", "\n"), ('\\"', '"'), ("\\?", "?"),
    ("\N{LEFT DOUBLE QUOTATION MARK}", '"'), ("\N{RIGHT DOUBLE QUOTATION MARK}", '"'), ("&quot;", '"'), ("<br>", "\n"),
)  # fmt: skip
"""What quotations, forums and web pages make of line ends and quotes."""


def answers(raw: bytes, wanted: Container[str], problems: list[Problem]) -> Iterator[Answer]:
    """The wanted answers in their order, at most MAX_ANSWERS. Never raises; linear in the size of the text."""
    asked: dict[str, tuple[Form, str]] = {}
    current: _Open | None = None
    count = 0
    for line, slot, time in _clean_lines(raw, problems):
        for piece in _pieces(line):
            if isinstance(piece, str):
                current = _take(current, piece)
                continue
            if current is not None and current.name in wanted:
                yield _closed(current)
                count += 1
            if count >= MAX_ANSWERS:
                problems.append(Problem("too-many", ARTIFACT, f"only the first {MAX_ANSWERS} AT answers were read"))
                return
            current = _begin(piece, asked, slot, time)
    if current is not None and current.name in wanted:
        yield _closed(current)


def _clean_lines(raw: bytes, problems: list[Problem]) -> Iterator[tuple[str, int | None, str | None]]:
    """Text, slot and time of each line, without what a log or a quotation put in front of it."""
    for raw_line in lines(raw, ARTIFACT, problems):
        text = raw_line.decode("utf-8", "replace").replace("\0", "")
        for escape, meant in _ESCAPES:
            text = text.replace(escape, meant)
        text = text.rstrip().removesuffix("^M")
        log = _LOG.match(text[:200])
        slot = _SLOT.search(text[:200]) if log else None
        rest = _LOG_TAIL.sub("", text[log.end() :]) if log else text
        for line in re.split(r"[\r\n]", rest):
            yield line, int(slot[1]) if slot else None, log[1] if log else None


_Piece = str | re.Match[str] | tuple[tuple[str, Form, str], ...] | None


def _pieces(line: str) -> Iterator[_Piece]:
    """What a line consists of: commands, heads of answers (matches), text, and the end of an answer (None)."""
    if _FINAL.match(line):
        yield None
        return
    command = _COMMAND.search(line)
    heads = list(_ANSWER.finditer(line))
    if command and not any(head.start() == command.end() for head in heads):
        yield _commands(line[command.end() :])
        heads = [head for head in heads if head.start() > command.end()]
    elif not heads:
        yield from (None,) if _PROMPT.fullmatch(line) else (line,)
        return
    for place, head in enumerate(heads):
        yield head
        yield line[head.end() : heads[place + 1].start() if place + 1 < len(heads) else len(line)]


def _commands(text: str) -> tuple[tuple[str, Form, str], ...]:
    """``+QNWINFO;+QENG="servingcell"``: each name with its form and argument."""
    found = []
    while part := _PART.match(text):
        form = Form.TEST if part[2] else Form.READ if part[3] else Form.EXECUTE if part[4] is None else Form.SET
        found.append((part[1].upper(), form, part[4] or ""))
        text = text[part.end() :].lstrip()
        if not text.startswith(";"):
            break
        text = text[1:].lstrip()
    return tuple(found)


def _begin(piece: _Piece, asked: dict[str, tuple[Form, str]], slot: int | None, time: str | None) -> _Open | None:
    """The answer that begins; after a command or a final result there is none."""
    if isinstance(piece, re.Match):
        name = piece[1].upper()
        form, argument = asked.get(name, (Form.UNKNOWN, ""))
        return _Open(name, form, argument, slot, time)
    if piece is None:
        # After its final result a command has no more answers: what comes later was asked by somebody else.
        asked.clear()
    elif isinstance(piece, tuple):
        for name, form, argument in piece:
            asked[name] = form, argument
            if len(asked) > MAX_ANSWERS:
                asked.clear()
    if isinstance(piece, tuple) and piece and piece[-1][0] in _HEADLESS:
        name, form, argument = piece[-1]
        return _Open(name, form, argument, slot, time)
    return None


_HEADLESS = frozenset({"!BAND"})
"""Answers without their name: a table follows the command at once."""


def _take(current: _Open | None, text: str) -> _Open | None:
    if current is not None and len(current.lines) < MAX_LINES_OF_ANSWER:
        current.lines.append(text)
    return current


def _closed(answer: _Open) -> Answer:
    kept = tuple(line.rstrip().removesuffix("'") for line in answer.lines) or ("",)
    return Answer(
        name=answer.name,
        lines=kept,
        form=answer.form,
        argument=answer.argument,
        slot=answer.slot,
        time=answer.time,
    )


def _inside(text: str) -> bool:
    return text.count("(") > text.count(")") or text.count('"') % 2 == 1


def _continues(text: str, line: str) -> bool:
    """Whether the next line is the rest of a folded value."""
    return _inside(text) or text.rstrip()[-1:] in (",", "") or _VALUES.fullmatch(line) is not None
