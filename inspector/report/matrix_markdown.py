"""``inspector matrix`` as Markdown, for a build's summary or a wiki."""

import re
from collections.abc import Iterator, Sequence

from inspector.matrix import Matrix
from inspector.report.matrix_text import is_unread, model_name, sums, variant_names
from inspector.report.text import clean
from inspector.verdict import Verdict

_WIDE = 8
"""More carriers than this do not fit side by side: then there is a table for each row."""
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


def matrix_markdown(matrix: Matrix) -> Iterator[str]:
    """Models down and carriers across where they fit; else one table for each row."""
    yield f"# Phones on carriers, {matrix.day}\n\n{escaped(sums(matrix))}\n\n"
    yield from _wide(matrix) if len(matrix.profiles) <= _WIDE else _long(matrix)
    unread = [row for _, row in matrix.rows() if is_unread(row)]
    if unread:
        yield "## Not checked\n\n" + _line(["source", "why"]) + _rule(2)
        yield from (_line([escaped(row.sources[0].label), escaped(row.cells[0].why)]) for row in unread)


def _wide(matrix: Matrix) -> Iterator[str]:
    yield _line(["model", "variant", "phones", *(escaped(profile.id) for profile in matrix.profiles)])
    yield _rule(3 + len(matrix.profiles))
    for model, row in matrix.rows():
        if not is_unread(row):
            cells = [_cell(cell.verdict, cell.why) for cell in row.cells]
            names = [escaped(model_name(model)), escaped(variant_names(row)), str(len(row.sources))]
            yield _line([*names, *cells])
    yield "\n"


def _long(matrix: Matrix) -> Iterator[str]:
    for model, row in matrix.rows():
        if is_unread(row):
            continue
        yield f"## {escaped(model_name(model))}\n\n{escaped(variant_names(row))}, {len(row.sources)} read\n\n"
        yield _line(["carrier", "verdict", "5G", "why"]) + _rule(4)
        for profile, cell in zip(matrix.profiles, row.cells, strict=True):
            yield _line([escaped(profile.id), _verdict(cell.verdict), cell.nr.value, escaped(cell.why)])
        yield "\n"


def _cell(verdict: Verdict, why: str) -> str:
    return f"{_verdict(verdict)}: {escaped(why)}"


def _verdict(verdict: Verdict) -> str:
    return f"{_MARK[verdict]} **{verdict.value.replace('_', ' ')}**"


def escaped(text: str) -> str:
    """Text that Markdown and the HTML inside it take for nothing but text."""
    harmless = _SPECIAL.sub(r"\\\1", clean(text))
    for live, dead in _LIVE.items():
        harmless = harmless.replace(live, dead)
    return harmless


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _rule(columns: int) -> str:
    return "|---" * columns + "|\n"
