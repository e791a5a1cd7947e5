"""Channel number <-> frequency <-> bands: known answers, named overlaps, and every channel there and back."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.bands import (
    Band,
    BandInfo,
    Channels,
    Direction,
    Rat,
    all_bands,
    all_definitions,
    bands_of,
    candidates,
    channel_of,
    frequency_khz,
    info,
    nr_channel,
    nr_frequency_khz,
)
from tests.every import every

DL, UL = Direction.DOWNLINK, Direction.UPLINK
FACTS = list(csv.DictReader((Path(__file__).with_name("channel_facts.csv")).open(encoding="utf-8")))
NUMBERED = [row for row in all_definitions() if row.downlink_channels]
NR_BANDS = [band for band in all_bands() if band.rat is Rat.NR]


def names(bands: tuple[Band, ...]) -> str:
    return " ".join(map(str, bands))


def edges_of(band: Band, direction: Direction) -> tuple[int, int] | None:
    row = info(band)
    assert row
    return row.downlink_khz if direction is DL else row.uplink_khz


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f"{f['rat']}-{f['channel']}-{f['direction']}")
def test_known_answers(fact: dict[str, str]) -> None:
    rat, channel, direction = Rat(fact["rat"]), int(fact["channel"]), Direction(fact["direction"])
    assert names(bands_of(rat, channel, direction)) == fact["bands"]
    frequencies = [int(khz) for khz in fact["khz"].split()]
    expected = frequencies[0] if len(frequencies) == 1 else None
    assert frequency_khz(rat, channel, direction) == expected
    found = candidates(rat, channel, direction)
    assert {candidate.frequency_khz for candidate in found} == (set(frequencies) if found else set())
    for candidate in found:
        assert channel in channel_of(candidate.band, candidate.frequency_khz, direction)


def test_every_known_answer_names_its_source() -> None:
    assert len(FACTS) >= 60
    assert {fact["rat"] for fact in FACTS} == set(Rat) - {Rat.CDMA}
    assert all(fact["source"] for fact in FACTS)


# Named after the overlap they guard.


def test_3600_mhz_is_n48_n77_or_n78() -> None:
    assert names(bands_of(Rat.NR, 640_000)) == "n48 n77 n78"


def test_3500_mhz_is_n77_or_n78() -> None:
    assert names(bands_of(Rat.NR, 633_334)) == "n77 n78"


def test_3900_mhz_is_n77_alone() -> None:
    assert names(bands_of(Rat.NR, 660_000)) == "n77"


def test_2600_mhz_is_n38_n41_or_n90() -> None:
    assert names(bands_of(Rat.NR, 520_000)) == "n38 n41 n90"


def test_2655_mhz_is_n7_n41_or_n90() -> None:
    assert names(bands_of(Rat.NR, 531_000)) == "n7 n41 n90"


def test_2140_mhz_is_n1_n65_or_n66() -> None:
    assert names(bands_of(Rat.NR, 428_000)) == "n1 n65 n66"


def test_1960_mhz_is_n2_or_n25() -> None:
    assert names(bands_of(Rat.NR, 392_000)) == "n2 n25"


def test_630_mhz_is_n71_or_n105() -> None:
    assert names(bands_of(Rat.NR, 126_000)) == "n71 n105"


def test_740_mhz_is_n12_n67_or_n85() -> None:
    assert names(bands_of(Rat.NR, 148_000)) == "n12 n67 n85"


def test_28_ghz_is_n257_or_n261() -> None:
    assert names(bands_of(Rat.NR, 2_079_167)) == "n257 n261"


def test_an_nr_arfcn_on_an_edge_belongs_to_both_neighbours() -> None:
    assert nr_frequency_khz(434_000) == 2_170_000
    assert names(bands_of(Rat.NR, 434_000)) == "n1 n65 n66 n256"


def test_an_ssb_off_the_channel_raster_still_has_its_bands() -> None:
    """A phone reports the SSB: 365530 is no multiple of 20 (netmonster-core#78)."""
    assert names(bands_of(Rat.NR, 365_530)) == "n3"


def test_gsm_512_is_dcs_or_pcs_and_has_no_single_frequency() -> None:
    assert names(bands_of(Rat.GSM, 512)) == "G1800 G1900"
    assert frequency_khz(Rat.GSM, 512, DL) is None


def test_gsm_62_is_g900_once_though_four_variants_have_it() -> None:
    assert [(str(c.band), c.direction) for c in candidates(Rat.GSM, 62)] == [("G900", DL), ("G900", UL)]


def test_uarfcn_9662_is_u2_down_and_u1_up() -> None:
    assert [(str(c.band), c.direction) for c in candidates(Rat.UMTS, 9662)] == [("U1", UL), ("U2", DL)]


def test_uarfcn_1037_is_u5_or_u6_down_and_u3_up() -> None:
    assert names(bands_of(Rat.UMTS, 1037)) == "U5 U6"
    assert frequency_khz(Rat.UMTS, 1037, DL) == 877_500
    assert names(bands_of(Rat.UMTS, 1037, UL)) == "U3"


def test_td_scdma_9504_is_band_a_b_or_f() -> None:
    assert names(bands_of(Rat.TDSCDMA, 9504)) == "TD33 TD35 TD39"


@pytest.mark.parametrize(
    ("channel", "direction", "band", "khz"),
    [
        (262, DL, "BC0", 877_860),  # Motorola SC480 manual, p. 42
        (262, UL, "BC0", 832_860),
        (303, DL, "BC0", 879_090),  # Nokia 1X UBS Macro, Table C-2
        (1015, DL, "BC0", 869_760),  # the SC480 manual prints 870.240: a slip of sign
        (1024, UL, "BC0", 815_040),
        (262, DL, "BC1", 1_943_100),  # Motorola SC4812ET manual
        (25, DL, "BC1", 1_931_250),  # Motorola SC4812T Lite, Table E-1
        (526, DL, "BC10", 864_150),  # S4GRU, 2012-03-22
        (720, DL, "BC10", 935_000),
        (239, UL, "BC12", 875_987),  # 875.9875 MHz, cut to whole kHz
    ],
)
def test_a_cdma_number_counts_anew_in_every_band_class(channel: int, direction: Direction, band: str, khz: int) -> None:
    found = {str(c.band): c.frequency_khz for c in candidates(Rat.CDMA, channel, direction)}
    assert found[band] == khz
    assert channel_of(Band.parse(band), khz, direction) == (channel,)


def test_earfcn_70656_is_b106_never_b107() -> None:
    """TS 36.101 V18.3 gave it to both; only B106 fits the later tables (5G-MAG/Standards#124, #208)."""
    assert names(bands_of(Rat.LTE, 70_656)) == "B106"
    assert names(bands_of(Rat.LTE, 70_705)) == "B106"
    assert names(bands_of(Rat.LTE, 70_706)) == "B107"


def test_b255_is_satellite_or_lte_u_by_its_channel() -> None:
    b255 = Band.parse("B255")
    assert [(c.band, c.frequency_khz) for c in candidates(Rat.LTE, 228_736, DL)] == [(b255, 1_525_000)]
    assert [(c.band, c.frequency_khz) for c in candidates(Rat.LTE, 260_894, DL)] == [(b255, 5_725_000)]
    assert channel_of(b255, 1_525_000, DL) == (228_736,)
    assert channel_of(b255, 5_725_000, DL) == (260_894,)


def test_the_same_2145_mhz_carrier_is_2300_on_b4_and_66786_on_b66() -> None:
    assert channel_of(Band.parse("B4"), 2_145_000, DL) == (2300,)
    assert channel_of(Band.parse("B66"), 2_145_000, DL) == (66_786,)


def test_gsm_750_goes_down_in_the_lower_half() -> None:
    """TS 45.001, 9 (Rel-17): base transmit 747-763, mobile transmit 777-793 MHz."""
    assert frequency_khz(Rat.GSM, 438, DL) == 747_200
    assert frequency_khz(Rat.GSM, 438, UL) == 777_200


# What is no channel.


@pytest.mark.parametrize("rat", Rat)
@pytest.mark.parametrize("channel", [-1, -(2**31), 2**31 - 1, 2**63, 3_279_166])
def test_sentinels_are_no_channel(rat: Rat, channel: int) -> None:
    assert candidates(rat, channel) == ()
    assert bands_of(rat, channel, None) == ()
    assert frequency_khz(rat, channel, None) is None


def test_a_downlink_only_band_has_no_uplink_number() -> None:
    assert names(bands_of(Rat.LTE, 9660)) == "B29"
    assert bands_of(Rat.LTE, 9660, UL) == ()
    assert channel_of(Band.parse("B29"), 717_000, UL) == ()
    assert channel_of(Band.parse("n75"), 1_450_000, UL) == ()


def test_a_supplementary_uplink_has_no_downlink_number() -> None:
    assert "n80" in names(bands_of(Rat.NR, 350_000, UL))
    assert "n80" not in names(bands_of(Rat.NR, 350_000, DL))


@pytest.mark.parametrize(
    ("band", "khz"),
    [("B1", 2_110_050), ("B1", 2_170_000), ("B1", 1_950_000), ("G900", 935_100), ("n1", 2_112_001),
     ("n1", 2_200_000), ("n258", 24_250_000), ("U5", 871_450), ("BC2", 900_000), ("B9999", 900_000)],
)  # fmt: skip
def test_a_frequency_that_is_no_channel_of_the_band_gives_none(band: str, khz: int) -> None:
    assert channel_of(Band.parse(band), khz, DL) == ()


# There and back.


@every("row", NUMBERED, lambda row: f"{row.band}-{row.name}")
def test_every_channel_comes_back_from_its_frequency(row: BandInfo) -> None:
    for direction, runs in ((DL, row.downlink_channels), (UL, row.uplink_channels)):
        for run in runs:
            for channel in run.numbers:
                khz = run.frequency_khz(channel)
                assert khz is not None
                assert channel in channel_of(row.band, khz, direction)


@pytest.mark.parametrize("rat", [rat for rat in Rat if rat is not Rat.NR])
def test_every_channel_names_its_band_and_frequency_and_only_those_that_have_it(rat: Rat) -> None:
    expected: dict[tuple[int, Direction], set[tuple[Band, int]]] = {}
    for row in NUMBERED:
        if row.band.rat is rat:
            for direction, runs in ((DL, row.downlink_channels), (UL, row.uplink_channels)):
                for run in runs:
                    for place, channel in enumerate(range(run.numbers[0], run.numbers[-1] + 1)):
                        if channel in run.numbers:
                            khz = run.first_khz + place * run.step_khz
                            expected.setdefault((channel, direction), set()).add((row.band, khz))
    for (channel, direction), pairs in expected.items():
        found = [(c.band, c.frequency_khz) for c in candidates(rat, channel, direction)]
        assert len(found) == len(pairs)
        assert set(found) == pairs


def test_every_nr_arfcn_comes_back_from_its_frequency() -> None:
    """TS 38.104, 5.4.2.1: 0 to 3279165. The raster is even between its seams: those in full, and every 41st number."""
    around_seams = [n for seam in (0, 600_000, 2_016_667, 3_279_166) for n in range(seam - 3000, seam + 3000)]
    numbers = [*range(0, 3_279_166, 41), *(n for n in around_seams if 0 <= n < 3_279_166)]
    assert [n for n in numbers if nr_channel(nr_frequency_khz(n) or 0) != n] == []


@every("band", NR_BANDS)
def test_nr_bands_take_every_number_from_edge_to_edge_and_none_beyond(band: Band) -> None:
    for direction in Direction:
        edges = edges_of(band, direction)
        if edges is None:
            continue
        first = next(n for khz in range(edges[0], edges[0] + 81) if (n := nr_channel(khz)) is not None)
        last = next(n for khz in range(edges[1], edges[1] - 81, -1) if (n := nr_channel(khz)) is not None)
        for channel in [first, *range(first, last, 1009), last]:
            khz = nr_frequency_khz(channel)
            assert khz is not None
            assert band in bands_of(Rat.NR, channel, direction)
            assert channel_of(band, khz, direction) == (channel,)
        for outside in (first - 1, last + 1):
            assert band not in bands_of(Rat.NR, outside, direction)
            assert channel_of(band, nr_frequency_khz(outside) or 0, direction) == ()


@given(st.sampled_from(list(Rat)), st.integers(-10, 3_300_000))
def test_both_directions_are_the_sum_of_one_and_the_other_sorted(rat: Rat, channel: int) -> None:
    both = candidates(rat, channel)
    assert set(both) == {*candidates(rat, channel, DL), *candidates(rat, channel, UL)}
    assert list(both) == sorted(both, key=lambda c: (c.band.sort_key, c.direction))
    assert len(both) == len(set(both))


@given(st.sampled_from([b for b in all_bands() if (i := info(b)) and i.duplex == "TDD"]), st.data())
def test_on_a_tdd_band_direction_is_immaterial(band: Band, data: st.DataObject) -> None:
    edges = edges_of(band, DL)
    assert edges
    khz = data.draw(st.integers(edges[0], edges[1]))
    assert channel_of(band, khz, DL) == channel_of(band, khz, UL)
    for channel in channel_of(band, khz, DL):
        assert band in bands_of(band.rat, channel, DL)
        assert band in bands_of(band.rat, channel, UL)


@given(st.integers(0, 100_000_000))
def test_no_frequency_is_rounded_to_a_channel(khz: int) -> None:
    channel = nr_channel(khz)
    assert channel is None or nr_frequency_khz(channel) == khz


@pytest.mark.parametrize(
    ("run", "channel", "khz"),
    [
        (Channels(numbers=range(5, 8), first_khz=1000, step_khz=10), 7, 1020),
        (Channels(numbers=(5, 9), first_khz=1000, step_khz=10), 9, 1040),
    ],
)
def test_a_run_holds_only_its_numbers(run: Channels, channel: int, khz: int) -> None:
    assert run.frequency_khz(channel) == khz
    assert run.channel(khz) == channel
    assert run.frequency_khz(channel + 1) is None
    assert run.channel(khz + 10) is None
    assert run.channel(khz - 1) is None
    assert run.frequency_khz(4) is None
    assert run.frequency_khz(10) is None
