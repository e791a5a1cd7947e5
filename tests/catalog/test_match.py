"""All variants that fit, never one by guess."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.catalog import Match, Variant, all_variants, match
from inspector.catalog.fit import is_number
from inspector.report.text import clean

VARIANTS = all_variants()
CAPTURES = Path(__file__).parents[2] / "../shared/captures"

MODEL, DEVICE, BRAND = "ro.product.model", "ro.product.device", "ro.product.brand"
SKU, HWC, RF = "ro.boot.hardware.sku", "ro.boot.hwc", "ro.boot.rf_version"
MI_5 = {MODEL: "MI 5", DEVICE: "gemini", BRAND: "Xiaomi"}
MI_8 = {MODEL: "MI 8", DEVICE: "dipper", BRAND: "Xiaomi"}
PIXEL_8 = {MODEL: "Pixel 8", DEVICE: "shiba", BRAND: "google"}
ONEPLUS_9 = {MODEL: "LE2113", DEVICE: "OnePlus9", BRAND: "OnePlus"}


def ids(found: Match) -> list[str]:
    return [variant.id for variant in found.variants]


EXACT = [
    ("Samsung by model number", {MODEL: "SM-S911U", DEVICE: "dm1q"}, "samsung-galaxy-s23-usa"),
    ("Samsung in any case and spacing", {MODEL: " sm-s911u "}, "samsung-galaxy-s23-usa"),
    ("Samsung by the board's model", {MODEL: "SM-S911B", "ro.boot.em.model": "SM-S911U1"}, "samsung-galaxy-s23-usa"),
    ("Pixel by SKU", {**PIXEL_8, SKU: "G9BQD"}, "google-pixel-8-g9bqd"),
    ("Pixel by SKU without a model", {DEVICE: "shiba", SKU: "GKWS6"}, "google-pixel-8-gkws6"),
    ("Pixel SKU with the letter O", {MODEL: "Pixel 6 Pro", SKU: "GLUOG"}, "google-pixel-6-pro-glu0g"),
    ("Pixel SKU with the digit 0", {MODEL: "Pixel 6 Pro", SKU: "G8V0U"}, "google-pixel-6-pro-g8v0u"),
    ("OnePlus by model number", ONEPLUS_9, "oneplus-9-europe"),
    ("OnePlus by model number and radio", {**ONEPLUS_9, RF: "21"}, "oneplus-9-europe"),
    (
        "OnePlus by radio under a custom ROM",
        {MODEL: "OnePlus 9", DEVICE: "lemonade", RF: "22"},
        "oneplus-9-north-america",
    ),
    ("the same radio number on another phone", {DEVICE: "OnePlus8", RF: "11"}, "oneplus-8-china"),
    ("Xiaomi by hwc", {**MI_8, HWC: "CN"}, "xiaomi-mi-8-china"),
    ("Xiaomi by hwc, short", {**MI_8, HWC: "GL"}, "xiaomi-mi-8-global"),
    ("Xiaomi by hwc, long", {**MI_8, HWC: "Global_B"}, "xiaomi-mi-8-global"),
    ("Xiaomi by hwc, India", {MODEL: "Redmi Note 5", DEVICE: "vince", HWC: "India"}, "redmi-note-5-india"),
    ("Xiaomi by model number", {MODEL: "2211133G", DEVICE: "fuxi"}, "xiaomi-13-global"),
    (
        "Xiaomi under a custom ROM",
        {"ro.product.vendor.model": "2211133C", MODEL: "fuxi", DEVICE: "fuxi"},
        "xiaomi-13-china",
    ),
    ("Xiaomi whose ROM prints the label", {MODEL: "M2101K6R", DEVICE: "sweet"}, "redmi-note-10-pro"),
    ("one hardware for all regions", {MODEL: "MI 6", DEVICE: "sagit", BRAND: "Xiaomi"}, "xiaomi-mi-6"),
    ("Redmi sold by Xiaomi", {MODEL: "Redmi Note 2", BRAND: "Xiaomi"}, "redmi-note-2"),
    ("a model shared by three phones", {MODEL: "Redmi 4", DEVICE: "prada"}, "redmi-4-china"),
    ("Motorola by SKU", {MODEL: "moto g(7)", DEVICE: "river", SKU: "XT1962-1"}, "motorola-moto-g7-usa"),
    ("Sony by model number", {MODEL: "XQ-DQ72", DEVICE: "pdx234", BRAND: "Sony"}, "sony-xperia-1-v-asia"),
    ("Android One has its own codename", {MODEL: "Mi A1", DEVICE: "tissot_sprout"}, "xiaomi-mi-a1"),
    ("a system image that says nothing", {MODEL: "MI 6", DEVICE: "missi", BRAND: "qti"}, "xiaomi-mi-6"),
]


@pytest.mark.parametrize(("name", "printed", "variant"), EXACT, ids=[row[0] for row in EXACT])
def test_exact(name: str, printed: dict[str, str], variant: str) -> None:
    found = match(printed)
    assert (ids(found), found.exact, found.tells_apart) == ([variant], True, "")
    assert found.why


CANDIDATES = [
    ("Xiaomi before 2018", MI_5, ["xiaomi-mi-5-china", "xiaomi-mi-5-global"]),
    (
        "mod_device names the ROM",
        {**MI_5, "ro.product.mod_device": "gemini_global", "ro.product.name": "gemini", HWC: "GLOBAL"},
        ["xiaomi-mi-5-china", "xiaomi-mi-5-global"],
    ),
    ("by codename alone", {DEVICE: "gemini"}, ["xiaomi-mi-5-china", "xiaomi-mi-5-global"]),
    ("by codename under a strange name", {**MI_5, MODEL: "My ROM 5"}, ["xiaomi-mi-5-china", "xiaomi-mi-5-global"]),
    ("hwc of a kind that tells nothing", {**MI_8, HWC: "CN GLOBAL"}, ["xiaomi-mi-8-china", "xiaomi-mi-8-global"]),
    ("hwc not printed", MI_8, ["xiaomi-mi-8-china", "xiaomi-mi-8-global"]),
    ("Pixel without a SKU", PIXEL_8, ["google-pixel-8-g9bqd", "google-pixel-8-gkws6"]),
    ("SKU unknown", {**PIXEL_8, SKU: "unknown"}, ["google-pixel-8-g9bqd", "google-pixel-8-gkws6"]),
    ("a lone SKU that others may share", {MODEL: "Pixel 7", DEVICE: "panther"}, ["google-pixel-7-gvu6c"]),
    ("a lone codename", {DEVICE: "chiron"}, ["xiaomi-mi-mix-2"]),
    ("one list for several hardware versions", {MODEL: "MI MAX 2", DEVICE: "oxygen"}, ["xiaomi-mi-max-2"]),
    ("two lists, neither with a label of its own", {MODEL: "Redmi Note 5", DEVICE: "whyred", HWC: "GLOBAL"},
     ["redmi-note-5-ai-southeast-asia", "redmi-note-5-ai-taiwan"]),
    ("two models at once", {MODEL: "Pixel 7", "ro.product.vendor.model": "MI 6"}, ["google-pixel-7-gvu6c", "xiaomi-mi-6"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "printed", "variants"), CANDIDATES, ids=[row[0] for row in CANDIDATES])
def test_candidates_and_never_exact(name: str, printed: dict[str, str], variants: list[str]) -> None:
    found = match(printed)
    assert (sorted(ids(found)), found.exact) == (sorted(variants), False)
    assert found.why
    assert found.tells_apart


NONE = [
    ("a maker nobody lists", {MODEL: "ACME X1", DEVICE: "acme_x1", BRAND: "ACME"}, "No entry"),
    ("nothing printed", {}, "neither a model nor a codename"),
    ("blanks printed", {MODEL: "  ", DEVICE: "unknown"}, "neither a model nor a codename"),
    ("a SKU that the catalog lacks", {MODEL: "Pixel 7", SKU: "GQML3"}, "ro.boot.hardware.sku = GQML3"),
    ("a model number that it lacks", {MODEL: "SM-S911N", DEVICE: "dm1q"}, "ro.product.model = SM-S911N"),
    ("a copy that names itself so", {MODEL: "SM-S911B", DEVICE: "k6580v1"}, "ro.product.device = k6580v1"),
    ("another maker's codename", {MODEL: "River", DEVICE: "river", BRAND: "ACME"}, "ro.product.brand = ACME"),
    ("Redmi's codename at another maker", {DEVICE: "land", BRAND: "ACME"}, "ro.product.brand = ACME"),
    ("a radio against its model number", {**ONEPLUS_9, RF: "22"}, "ro.boot.rf_version = 22"),
    ("Korea, whose list is not in the catalog", {"ro.boot.em.model": "SM-S911N", MODEL: "SM-S911B", DEVICE: "dm1q"},
     "ro.boot.em.model = SM-S911N"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "printed", "says"), NONE, ids=[row[0] for row in NONE])
def test_no_variant_and_the_reason(name: str, printed: dict[str, str], says: str) -> None:
    found = match(printed)
    assert (found.variants, found.exact) == ((), False)
    assert says in found.why


def test_the_two_mi_5_are_told_apart_by_the_label_alone() -> None:
    assert match(MI_5).why == "All of them print the model MI 5."
    assert match(MI_5).tells_apart == (
        "The phone cannot tell them apart; the label on the back or the box can (2015201 or 2015628: China; "
        "2015105: Global). Name it with --variant 2015201."
    )


def test_a_label_that_both_versions_have_tells_nothing() -> None:
    assert "M1803E1A" not in match(MI_8).tells_apart
    assert "M1803E1T" in match(MI_8).tells_apart


@pytest.mark.parametrize(
    ("model", "number"),
    [
        ("SM-S911U", True), ("2211133G", True), ("XQ-DQ54", True), ("FP4", True), ("A063", True), ("LE2115", True),
        ("MI 5", False), ("Mi-4c", False), ("MIX", False), ("Pixel 7", False), ("moto g(7)", False), ("", False),
    ],
)  # fmt: skip
def test_a_number_names_hardware_and_a_name_does_not(model: str, number: bool) -> None:
    assert is_number(model) is number


# --- rules that hold for everything ---

_KNOWN = (MODEL, DEVICE, BRAND, SKU, HWC, RF, "ro.boot.em.model", "ro.product.vendor.model", "ro.build.product")
_VALUES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(sorted({name for one in VARIANTS for name in (*one.models, *one.devices, *one.labels)})),
    st.sampled_from(["GLOBAL", "CN", "IN", "11", "21", "G9BQD", "XT1962-1", "Xiaomi", "google", "samsung"]),
)


def _own(variant: Variant) -> dict[str, str]:
    printed = {name: values[0] for name, values in variant.properties.items()}
    return {MODEL: variant.models[0], DEVICE: variant.devices[0], BRAND: variant.brand, **printed}


@given(variant=st.sampled_from(VARIANTS), key=st.from_regex(r"[a-z]+(\.[a-z_]+){1,3}", fullmatch=True), value=_VALUES)
def test_an_unrelated_property_changes_nothing(variant: Variant, key: str, value: str) -> None:
    """What the catalog does not ask for neither adds nor removes a variant."""
    printed = _own(variant)
    if not key.startswith(("ro.product.", "ro.vendor.product.", "ro.boot.", "ro.build.product")):
        assert match({key: value, **printed}) == match(printed)


@given(variant=st.sampled_from(VARIANTS), sku=st.sampled_from(["G9BQD", "GLUOG", "XT1962-1", "unknown", "other"]))
def test_whoever_is_left_has_the_sku_that_the_phone_prints(variant: Variant, sku: str) -> None:
    """A property that is present and contradicts removes a candidate."""
    for one in match({**_own(variant), SKU: sku}).variants:
        assert sku == "unknown" or sku.replace("O", "0") in one.properties.get(SKU, (sku.replace("O", "0"),))


@given(st.dictionaries(st.sampled_from(_KNOWN), _VALUES))
def test_any_properties_give_an_answer(printed: dict[str, str]) -> None:
    """Text from a phone is hostile: it is never an exception and never reaches the terminal as it is."""
    found = match(printed)
    assert found.why
    assert found.why == clean(found.why)
    assert found.tells_apart == clean(found.tells_apart)
    assert not found.exact or len(found.variants) == 1
    assert found.exact or found.tells_apart or not found.variants


def test_hostile_values_are_not_repeated() -> None:
    found = match({MODEL: "Pixel 7", SKU: "\x1b[31mGQML3\nFITS"})
    assert found.why.count("\n") == 0
    assert "\x1b" not in found.why
    assert "something else" in found.why


# --- what real phones print ---


@pytest.mark.parametrize(
    ("capture", "variant"),
    [
        ("redmi-note-14-5g-15", "redmi-note-14-5g-global"),
        ("xiaomi-12x-psyche-12", None),
        ("xiaomi-12s-mayfly-12", None),
        ("samsung-p619-14", None),
        ("motorola-edge-20-13", None),
        ("oneplus-be2028-11", None),
        ("pixel-sailfish-8.1", None),
    ],
)
def test_real_phones_are_found_or_honestly_not(capture: str, variant: str | None) -> None:
    file = CAPTURES / capture / "getprop.txt"
    if not file.exists():
        pytest.skip("../shared is not here")
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    pairs = (line.strip("[]").split("]: [", 1) for line in lines if "]: [" in line)
    found = match(dict(pair for pair in pairs if len(pair) == 2))
    assert ids(found) == ([variant] if variant else [])
    assert found.exact is (variant is not None)
