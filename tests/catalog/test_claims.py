"""Published lists as claims: presence where it is printed, absence only where the list is whole."""

from dataclasses import replace

from inspector.bands.band import Band, Rat
from inspector.catalog import Match, Variant, band_lists, choose, match
from inspector.claims import Claim

MI_5 = match({"ro.product.model": "MI 5"})


def named(text: str) -> Variant:
    return choose(text, Match(variants=(), exact=False, why="")).variants[0]


def only(*variants: Variant, exact: bool = True) -> Match:
    return Match(variants=variants, exact=exact, why="")


def test_one_list_for_each_variant_with_its_source() -> None:
    china, other = band_lists(MI_5)
    assert (china.variant, other.variant) == ("xiaomi-mi-5-china", "xiaomi-mi-5-global")
    assert (china.claim, china.artifact, china.slot) == (Claim.LISTED, "catalog", None)
    assert china.detail == "GSMArena specification page, 2025-01"
    assert china.note == "Xiaomi Mi 5 (China)"
    assert band_lists(Match(variants=(), exact=False, why="")) == ()


def test_the_two_mi_5_lists() -> None:
    china, other = (frozenset(map(str, said.bands)) for said in band_lists(MI_5))
    common = {"G850", "G900", "G1800", "G1900", "U1", "U2", "U5", "U8", "B1", "B3", "B7", "B38", "B39", "B40", "B41"}
    assert china == {*common, "TD34", "TD39", "BC0"}
    assert other == {*common, "B5"}


def test_a_rat_that_is_not_stated_is_not_complete() -> None:
    (china,) = band_lists(only(named("xiaomi-mi-note-2-china")))
    assert china.complete == {Rat.LTE, Rat.NR}


def test_a_4g_phone_has_a_complete_and_empty_nr_list() -> None:
    for said in band_lists(MI_5):
        assert Rat.NR in said.complete
        assert said.denies(Band(Rat.NR, 78))


def test_an_unsure_band_is_neither_there_nor_denied() -> None:
    (said,) = band_lists(only(named("google-pixel-7-gvu6c")))
    assert not said.denies(Band(Rat.UMTS, 19))
    assert said.denies(Band(Rat.UMTS, 11))


def test_absence_means_nothing_where_one_list_stands_for_several_versions() -> None:
    """But for 5G: a phone of 2017 has none, whichever of its versions it is."""
    for exact in (True, False):
        (said,) = band_lists(only(named("xiaomi-mi-max-2"), exact=exact))
        assert said.complete == {Rat.NR}
        assert Band(Rat.LTE, 41) in said.bands
    (with_5g,) = band_lists(only(named("samsung-galaxy-a34")))
    assert with_5g.complete == frozenset()


def test_absence_means_nothing_where_the_list_is_from_memory() -> None:
    (said,) = band_lists(only(named("redmi-4x-global")))
    assert said.complete == frozenset()


def test_absence_means_nothing_for_a_lone_candidate_that_has_unknown_sisters() -> None:
    found = match({"ro.product.model": "Pixel 7"})
    assert [said.complete for said in band_lists(found)] == [frozenset()]
    (said,) = band_lists(replace(found, exact=True))
    assert {Rat.LTE, Rat.NR} <= said.complete
