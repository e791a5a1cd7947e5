"""The rules of DESIGN 5 read a second time, straight from the reference table: both readings must agree.

Nothing of ``carriers/`` or ``verdict/`` is used for the second reading, and frequencies come from the reference too.
"""

import csv
from datetime import date
from functools import cache

import pytest

from inspector import carriers
from inspector.verdict import verdict
from tests.every import every
from tests.real.shared import SHARED
from tests.verdict.build import declares, phone

REFERENCE = SHARED / "reference"
DAY = date(2026, 11, 24)
here = pytest.mark.skipif(not REFERENCE.is_dir(), reason="../shared is not here")

PHONES = {
    "a Chinese phone of 2016": "B1 B3 B7 B38 B39 B40 B41 TD34 TD39 U1 U2 U5 U8 G850 G900 G1800 G1900",
    "its global sister": "B1 B2 B3 B4 B5 B7 B8 B20 B38 B40 U1 U2 U5 U8 G850 G900 G1800 G1900",
    "a European phone with 5G": "B1 B3 B7 B8 B20 B28 B32 B38 n1 n3 n28 n78 U1 U8 G900 G1800",
    "an American flagship": "B2 B4 B5 B12 B13 B14 B25 B26 B29 B30 B41 B46 B48 B66 B71 n2 n5 n25 n41 n66 n71 n77 n260 n261 U2 U4 U5 G850 G1900",
    "a wide one without 2G and 3G": "B1 B3 B5 B8 B18 B19 B25 B26 B28 B34 B39 B40 B41 B42 B66 n1 n3 n8 n28 n40 n41 n77 n79 n257",
    "a wide one with narrow neighbours": "B1 B3 B5 B7 B17 B19 B20 B28 B38 B40 n1 n38 n78 U1 U5 U19 G900",
    "a 3G phone": "U1 U2 U5 U8 G850 G900 G1800 G1900",
    "a 2G phone": "G900 G1800",
    "a Latin American phone": "B2 B4 B5 B7 B28 B66 n7 n28 n66 n78 U2 U4 U5 G850 G1900",
    "700 MHz by another name": "B2 B4 B17 U5",
    "nothing at all": "BC6",
}
SAME_CELLS = {
    **dict.fromkeys(("att-us", "firstnet-us", "cricket-us", "boost-us", "att-us-2016"), ("B12", "B17")),
    "kddi-jp": ("B18", "B26"),
}
OPEN = {"personal-ar", "claro-ar"}  # the table says both on and off; see test_carriers_table.py
RATS = {"LTE": "B", "NR": "n", "UMTS": "U", "GSM": "G"}


def table(name: str) -> list[dict[str, str]]:
    path = REFERENCE / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = [row for row in table("carriers.csv") if row["id"] not in OPEN]
RANGES = {
    f"{RATS[row['rat']]}{row['band'].removeprefix('n')}": row
    for row in table("bands.csv")
    if row["rat"] in ("LTE", "NR") or (row["rat"] == "UMTS" and row["band"].isdecimal())
}


def edges(band: str) -> tuple[float, ...] | None:
    row = RANGES.get(band)
    keys = ("ul_low_mhz", "ul_high_mhz", "dl_low_mhz", "dl_high_mhz")
    return tuple(float(row[key]) for key in keys) if row and all(row[key] for key in keys) else None


@cache
def wider_ones(narrow: str) -> frozenset[str]:
    return frozenset(wide for wide in RANGES if wider(wide, narrow))


def wider(wide: str, narrow: str) -> bool:
    """Same RAT, duplex and spacing, and the wide one holds the narrow one in both directions."""
    outer, inner = edges(wide), edges(narrow)
    if outer is None or inner is None or wide[0] != narrow[0] or RANGES[wide]["duplex"] != RANGES[narrow]["duplex"]:
        return False
    spaced = abs((outer[2] - outer[0]) - (inner[2] - inner[0])) < 0.01
    return spaced and all(outer[i] <= inner[i] and inner[i + 1] <= outer[i + 1] for i in (0, 2))


def served(band: str, held: set[str], carrier: str) -> bool:
    """By itself, by a wider band, by a band of the same cells, and so on."""
    reached, todo = {band}, [band]
    while todo:
        near = todo.pop()
        twins = SAME_CELLS.get(carrier, ())
        steps = wider_ones(near) | (set(twins) if near in twins else set())
        todo += steps - reached
        reached |= steps
    return bool(reached & held)


def expected(row: dict[str, str], held: set[str], volte: bool | None) -> tuple[str, str]:
    lte = [f"B{number}" for number in row["lte_core"].split()]
    nr = row["nr_core"].split()
    has_lte = bool(lte or row["lte_extra"])
    core = [served(band, held, row["id"]) for band in (lte if has_lte else nr)]
    fallback = any(
        served(letter + number, held, row["id"])
        for word, letter in (("gsm", "G"), ("umts", "U"))
        if row[f"{word}_status"].startswith(("active", "ending", "shutting"))
        for number in row[f"{word}_bands"].split()
    )
    if not core:
        overall = "unknown"
    elif all(core):
        overall = "gaps" if volte is False and not fallback else "fits"
    else:
        overall = "gaps" if any(core) or fallback else "lacks"
    deciding = nr or [band for band in row["nr_extra"].split() if edges(band)]
    layers = [served(band, held, row["id"]) for band in deciding]
    if not deciding or not any(band.startswith("n") for band in held):
        return overall, "none"
    return overall, "fits" if all(layers) else "gaps" if any(layers) else "lacks"


@here
@every("row", ROWS, lambda row: str(row["id"]))
def test_two_readings_of_the_rules_agree(row: dict[str, str]) -> None:
    profile = carriers.named(row["id"], DAY)
    for name, bands in PHONES.items():
        for volte in (None, True, False):
            result = verdict(phone(declares(bands), volte=volte), profile, DAY)
            got = (result.verdict.value, result.nr.verdict.value)
            assert got == expected(row, set(bands.split()), volte), (name, volte, result.summary)
