"""``inspector watch`` on a terminal: the whole bench on one screen, for rich's Live. rich is imported here only."""

from collections.abc import Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from inspector.report.watch_words import detail, name, place, state, sums
from inspector.watching import Phone, State

_STYLE = {
    "fits": "bold green",
    "gaps": "bold yellow",
    "lacks": "bold red",
    "unknown": "bold cyan",
    "no carrier": "cyan",
    "authorise": "bold magenta",
    "not read": "red",
    "cut off": "red",
    "unplugged": "dim",
}
_ATTENTION = {State.NOT_READY: 0, State.FAILED: 1, State.READING: 2, State.STARTING: 2, State.WAITING: 3}
_AROUND = 7
"""Lines that are no phone: title, header, blank lines, what does not fit, footer."""
_WIDE = 90
"""Columns from which there is room for where a phone is plugged in."""
_FOLDED = 3
"""Lines that a sentence takes on a narrow terminal."""


def screen(phones: Sequence[Phone], troubles: Sequence[str], *, several: bool, width: int, height: int) -> Group:
    """The bench as it fits a screen of so many columns and lines.

    Phones are in their order. Where they do not fit, those that want a hand, then those being read, then the last to
    come are shown, and how many are not. Where there is room, sentences are whole; where there is little, the place is
    left out.
    """
    if not phones:
        return Group(
            _title(phones),
            Text(""),
            Text("Plug a phone in: a cable that carries data, USB debugging on."),
            _foot(troubles),
        )
    room = max(1, height - _AROUND - sum(trouble.count("\n") + 1 for trouble in troubles))
    shown = _chosen(phones, room)
    table = Table(box=None, pad_edge=False, expand=True, padding=(0, 2, 0, 0))
    table.add_column("#", justify="right", no_wrap=True, width=3)
    wide = width >= _WIDE
    if not wide:
        table.add_column("phone", no_wrap=True, width=14, overflow="ellipsis")
    else:
        table.add_column("phone", no_wrap=True, ratio=2, min_width=12, max_width=26, overflow="ellipsis")
        table.add_column("where", no_wrap=True, max_width=24, overflow="ellipsis")
    table.add_column("state", no_wrap=True, width=13)
    table.add_column("what to do, or why", no_wrap=len(shown) * _FOLDED > room, ratio=6, overflow="ellipsis")
    for phone in shown:
        says = state(phone)
        dim = "dim" if phone.state is State.UNPLUGGED else ""
        table.add_row(
            Text(str(phone.number), dim),
            Text(name(phone), dim),
            *([Text(place(phone, several), dim)] if wide else []),
            Text(says, _STYLE.get(says, "")),
            Text(detail(phone), dim),
        )
    left = len(phones) - len(shown)
    more = [Text(f"... and {left} more that do not fit this screen", "dim")] if left else []
    return Group(_title(phones), Text(""), table, *more, _foot(troubles))


def _chosen(phones: Sequence[Phone], room: int) -> list[Phone]:
    if len(phones) <= room:
        return sorted(phones, key=lambda phone: phone.number)
    urgent = sorted(phones, key=lambda phone: (_place(phone), -phone.visit, phone.number))
    return sorted(urgent[:room], key=lambda phone: phone.number)


def _place(phone: Phone) -> int:
    return _ATTENTION.get(phone.state, 4 if phone.present else 5)


def _title(phones: Sequence[Phone]) -> Text:
    return Text(f"inspector watch   {sums(phones)}", "bold", no_wrap=True, overflow="ellipsis")


def _foot(troubles: Sequence[str]) -> Group:
    return Group(Text("\n".join(["", *troubles]), "red"), Text("Ctrl-C ends with the summary.", "dim"))
