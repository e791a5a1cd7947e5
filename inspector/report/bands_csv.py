"""``inspector bands`` as CSV: a line for each band."""

from collections.abc import Iterator

from inspector.explain import how_we_know
from inspector.report.csv_lines import csv_lines
from inspector.report.model import PhoneReport
from inspector.report.text import Page


def bands_csv(report: PhoneReport, _: Page) -> Iterator[str]:
    """RAT, number, status, the claims that name the band, and how we know."""
    phone = report.phone
    yield csv_lines([("band", "rat", "number", "status", "claims", "why")])
    for band in phone.evidence.bands():
        claims = dict.fromkeys(said.claim.value for said in phone.evidence.naming(band))
        status, why = phone.evidence.status(band).value, how_we_know(band, phone.evidence)
        yield csv_lines([(str(band), band.rat.value, str(band.number), status, " ".join(claims), why)])
