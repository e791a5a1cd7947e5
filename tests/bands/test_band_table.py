"""The data file: complete, consistent with itself, and honest about where each row comes from."""

from collections import Counter

import pytest

from inspector.bands import Band, BandInfo, Duplex, Rat, all_bands, all_definitions, definitions, info
from tests.every import every

ROWS = all_definitions()
# Bands that have several rows, and why.
SEVERAL = {
    "G900": ["E-GSM 900", "P-GSM 900", "R-GSM 900", "ER-GSM 900", "T-GSM 900"],  # variants of one band
    "BC10": ["800 Secondary, lower", "800 Secondary, upper"],  # two parts, two spacings
    "B255": ["IoT-NTN L-band", "LTE-U U-NII-3"],  # one number given away twice
}
NAME_ONLY = {"BC2", "BC3", "BC4", "BC5", "BC11", "BC16", "BC17"}
UNEVEN = {"B66", "B70", "n66", "n70", "n91", "n92", "n93", "n94", "n109", "n110", "n510", "n511", "n512"}
DYNAMIC_NUMBERS = {"T-GSM 380", "T-GSM 410", "GSM 710", "T-GSM 810", "T-GSM 900"}
RELEASES = {"Rel-17", "Rel-18", "Rel-19", "not stated"}

each_row = every("row", ROWS, lambda row: f"{row.band}-{row.name}")


@each_row
def test_a_row_has_name_label_source_and_release(row: BandInfo) -> None:
    assert row.name
    assert row.name == row.name.strip()
    assert row.name.isascii()
    assert 300 <= row.nominal_mhz <= 60_000
    assert row.source
    assert row.release in RELEASES
    if row.release == "not stated":
        assert "TS 38.104" not in row.source
        assert "TS 36.104" not in row.source


@each_row
def test_edges_are_ordered_and_fit_the_duplex(row: BandInfo) -> None:
    for edges in filter(None, (row.uplink_khz, row.downlink_khz)):
        assert 300_000 < edges[0] < edges[1] <= 71_000_000
    if str(row.band) in NAME_ONLY:
        assert row.uplink_khz is row.downlink_khz is None
        assert row.note.startswith("Name only")
        return
    assert (row.uplink_khz is None) == (row.duplex in (Duplex.SDL, Duplex.SDO))
    assert (row.downlink_khz is None) == (row.duplex is Duplex.SUL)
    if row.duplex is Duplex.TDD:
        assert row.uplink_khz == row.downlink_khz
        assert row.uplink_channels == row.downlink_channels
    if row.duplex is Duplex.FDD:
        assert row.uplink_khz
        assert row.downlink_khz
        assert row.uplink_khz[1] <= row.downlink_khz[0] or row.downlink_khz[1] <= row.uplink_khz[0]


def test_fdd_directions_are_equally_wide_but_for_the_known_ones() -> None:
    widths = [
        (str(row.band), row.uplink_khz[1] - row.uplink_khz[0], row.downlink_khz[1] - row.downlink_khz[0])
        for row in ROWS
        if row.duplex is Duplex.FDD and row.uplink_khz and row.downlink_khz
    ]
    assert {band for band, up, down in widths if up != down} == UNEVEN


@each_row
def test_channel_runs_fit_the_edges(row: BandInfo) -> None:
    sides = ((row.uplink_khz, row.uplink_channels), (row.downlink_khz, row.downlink_channels))
    for edges, runs in sides:
        for run in runs:
            assert edges is not None
            assert len(run.numbers) > 0
            assert list(run.numbers) == sorted(set(run.numbers))
            first, last = run.frequency_khz(run.numbers[0]), run.frequency_khz(run.numbers[-1])
            assert first is not None
            assert last is not None
            assert edges[0] <= first <= last <= edges[1]


@each_row
def test_only_nr_and_bands_with_a_reason_have_no_channel_numbers(row: BandInfo) -> None:
    without = row.band.rat is Rat.NR or row.name in DYNAMIC_NUMBERS or str(row.band) in NAME_ONLY
    assert bool(row.downlink_channels) != without
    assert bool(row.uplink_channels) != (without or row.downlink_only)


@every("row", [r for r in ROWS if r.band.rat is Rat.LTE], lambda r: f"{r.band}-{r.name}")
def test_an_lte_run_starts_at_the_lower_edge_and_ends_one_step_below_the_upper(row: BandInfo) -> None:
    """TS 36.101, 5.7.3: F = F_low + 0.1 (N - N_Offs)."""
    for edges, runs in ((row.uplink_khz, row.uplink_channels), (row.downlink_khz, row.downlink_channels)):
        if edges is None:
            assert not runs
            continue
        (run,) = runs
        assert (run.first_khz, run.step_khz) == (edges[0], 100)
        assert run.frequency_khz(run.numbers[-1]) == edges[1] - 100


