"""What adb sees, read from the right, and which phone is meant."""

import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.phone.devices import Device, choose, list_devices, parse, wait_for_phone
from inspector.phone.errors import NoUsablePhone
from inspector.phone.tracking import DeviceTracker

from .fake_server import FakeServer, Reaction, fail, okay, sends

USB = "R58N00000X             device usb:1-2 product:p model:Galaxy_S21 device:o1s transport_id:4\n"
UNAUTHORIZED = "ZY22000000             unauthorized usb:1-3 transport_id:5\n"
TCP = "192.168.0.7:5555       device product:q model:Pixel_8 device:shiba transport_id:6\n"
EMULATOR = "emulator-5554          offline transport_id:7\n"
SEE = "see [http://developer.android.com/tools/device.html]"


@pytest.mark.parametrize(
    ("line", "serial", "state", "link", "model"),
    [
        (USB, "R58N00000X", "device", "usb", "Galaxy_S21"),
        (UNAUTHORIZED, "ZY22000000", "unauthorized", "usb", None),
        (TCP, "192.168.0.7:5555", "device", "tcp", "Pixel_8"),
        (EMULATOR, "emulator-5554", "offline", "emulator", None),
        ("R58N00000X\tdevice\n", "R58N00000X", "device", "usb", None),
        (USB.replace("\n", "\r\n"), "R58N00000X", "device", "usb", "Galaxy_S21"),
        ("my old phone  device usb:1-2 transport_id:1", "my old phone", "device", "usb", None),
        ("a device  offline usb:1-2 transport_id:1", "a device", "offline", "usb", None),
        ("odd model:X device:y  recovery transport_id:1", "odd model:X device:y", "recovery", "usb", None),
        ("(no serial number)     device usb:1-2 transport_id:1", "(no serial number)", "device", "usb", None),
        ("adb-R5-a1._adb-tls-connect._tcp device model:X transport_id:1", "adb-R5-a1._adb-tls-connect._tcp", "device", "tcp", "X"),
        ("[fe80::1]:5555         connecting transport_id:1", "[fe80::1]:5555", "connecting", "tcp", None),
        ("R58N00000X  device newfield:1 transport_id:9", "R58N00000X", "device", "usb", None),
        ("R58N00000X  no permissions", "R58N00000X", "no permissions", "usb", None),
        (f"R58N00000X  no permissions (verify udev rules); {SEE} usb:1-2", "R58N00000X", "no permissions", "usb", None),
        (
            f"????????????  no permissions (insufficient permissions for device: verify udev rules); {SEE} usb:1-2 transport_id:3",
            "????????????", "no permissions", "usb", None,
        ),
        (
            f"R58N00000X  no permissions (missing udev rules? user is in the plugdev group); {SEE} usb:1-2 transport_id:3",
            "R58N00000X", "no permissions", "usb", None,
        ),
        ("R58N00000X  unauthorized usb:1-2 transport_id:" + "9" * 30, "R58N00000X", "unauthorized", "usb", None),
    ],
    ids=[
        "usb", "unauthorized", "tcp", "emulator", "short form", "crlf", "serial with spaces", "serial with a state",
        "serial with fields", "no serial", "mdns", "ipv6", "unknown field", "no permissions", "no permissions old",
        "no permissions for device", "no permissions plugdev", "absurd transport",
    ],
)  # fmt: skip
def test_a_line_of_adb_is_read_from_the_right(line: str, serial: str, state: str, link: str, model: str | None) -> None:
    (device,) = parse(line)
    assert (device.serial, device.state, device.link, device.model) == (serial, state, link, model)


@pytest.mark.parametrize(
    "line",
    ["", " ", "R58N00000X", "R58N00000X  unauth", "R58N00000X  device usb:1-2 prod", "device", "no permissions",
     "List of devices attached", "* daemon started successfully", "product:x model:y", "\0\0\0"],
)  # fmt: skip
def test_a_line_that_is_cut_or_is_no_device_is_left_out(line: str) -> None:
    assert parse(f"{line}\n{USB}") == parse(USB)


def test_the_plug_in_and_the_place_are_kept() -> None:
    (device,) = parse(USB)
    assert (device.transport, device.usb, device.product, device.device) == (4, "1-2", "p", "o1s")


@given(st.text())
def test_any_text_gives_devices_and_never_an_exception(text: str) -> None:
    for device in parse(text):
        assert device.serial
        assert choose([device], serial=device.serial) if device.usable else device.advice


