"""On which line each key of a TOML file stands. The standard library's reader does not say (decision 0014).

Expects text that ``tomllib`` has accepted: it finds places, it does not judge. One pass, one regular expression.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from inspector.dataclass import dataclass

_TOKEN = re.compile(
    r"""
    (?P<skip>[ \t\r]+|\#[^\n]*)
    |(?P<newline>\n)
    |(?P<text>\"{3}(?:[^\\]|\\.)*?\"{3,5}|'{3}.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    |(?P<mark>[][{}=,.])
    |(?P<bare>[^][{}=,.\s\#"']+)
    """,
    re.VERBOSE | re.DOTALL,
)
_END = "\n"


def lines_of(text: str) -> "Lines":
    """The lines of every table, key and list member of a TOML document."""
    reader = _Reader(list(_tokens(text)))
    reader.document()
    return Lines(reader.found)


def line_of_error(message: str) -> int | None:
    """The line that a message of tomllib names, ``... (at line 3, column 5)``."""
    match = re.search(r"\(at line (\d+)", message)
    return int(match[1]) if match else None


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines by key, counted from 1. Keys are written as faults write them: ``profile[3].lte.core[1]``."""

    found: Mapping[str, int]

    def of(self, key: str) -> int | None:
        """The line of the key; of what holds it where the key itself is missing."""
        while key and key not in self.found:
            key = key[: max(key.rfind("."), key.rfind("["), 0)]
        return self.found.get(key)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    value: str
    line: int


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind, value = match.lastgroup or "", match.group()
        if kind != "skip":
            yield _Token(kind, value, line)
        line += value.count("\n")
    yield _Token("newline", _END, line)


@dataclass(slots=True)
class _Reader:
    """Walks the tokens once and notes where each key begins."""

    tokens: list[_Token]
    at: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)

    def document(self) -> None:
        table = ""
        while self.at < len(self.tokens):
            if self._peek().kind == "newline":
                self.at += 1
            elif self._peek().value == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> str:
        line, many = self._peek().line, self._peek(1).value == "["
        self.at += 2 if many else 1
        path = self._key("", "]")
        self.at += 2 if many else 1
        if many:
            self.counts[path] = self.counts.get(path, -1) + 1
            path = f"{path}[{self.counts[path]}]"
        self.found.setdefault(path, line)
        return path

    def _pair(self, table: str) -> None:
        line = self._peek().line
        path = self._key(table, "=")
        self.at += 1
        self.found.setdefault(path, line)
        self._value(path)

    def _key(self, path: str, end: str) -> str:
        """A dotted key, up to the mark that ends it. A part that is a list of tables means the last of them."""
        while self._peek().value not in (end, _END):
            token = self._take()
            if token.value == ".":
                continue
            path = f"{path}[{self.counts[path]}]" if path in self.counts else path
            name = token.value[1:-1] if token.kind == "text" else token.value
            path = f"{path}.{name}" if path else name
        return path

    def _value(self, path: str) -> None:
        if self._peek().value == "[":
            self._list(path)
        elif self._peek().value == "{":
            self._inline(path)
        else:
            self.at += 1  # whatever it is, so that no text at all can hold us here
            while self._peek().value not in (",", "]", "}", _END):
                self.at += 1

    def _list(self, path: str) -> None:
        self.at += 1
        place = 0
        while self._before("]"):
            if self._peek().kind == "newline" or self._peek().value == ",":
                self.at += 1
                continue
            member = f"{path}[{place}]"
            self.found.setdefault(member, self._peek().line)
            self._value(member)
            place += 1
        self.at += 1

    def _inline(self, path: str) -> None:
        self.at += 1
        while self._before("}"):
            if self._peek().kind == "newline" or self._peek().value == ",":
                self.at += 1
                continue
            self._pair(path)
        self.at += 1

    def _before(self, end: str) -> bool:
        return self.at < len(self.tokens) and self._peek().value != end

    def _peek(self, ahead: int = 0) -> _Token:
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else _Token("newline", _END, 0)

    def _take(self) -> _Token:
        token = self._peek()
        self.at += 1
        return token
