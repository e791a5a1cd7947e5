"""Each vendor lie is undone where it stands, and nothing else is touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.bands import Band, Rat, all_bands, bands_of, info
from inspector.quirks import (
    band_of_physical_channel,
    bands_named,
    channel_of_its_own_rat,
    earfcn_cut_to_16_bits,
    plmn_or_none,
    rat_of_serving_channel,
    real,
    zero_is_no_channel,
)


def named(*bands: str) -> frozenset[Band]:
    return frozenset(map(Band.parse, bands))


@pytest.mark.parametrize(
    ("rat", "numbers", "bands"),
    [
        pytest.param(Rat.NR, (78, 78), named("n78"), id="one_band_named_twice"),
        pytest.param(Rat.LTE, (0,), named(), id="zero_is_unknown"),
        pytest.param(Rat.LTE, (-1, 2147483647), named(), id="sentinels"),
        pytest.param(Rat.LTE, (12, 17), named("B12", "B17"), id="a_multi_band_cell_stays_both"),
        pytest.param(Rat.LTE, (0, 3), named("B3"), id="zero_beside_a_band"),
        pytest.param(Rat.LTE, (200,), named(), id="a_band_that_does_not_exist"),
        pytest.param(Rat.LTE, (), named(), id="empty"),
    ],
)
def test_the_bands_of_a_list(rat: Rat, numbers: tuple[int, ...], bands: frozenset[Band]) -> None:
    assert bands_named(rat, numbers) == bands


@pytest.mark.parametrize(
    ("rat", "number", "bands"),
    [
        (Rat.GSM, 8, named("G850")),
        (Rat.GSM, 9, named("G900")),
        (Rat.GSM, 10, named("G900")),
        (Rat.GSM, 11, named("G900")),
        (Rat.GSM, 14, named("G900")),
        (Rat.GSM, 12, named("G1800")),
        (Rat.GSM, 13, named("G1900")),
        (Rat.GSM, 3, named("G450")),
        (Rat.GSM, 1800, named("G1800")),
        (Rat.GSM, 15, named()),
        (Rat.UMTS, 8, named("U8")),
        (Rat.UMTS, 101, named()),
        (Rat.TDSCDMA, 101, named("TD33", "TD34")),
        (Rat.TDSCDMA, 106, named("TD39")),
        (Rat.TDSCDMA, 105, named("TD40")),
        (Rat.TDSCDMA, 34, named()),
        (Rat.CDMA, 1, named("BC0")),
        (Rat.CDMA, 2, named("BC1")),
        (Rat.CDMA, 11, named("BC10")),
        (Rat.LTE, 3, named("B3")),
        (Rat.LTE, 78, named()),
        (Rat.NR, 78, named("n78")),
        (Rat.LTE, 0, named()),
        (Rat.NR, -1, named()),
        (Rat.LTE, None, named()),
    ],
)
def test_the_band_of_a_physical_channel_is_androids_enumeration(
    rat: Rat, number: int | None, bands: frozenset[Band]
) -> None:
    assert band_of_physical_channel(rat, number) == bands


@pytest.mark.parametrize(
    ("channel", "bands", "whole"),
    [
        pytest.param(1275, named("B66"), 66811, id="the_pixel_7_on_b66"),
        pytest.param(3075, named("B71"), 68611, id="b71_that_looks_like_b7"),
        pytest.param(1275, named("B3"), 1275, id="b3_is_really_b3"),
        pytest.param(1275, named(), 1275, id="nothing_names_the_band"),
        pytest.param(66811, named("B66"), 66811, id="already_whole"),
        pytest.param(1275, named("B7"), 1275, id="another_contradiction_is_not_ours_to_mend"),
        pytest.param(1275, named("B3", "B66"), 1275, id="one_of_the_named_bands_has_it_as_it_is"),
        pytest.param(1275, named("n66"), 1275, id="a_band_of_another_rat"),
        pytest.param(None, named("B66"), None, id="no_channel"),
    ],
)
def test_an_earfcn_is_made_whole_only_where_a_band_says_so(
    channel: int | None, bands: frozenset[Band], whole: int | None
) -> None:
    assert earfcn_cut_to_16_bits(channel, bands) == whole


@settings(deadline=None)
@given(st.integers(0, 262143), st.sampled_from([band for band in all_bands() if band.rat is Rat.LTE]))
def test_no_phone_that_tells_the_truth_is_corrected(channel: int, band: Band) -> None:
    """A channel of the band that is named with it stays as it is."""
    if band in bands_of(Rat.LTE, channel):
        assert earfcn_cut_to_16_bits(channel, {band}) == channel


@pytest.mark.parametrize(("channel", "kept"), [(0, None), (-1, None), (None, None), (1, 1), (2850, 2850)])
def test_channel_0_is_unknown(channel: int | None, kept: int | None) -> None:
    assert zero_is_no_channel(channel) == kept


@pytest.mark.parametrize(
    ("rat", "channel", "kept"),
    [
        pytest.param(Rat.LTE, 636666, None, id="an_nr_channel_in_an_lte_field"),
        pytest.param(Rat.NR, 9000, None, id="the_emulators_9000_would_be_45_mhz"),
        pytest.param(Rat.NR, 1300, None, id="an_earfcn_in_an_nr_field"),
        pytest.param(Rat.NR, 632448, 632448, id="n77_or_n78"),
        pytest.param(Rat.LTE, 1300, 1300, id="b3"),
        pytest.param(Rat.CDMA, 2147483647, None, id="sentinel"),
        pytest.param(Rat.LTE, None, None, id="none"),
    ],
)
def test_a_number_no_band_of_the_rat_has_is_no_channel(rat: Rat, channel: int | None, kept: int | None) -> None:
    assert channel_of_its_own_rat(rat, channel) == kept


@pytest.mark.parametrize(
    ("voice", "data", "rat"),
    [
        ("LTE", "LTE", Rat.LTE),
        (None, "NR", Rat.NR),
        ("UMTS", None, Rat.UMTS),
        ("UMTS", "LTE", None),
        ("LTE", "NR", None),
        ("LTE", "IWLAN", Rat.LTE),
        (None, "IWLAN", None),
        ("CDMA", "LTE", Rat.LTE),
        ("CDMA", "CDMA", None),
        (None, None, None),
    ],
)
def test_a_serving_channel_of_an_unknown_rat_is_never_an_earfcn(
    voice: str | None, data: str | None, rat: Rat | None
) -> None:
    assert rat_of_serving_channel(voice, data) == rat


@pytest.mark.parametrize(
    ("value", "plmn"),
    [
        ("99970", "99970"),
        ("999700", "999700"),
        ("00101", "00101"),
        ("00000", None),
        ("000000", None),
        ("9997", None),
        ("null", None),
        ("", None),
        (None, None),
        ("٩٩٩٧٠", None),
    ],
)
def test_a_placeholder_is_no_plmn(value: str | None, plmn: str | None) -> None:
    assert plmn_or_none(value) == plmn


@pytest.mark.parametrize("value", ["", " ", "unknown", "Unknown", "null", "N/A", "none", "****", "[****]", None])
def test_a_placeholder_is_no_value(value: str | None) -> None:
    assert real(value) is None


@pytest.mark.parametrize("value", ["0", "3", "NA", "XT0000-1"])
def test_a_short_value_is_a_value(value: str) -> None:
    assert real(f" {value} ") == value


def test_every_band_a_quirk_can_name_is_in_the_table() -> None:
    for rat in Rat:
        for number in range(-2, 300):
            assert all(info(band) is not None for band in band_of_physical_channel(rat, number))
