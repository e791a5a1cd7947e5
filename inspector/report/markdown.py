"""Markdown (GitHub's): tables, and text that is taken for nothing but text."""

import re
from collections.abc import Sequence

from inspector.report.text import clean
from inspector.verdict import Verdict

_MARK = {
    Verdict.FITS: "✅",
    Verdict.GAPS: "⚠️",
    Verdict.LACKS: "❌",
    Verdict.UNKNOWN: "❔",
    Verdict.NOT_CHECKED: "➖",
}
_SPECIAL = re.compile(r"([\\`*_\[\]|~])")
_LIVE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "://": "&#58;//", "www.": "www&#46;"}
"""HTML, and what GitHub turns into a link or a mention by itself."""
_LONGEST = 4000


def escaped(text: str) -> str:
    """Text that Markdown and the HTML inside it take for nothing but text."""
    harmless = _SPECIAL.sub(r"\\\1", clean(text, _LONGEST))
    for live, dead in _LIVE.items():
        harmless = harmless.replace(live, dead)
    return harmless


def marked(verdict: Verdict) -> str:
    """A verdict that is seen at a glance, in a word that needs no colour."""
    return f"{_MARK[verdict]} **{verdict.value.replace('_', ' ')}**"


def line(cells: Sequence[str]) -> str:
    """One line of a table; the cells are escaped already."""
    return f"| {' | '.join(cells)} |\n"


def rule(columns: int) -> str:
    """The line below the head of a table."""
    return "|---" * columns + "|\n"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A whole table; the cells are escaped already."""
    return line(head) + rule(len(head)) + "".join(line(row) for row in rows)
