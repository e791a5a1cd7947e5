"""Text for a terminal: the only way by which text that a phone controls reaches a person's screen."""

import re
import textwrap
import unicodedata
from collections.abc import Sequence

from inspector.dataclass import dataclass

_ANSI = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONGEST = 400


def clean(text: object, longest: int = _LONGEST) -> str:
    """Make device-controlled text harmless: controls, escapes, bidi and zero-width characters become visible.

    Everything of the Unicode categories Cc, Cf, Cs, Co, Cn, Zl and Zp is written as ``\\x1b`` or ``\\u202e``. Longer
    than ``longest`` characters is cut, with an ellipsis.
    """
    raw = str(text)
    shown = raw if len(raw) <= longest else raw[: longest - 1] + "…"
    if shown.isascii() and shown.isprintable():
        return shown
    return "".join(_visible(char) for char in shown)


def clean_lines(text: object) -> str:
    """The same for a whole message of our own in which such text may stand: its line ends stay, and nothing is cut."""
    raw = str(text)
    if raw.isascii() and raw.replace("\n", " ").isprintable():
        return raw
    return "".join(char if char == "\n" else _visible(char) for char in raw)


def _visible(char: str) -> str:
    if unicodedata.category(char) not in _HIDDEN:
        return char
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@dataclass(frozen=True, slots=True)
class Page:
    """How wide a line may be, and whether colour and characters beyond ASCII may be used."""

    width: int = 80
    colour: bool = False
    unicode: bool = True

    def paint(self, text: str, *styles: str) -> str:
        """Colour harmless text; the text itself where colour is off."""
        if not self.colour or not styles:
            return text
        return f"\x1b[{';'.join(_ANSI[style] for style in styles)}m{text}\x1b[0m"

    @property
    def dot(self) -> str:
        """What stands between the facts of one line."""
        return " · " if self.unicode else " | "

    def wrap(self, text: str, indent: str = "", hang: str | None = None) -> str:
        """Fold one paragraph to the page. ``hang`` indents the lines after the first (default: as the first)."""
        return textwrap.fill(
            text,
            width=max(self.width, 30),
            initial_indent=indent,
            subsequent_indent=indent if hang is None else hang,
            break_on_hyphens=False,
        )

    def table(self, headers: Sequence[str], rows: Sequence[Sequence[str]], indent: str = "  ") -> str:
        """A plain table, never wider than the page: the last column is folded, not cut."""
        from tabulate import tabulate

        folded = _fold_last([headers, *rows], self.width - len(indent))
        text = tabulate(folded, tablefmt="plain", disable_numparse=True)
        return "\n".join(f"{indent}{line}".rstrip() for line in text.splitlines())


def _width(cell: str) -> int:
    """Columns a cell takes on the screen, without its colour; it may have several lines."""
    return max(map(len, _COLOUR.sub("", cell).split("\n")))


def _fold_last(rows: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    # tabulate's own maxcolwidths crashes on band lists (python-tabulate #428), so the folding is done here.
    used = sum(max(_width(cell) for cell in column) + 2 for column in list(zip(*rows, strict=True))[:-1])
    room = max(width - used, 16)
    return [[*row[:-1], "\n".join(textwrap.wrap(row[-1], room)) or row[-1]] for row in rows]
