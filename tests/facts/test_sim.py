"""The SIM of each slot: whose it is, whether it is an eSIM, and what keeps it from being used."""

import pytest

from inspector.artifacts.isub import Subscription
from inspector.facts import Lock, Sim
from inspector.facts.sim import sim

DUAL = {
    "gsm.sim.state": "ABSENT,LOADED",
    "gsm.sim.operator.numeric": ",99970",
    "gsm.sim.operator.alpha": ",Test\\, Net",
    "gsm.sim.operator.iso-country": ",zz",
}


def subscription(**fields: object) -> Subscription:
    plain: dict[str, object] = dict.fromkeys(Subscription.__slots__)
    return Subscription(**(plain | {"allowed": {}} | fields))  # type: ignore[arg-type]


def test_an_empty_member_keeps_its_place() -> None:
    assert sim(DUAL, 0, 2) == Sim(state="ABSENT")
    assert sim(DUAL, 1, 2) == Sim(state="LOADED", plmn="99970", name="Test, Net", country="ZZ", lock=Lock.NONE)


def test_the_second_slot_of_an_old_mediatek_phone() -> None:
    properties = {"gsm.sim.operator.numeric": "99970", "gsm.sim.operator.numeric.2": "99971"}
    assert [sim(properties, number, 2).plmn for number in (0, 1)] == ["99970", "99971"]


def test_where_the_properties_are_silent_the_subscription_speaks() -> None:
    known = subscription(plmn="99970", country="ZZ", carrier_id=7, esim=True, name="No service")
    assert sim({}, 0, 1, known, "LOADED") == Sim(
        state="LOADED", plmn="99970", country="ZZ", carrier_id=7, esim=True, lock=Lock.NONE
    )


def test_the_properties_go_before_the_subscription() -> None:
    assert sim(DUAL, 1, 2, subscription(plmn="99999"), "NOT_READY").plmn == "99970"


def test_an_empty_slot_has_no_sim_though_the_service_remembers_one() -> None:
    assert sim(DUAL, 0, 2, subscription(plmn="99970", esim=False)) == Sim(state="ABSENT")


@pytest.mark.parametrize(
    ("state", "lock"),
    [
        ("READY", Lock.NONE),
        ("LOADED", Lock.NONE),
        ("PIN_REQUIRED", Lock.PIN),
        ("PUK_REQUIRED", Lock.PUK),
        ("NETWORK_LOCKED", Lock.NETWORK),
        ("PERSO_LOCKED", Lock.NETWORK),
        ("CARD_RESTRICTED", Lock.NETWORK),
        ("PERM_DISABLED", Lock.BLOCKED),
        ("4", Lock.NETWORK),
        ("10", Lock.NONE),
        ("NOT_READY", None),
        ("CARD_IO_ERROR", None),
        ("UNKNOWN", None),
        ("", None),
    ],
)
def test_the_state_names_the_lock_and_nothing_else_does(state: str, lock: Lock | None) -> None:
    assert sim({"gsm.sim.state": state}, 0, 1).lock is lock
