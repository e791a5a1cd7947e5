"""The shared reference (../shared/reference): its vectors, its table, and the overlaps it computed."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.bands import (
    Band,
    Direction,
    Duplex,
    Rat,
    all_bands,
    all_definitions,
    bands_of,
    candidates,
    contains,
    frequency_khz,
    nr_frequency_khz,
    overlaps,
)
from tests.every import every

REFERENCE = Path(__file__).parents[2] / "../shared/reference"
DL, UL = Direction.DOWNLINK, Direction.UPLINK
RATS = {"UTRA-TDD": Rat.TDSCDMA, "TD-SCDMA": Rat.TDSCDMA}
GSM_NAMES = {"DCS1800": "G1800", "PCS1900": "G1900"}
LETTER = {row.band: row.name.split("band ")[1][0] for row in all_definitions() if row.band.rat is Rat.TDSCDMA}
PREFIX = {Rat.UMTS: "U", Rat.LTE: "B", Rat.CDMA: "", Rat.NR: ""}

pytestmark = pytest.mark.skipif(not REFERENCE.is_dir(), reason="../shared is not here")


def read(name: str) -> list[dict[str, str]]:
    if not REFERENCE.is_dir():
        return []
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def khz(mhz: str) -> int:
    whole, _, part = mhz.partition(".")
    return int(whole) * 1000 + int((part + "000")[:3])


def our_name(rat: Rat, name: str) -> str:
    """A band of the reference in our spelling; TDD bands keep their letter."""
    if rat is Rat.GSM:
        return GSM_NAMES.get(name) or f"G{re.sub('[^0-9]', '', name)}"
    return name if rat is Rat.TDSCDMA else PREFIX[rat] + name


def listed(rat: Rat, channel: int, direction: Direction) -> set[str]:
    bands = bands_of(rat, channel, direction)
    return {LETTER[band] if rat is Rat.TDSCDMA else str(band) for band in bands}


VECTORS = read("arfcn_vectors.csv")


@every("vector", VECTORS, lambda v: f"{v['rat']}-{v['channel']}-{v['direction']}")
def test_every_vector_of_the_reference(vector: dict[str, str]) -> None:
    rat = RATS.get(vector["rat"]) or Rat(vector["rat"])
    channel, expected = int(vector["channel"]), khz(vector["freq_mhz"])
    names = [name for name in vector["bands"].split("|") if name]
    if vector["direction"] == "any":
        found = {f"{c.direction.upper()}:{c.band}" for c in candidates(rat, channel)}
        assert found == set(names)
        assert frequency_khz(rat, channel, None) == expected
        return
    direction = Direction(vector["direction"].lower())
    wanted = {our_name(rat, name) for name in names}
    if rat in (Rat.GSM, Rat.CDMA):  # these vectors name the band they are about; others may share its number
        assert wanted <= listed(rat, channel, direction)
        at = {c.frequency_khz for c in candidates(rat, channel, direction) if str(c.band) in wanted}
        assert at == {expected}
    else:
        assert listed(rat, channel, direction) == wanted
        assert frequency_khz(rat, channel, direction) == expected


def test_the_vectors_were_all_there() -> None:
    assert len(VECTORS) == 152


def reference_rows() -> Iterator[tuple[str, dict[str, str]]]:
    for row in read("bands.csv"):
        rat = RATS.get(row["rat"]) or Rat(row["rat"])
        name = re.sub(r" add$|\((LTE-U|NTN)\)$", "", row["band"])
        yield our_name(rat, name), row


def test_every_row_of_the_reference_is_ours_with_the_same_edges() -> None:
    ours = {(str(d.band), d.duplex, d.uplink_khz, d.downlink_khz) for d in all_definitions()}
    reach = {(str(d.band), d.uplink_khz, d.downlink_khz) for d in all_definitions()}
    for name, row in reference_rows():
        uplink = (khz(row["ul_low_mhz"]), khz(row["ul_high_mhz"])) if row["ul_low_mhz"] else None
        downlink = (khz(row["dl_low_mhz"]), khz(row["dl_high_mhz"])) if row["dl_low_mhz"] else None
        if row["rat"] in RATS:
            letter = name.split("-")[0]
            assert [d for d in LETTER if LETTER[d] == letter and (str(d), uplink, downlink) in reach], row
        elif name == "BC0":  # three runs of channels there, one band here
            assert Band.parse(name) in all_bands()
        elif name == "BC17":  # forward link only, as its name says
            assert (name, Duplex.SDL, uplink, downlink) in ours
        else:
            assert (name, Duplex(row["duplex"]), uplink, downlink) in ours, row


def test_we_have_no_band_that_the_reference_has_not() -> None:
    theirs = {name for name, _ in reference_rows()}
    ours = {str(band) for band in all_bands() if band.rat is not Rat.TDSCDMA}
    assert ours <= theirs


def test_every_channel_range_of_the_reference_is_ours() -> None:
    for name, row in reference_rows():
        rat = RATS.get(row["rat"]) or Rat(row["rat"])
        for direction, side in ((DL, "dl"), (UL, "ul")):
            for end in ("first", "last"):
                channel = row[f"{side}_arfcn_{end}"]
                if channel:
                    assert name.split("-")[0] in listed(rat, int(channel), direction), (name, channel)


def section(start: str, end: str) -> str:
    return (REFERENCE / "bands.md").read_text(encoding="utf-8").split(start)[1].split(end)[0]


@pytest.mark.parametrize(
    ("start", "end", "prefix", "count"), [("### 5.1", "### 5.2", "B", 29), ("### 5.3", "### 5.4", "n", 23)]
)
def test_the_containment_tables_of_the_reference(start: str, end: str, prefix: str, count: int) -> None:
    table = re.findall(r"^\| n?(\d+) \| n?(\d+) \| (subset[^|]*) \|", section(start, end), re.MULTILINE)
    assert len(table) == count
    for narrow, wide, relation in table:
        a, b = Band.parse(prefix + narrow), Band.parse(prefix + wide)
        assert contains(b, a) == ("different spacing" not in relation), (narrow, wide)
        assert contains(a, b) == ("equal" in relation), (narrow, wide)


def test_the_partial_overlaps_of_the_reference() -> None:
    table = re.findall(r"^\| (\d+) \| (\d+) \|", section("### 5.2", "Overlaps in spectrum"), re.MULTILINE)
    assert len(table) == 17
    for a, b in table:
        one, other = Band(Rat.LTE, int(a)), Band(Rat.LTE, int(b))
        assert overlaps(one, other)
        assert not contains(one, other)
        assert not contains(other, one)


def test_the_ambiguous_nr_intervals_of_the_reference() -> None:
    table = re.findall(
        r"^\| ([\d.]+)-([\d.]+) \| (\d+)-(\d+) \| ([n\d, ]+) \|", section("### 5.4", "### 5.5"), re.MULTILINE
    )
    assert len(table) == 41
    for low, high, first, last, names in table:
        middle = (int(first) + int(last)) // 2
        khz_there = nr_frequency_khz(middle)
        assert khz_there is not None
        assert khz(low) < khz_there < khz(high)
        assert ", ".join(map(str, bands_of(Rat.NR, middle))) == names


def test_a_downlink_uarfcn_is_unique_but_for_5_and_6() -> None:
    """Section 5.5."""
    shared = [n for n in range(11_000) if len(bands_of(Rat.UMTS, n)) > 1]
    assert shared == [1037, 1062, *range(4387, 4414)]
