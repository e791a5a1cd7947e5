"""A survey keeps what the catalog needs and nothing that names a unit or its owner."""

import re
from pathlib import Path

import pytest

from inspector.artifacts import getprop
from inspector.catalog import all_variants, match
from inspector.facts import Identity
from inspector.facts.identity import identity
from inspector.survey.identity import KEPT, difference, kept

FIXTURES = Path(__file__).parents[2] / "fixtures"
GETPROPS = sorted(FIXTURES.glob("*/getprop.txt"))


@pytest.mark.parametrize("path", GETPROPS, ids=lambda path: path.parent.name)
def test_the_catalog_finds_the_same_variants(path: Path) -> None:
    properties, _ = getprop.parse(path.read_bytes())
    assert match(kept(properties)) == match(properties)
    assert difference(identity(kept(properties)), identity(properties)) == ""


def test_every_property_that_tells_variants_apart_is_kept() -> None:
    asked = {name for variant in all_variants() for name in variant.properties}
    assert asked
    assert asked <= set(KEPT)


def test_no_property_that_names_a_unit_or_a_subscriber_is_kept() -> None:
    personal = re.compile(r"serial|imei|imsi|iccid|msisdn|number|mac|addr|bootloader|fingerprint|\bid\b", re.IGNORECASE)
    assert [name for name in KEPT if personal.search(name)] == ["ro.boot.id.rf", "ro.build.id"]


def test_a_long_value_on_many_lines_is_kept_short() -> None:
    assert kept({"ro.product.model": "A\nB " + "x" * 500})["ro.product.model"] == "A B " + "x" * 196


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Identity(model="MI 5"), Identity(model="mi 5"), ""),
        (Identity(model="MI 5"), Identity(), ""),
        (Identity(model="MI 5"), Identity(model="Pixel 8"), "model MI 5, not Pixel 8"),
        (Identity(device="gemini"), Identity(device="shiba"), "device gemini, not shiba"),
        (Identity(hardware_sku="GKWS6"), Identity(hardware_sku="G9BQD"), "hardware sku GKWS6, not G9BQD"),
        (Identity(model="A", android="8"), Identity(model="A", android="9"), ""),
        (Identity(model="A\x1b[2J"), Identity(model="B"), "model A\\x1b[2J, not B"),
    ],
    ids=str,
)
def test_two_phones_differ_by_what_both_say_of_their_hardware(one: Identity, other: Identity, expected: str) -> None:
    assert difference(one, other) == expected
