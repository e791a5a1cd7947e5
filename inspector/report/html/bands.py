"""``inspector bands`` as a page: every band that any source names, with its status and how we know."""

from collections.abc import Iterator

from inspector.report.check_text import header_facts
from inspector.report.html.markup import Markup, element
from inspector.report.html.page import page
from inspector.report.html.phone import phone_head, phone_notes
from inspector.report.html.tables import cell, row, table
from inspector.report.model import PhoneReport
from inspector.report.phone_text import BANDS_HEAD, band_rows
from inspector.report.text import Page


def bands_html(report: PhoneReport, _: Page) -> Iterator[str]:
    """The document in pieces."""
    phone = report.phone
    return page(f"{header_facts(phone)[0]}: bands", phone_head(phone), _body(report))


def _body(report: PhoneReport) -> Iterator[Markup]:
    rows = [row(band, *map(cell, between), cell(why, "why")) for band, *between, why in band_rows(report.phone)]
    said = table(BANDS_HEAD, rows, "Bands") if rows else element("p", "No band is known.")
    yield element("section", element("h2", "Bands", id="bands"), said, aria_labelledby="bands")
    yield phone_notes(report.phone)
