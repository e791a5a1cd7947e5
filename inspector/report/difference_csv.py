"""``inspector diff`` as CSV: a line for each thing that differs."""

from collections.abc import Iterator

from inspector.difference import Difference
from inspector.report.csv_lines import csv_lines
from inspector.report.difference_sections import sections
from inspector.report.text import Page


def difference_csv(found: Difference, _: Page) -> Iterator[str]:
    """What kind of thing, which one, what A and B say, and what more is said of it."""
    yield csv_lines([("section", "what", "a", "b", "more")])
    for section in sections(found):
        yield csv_lines([(section.title, *_cells(section.head, row)) for row in section.rows])


def _cells(head: list[str], row: list[str]) -> list[str]:
    """What only one of the two names stands in its column; sections without a fourth column have none."""
    if head[1] == "only in":
        what, where, bands = row
        return [what, bands if where == "A" else "", bands if where == "B" else "", ""]
    return [*row, *[""] * (4 - len(row))]