# Distance of the outermost carriers from the edges: half a 5 MHz carrier less the 100 kHz that the raster
# allows (TS 25.101, 5.4), half a 1.6 MHz carrier (TS 25.102, 1.28 Mcps), one 200 kHz step (TS 45.005, 2).
GUARD_KHZ = {Rat.UMTS: 2400, Rat.TDSCDMA: 800, Rat.GSM: 200}
GUARDED = [row for row in ROWS if row.band.rat in GUARD_KHZ and row.downlink_channels]


@pytest.mark.parametrize("row", GUARDED, ids=lambda row: f"{row.band}-{row.name}")
def test_the_outermost_carriers_keep_their_distance_from_the_edges(row: BandInfo) -> None:
    guard = GUARD_KHZ[row.band.rat]
    for edges, runs in ((row.uplink_khz, row.uplink_channels), (row.downlink_khz, row.downlink_channels)):
        if edges is None:
            continue
        assert {run.step_khz for run in runs} == {200}
        centres = [khz for run in runs for n in run.numbers if (khz := run.frequency_khz(n)) is not None]
        slack = 100 if row.band.rat is Rat.UMTS else 0  # UTRA centres are multiples of 200 kHz, edges are not
        assert guard <= min(centres) - edges[0] <= guard + slack
        # The numbers of GSM 750 end where its older edge was, 1 MHz below that of Rel-17.
        assert guard <= edges[1] - max(centres) <= guard + (1000 if row.name == "GSM 750" else slack)


@every("row", [r for r in ROWS if r.uplink_channels and r.downlink_channels], lambda r: f"{r.band}-{r.name}")
def test_the_runs_of_both_directions_stand_at_the_spacing_of_the_edges(row: BandInfo) -> None:
    assert len(row.uplink_channels) == len(row.downlink_channels)
    for up, down in zip(row.uplink_channels, row.downlink_channels, strict=True):
        assert down.first_khz - up.first_khz == row.spacing_khz
        if str(row.band) not in ("B66", "B70"):  # their downlink is wider
            assert [n - up.numbers[0] for n in up.numbers] == [n - down.numbers[0] for n in down.numbers]


def test_no_two_lte_bands_share_a_channel_number() -> None:
    downlink = Counter(
        n for row in ROWS if row.band.rat is Rat.LTE for run in row.downlink_channels for n in run.numbers
    )
    uplink = Counter(n for row in ROWS if row.band.rat is Rat.LTE for run in row.uplink_channels for n in run.numbers)
    assert max(downlink.values()) == max(uplink.values()) == 1


def test_a_band_has_one_row_but_for_the_known_ones() -> None:
    several = {str(band): [row.name for row in definitions(band)] for band in all_bands() if len(definitions(band)) > 1}
    assert several == SEVERAL


def test_the_usual_definition_comes_first() -> None:
    gsm900, b255 = info(Band.parse("G900")), info(Band.parse("B255"))
    assert gsm900
    assert b255
    assert gsm900.downlink_khz == (925_000, 960_000)
    assert b255.name == "IoT-NTN L-band"
    assert "LTE-U" in b255.note


def test_a_band_that_is_not_in_the_table_has_no_info() -> None:
    for text in ("B15", "B16", "n4", "n10", "n17", "U15", "TD41", "G800", "BC20", "B9999"):
        assert info(Band.parse(text)) is None
        assert definitions(Band.parse(text)) == ()


def test_bands_come_sorted_and_once() -> None:
    assert list(all_bands()) == sorted(set(all_bands()))
    assert {band.rat for band in all_bands()} == set(Rat)


def test_td_scdma_bands_keep_the_letter_of_utra_tdd() -> None:
    letters = {row.band.number: row.name.split("band ")[1][0] for row in ROWS if row.band.rat is Rat.TDSCDMA}
    assert letters == {33: "a", 34: "a", 35: "b", 36: "b", 37: "c", 38: "d", 39: "f", 40: "e"}


@pytest.mark.parametrize(
    ("text", "downlink_only", "spacing_khz"),
    [
        ("B29", True, None),
        ("n75", True, None),
        ("B108", True, None),
        ("U32", True, None),
        ("BC17", True, None),
        ("n80", False, None),
        ("B13", False, -31_000),
        ("B20", False, -41_000),
        ("B66", False, 400_000),
        ("B71", False, -46_000),
        ("n105", False, -51_000),
        ("B41", False, 0),
        ("BC2", False, None),
    ],
)
def test_downlink_only_and_spacing(text: str, downlink_only: bool, spacing_khz: int | None) -> None:
    row = info(Band.parse(text))
    assert row
    assert row.downlink_only is downlink_only
    assert row.spacing_khz == spacing_khz


@pytest.mark.parametrize("text", ["B24", "B106", "B107", "B108", "B252", "B254", "B256", "n102", "n510", "G750", "BC6"])
def test_what_is_disputed_or_unverified_says_so(text: str) -> None:
    row = info(Band.parse(text))
    assert row
    assert row.note
