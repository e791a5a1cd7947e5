"""``inspector matrix`` as CSV: a line for each source and carrier, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Sequence

from inspector.matrix import Matrix
from inspector.report.text import clean

_HEAD = (
    "brand", "model", "device", "variant", "match", "source", "taken_at",
    "carrier", "name", "country", "as_of", "verdict", "nr", "why",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The last four are the wide forms, which a spreadsheet set to Chinese or Japanese takes for the same."""


def matrix_csv(matrix: Matrix) -> Iterator[str]:
    """Lines end in CR LF (RFC 4180); a row's lines in one piece."""
    yield _lines([_HEAD])
    carriers = [(profile.id, profile.name, profile.country, matrix.day.isoformat()) for profile in matrix.profiles]
    for model, row in matrix.rows():
        variants = " or ".join(variant.id for variant in row.variants)
        match = ("exact" if row.exact else "candidate") if row.variants else ""
        phone = (model.brand or "", model.model or "", model.device or "", variants, match)
        cells = [
            (*carrier, cell.verdict.value, cell.nr.value, cell.why)
            for carrier, cell in zip(carriers, row.cells, strict=True)
        ]
        for source in row.sources:
            taken = source.taken_at.isoformat() if source.taken_at else ""
            yield _lines([(*phone, source.label, taken, *cell) for cell in cells])


def _lines(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what could begin one.

    Also where blanks stand before it, which some programs skip.
    """
    shown = clean(cell)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown
