"""``inspector diff`` for a person."""

import textwrap
from collections.abc import Iterator

from inspector.difference import Difference
from inspector.report.difference_sections import conclusion, sections, title
from inspector.report.text import Page, clean


def difference_text(found: Difference, page: Page) -> Iterator[str]:
    """Which two, the conclusion, then a table for each kind of difference."""
    yield page.wrap(f"A: {title(found.before)}", hang="   ") + "\n"
    yield page.wrap(f"B: {title(found.after)}", hang="   ") + "\n\n"
    yield page.paint(page.wrap(conclusion(found)), "bold") + "\n"
    for note in found.notes:
        yield page.wrap(clean(note)) + "\n"
    for section in sections(found):
        rows = [_fitted(row, page.width) for row in section.rows]
        yield f"\n{page.paint(section.title, 'bold')}\n{page.table(section.head, rows)}\n"


def _fitted(row: list[str], width: int) -> list[str]:
    """A row whose cells leave room for the last one, which the table folds by itself."""
    first, *middle, last = row
    return [_folded(first, width * 2 // 5), *(_folded(cell, width // 4) for cell in middle), last]


def _folded(cell: str, width: int) -> str:
    return "\n".join(textwrap.wrap(cell, width)) or cell