@pytest.mark.parametrize(
    ("seen", "serial", "options", "env", "chosen"),
    [
        (USB, None, {}, {}, "R58N00000X"),
        (USB + TCP, "192.168.0.7:5555", {}, {}, "192.168.0.7:5555"),
        (USB + TCP, "192.168.0.7", {}, {}, "192.168.0.7:5555"),
        (USB + TCP, "usb:1-2", {}, {}, "R58N00000X"),
        (USB + TCP, "model:Pixel_8", {}, {}, "192.168.0.7:5555"),
        (USB + TCP, None, {"usb": True}, {}, "R58N00000X"),
        (USB + TCP, None, {"tcp": True}, {}, "192.168.0.7:5555"),
        (USB + TCP, None, {}, {"ANDROID_SERIAL": "R58N00000X"}, "R58N00000X"),
        (USB + TCP, "192.168.0.7:5555", {}, {"ANDROID_SERIAL": "R58N00000X"}, "192.168.0.7:5555"),
        (USB + TCP, None, {"tcp": True}, {"ANDROID_SERIAL": "R58N00000X"}, "192.168.0.7:5555"),
        (USB, None, {}, {"ANDROID_SERIAL": ""}, "R58N00000X"),
    ],
)
def test_the_phone_that_is_meant_is_taken(
    seen: str, serial: str | None, options: dict[str, bool], env: dict[str, str], chosen: str
) -> None:
    assert choose(parse(seen), serial=serial, environment=env, **options).serial == chosen


STATES = {
    "unauthorized": "accept this computer's key",
    "authorizing": "accept this computer's key",
    "offline": "plug it in again",
    "connecting": "wait a moment",
    "recovery": "reboot on its screen",
    "sideload": "reboot on its screen",
    "bootloader": "fastboot reboot",
    "no permissions (verify udev rules)": "udev rules",
}


@pytest.mark.parametrize(("state", "advice"), STATES.items(), ids=list(STATES))
def test_a_phone_that_cannot_be_asked_says_its_state_and_what_to_press_but_no_serial(state: str, advice: str) -> None:
    with pytest.raises(NoUsablePhone) as problem:
        choose(parse(f"R58N00000X  {state} usb:1-2 transport_id:1"), environment={})
    assert state.split(" (")[0] in str(problem.value)
    assert advice in str(problem.value)
    assert "R58N" not in str(problem.value)
    assert problem.value.passing


def test_without_a_phone_it_says_what_to_switch_on() -> None:
    with pytest.raises(NoUsablePhone, match="USB debugging") as problem:
        choose((), environment={})
    assert problem.value.passing


@pytest.mark.parametrize(("options", "says"), [({"usb": True}, "on USB"), ({"tcp": True}, "on TCP/IP")])
def test_no_phone_on_that_link_shows_what_is_there(options: dict[str, bool], says: str) -> None:
    usb, tcp = options.get("usb", False), options.get("tcp", False)
    with pytest.raises(NoUsablePhone, match=says) as problem:
        choose(parse(TCP if usb else USB), environment={}, usb=usb, tcp=tcp)
    assert "Pixel 8" in str(problem.value) or "Galaxy S21" in str(problem.value)


def test_several_phones_are_listed_with_state_and_the_very_command() -> None:
    """STYLE 4. Beside a phone that is not ready no other is taken by guess, as with adb."""
    with pytest.raises(NoUsablePhone) as problem:
        choose(parse(UNAUTHORIZED + USB), environment={})
    lines = str(problem.value).splitlines()
    assert lines[0] == "Two phones are plugged in:"
    assert [line.split()[:3] for line in lines[1:3]] == [
        ["usb", "ZY22000000", "unauthorized"],
        ["usb", "R58N00000X", "device"],
    ]
    assert "Galaxy S21" in lines[2]
    assert lines[3] == "Choose one: inspector check -s R58N00000X"
    assert not problem.value.passing


def test_two_phones_with_one_serial_are_told_apart_by_their_place() -> None:
    twins = "0123456789ABCDEF  device usb:1-2 transport_id:1\n0123456789ABCDEF  device usb:1-4 transport_id:2\n"
    with pytest.raises(NoUsablePhone, match="-s usb:1-2"):
        choose(parse(twins), environment={})
    assert choose(parse(twins), serial="usb:1-4", environment={}).transport == 2


@pytest.mark.parametrize(
    ("serial", "env", "says"),
    [
        ("R58N0000OX", {}, "Did you mean R58N00000X?"),
        ("qqq", {}, "No phone has the serial qqq."),
        (None, {"ANDROID_SERIAL": "gone"}, "(from ANDROID_SERIAL)"),
    ],
)
def test_a_wrong_serial_names_the_nearest_and_where_it_came_from(
    serial: str | None, env: dict[str, str], says: str
) -> None:
    with pytest.raises(NoUsablePhone) as problem:
        choose(parse(USB), serial=serial, environment=env)
    assert says in str(problem.value)
    assert "Galaxy S21" in str(problem.value)


