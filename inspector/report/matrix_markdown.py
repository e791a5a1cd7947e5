"""``inspector matrix`` as Markdown, for a build's summary or a wiki."""

from collections.abc import Iterator

from inspector.matrix import Matrix
from inspector.report.markdown import escaped, line, marked, rule
from inspector.report.matrix_text import is_unread, model_name, sums, variant_names
from inspector.report.text import Page
from inspector.verdict import Verdict

_WIDE = 8
"""More carriers than this do not fit side by side: then there is a table for each row."""


def matrix_markdown(matrix: Matrix, _: Page) -> Iterator[str]:
    """Models down and carriers across where they fit; else one table for each row."""
    yield f"# Phones on carriers, {matrix.day}\n\n{escaped(sums(matrix))}\n\n"
    yield from _wide(matrix) if len(matrix.profiles) <= _WIDE else _long(matrix)
    unread = [row for _, row in matrix.rows() if is_unread(row)]
    if unread:
        yield "## Not checked\n\n" + line(["source", "why"]) + rule(2)
        yield from (line([escaped(row.sources[0].label), escaped(row.cells[0].why)]) for row in unread)


def _wide(matrix: Matrix) -> Iterator[str]:
    yield line(["model", "variant", "phones", *(escaped(profile.id) for profile in matrix.profiles)])
    yield rule(3 + len(matrix.profiles))
    for model, row in matrix.rows():
        if not is_unread(row):
            cells = [_cell(cell.verdict, cell.why) for cell in row.cells]
            names = [escaped(model_name(model)), escaped(variant_names(row)), str(len(row.sources))]
            yield line([*names, *cells])
    yield "\n"


def _long(matrix: Matrix) -> Iterator[str]:
    for model, row in matrix.rows():
        if is_unread(row):
            continue
        yield f"## {escaped(model_name(model))}\n\n{escaped(variant_names(row))}, {len(row.sources)} read\n\n"
        yield line(["carrier", "verdict", "5G", "why"]) + rule(4)
        for profile, cell in zip(matrix.profiles, row.cells, strict=True):
            yield line([escaped(profile.id), marked(cell.verdict), cell.nr.value, escaped(cell.why)])
        yield "\n"


def _cell(verdict: Verdict, why: str) -> str:
    return f"{marked(verdict)}: {escaped(why)}"
