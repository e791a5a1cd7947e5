"""The SIM and the network of each slot: who is asked first, and what is never filled in."""

import pytest

from inspector.artifacts.telephony_registry import SlotState, parse
from inspector.facts import Network, NrState, Registration
from inspector.facts.network import network, nr_state
from inspector.facts.properties import of_slot, slot_count
from tests.artifacts.registry_lines import (
    IDENTITY_30,
    IDENTITY_NR,
    SERVICE_24,
    WLAN,
    carrier,
    dump,
    info,
    measured,
    service,
)


def slot(**fields: str) -> SlotState:
    registry, _ = parse(dump(fields))
    return registry.slots[0]


def network_of(value: str, properties: dict[str, str] | None = None) -> Network:
    return network(slot(mServiceState=value), properties or {}, 0, 1)


OUT = "1(OUT_OF_SERVICE)"


@pytest.mark.parametrize(
    ("value", "registration", "rat"),
    [
        pytest.param(service(info()), Registration.HOME, "LTE", id="home"),
        pytest.param(service(info(state="ROAMING")), Registration.ROAMING, "LTE", id="roaming"),
        pytest.param(
            service(WLAN.replace("NOT_REG_OR_SEARCHING", "HOME"), info(state="ROAMING")),
            Registration.ROAMING,
            "LTE",
            id="home_over_wifi_and_roaming_over_the_air",
        ),
        pytest.param(service(voice=OUT, data=OUT, channel=-1), Registration.NOT_REGISTERED, None, id="out_of_service"),
        pytest.param(service(voice="3(POWER_OFF)", data="3(POWER_OFF)"), Registration.OFF, None, id="airplane_mode"),
        pytest.param(service(voice="2(EMERGENCY_ONLY)", data=OUT), Registration.EMERGENCY, None, id="emergency_state"),
        pytest.param(
            service(voice=OUT, data=OUT, emergency="true"),
            Registration.EMERGENCY,
            None,
            id="emergency_only_flag",
        ),
        pytest.param(service(info(state="DENIED"), voice=OUT, data=OUT), Registration.DENIED, None, id="denied"),
        pytest.param(service(info(), voice=OUT), Registration.HOME, "LTE", id="data_without_voice_is_service"),
        pytest.param(
            service(info(technology="LTE-CA"), data_technology="20(NR)"),
            Registration.HOME,
            "LTE",
            id="huawei_calls_en_dc_nr_while_the_registration_is_lte",
        ),
        pytest.param(
            service(
                WLAN.replace("NOT_REG_OR_SEARCHING", "HOME"),
                info(state="NOT_REG_OR_SEARCHING", technology="UNKNOWN"),
                voice=OUT,
                voice_technology="0(Unknown)",
                data_technology="18(IWLAN)",
            ),
            Registration.HOME,
            "IWLAN",
            id="wifi_calling_alone",
        ),
        pytest.param(
            service(
                WLAN.replace("NOT_REG_OR_SEARCHING", "HOME"),
                info("CS"),
                info(state="NOT_REG_OR_SEARCHING", technology="UNKNOWN"),
                data_technology="18(IWLAN)",
            ),
            Registration.HOME,
            "LTE",
            id="wifi_calling_over_a_cell_in_reserve",
        ),
        pytest.param(SERVICE_24, Registration.HOME, "LTE", id="android_7"),
        pytest.param(
            SERVICE_24.replace("data home", "data International Roaming"),
            Registration.ROAMING,
            "LTE",
            id="android_7_roaming_for_data",
        ),
        pytest.param("null", None, None, id="nothing_is_known"),
        pytest.param(service(), None, "LTE", id="in_service_but_home_or_roaming_is_not_said"),
    ],
)
def test_how_the_phone_stands_with_the_network(value: str, registration: Registration | None, rat: str | None) -> None:
    found = network_of(value)
    assert (found.registration, found.rat) == (registration, rat)
    assert found.roaming == (None if registration in (None, *_NONE) else registration is Registration.ROAMING)


_NONE = (Registration.OFF, Registration.NOT_REGISTERED, Registration.EMERGENCY, Registration.DENIED)
STALE = {
    "gsm.operator.numeric": "99999",
    "gsm.operator.alpha": "Stale",
    "gsm.network.type": "HSPA",
    "gsm.operator.isroaming": "false",
}


@pytest.mark.parametrize(
    ("value", "plmn"),
    [
        pytest.param(service(info()), "99970", id="registered_plmn"),
        pytest.param(service(info().replace("rRplmn=99970", "rRplmn=")), "99970", id="the_registered_cells_plmn"),
        pytest.param(SERVICE_24, "99970", id="the_numeric_of_android_7"),
        pytest.param(service(info(cell="null").replace("rRplmn=99970", "rRplmn=")), "99999", id="the_property"),
        pytest.param(service(info(state="DENIED"), voice=OUT, data=OUT), None, id="not_registered_no_network"),
        pytest.param("null", "99999", id="only_properties"),
    ],
)
def test_the_registry_comes_before_the_properties(value: str, plmn: str | None) -> None:
    assert network_of(value, STALE).plmn == plmn


