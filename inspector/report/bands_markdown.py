"""``inspector bands`` as Markdown."""

from collections.abc import Iterator

from inspector.report.check_markdown import phone_markdown
from inspector.report.markdown import escaped, table
from inspector.report.model import PhoneReport
from inspector.report.phone_text import BANDS_HEAD, band_rows
from inspector.report.text import Page


def bands_markdown(report: PhoneReport, _: Page) -> Iterator[str]:
    """The phone, then every band that any source names."""
    yield phone_markdown(report.phone)
    rows = [[escaped(cell) for cell in row] for row in band_rows(report.phone)]
    yield table(BANDS_HEAD, rows) if rows else "No band is known.\n"
