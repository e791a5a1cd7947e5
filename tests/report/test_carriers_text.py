"""``carriers show``: a profile as a person would want it."""

from datetime import date

import pytest

from inspector import carriers
from inspector.report.carriers_document import profile_document
from inspector.report.carriers_text import carrier_profile
from inspector.report.text import Page

TODAY = date(2026, 11, 24)


def shown(carrier: str, day: date = TODAY, width: int = 80) -> str:
    return carrier_profile(
        carriers.named(carrier, day), carriers.SHIPPED.periods(carrier), day, Page(width=width, unicode=False)
    )


def rows(text: str) -> list[list[str]]:
    table = text.partition("what it means\n")[2].partition("\n\n")[0]
    return [line.split() for line in table.splitlines() if line[2] != " "]


def test_layers_stand_by_frequency() -> None:
    mhz = [int(row[1]) for row in rows(shown("att-us"))]
    assert mhz == sorted(mhz)
    assert len(mhz) == len(carriers.named("att-us", TODAY).layers)


@pytest.mark.parametrize(
    ("carrier", "band", "says"),
    [
        ("att-us", "B12", "reaches far and indoors"),
        ("att-us", "B4", "the main layer"),
        ("att-us", "B29", "nothing by itself"),
        ("att-us", "U5", "gone: shown, never counted"),
        ("att-us", "n260", "within sight of the antenna"),
        ("tim-it", "G900", "until 2028-09-30, planned"),
        ("tim-it", "G900", "calls without VoLTE"),
        ("liberty-pr", "G850", "no, ended, no date"),
    ],
)
def test_each_says_what_it_means_and_when(carrier: str, band: str, says: str) -> None:
    text = shown(carrier, width=200)
    assert says in next(line for line in text.splitlines() if line.split()[:1] == [band])


def test_every_group_of_facts_says_what_it_rests_on() -> None:
    text = shown("att-us", width=200)
    known = text.partition("How we know:\n")[2].partition("\n\n")[0]
    groups = {line.split(":")[0].strip() for line in known.splitlines()}
    assert groups == {"lte", "nr", "umts", "gsm", "plmns", "brands", "mvnos", "volte", "nr_sa", "admission"}
    assert all(word in known for word in ("high;", "BA (2026-10-02)", "derived", "att-allow (2020-07)"))


def test_the_rules_and_the_other_periods_are_named() -> None:
    text = " ".join(shown("att-us").split())
    assert "Same cells: B12 and B17 since 2015-09-30 (att-mfbi)" in text
    assert "Admission (allow-list):" in text
    assert "Other periods: 2016-01-01" in text
    assert "302-880 is shared: one radio network of Bell, Telus and SaskTel" in " ".join(shown("bell-ca").split())


@pytest.mark.parametrize("carrier", ["att-us", "sprint-us", "dish-us", "jio-in", "at-gh", "liberty-pr"])
def test_no_line_is_wider_than_the_page(carrier: str) -> None:
    assert max(map(len, shown(carrier).splitlines())) <= 80


def test_every_fact_is_in_the_document() -> None:
    document = profile_document(carriers.named("att-us", TODAY))
    assert document["origin"] == "shipped"
    assert document["nr_sa"] == "yes"
    assert document["basis"]["lte"]["confidence"] == "high"  # type: ignore[index]
