"""Every row of the reference table of carriers is there, field by field, and every PLMN of it finds its carrier."""

import csv
import re
from collections.abc import Iterator
from datetime import date

import pytest

from inspector import carriers
from inspector.bands.band import Rat
from inspector.carriers.dates import last_day
from inspector.carriers.model import Layer, OnAir, Profile, Role
from tests.every import every
from tests.real.shared import SHARED

TABLE = SHARED / "reference" / "carriers.csv"
PLMNS = SHARED / "reference" / "carriers_plmn_refs.csv"
SOURCES = SHARED / "reference" / "carriers_sources.csv"
TODAY = date(2026, 11, 24)

here = pytest.mark.skipif(not TABLE.exists(), reason="../shared is not here")


def rows(path: str) -> list[dict[str, str]]:
    file = SHARED / "reference" / path
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = rows("carriers.csv")
BY_ID = {profile.alias or profile.id: profile for profile in carriers.SHIPPED.everything()}
REASONED = {
    # Two sources of the table disagree on whether these are still on the air: that is not known.
    ("personal-ar", "umts"),
    ("claro-ar", "gsm"),
    ("claro-ar", "umts"),
}


@here
def test_no_row_is_missing_and_none_is_added() -> None:
    assert len(ROWS) == 272
    assert set(BY_ID) == {row["id"] for row in ROWS}


def numbers(profile: Profile, rat: Rat, role: Role) -> list[int]:
    return [layer.band.number for layer in profile.layers if layer.band.rat is rat and layer.role is role]


@here
@every("row", ROWS, lambda row: str(row["id"]))
def test_a_row_is_told_in_full(row: dict[str, str]) -> None:
    profile = BY_ID[row["id"]]
    assert profile.name == re.sub(r" \(snapshot \d{4}\)", "", row["name"])
    assert profile.country == row["country"]
    assert profile.plmns == tuple(plmn.replace("-", "") for plmn in row["plmns"].split())
    assert profile.as_of.isoformat().startswith(row["as_of"])
    for role in (Role.CORE, Role.EXTRA):
        assert numbers(profile, Rat.LTE, role) == [int(n) for n in row[f"lte_{role}"].split()]
        assert numbers(profile, Rat.NR, role) == [int(n.removeprefix("n")) for n in row[f"nr_{role}"].split()]
    assert profile.volte == row["volte_required"]
    assert profile.nr_sa == row["nr_sa"]
    assert profile.confidence == row["confidence"]
    assert (profile.admission is not None) == bool(row["certification"])


@here
@pytest.mark.parametrize(("word", "rat"), [("gsm", Rat.GSM), ("umts", Rat.UMTS)])
@every("row", ROWS, lambda row: str(row["id"]))
def test_2g_and_3g_have_their_bands_status_and_dates(row: dict[str, str], word: str, rat: Rat) -> None:
    layers = [layer for layer in BY_ID[row["id"]].layers if layer.band.rat is rat]
    assert [layer.band.number for layer in layers] == [int(n) for n in row[f"{word}_bands"].split()]
    for layer in layers:
        assert layer.role is Role.FALLBACK
        if (row["id"], word) in REASONED:
            assert layer.status is OnAir.UNKNOWN
        else:
            assert told(layer) == written(row[f"{word}_status"])


def told(layer: Layer) -> tuple[OnAir, date | None]:
    return layer.status, layer.ends


def written(text: str) -> tuple[OnAir, date | None]:
    """A status of the table: the words before the bracket, then the plan or the doubt in it."""
    plain, _, bracket = text.partition(" (")
    if plain.startswith("shutdown"):
        return OnAir.SHUTDOWN, day(plain)
    if plain == "unknown":
        return OnAir.UNKNOWN, None
    if plain.startswith(("ending", "shutting down")):
        return OnAir.ENDING, day(plain) or planned(bracket)
    if re.search(r"no full|partial refarm|via ", bracket) or not bracket:
        return OnAir.ACTIVE, None
    return OnAir.ENDING, planned(bracket)


def planned(bracket: str) -> date | None:
    """The planned end that a bracket names. What concerns one region, or is the earliest day, is no end of the network."""
    if re.search(r"earliest|region by region off; full|low bands|circles|Zhejiang|spectrum to LTE", bracket):
        return day(bracket) if "full shutdown planned" in bracket else None
    if "not before" in bracket:
        return day(bracket.partition("BA ")[2])
    return day(bracket)


def day(text: str) -> date | None:
    """The last day of the first date in a text; a half or a quarter of a year ends with its last month."""
    found = re.search(r"(\d{4})(?:-(H2|Q4|\d{2}(?:-\d{2})?))?", text)
    if found is None:
        return None
    return last_day({"H2": f"{found[1]}-12", "Q4": f"{found[1]}-12"}.get(found[2] or "", found[0]))


@here
@every("row", ROWS, lambda row: str(row["id"]))
def test_every_source_of_a_row_is_cited_with_its_date(row: dict[str, str]) -> None:
    cited = [(source.key, source.as_of) for source in BY_ID[row["id"]].sources if source.as_of]
    assert cited == list(sources_of(row["sources"]))
    unverified = "general knowledge, unverified" in row["sources"]
    assert unverified == any(source.key == "general knowledge" for source in BY_ID[row["id"]].sources)


def sources_of(text: str) -> Iterator[tuple[str, str]]:
    """``BA (2026-10-02); co-homol (undated (before 2023)); source: general knowledge, unverified (LTE 8, n78)``."""
    for key, as_of in re.findall(r"(?:^|; )(?!source:)([\w.-]+) \(((?:[^()]|\([^()]*\))*)\)", cut(text)):
        yield key, re.sub(r"undated \((.*)\)", r"\1", as_of)


def cut(text: str) -> str:
    return text.partition("source: general knowledge")[0].rstrip("; ")


@here
def test_every_source_of_the_reference_is_described() -> None:
    from inspector.carriers.sources import address_of, source_keys

    for row in rows("carriers_sources.csv"):
        assert row["key"] in source_keys()
        assert address_of(row["key"]), row["key"]


@here
@every("row", rows("carriers_plmn_refs.csv"), lambda row: f"{row['plmn']}-{row['carrier_id']}")
def test_every_plmn_of_the_reference_finds_its_carrier(row: dict[str, str]) -> None:
    wanted = BY_ID[row["carrier_id"]]
    plmn = row["plmn"].replace("-", "")
    found = {profile.id for profile in carriers.by_plmn(plmn, wanted.as_of if wanted.alias else TODAY)}
    assert wanted.id in found
    assert carriers.country_of(plmn) == wanted.country
    assert len(found) == 1 or all(
        plmn in dict(profile.shared_plmns) for profile in BY_ID.values() if plmn in profile.plmns
    )