def test_controls_in_a_serial_do_not_reach_the_terminal() -> None:
    with pytest.raises(NoUsablePhone) as problem:
        choose(parse("evil\x1b[2J\x07  device usb:1-2 model:\x1b]0;x\x07\n" + USB), environment={})
    assert all(char.isprintable() or char == "\n" for char in str(problem.value))


@pytest.mark.parametrize(
    ("reaction", "says"),
    [
        ("hang", "did not say within"),
        (sends(b"OKAY0100R58N00000X  device"), "went away"),
        (b"", "went away"),
        (fail("no"), "does not say"),
        (b"HTTP/1.1 400\r\n", "does not say"),
        (b"OKAYzzzz", "does not say"),
    ],
    ids=["silent", "cut", "closed", "refused", "http", "no length"],
)
def test_a_list_that_does_not_come_whole_is_no_list(reaction: Reaction | str, says: str) -> None:
    with FakeServer({} if isinstance(reaction, str) else {"host:devices-l": reaction}) as server:
        server.table.setdefault("*", [server.hang])
        start = time.monotonic()
        with pytest.raises(NoUsablePhone, match=says):
            list_devices(server.address, 0.3)
        assert time.monotonic() - start < 0.6


def test_the_list_is_that_of_the_server() -> None:
    with FakeServer({"host:devices-l": okay(USB + UNAUTHORIZED)}) as server:
        assert list_devices(server.address, 1.0) == parse(USB + UNAUTHORIZED)


def waiting(looks: list[str], patience: float | None = 5.0) -> tuple[Device | NoUsablePhone, list[str]]:
    """How waiting ends when adb sees one after the other, and what was told meanwhile."""
    told: list[str] = []
    queue: Iterator[str] = iter([*looks, *([looks[-1]] * 1000)])
    try:
        found: Device | NoUsablePhone = wait_for_phone(
            lambda: parse(next(queue)), lambda seen: choose(seen, environment={}), patience, told.append, 0.001
        )
    except NoUsablePhone as problem:
        found = problem
    return found, told


def test_waiting_tells_each_change_once_until_the_phone_is_ready() -> None:
    offline = UNAUTHORIZED.replace("unauthorized", "offline")
    ready = UNAUTHORIZED.replace("unauthorized", "device")
    found, told = waiting(["", "", "", offline, UNAUTHORIZED, UNAUTHORIZED, ready])
    assert isinstance(found, Device)
    assert found.usable
    assert ["USB debugging" in told[0], "offline" in told[1], "accept this computer's key" in told[2]] == [True] * 3
    assert len(told) == 3


def test_a_phone_that_is_there_needs_no_waiting() -> None:
    found, told = waiting([USB], patience=0)
    assert isinstance(found, Device)
    assert told == []


@pytest.mark.parametrize("patience", [0, 0.02])
def test_patience_ends_with_the_reason(patience: float) -> None:
    found, _ = waiting([UNAUTHORIZED], patience)
    assert "accept this computer's key" in str(found)


def test_what_waiting_cannot_settle_is_said_at_once() -> None:
    found, told = waiting([USB + UNAUTHORIZED], patience=None)
    assert "Two phones" in str(found)
    assert told == []


def test_the_tracker_wakes_when_the_server_reports_and_else_after_the_pause() -> None:
    changed = threading.Event()

    def track(connection: object) -> None:
        connection.sendall(okay(""))  # type: ignore[attr-defined]
        changed.wait(5)
        connection.sendall(okay(USB)[4:])  # type: ignore[attr-defined]
        server.hang(connection)  # type: ignore[arg-type]

    with FakeServer({"host:track-devices": track}) as server, DeviceTracker(server.address) as tracker:
        tracker.wait(5.0)  # what is there now
        start = time.monotonic()
        tracker.wait(0.1)  # nothing changes
        assert 0.09 < time.monotonic() - start < 1.0
        threading.Timer(0.05, changed.set).start()
        tracker.wait(5.0)
        assert time.monotonic() - start < 2.0


@pytest.mark.parametrize("reaction", [b"", fail("unknown host service"), b"HTTP/1.1 400\r\n", b"OKAYzzzz"])
def test_a_server_that_cannot_report_costs_only_the_pause(reaction: bytes) -> None:
    with FakeServer({"host:track-devices": reaction}) as server, DeviceTracker(server.address) as tracker:
        start = time.monotonic()
        tracker.wait(0.1)
        assert 0.09 < time.monotonic() - start < 1.0


def test_a_model_with_brackets_is_named_without_gaps() -> None:
    (device,) = parse("X1  device usb:1-2 product:athene model:Moto_G__4_ device:athene transport_id:1\n")
    assert device.name == "Moto G 4"