def test_a_registered_cell_names_the_network_where_the_service_state_is_short() -> None:
    found = slot(
        mServiceState="{mOperatorAlphaLong=Testnet, getRilDataRadioTechnology=20(NR_SA)}",
        mCellInfo=f"[{measured(IDENTITY_NR, 'YES')}]",
    )
    assert network(found, {}, 0, 1) == Network(plmn="99970", name="Testnet", rat="NR")


def test_a_neighbours_plmn_is_not_the_network() -> None:
    found = slot(mServiceState="{mOperatorAlphaLong=Testnet, x=1}", mCellInfo=f"[{measured(IDENTITY_30)}]")
    assert network(found, {}, 0, 1).plmn is None


DUAL = {
    "gsm.operator.numeric": ",99971",
    "gsm.operator.alpha": ",Away",
    "gsm.network.type": "Unknown,HSPA",
    "gsm.operator.isroaming": "false,true",
}


def test_an_empty_member_keeps_its_place() -> None:
    assert network(None, DUAL, 0, 2) == Network()
    assert network(None, DUAL, 1, 2) == Network(plmn="99971", name="Away", rat="UMTS", roaming=True)


def test_the_second_slot_of_an_old_mediatek_phone() -> None:
    properties = {
        "gsm.sim.state": "READY",
        "gsm.sim.state.2": "READY",
        "gsm.sim.operator.numeric": "99970",
        "gsm.sim.operator.numeric.2": "99971",
    }
    assert slot_count(properties) == 2


@pytest.mark.parametrize(
    ("properties", "count"),
    [
        ({}, 0),
        ({"gsm.sim.state": "ABSENT"}, 1),
        ({"gsm.sim.state": "LOADED,ABSENT"}, 2),
        ({"gsm.sim.operator.numeric": "1,2", "gsm.sim.state": "LOADED,LOADED,ABSENT"}, 3),
        ({"gsm.operator.alpha": "A, B"}, 0),
        ({"gsm.sim.state": "," * 1000}, 8),
    ],
)
def test_how_many_slots_the_properties_speak_of(properties: dict[str, str], count: int) -> None:
    assert slot_count(properties) == count


@pytest.mark.parametrize(
    ("value", "slots", "names"),
    [
        ("A, B", 1, ["A, B"]),
        ("A, B,C", 2, [None, None]),
        ("A,B", 2, ["A", "B"]),
        ("A", 2, ["A", None]),
    ],
)
def test_a_name_with_a_comma_moves_no_other_name(value: str, slots: int, names: list[str | None]) -> None:
    assert [of_slot({"name": value}, "name", slot, slots) for slot in range(slots)] == names


def data(dcnr: bool, available: bool, endc: bool) -> str:
    words = [str(flag).lower() for flag in (dcnr, available, endc)]
    return f"isDcNrRestricted = {words[0]} isNrAvailable = {words[1]} isEnDcAvailable = {words[2]}"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(data(False, True, True), "not_restricted", id="masked_not_restricted"),
        pytest.param(data(True, True, True), "restricted", id="masked_dcnr_restricted"),
        pytest.param(data(False, False, True), "restricted", id="masked_network_without_nr"),
        pytest.param(data(True, True, False), "none", id="masked_cell_without_en_dc"),
    ],
)
def test_a_masked_nr_state_is_worked_out_as_android_does_it(fields: str, expected: str) -> None:
    found = nr_state(slot(mServiceState=service(WLAN, info("CS", nr="NONE"), info(data=fields))))
    assert found.state == expected


def test_an_nr_carrier_beside_lte_is_connected() -> None:
    found = nr_state(
        slot(
            mServiceState=service(info(data=data(False, True, True))),
            mPhysicalChannelConfigs=f"[{carrier()}, {carrier('SecondaryServing', 'NR', 632448, 78)}]",
        )
    )
    assert found == NrState(state="connected", endc_available=True, nr_available=True, dcnr_restricted=False)


def test_a_printed_nr_state_is_the_data_registrations() -> None:
    """Voice always says NONE; without a data registration nothing is known."""
    both = service(info("CS", nr="NONE"), info(nr="RESTRICTED", data=data(False, True, True)))
    voice_only = service(info("CS", nr="NONE", data="x = 1"))
    assert nr_state(slot(mServiceState=both)).state == "restricted"
    assert nr_state(slot(mServiceState=voice_only)).state is None


def test_wifi_calling_says_nothing_of_nr() -> None:
    assert nr_state(slot(mServiceState=service(WLAN))) == NrState()
