"""``inspector diff`` as Markdown, for a build's summary or a review."""

from collections.abc import Iterator

from inspector.difference import Difference
from inspector.report.difference_sections import conclusion, sections, title
from inspector.report.markdown import escaped, table
from inspector.report.text import Page


def difference_markdown(found: Difference, _: Page) -> Iterator[str]:
    """Which two, the conclusion, then a table for each kind of difference."""
    yield f"# What differs\n\n- A: {escaped(title(found.before))}\n- B: {escaped(title(found.after))}\n\n"
    yield f"**{escaped(conclusion(found))}**\n"
    yield from (f"\n> {escaped(note)}\n" for note in found.notes)
    for section in sections(found):
        rows = [[escaped(cell) for cell in row] for row in section.rows]
        yield f"\n## {escaped(section.title)}\n\n{table(section.head, rows)}"
