"""The shipped files: valid, sourced, honest, and in agreement with the survey they were taken from."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.bands.band import Band, Rat
from inspector.catalog import Variant, all_variants, load, match, shipped_files
from inspector.catalog.loader import mentioning
from inspector.catalog.validate import validate

ROOT = Path(__file__).parents[2]
SURVEY = ROOT / "../shared/reference/devices-seed.csv"
VARIANTS = all_variants()
of_variant = pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.id)


def own_properties(variant: Variant) -> Iterator[dict[str, str]]:
    """Everything that a phone of this variant can print of what the catalog knows of it."""
    properties = {name: values[0] for name, values in variant.properties.items()}
    for model in variant.models:
        for device in variant.devices:
            yield {"ro.product.model": model, "ro.product.device": device, **properties}


def test_the_shipped_files_have_no_fault() -> None:
    assert [str(fault) for fault in validate(shipped_files())] == []


def test_cutting_a_file_into_entries_gives_the_same_as_reading_it_whole() -> None:
    assert mentioning([""]) == tuple(variant for path in shipped_files() for variant in load(path)[0]) == VARIANTS


def test_a_phone_costs_the_entries_that_mention_it_alone() -> None:
    assert len(mentioning(['"mi 5"', '"gemini"'])) < 5


@of_variant
def test_a_phone_that_prints_a_variant_has_it_among_its_matches(variant: Variant) -> None:
    for printed in own_properties(variant):
        for maker in ({}, {"ro.product.brand": variant.brand}, {"ro.product.manufacturer": variant.brand.upper()}):
            found = match({**printed, **maker})
            assert variant in found.variants
            assert found.exact <= (len(found.variants) == 1 and not variant.merged)


@of_variant
def test_model_or_codename_alone_never_lose_a_variant(variant: Variant) -> None:
    for name, values in (("ro.product.model", variant.models), ("ro.product.device", variant.devices)):
        for value in values:
            assert variant in match({name: value}).variants


@of_variant
def test_sources_and_notes_are_plain_text_of_a_readable_length(variant: Variant) -> None:
    assert variant.brand in ("Google", "Redmi") or variant.name.split()[0] in (variant.brand, "Pocophone")
    assert variant.id.startswith(f"{variant.brand.lower()}-")
    assert len(variant.note) < 400
    assert "||" not in variant.note
    assert all(
        number == number.strip().replace("O", "0") for number in variant.properties.get("ro.boot.hardware.sku", ())
    )


@of_variant
def test_confidence_is_earned(variant: Variant) -> None:
    """High needs a second publisher; without the maker's page the rest stays low (devices.md)."""
    assert (variant.confidence == "low") is (
        variant.id not in ("xiaomi-mi-5-china", "xiaomi-mi-note-2-global", "xiaomi-mi-mix")
    )


# --- against the survey ---


def survey() -> list[dict[str, str]]:
    if not SURVEY.exists():
        pytest.skip("../shared is not here")
    with SURVEY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cell(row: dict[str, str], rat: Rat) -> frozenset[Band]:
    """The bands of one cell; "yes" names none and ``6|19`` means one of two."""
    values = [value for value in row[rat.value.lower()].split(";") if value not in ("", "yes", "6|19")]
    return frozenset(Band(rat, int(value.removeprefix("BC"))) for value in values)


def is_row_of(variant: Variant, row: dict[str, str]) -> bool:
    names = {*row["model"].split(";"), *row["codename"].split(";")}
    return bool(names & {*variant.models, *variant.devices}) and all(
        cell(row, rat) - variant.unsure == {band for band in variant.bands if band.rat is rat} for rat in Rat
    )


@of_variant
def test_bands_year_and_sku_agree_with_the_survey(variant: Variant) -> None:
    rows = [row for row in survey() if is_row_of(variant, row) and int(row["release_year"]) == variant.year]
    assert rows
    skus = variant.properties.get("ro.boot.hardware.sku", ())
    assert not skus or variant.brand != "Google" or any(skus[0] in row["match_hint"] for row in rows)


@of_variant
def test_what_the_survey_does_not_state_is_not_stated(variant: Variant) -> None:
    """An empty cell is never "not supported", but a 4G phone has no NR and a 3G phone no LTE."""
    rows = [row for row in survey() if is_row_of(variant, row)]
    for rat in variant.stated:
        natural = rat is Rat.NR or (rat is Rat.LTE and "3G" in variant.version)
        assert natural or any(cell(row, rat) for row in rows), rat
    if Rat.NR in variant.stated and not any(cell(row, Rat.NR) for row in rows):
        assert variant.nr_modes == ()
        assert not any("5G" in row["chipset"] for row in rows)


@of_variant
def test_hsdpa_800_is_unsure_and_not_entered(variant: Variant) -> None:
    doubtful = {Band(Rat.UMTS, 6), Band(Rat.UMTS, 19)}
    rows = [row for row in survey() if is_row_of(variant, row)]
    assert not variant.bands & doubtful
    assert (doubtful <= variant.unsure) is any("6|19" in row["umts"] for row in rows)


def test_every_xiaomi_of_2014_to_2018_that_has_a_list_is_here() -> None:
    rows = [
        row
        for row in survey()
        if row["brand"] in ("Xiaomi", "Redmi", "POCO") and int(row["release_year"]) <= 2018 and row["gsm"] + row["lte"]
    ]
    assert len(rows) == 70
    absent = [row for row in rows if not any(is_row_of(variant, row) for variant in VARIANTS)]
    assert absent == []
    families = {variant.name for variant in VARIANTS if variant.year and variant.year <= 2018}
    assert len(families) == len(rows)
