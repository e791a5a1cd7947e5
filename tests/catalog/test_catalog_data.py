"""The shipped files: valid, sourced and honest. tests/real/test_catalog_survey.py holds them against the survey."""

from collections.abc import Iterator

from inspector.catalog import Variant, all_variants, load, match, shipped_files
from inspector.catalog.loader import mentioning
from inspector.catalog.validate import validate
from tests.every import every

VARIANTS = all_variants()
of_variant = every("variant", VARIANTS, lambda variant: variant.id)


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
