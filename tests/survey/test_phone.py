"""The same phone is waited for, whatever is wrong meanwhile; no other is taken for it."""

import pytest
from pytest_mock import MockerFixture

from inspector.phone.address import ServerAddress
from inspector.phone.devices import Device
from inspector.phone.errors import NoUsablePhone
from inspector.phone.tracking import DeviceTracker
from inspector.survey import phone as module
from inspector.survey.phone import ASKED, PluggedIn

SERVER = ServerAddress("127.0.0.1", 1, "a test")
OWN = Device(serial="A1", state="device", link="usb", transport=1, usb="1-1")
AGAIN = Device(serial="A1", state="device", link="usb", transport=7, usb="1-2")
OTHER = Device(serial="B2", state="device", link="usb", transport=8, usb="1-1")
TWIN = Device(serial="A1", state="device", link="usb", transport=9, usb="3-3")
LOCKED = Device(serial="A1", state="unauthorized", link="usb", transport=6, usb="1-1")


class Bench:
    """What the server sees, look by look."""

    def __init__(self, mocker: MockerFixture) -> None:
        self.looks = mocker.patch.object(module, "list_devices")
        self.reach = mocker.patch.object(module, "reach")
        mocker.patch.object(DeviceTracker, "wait")
        self.adb = mocker.patch.object(module, "AdbPhone")
        self.said: list[str] = []
        self.phone = PluggedIn(SERVER, OWN, 1.0)

    def comes_back(self, patience: float | None = 60.0) -> bool:
        return self.phone.wait(patience, self.said.append)

    def asked(self) -> Device:
        self.phone.ask(who=False)
        device: Device = self.adb.call_args.args[1]
        return device


@pytest.fixture
def bench(mocker: MockerFixture) -> Bench:
    return Bench(mocker)


def test_plugged_in_elsewhere_it_is_the_same_phone(bench: Bench) -> None:
    bench.looks.side_effect = [(), (OTHER,), (OTHER, AGAIN)]
    assert bench.comes_back()
    assert bench.asked() == AGAIN
    assert len(bench.said) == 1
    assert "plug it in again" in bench.said[0]


def test_a_phone_that_wants_its_key_accepted_says_so(bench: Bench) -> None:
    bench.looks.side_effect = [(LOCKED,), (LOCKED,), (OWN,)]
    assert bench.comes_back()
    assert len(bench.said) == 1
    assert "accept this computer's key" in bench.said[0]
    assert "A1" not in bench.said[0]


def test_a_server_that_is_gone_is_waited_for(bench: Bench) -> None:
    bench.reach.side_effect = [NoUsablePhone("No adb server runs. Start it."), 41, 41]
    bench.looks.side_effect = [NoUsablePhone("The adb server went away."), (OWN,)]
    assert bench.comes_back()
    assert [text.splitlines()[0] for text in bench.said] == [
        "No adb server runs. Start it.",
        "The adb server went away.",
    ]


def test_of_two_phones_with_one_serial_the_one_in_the_same_place_is_meant(bench: Bench) -> None:
    bench.looks.side_effect = [(TWIN, OWN)]
    assert bench.comes_back()
    assert bench.asked() == OWN


def test_patience_ends(bench: Bench) -> None:
    bench.looks.return_value = ()
    assert not bench.comes_back(0.0)


def test_only_two_questions_are_ever_asked(bench: Bench) -> None:
    assert [question.command for question in ASKED] == ["getprop", "dumpsys telephony.registry"]
    bench.phone.ask(who=False)
    bench.phone.ask(who=True)
    read = bench.adb.return_value.read
    assert [len(call.args[0]) for call in read.call_args_list] == [1, 2]
