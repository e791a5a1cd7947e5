"""Which generations a SIM may use: every switch that is known counts, and a stale one does not."""

import pytest

from inspector.artifacts.network_types import Generation
from inspector.facts import Allowed
from inspector.facts.allowed import allowed
from inspector.facts.said import Told
from tests.facts.test_sim import subscription

G2, G3, G4, G5 = Generation
ALL_BUT_2G = 0b11111111111111111111 & ~(1 | 2 | 8 | 64 | 32768)
UP_TO_4G = 4096 | 4 | 32768
COMMAND = "cmd phone get-allowed-network-types-for-users -s 0"


def generations(found: Allowed | None) -> dict[Generation, bool | None]:
    assert found is not None
    return {generation: found.uses(generation) for generation in Generation}


def test_a_generation_is_off_where_any_switch_leaves_it_out() -> None:
    masks = {"user": UP_TO_4G, "enable_2g": ALL_BUT_2G, "carrier": 0b11111111111111111111}
    found = allowed(Told(), subscription(allowed=masks), 34)
    assert generations(found) == {G2: False, G3: True, G4: True, G5: False}
    assert found is not None
    assert (found.against(G2), found.against(G5)) == (("enable_2g",), ("user",))
    assert found.artifacts == ("dumpsys isub",)


def test_the_command_names_the_user_s_switch_where_the_subscription_does_not() -> None:
    found = allowed(Told(allowed=(frozenset({G4}), COMMAND)), subscription(), 33)
    assert generations(found) == {G2: False, G3: False, G4: True, G5: False}
    assert found is not None
    assert found.artifacts == (COMMAND,)


@pytest.mark.parametrize(("sdk", "known"), [(29, True), (30, True), (None, True), (31, False), (36, False)])
def test_the_old_network_mode_counts_up_to_android_11(sdk: int | None, known: bool) -> None:
    """From Android 12 on it is not written any more and can be years old."""
    found = allowed(Told(mode=(9, "settings get global preferred_network_mode")), None, sdk)
    assert (found is not None) == known
    if known:
        assert generations(found) == {G2: True, G3: True, G4: True, G5: False}


def test_the_mode_is_not_asked_where_the_masks_are_known() -> None:
    found = allowed(Told(mode=(1, "settings")), subscription(allowed={"user": UP_TO_4G}), 30)
    assert generations(found)[G4] is True


@pytest.mark.parametrize("masks", [{}, {"user": 0}, {"user": -1}])
def test_a_mask_that_was_never_set_switches_nothing_off(masks: dict[str, int]) -> None:
    assert allowed(Told(), subscription(allowed=masks), 34) is None
    assert allowed(Told(), None, None) is None
