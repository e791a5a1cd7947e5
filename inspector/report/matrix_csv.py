"""``inspector matrix`` as CSV: a line for each source and carrier, safe to open in a spreadsheet."""

from collections.abc import Iterator

from inspector.matrix import Matrix
from inspector.report.csv_lines import csv_lines
from inspector.report.text import Page

_HEAD = (
    "brand", "model", "device", "variant", "match", "source", "taken_at",
    "carrier", "name", "country", "as_of", "verdict", "nr", "why",
)  # fmt: skip


def matrix_csv(matrix: Matrix, _: Page) -> Iterator[str]:
    """Lines end in CR LF (RFC 4180); a row's lines in one piece."""
    yield csv_lines([_HEAD])
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
            yield csv_lines([(*phone, source.label, taken, *cell) for cell in cells])
