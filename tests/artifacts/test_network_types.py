"""Masks, names and modes become the generations that a user knows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.network_types import Generation, of_hal_mask, of_mask, of_mode, of_names

G2, G3, G4, G5 = Generation.G2, Generation.G3, Generation.G4, Generation.G5
ALL = {G2, G3, G4, G5}


@pytest.mark.parametrize(
    ("mask", "generations"),
    [
        (0b11000001000000000000, {G4, G5}),  # the example of Android's own help, "NR|LTE"
        (0b11001111101111111111, ALL),  # the one of Settings
        (0b01001111101111111111, {G2, G3, G4}),  # the same without NR
        (1 << 12, {G4}),  # LTE here, HSPAP for the HAL
        (1 << 14, {G3}),
        (1 << 19, {G5}),
        (1 << 17, set()),  # Wi-Fi calling alone
        (1 << 10, set()),  # iDEN
        (8 | 64, {G2}),  # CDMA and 1xRTT
        (16 | 32 | 2048 | 8192 | 65536, {G3}),  # EV-DO, eHRPD, TD-SCDMA
        (0, None),
        (-1, None),
        (1 << 40, None),
        (1 << 40 | 1 << 12, {G4}),
    ],
)
def test_a_mask_of_network_types(mask: int, generations: set[Generation] | None) -> None:
    assert of_mask(mask) == generations


@pytest.mark.parametrize(
    ("mask", "generations"),
    [
        (1 << 14, {G4}),
        (1 << 15, {G3}),
        (1 << 16 | 1 << 1 | 1 << 2, {G2}),
        (1 << 4 | 1 << 5 | 1 << 6, {G2}),  # IS95A, IS95B, 1xRTT
        (1 << 20, {G5}),
        (1 << 18, set()),
        (0, None),
        (1, None),  # RIL technology 0 is "unknown"
        (-1, None),
    ],
)
def test_a_mask_of_ril_technologies_counts_otherwise(mask: int, generations: set[Generation] | None) -> None:
    """The same number means another technology: 16384 is LTE for the HAL and HSPA+ for the framework."""
    assert of_hal_mask(mask) == generations


@pytest.mark.parametrize(
    ("text", "generations"),
    [
        ("GPRS|EDGE|UMTS|HSDPA|HSUPA|HSPA|LTE|HSPA+|GSM|LTE_CA|NR", ALL),
        ("GPRS|EDGE|UMTS|HSDPA|HSUPA|HSPA|LTE|HSPA+|GSM|LTE_CA", {G2, G3, G4}),
        ("CDMA - EvDo rev. 0|CDMA - EvDo rev. A|CDMA - EvDo rev. B|CDMA - eHRPD", {G3}),
        ("CDMA|CDMA - 1xRTT", {G2}),
        ("TD_SCDMA|IWLAN|iDEN", {G3}),
        (" LTE \n", {G4}),
        ("UNKNOWN", None),
        ("", None),
        ("LTE|", None),
        ("LTE|something", None),
        ("No valid subscription found.", None),
        ("LTE|" * 400 + "NR", None),
    ],
)
def test_names_joined_by_bars(text: str, generations: set[Generation] | None) -> None:
    assert of_names(text) == generations


@pytest.mark.parametrize(
    ("mode", "generations"),
    [
        (0, {G2, G3}),
        (1, {G2}),
        (2, {G3}),
        (3, {G2, G3}),
        (4, {G2, G3}),
        (5, {G2}),
        (6, {G3}),
        (7, {G2, G3}),
        (8, {G2, G3, G4}),
        (9, {G2, G3, G4}),
        (10, {G2, G3, G4}),
        (11, {G4}),
        (12, {G3, G4}),
        (13, {G3}),
        (16, {G2, G3}),
        (15, {G3, G4}),
        (22, {G2, G3, G4}),
        (23, {G5}),
        (24, {G4, G5}),
        (26, ALL),
        (28, {G3, G4, G5}),
        (33, ALL),
        (34, None),
        (-1, None),
    ],
)
def test_a_mode_of_the_old_setting(mode: int, generations: set[Generation] | None) -> None:
    assert of_mode(mode) == generations


@settings(deadline=None)
@given(st.integers(-(1 << 70), 1 << 70), st.integers(-(1 << 70), 1 << 70))
def test_more_bits_never_allow_less(one: int, other: int) -> None:
    for of in (of_mask, of_hal_mask):
        if one > 0 and other > 0:
            assert (of(one) or frozenset()) <= (of(one | other) or frozenset())
    assert of_mode(one) is None or 0 <= one < 34


@settings(deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(["LTE", "NR", "UNKNOWN", "", "X"])).map("|".join))
def test_any_text_gives_generations_or_none(text: str) -> None:
    found = of_names(text)
    assert found is None or found <= frozenset(Generation)
