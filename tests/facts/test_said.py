"""Answers of the second row: what each adds, and what a phone that does not know the question leaves unknown."""

import pytest

from inspector.artifacts.network_types import Generation
from inspector.phone import questions
from inspector.phone.recording import Answer
from tests.artifacts.registry_lines import dump, info, service
from tests.facts.test_reading import PROPERTIES, codes, facts

ALLOWED = questions.ALLOWED_TYPES.format(slot=0)
IMS = questions.IMS_SERVICE.format(slot=0)
MODE = questions.NETWORK_MODE.format(subscription="")
MODE_OF_1 = questions.NETWORK_MODE.format(subscription="1")
CONFIG = b"""Phone Id = 0
    Default Values from CarrierConfigManager :
            carrier_nr_availabilities_int_array = [1, 2]
            carrier_volte_available_bool = false
    mConfigFromDefaultApp :
            carrier_nr_availabilities_int_array = [1]
            carrier_volte_available_bool = true
            carrier_volte_provisioning_required_bool = false
    mConfigFromCarrierApp : null
    mPersistentOverrideConfigs : null
    mOverrideConfigs : null
"""
SIM = b"[gsm.sim.state]: [LOADED]\n[gsm.sim.operator.numeric]: [99970]\n[ro.build.version.sdk]: [%d]\n"


@pytest.mark.parametrize(
    ("command", "answer", "fact"),
    [
        (ALLOWED, Answer(command=ALLOWED, stdout=b"", stderr=b"cmd: Can't find service: phone\n", exit_code=20),
         "the allowed network types of SIM 1"),
        (ALLOWED, Answer(command=ALLOWED, stdout=b"Unknown command: get-allowed-network-types-for-users\n"),
         "the allowed network types of SIM 1"),
        (IMS, Answer(command=IMS, stdout=b"", stderr=b"/system/bin/sh: cmd: not found\n", exit_code=127),
         "the IMS service of SIM 1"),
        (questions.SUBSCRIPTIONS, Answer(command="x", stdout=b"Permission Denial: can't dump isub from pid=1\n"),
         "the subscription of each SIM"),
        (questions.FEATURES, Answer(command=questions.FEATURES, stdout=b""), "the telephony features"),
    ],
)  # fmt: skip
def test_what_a_shell_may_not_read_is_unknown_with_the_reason_and_no_error(
    command: str, answer: Answer, fact: str
) -> None:
    found = facts({"getprop": PROPERTIES, command: answer})
    assert codes(found) == []
    (absent,) = found.unavailable
    assert (absent.fact, absent.artifact) == (fact, command)
    assert absent.reason
    assert found.slots[0].allowed is None
    assert found.features is None


def test_a_registry_that_is_refused_stays_an_error() -> None:
    found = facts({"dumpsys telephony.registry": b"Permission Denial: can't dump TelephonyRegistry\n"})
    assert codes(found) == [("refused", "dumpsys telephony.registry")]
    assert found.unavailable == ()


def test_the_settings_of_the_sim_s_carrier() -> None:
    slot = facts({"getprop": SIM % 34, questions.CARRIER_CONFIG: CONFIG}).slots[0]
    assert slot.nr.carrier_modes == ("NSA",)
    assert slot.voice.volte_provisioned is True


def test_settings_without_a_sim_are_of_nobody() -> None:
    slot = facts({"getprop": b"[gsm.sim.state]: [ABSENT]\n", questions.CARRIER_CONFIG: CONFIG}).slots[0]
    assert slot.nr.carrier_modes is None
    assert slot.voice.volte_provisioned is None


def test_the_user_s_switch_from_the_command() -> None:
    found = facts({"getprop": SIM % 34, ALLOWED: b"GPRS|EDGE|UMTS|HSPA|LTE|GSM|LTE_CA\n"})
    allowed = found.slots[0].allowed
    assert allowed is not None
    assert (allowed.uses(Generation.G4), allowed.uses(Generation.G5)) == (True, False)


def test_a_cut_answer_switches_nothing_off() -> None:
    cut = Answer(command=ALLOWED, stdout=b"GPRS|EDGE|UMTS|HSPA|LTE|GSM|LTE_CA", complete=False)
    assert facts({"getprop": SIM % 34, ALLOWED: cut}).slots[0].allowed is None


@pytest.mark.parametrize(
    ("answers", "known"),
    [
        pytest.param({MODE: b"9,1\n"}, [Generation.G2, Generation.G3, Generation.G4], id="list-by-slot"),
        pytest.param({MODE_OF_1: b"1\n"}, None, id="subscription-in-no-known-slot"),
        pytest.param({MODE: b"null\n"}, None, id="never-set"),
    ],
)
def test_the_network_mode_of_android_11(answers: dict[str, bytes], known: list[Generation] | None) -> None:
    allowed = facts({"getprop": SIM % 30, **answers}).slots[0].allowed
    assert (allowed and [one for one in Generation if allowed.uses(one)]) == known


def test_the_registry_goes_before_the_debug_service() -> None:
    """The debug service prints the same objects; its state counts only where the registry is missing."""
    away = service(info(state="ROAMING"))
    debug = f"Phone: subId=1\n mPhoneId=0\nServiceStateTracker:\n mSS={away}\n".encode()
    registry = dump({"mServiceState": service(info())})
    both = facts({"dumpsys telephony.registry": registry, questions.DEBUG_SERVICE: debug})
    alone = facts({questions.DEBUG_SERVICE: debug})
    assert [slot.network.registration for slot in both.slots] == ["home"]
    assert [slot.network.registration for slot in alone.slots] == ["roaming"]


def test_a_report_without_properties_is_named_by_its_header() -> None:
    header = b"== dumpstate: x\nBuild fingerprint: 'acme/a1_eu/anvil:14/UP1A.1/77:user/release-keys'\nRadio: MPSS.2\n"
    found = facts({questions.BUGREPORT_HEADER: header})
    assert (found.identity.brand, found.identity.device, found.modem.baseband) == ("acme", "anvil", "MPSS.2")
    assert facts({questions.BUGREPORT_HEADER: header, "getprop": PROPERTIES}).modem.baseband == "MPSS.1"


def test_nothing_is_unavailable_where_nothing_was_asked() -> None:
    assert facts({"getprop": PROPERTIES}).unavailable == ()
