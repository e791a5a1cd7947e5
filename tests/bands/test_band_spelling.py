"""A band has one spelling, read in any case and written back the same."""

import pytest

from inspector.bands import Band, Rat, all_bands


@pytest.mark.parametrize(
    ("text", "rat", "number"),
    [
        ("B17", Rat.LTE, 17),
        ("b17", Rat.LTE, 17),
        (" n77 ", Rat.NR, 77),
        ("N77", Rat.NR, 77),
        ("U2", Rat.UMTS, 2),
        ("td34", Rat.TDSCDMA, 34),
        ("G850", Rat.GSM, 850),
        ("BC0", Rat.CDMA, 0),
        ("bc10", Rat.CDMA, 10),
    ],
)
def test_a_band_is_read_in_any_case(text: str, rat: Rat, number: int) -> None:
    assert Band.parse(text) == Band(rat, number)


@pytest.mark.parametrize("text", ["", "17", "B", "12a", "LTE17", "B-1", "B17,B12", "B12345", "n٧٧", "BC", "B1\n7"])
def test_what_is_no_band_is_refused_with_the_spelling_to_use(text: str) -> None:
    with pytest.raises(ValueError, match="write B17, n77, U2, TD34, G850 or BC0"):
        Band.parse(text)


def test_every_band_of_the_table_reads_back_as_written() -> None:
    assert [Band.parse(str(band)) for band in all_bands()] == list(all_bands())


def test_bands_sort_by_rat_and_then_by_number_not_by_spelling() -> None:
    mixed = [Band.parse(text) for text in ("n5", "B12", "B4", "BC0", "TD34", "U2", "G1900", "G850")]
    assert [str(band) for band in sorted(mixed)] == ["G850", "G1900", "U2", "TD34", "BC0", "B4", "B12", "n5"]
