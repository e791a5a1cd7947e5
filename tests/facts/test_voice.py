"""How calls are made: what the settings for the SIM's carrier say, the user's switch, and the state now."""

import pytest

from inspector.artifacts.carrier_config import SlotConfig
from inspector.artifacts.phone_service import PhoneDump
from inspector.facts import Voice
from inspector.facts.voice import carrier_modes, voice
from tests.facts.test_sim import subscription


def config(loaded: bool = True, **values: str) -> SlotConfig:
    return SlotConfig(slot=0, values=values, layers=dict.fromkeys(values, "carrier app"), loaded=loaded)


OFFERED = config(carrier_volte_available_bool="true", carrier_volte_provisioning_required_bool="false")


def dump(**fields: object) -> PhoneDump:
    return PhoneDump(slot=0, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("settings", "switch", "now", "set_up"),
    [
        pytest.param(OFFERED, None, None, True, id="offered"),
        pytest.param(OFFERED, False, None, False, id="switched-off-by-the-user"),
        pytest.param(OFFERED, True, dump(ims_registered=False), True, id="offered-though-not-registered-now"),
        pytest.param(config(carrier_volte_available_bool="false"), None, None, False, id="not-offered"),
        pytest.param(
            config(carrier_volte_available_bool="true", carrier_volte_provisioning_required_bool="true"),
            None, None, None, id="needs-provisioning",
        ),
        pytest.param(config(carrier_volte_available_bool="true"), None, None, None, id="provisioning-not-said"),
        pytest.param(
            config(loaded=False, carrier_volte_available_bool="false"), None, None, None, id="defaults-are-of-no-sim"
        ),
        pytest.param(None, None, dump(ims_registered=True), True, id="registered"),
        pytest.param(None, None, dump(mmtel_voice=True), True, id="can-call-now"),
        pytest.param(None, None, dump(ims_registered=True, mmtel_voice=False), None, id="registered-without-voice"),
        pytest.param(
            config(carrier_volte_available_bool="false"), None, dump(mmtel_voice=True), True, id="seen-working"
        ),
        pytest.param(None, None, None, None, id="nothing-said"),
    ],
)  # fmt: skip
def test_volte_is_set_up_where_it_works_or_the_settings_say_so(
    settings: SlotConfig | None, switch: bool | None, now: PhoneDump | None, set_up: bool | None
) -> None:
    assert voice(settings, subscription(volte_setting=switch), now, None, None).volte_provisioned is set_up


def test_nothing_said_is_nothing_known() -> None:
    assert voice(None, None, None, None, None) == Voice()


@pytest.mark.parametrize(
    ("printed", "loaded", "modes"),
    [
        ("[1, 2]", True, ("NSA", "SA")),
        ("[1]", True, ("NSA",)),
        ("[]", True, ()),
        ("[2, 2, 7]", True, ("SA",)),
        ("[I@1f2e3d", True, None),
        ("[1, 2]", False, None),
    ],
)
def test_5g_modes_that_the_carrier_allows(printed: str, loaded: bool, modes: tuple[str, ...] | None) -> None:
    """CarrierConfigManager.KEY_CARRIER_NR_AVAILABILITIES_INT_ARRAY: 1 is NSA, 2 is SA, an empty list is no 5G."""
    assert carrier_modes(config(loaded, carrier_nr_availabilities_int_array=printed)) == modes
