"""The catalog against the survey it was taken from: every row is there, and nothing that the survey does not say."""

import csv
import re
from collections.abc import Iterator
from itertools import chain

import pytest

from inspector.bands.band import Band, Rat
from inspector.catalog import Variant, all_variants, match
from tests.every import every

from .shared import SHARED

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")

SURVEY = SHARED / "reference" / "devices-seed.csv"
VARIANTS = tuple(variant for variant in all_variants() if variant.origin == "shipped")
of_variant = every("variant", VARIANTS, lambda variant: variant.id)
Row = dict[str, str]


def survey() -> list[Row]:
    if not SURVEY.exists():
        return []
    with SURVEY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = survey()
of_row = every(
    "row", [row for row in ROWS if row["gsm"] + row["lte"]], lambda row: f"{row['marketing_name']} {row['variant']}"
)


def cell(row: Row, rat: Rat) -> frozenset[Band]:
    """The bands of one cell; "yes" names none and ``6|19`` means one of two."""
    values = [value for value in row[rat.value.lower()].split(";") if value not in ("", "yes", "6|19")]
    return frozenset(Band(rat, int(value.removeprefix("BC"))) for value in values)


def is_row_of(variant: Variant, row: Row) -> bool:
    names = {*row["model"].split(";"), *row["codename"].split(";")}
    return bool(names & {*variant.models, *variant.devices}) and all(
        cell(row, rat) - variant.unsure == {band for band in variant.bands if band.rat is rat} for rat in Rat
    )


def skus(row: Row) -> Iterator[str]:
    """The values of ro.boot.hardware.sku that the hint of a Google row names."""
    found = re.search(r"hardware\.sku in \{([^}]+)\}", row["match_hint"])
    yield from found[1].split(",") if found else ()


@of_row
def test_every_row_is_in_the_catalog_with_all_its_keys(row: Row) -> None:
    own = [variant for variant in VARIANTS if is_row_of(variant, row)]
    assert own
    phones = [variant for variant in VARIANTS if variant.devices and {*variant.devices} & {*row["codename"].split(";")}]
    models = set(chain.from_iterable(variant.models for variant in phones))
    assert set(row["model"].split(";")) <= models | {""}
    named = set(chain.from_iterable(variant.properties.get("ro.boot.hardware.sku", ()) for variant in own))
    assert set(skus(row)) <= named or row["brand"] != "Google"
    labels = re.search(r"label/box model number: ([^;]+)", row["match_hint"])
    if labels:
        printed = set(chain.from_iterable((*variant.labels, *variant.models) for variant in own))
        assert set(re.findall(r"[A-Z0-9]{5,}", labels[1])) <= printed


@of_row
def test_the_hardware_country_that_the_hint_names_is_a_key(row: Row) -> None:
    hint = re.search(r"ro\.boot\.hwc=(CN|GLOBAL|INDIA)", row["match_hint"])
    own = [variant for variant in VARIANTS if is_row_of(variant, row) and not variant.merged]
    if hint:
        assert all(variant.properties.get("ro.boot.hwc") == (hint[1],) for variant in own)


@of_row
def test_a_phone_that_prints_a_row_has_it_among_its_candidates(row: Row) -> None:
    """Where a row names several models, one of them is each codename's own (MI 6X is wayne, Mi A2 jasmine)."""
    pairs = [(model, codename) for model in row["model"].split(";") for codename in row["codename"].split(";")]
    found = [match({"ro.product.model": model, "ro.product.device": codename}) for model, codename in pairs]
    assert any(is_row_of(variant, row) for one in found for variant in one.variants), [one.why for one in found]


def test_the_only_row_without_a_list_is_left_out() -> None:
    """The "special" Mi 5 of 2016 was never sold, and nobody published its bands: an empty entry would say something."""
    bare = [row for row in ROWS if not row["gsm"] + row["lte"]]
    assert [(row["marketing_name"], row["confidence"]) for row in bare] == [("Xiaomi Mi 5", "low")]
    assert len(ROWS) == 234


@of_variant
def test_bands_year_and_sku_agree_with_the_survey(variant: Variant) -> None:
    rows = [row for row in ROWS if is_row_of(variant, row) and int(row["release_year"]) == variant.year]
    assert rows
    own = variant.properties.get("ro.boot.hardware.sku", ())
    assert not own or variant.brand != "Google" or any(own[0] in row["match_hint"] for row in rows)


@of_variant
def test_what_the_survey_does_not_state_is_not_stated(variant: Variant) -> None:
    """An empty cell is never "not supported", but a 4G phone has no NR and a 3G phone no LTE."""
    rows = [row for row in ROWS if is_row_of(variant, row)]
    for rat in variant.stated:
        natural = rat is Rat.NR or (rat is Rat.LTE and "3G" in variant.version)
        assert natural or any(cell(row, rat) for row in rows), rat
    if Rat.NR in variant.stated and not any(cell(row, Rat.NR) for row in rows):
        assert variant.nr_modes == ()
        assert not any("5G" in row["chipset"] for row in rows)


@of_variant
def test_5g_modes_are_those_that_the_survey_states(variant: Variant) -> None:
    rows = [row for row in ROWS if is_row_of(variant, row) and cell(row, Rat.NR)]
    stated = {"NSA", "SA"} if any("SA/NSA" in row["nr_mode"] for row in rows) else set()
    assert not rows or set(variant.nr_modes or ()) == stated


@of_variant
def test_hsdpa_800_is_unsure_and_not_entered(variant: Variant) -> None:
    doubtful = {Band(Rat.UMTS, 6), Band(Rat.UMTS, 19)}
    rows = [row for row in ROWS if is_row_of(variant, row)]
    assert not variant.bands & doubtful
    assert (doubtful <= variant.unsure) is any("6|19" in row["umts"] for row in rows)


@of_row
def test_doubts_of_the_survey_are_kept_in_the_note(row: Row) -> None:
    own = [variant for variant in VARIANTS if is_row_of(variant, row)]
    if "DISAGREEMENT" in row["sources"]:
        assert any(variant.second for variant in own)
    if row["cdma"] == "yes" or row["tdscdma"] == "yes":
        assert any("without bands" in variant.note for variant in own)


def test_every_xiaomi_of_2014_to_2018_has_one_variant_a_row() -> None:
    rows = [
        row
        for row in ROWS
        if row["brand"] in ("Xiaomi", "Redmi", "POCO") and int(row["release_year"]) <= 2018 and row["gsm"] + row["lte"]
    ]
    assert len(rows) == len({variant.name for variant in VARIANTS if variant.year and variant.year <= 2018}) == 70
