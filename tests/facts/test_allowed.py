"""Which generations a SIM may use: every switch that is known counts, and a stale one does not."""

import pytest

from inspector.artifacts.network_types import Generation
from inspector.artifacts.phone_service import PhoneDump
from inspector.artifacts.radio_log import SlotLog
from inspector.facts import Allowed
from inspector.facts.allowed import allowed
from inspector.facts.said import Told
from inspector.phone.questions import DEBUG_SERVICE, RADIO_LOG
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
    found = allowed(Told(), subscription(allowed=masks), sdk=34)
    assert generations(found) == {G2: False, G3: True, G4: True, G5: False}
    assert found is not None
    assert (found.against(G2), found.against(G5)) == (("enable_2g",), ("user",))
    assert found.artifacts == ("dumpsys isub",)


def test_the_command_names_the_user_s_switch_where_the_subscription_does_not() -> None:
    found = allowed(Told(allowed=(frozenset({G4}), COMMAND)), subscription(), sdk=33)
    assert generations(found) == {G2: False, G3: False, G4: True, G5: False}
    assert found is not None
    assert found.artifacts == (COMMAND,)


@pytest.mark.parametrize(("sdk", "known"), [(29, True), (30, True), (None, True), (31, False), (36, False)])
def test_the_old_network_mode_counts_up_to_android_11(sdk: int | None, known: bool) -> None:
    """From Android 12 on it is not written any more and can be years old."""
    found = allowed(Told(mode=(9, "settings get global preferred_network_mode")), sdk=sdk)
    assert (found is not None) == known
    if known:
        assert generations(found) == {G2: True, G3: True, G4: True, G5: None if sdk is None else False}


def test_a_mode_of_android_9_says_nothing_of_5g() -> None:
    found = allowed(Told(mode=(9, "settings get global preferred_network_mode")), sdk=28)
    assert generations(found) == {G2: True, G3: True, G4: True, G5: None}
    assert found is not None
    assert found.against(G5) == ()


def test_the_mode_is_not_asked_where_the_masks_are_known() -> None:
    found = allowed(Told(mode=(1, "settings")), subscription(allowed={"user": UP_TO_4G}), sdk=30)
    assert generations(found)[G4] is True


@pytest.mark.parametrize("masks", [{}, {"user": 0}, {"user": -1}])
def test_a_mask_that_was_never_set_switches_nothing_off(masks: dict[str, int]) -> None:
    assert allowed(Told(), subscription(allowed=masks), sdk=34) is None
    assert allowed(Told()) is None


@pytest.mark.parametrize(
    ("dump", "log", "sdk", "known", "artifact"),
    [
        pytest.param({"allowed_mask": UP_TO_4G}, {}, 34, "2G 3G 4G", DEBUG_SERVICE, id="mask-of-the-phone-service"),
        pytest.param({}, {"allowed_mask": UP_TO_4G}, 34, "2G 3G 4G", RADIO_LOG, id="mask-of-the-log"),
        pytest.param({"preferred_mode": 11}, {"preferred_mode": 9}, 29, "4G", DEBUG_SERVICE, id="mode"),
        pytest.param({}, {"preferred_mode": 9}, 29, "2G 3G 4G", RADIO_LOG, id="mode-of-the-log"),
    ],
)
def test_a_bugreport_has_no_commands_so_the_service_and_the_log_speak(
    dump: dict[str, int], log: dict[str, int], sdk: int, known: str, artifact: str
) -> None:
    found = allowed(Told(), None, PhoneDump(slot=0, **dump), SlotLog(slot=0, **log), sdk)  # type: ignore[arg-type]
    assert found is not None
    assert found.artifacts == (artifact,)
    assert " ".join(one for one in Generation if found.uses(one)) == known


def test_a_mode_of_android_12_and_later_is_stale_wherever_it_stands() -> None:
    assert allowed(Told(), None, PhoneDump(slot=0, preferred_mode=1), SlotLog(slot=0, preferred_mode=1), 33) is None
