"""``inspector bands`` as a page: every band that any source names, with its status and how we know."""

from collections.abc import Iterator

from inspector.evidence import Status
from inspector.report.check_text import header_facts
from inspector.report.html.markup import Markup, element
from inspector.report.html.page import page
from inspector.report.html.phone import phone_head, phone_notes
from inspector.report.html.pictures import bands_picture
from inspector.report.html.style import GLYPH
from inspector.report.html.tables import cell, row, table
from inspector.report.model import PhoneReport
from inspector.report.phone_text import BANDS_HEAD, band_rows
from inspector.report.text import Page
from inspector.verdict.layer import weigh


def bands_html(report: PhoneReport, _: Page) -> Iterator[str]:
    """The document in pieces."""
    phone = report.phone
    return page(f"{header_facts(phone)[0]}: bands", phone_head(phone), _body(report))


def _body(report: PhoneReport) -> Iterator[Markup]:
    evidence = report.phone.evidence
    statuses = [evidence.status(band) for band in evidence.bands()]
    rows = [
        row(band, cell(name), _status(status), cell(why, "why"))
        for (band, name, _, why), status in zip(band_rows(report.phone), statuses, strict=True)
    ]
    name = header_facts(report.phone)[0]
    said = [bands_picture(name, report.phone, "spectrum"), table(BANDS_HEAD, rows, "Bands")]
    nothing = element("p", "No band is known.")
    heading = element("h2", "Bands", id="bands")
    yield element("section", heading, *(said if rows else [nothing]), aria_labelledby="bands")
    yield phone_notes(report.phone)


def _status(status: Status) -> Markup:
    """In the colour and with the sign that it would have as a layer of a carrier."""
    alike, _ = weigh(status, {})
    return cell(f"{GLYPH[alike]} {status.value}", f"said tone-{alike}")
