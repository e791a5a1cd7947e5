"""Containment and overlap, with duplex and spacing minded (our own table, computed and read against TS 36.104
Table 5.5-1 and TS 38.104 Table 5.2-1).
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.bands import Band, Rat, all_bands, bands_of, contains, covering, info, overlaps

INSIDE = {
    Rat.LTE: """
        1<65 2<25 4<10 4<66 5<26 6<5 6<19 6<26 9<3 10<66 11<74 12<85 17<12 17<85 18<26 19<5 19<26 21<74 32<75
        33<39 38<41 45<50 47<46 48<49 49<48 107<108 107<113 112<108 113<108 256<65""",
    Rat.NR: """
        1<65 2<25 5<26 12<85 18<26 24<255 255<24 38<41 38<90 41<90 90<41 47<46 48<77 48<78 78<77 86<80 101<39
        102<96 104<96 256<65 261<257 510<512""",
    Rat.UMTS: "2<25 4<10 5<26 6<5 6<19 6<26 9<3 19<5 19<26",
    Rat.TDSCDMA: "33<39",
    Rat.CDMA: "1<14",
    Rat.GSM: "",
}
PARTLY = {
    Rat.LTE: """
        5/18 18/27 24/255 26/27 28/68 31/72 31/73 33/35 33/37 35/39 37/39 42/48 42/49 43/48 43/49 72/73 87/88
        112/113""",
    Rat.NR: "5/18 28/68 31/72 82/89 87/88 257/258 259/260",
    Rat.UMTS: "",
    Rat.TDSCDMA: "33/35 33/37 35/39 37/39",
    Rat.CDMA: "0/10 7/18",
    Rat.GSM: "",
}
BANDS = {rat: [band for band in all_bands() if band.rat is rat] for rat in Rat}
some_band = st.sampled_from(list(all_bands()))


def band(text: str) -> Band:
    return Band.parse(text)


@pytest.mark.parametrize("rat", Rat)
def test_these_bands_lie_inside_those_and_no_others(rat: Rat) -> None:
    found = {
        f"{narrow.number}<{wide.number}"
        for narrow in BANDS[rat]
        for wide in BANDS[rat]
        if narrow != wide and contains(wide, narrow)
    }
    assert found == set(INSIDE[rat].split())


@pytest.mark.parametrize("rat", Rat)
def test_these_bands_overlap_in_part_and_no_others(rat: Rat) -> None:
    found = {
        f"{a.number}/{b.number}"
        for a in BANDS[rat]
        for b in BANDS[rat]
        if a < b and overlaps(a, b) and not contains(a, b) and not contains(b, a)
    }
    assert found == set(PARTLY[rat].split())


@pytest.mark.parametrize(("wide", "narrow"), [("n105", "n71"), ("n8", "n106"), ("B8", "B106"), ("n512", "n511")])
def test_inside_by_range_but_at_another_spacing_is_not_contained(wide: str, narrow: str) -> None:
    outer, inner = info(band(wide)), info(band(narrow))
    assert outer
    assert inner
    for wide_edges, narrow_edges in (
        (outer.uplink_khz, inner.uplink_khz),
        (outer.downlink_khz, inner.downlink_khz),
    ):
        assert wide_edges
        assert narrow_edges
        assert wide_edges[0] <= narrow_edges[0] < narrow_edges[1] <= wide_edges[1]
    assert outer.spacing_khz != inner.spacing_khz
    assert not contains(band(wide), band(narrow))
    assert not overlaps(band(wide), band(narrow))


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("B38", "B69"),  # 2570-2620 both, but TDD and downlink only
        ("B50", "B75"),
        ("B75", "B50"),
        ("B1", "B4"),  # the same downlink, another uplink
        ("B66", "B1"),
        ("B66", "B65"),
        ("n3", "n80"),  # the uplink of n3 alone
        ("n75", "n92"),
        ("n41", "n7"),
        ("B42", "B48"),  # B48 straddles 42 and 43
        ("B43", "B48"),
        ("B27", "B26"),
        ("n78", "n77"),
    ],
)
def test_sharing_frequencies_alone_does_not_cover(wide: str, narrow: str) -> None:
    assert not contains(band(wide), band(narrow))


def test_a_downlink_only_band_is_covered_by_downlink_only_bands_alone() -> None:
    for narrow in all_bands():
        row = info(narrow)
        assert row
        if row.downlink_only:
            others = [info(wide) for wide in covering(narrow)]
            assert all(other is not None and other.duplex is row.duplex for other in others)
    assert covering(band("B32")) == (band("B75"),)


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("B17", "B12 B85"),
        ("B4", "B10 B66"),
        ("B6", "B19 B5 B26"),
        ("B48", "B49"),
        ("B107", "B113 B108"),
        ("n48", "n78 n77"),
        ("n38", "n41 n90"),
        ("B13", ""),
        ("n71", ""),
        ("G900", ""),
        ("BC2", ""),
        ("B9999", ""),
    ],
)
def test_covering_names_the_nearest_in_width_first(narrow: str, wide: str) -> None:
    assert " ".join(map(str, covering(band(narrow)))) == wide


def test_4_in_10_in_66_are_one_carrier() -> None:
    assert contains(band("B66"), band("B10"))
    assert contains(band("B10"), band("B4"))
    assert contains(band("B66"), band("B4"))


def test_n41_and_n90_cover_each_other() -> None:
    assert contains(band("n41"), band("n90"))
    assert contains(band("n90"), band("n41"))


def test_a_number_with_several_meanings_covers_and_is_covered_by_nothing_but_itself() -> None:
    """B24 and the satellite B255 are the same spectrum, but B255 may be LTE-U as well."""
    for text in ("B255", "G900", "BC10"):
        assert contains(band(text), band(text))
        assert covering(band(text)) == ()
        assert not [other for other in all_bands() if other != band(text) and contains(band(text), other)]


def test_3600_mhz_is_where_42_and_43_touch_and_48_lies_over_both() -> None:
    assert not overlaps(band("B42"), band("B43"))
    assert overlaps(band("B42"), band("B48"))
    assert overlaps(band("B48"), band("B43"))


def test_band_classes_known_by_name_alone_are_like_no_other() -> None:
    assert not contains(band("BC2"), band("BC3"))
    assert not overlaps(band("BC2"), band("BC3"))
    assert overlaps(band("BC2"), band("BC2"))


def test_bands_of_different_rats_never_cover_each_other() -> None:
    assert not contains(band("n2"), band("B2"))
    assert not overlaps(band("U5"), band("B5"))


@given(some_band)
def test_a_band_contains_and_overlaps_itself(one: Band) -> None:
    assert contains(one, one)
    assert overlaps(one, one)
    assert one not in covering(one)


def test_containing_is_transitive() -> None:
    for narrow in all_bands():
        for middle in covering(narrow):
            for wide in covering(middle):
                assert contains(wide, narrow), f"{narrow} in {middle} in {wide}"


@given(some_band, some_band)
def test_what_contains_overlaps_and_overlap_goes_both_ways(a: Band, b: Band) -> None:
    assert overlaps(a, b) == overlaps(b, a)
    if contains(a, b):
        assert overlaps(a, b)


@pytest.mark.parametrize("narrow", [b for b in BANDS[Rat.LTE] if covering(b)], ids=str)
def test_an_lte_carrier_of_a_contained_band_has_a_number_on_the_wide_one(narrow: Band) -> None:
    """Every downlink channel of the narrow band is, at the same distance, a channel of the wide one."""
    row = info(narrow)
    assert row
    (run,) = row.downlink_channels
    for wide in covering(narrow):
        other = info(wide)
        assert other
        shift = {other_run.channel(run.first_khz) for other_run in other.downlink_channels}.pop()
        assert shift is not None
        shift -= run.numbers[0]
        for channel in run.numbers:
            assert bands_of(Rat.LTE, channel + shift) == (wide,)
