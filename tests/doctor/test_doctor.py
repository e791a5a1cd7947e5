"""The doctor names what stands in the way, and the next step; it starts, ends and changes nothing."""

import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import jsonschema
import pytest

from inspector import schemas
from inspector.doctor import Finding, State, examine
from inspector.doctor import usb as usb_room
from inspector.doctor.surroundings import VARIABLES, look_at_variables, shown
from inspector.phone.server import ServerAddress
from inspector.report.doctor_text import doctor_document, doctor_text
from inspector.report.text import Page
from tests.cli.run import process

needs_sh = pytest.mark.skipif(os.name == "nt", reason="the adb of these tests is a shell script")
linux = pytest.mark.skipif(os.name == "nt", reason="reads what Linux says of USB")


@contextmanager
def server(version: int, devices: str = "") -> Iterator[int]:
    """An adb server of that version that sees those phones; its port."""
    answers = {b"host:version": f"{version:04x}", b"host:devices-l": devices}
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    asked = connection.recv(4 + int(connection.recv(4), 16))
                    text = answers[asked].encode()
                    connection.sendall(b"OKAY%04x%s" % (len(text), text))

        threading.Thread(target=serve, daemon=True).start()
        yield listener.getsockname()[1]
        with suppress(OSError):  # macOS refuses it
            listener.shutdown(socket.SHUT_RDWR)


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (*VARIABLES, "ANDROID_ADB_SERVER_HOST"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("inspector.doctor.adb.bundled_adb", lambda: None)


def adb(folder: Path, script: str) -> Path:
    path = folder / "adb"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    path.chmod(0o755)
    return path


def version(number: int) -> str:
    return f"echo 'Android Debug Bridge version 1.0.{number}'; echo 'Version 35.0.2-12147458'"


def of(findings: list[Finding], check: str) -> list[Finding]:
    return [finding for finding in findings if finding.check == check]


def test_without_any_adb_it_says_what_to_install() -> None:
    (found,) = of(examine(None, 1, 1.0), "adb")
    assert found.state is State.PROBLEM
    assert "platform tools" in found.advice


@needs_sh
def test_the_adb_is_named_with_its_origin_and_version(tmp_path: Path) -> None:
    adb(tmp_path, version(41))
    (found,) = of(examine(None, 1, 1.0), "adb")
    assert (found.what, found.state) == ("adb", State.OK)
    assert "(PATH), version 1.0.41, release 35.0.2-12147458" in found.found


@needs_sh
@pytest.mark.parametrize(
    ("script", "says"),
    [("exit 126", "does not say its version (exit code 126)"), ("echo hello", "does not say its version")],
)
def test_an_adb_that_does_not_run_is_passed_over(tmp_path: Path, script: str, says: str) -> None:
    adb(tmp_path, script)
    broken, none_runs = of(examine(None, 1, 1.0), "adb")
    assert says in broken.found
    assert broken.state is State.NOTE
    assert none_runs.state is State.PROBLEM


def test_an_adb_named_by_the_variable_must_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADBUTILS_ADB_PATH", str(tmp_path / "nowhere"))
    (found,) = of(examine(None, 1, 1.0), "adb")
    assert found.state is State.PROBLEM
    assert found.advice == "correct ADBUTILS_ADB_PATH, or unset it"


@needs_sh
def test_a_port_that_is_none_is_not_blamed_on_adb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Adb reads the variable whatever it is asked, and says no version where it holds no port."""
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "abc")
    adb(tmp_path, 'test -z "$ANDROID_ADB_SERVER_PORT" || exit 1\n' + version(41))
    (found,) = of(examine(None, 1, 1.0), "adb")
    assert found.state is State.OK


@needs_sh
@pytest.mark.parametrize(("client", "state"), [(41, State.OK), (40, State.NOTE), (39, State.NOTE)])
def test_a_server_of_another_version_says_who_would_end_whom(tmp_path: Path, client: int, state: State) -> None:
    adb(tmp_path, version(client))
    with server(41) as port:
        (found,) = of(examine(None, port, 2.0), "server")
    assert found.state is state
    if state is State.NOTE:
        assert f"the adb of this computer is 1.0.{client}" in found.found
        assert f"any command of the adb 1.0.{client} ends this server" in found.advice


@needs_sh
def test_no_server_is_started_and_none_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    adb(tmp_path, f'echo "$@" >> "{tmp_path}/asked"; {version(41)}')
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    monkeypatch.setattr("inspector.phone.address.DEFAULT_PORT", port)
    (found,) = of(examine(None, None, 1.0), "server")
    assert found.state is State.PROBLEM
    assert "start-server" in found.advice
    assert "let inspector check start it" in found.advice
    assert (tmp_path / "asked").read_text() == "version\n"


@pytest.mark.parametrize(
    ("state", "step"),
    [
        ("unauthorized", "accept this computer's key"),
        ("authorizing", "accept this computer's key"),
        ("offline", "unplug it"),
        ("no permissions (missing udev rules?)", "udev rules"),
        ("recovery", "choose reboot"),
        ("sideload", "choose reboot"),
        ("bootloader", "fastboot reboot"),
    ],
)
def test_each_state_of_a_phone_has_its_next_step(state: str, step: str) -> None:
    with server(41, f"R58N0000000 {state} usb:1-2 model:Pixel_8 transport_id:1\n") as port:
        findings = examine(None, port, 2.0)
    (found,) = of(findings, "phone")
    assert found.state is State.PROBLEM
    assert step in found.advice
    assert "R58N0000000" not in str(doctor_document(findings))


def test_beside_a_usable_phone_the_other_is_a_note() -> None:
    with server(41, "A1 device usb:1-1 transport_id:1\nB2 unauthorized usb:1-2 transport_id:2\n") as port:
        good, other = of(examine(None, port, 2.0), "phone")
    assert (good.state, other.state) == (State.OK, State.NOTE)


def test_no_phone_is_a_problem_with_a_next_step() -> None:
    with server(41) as port:
        (found,) = of(examine(None, port, 2.0), "phone")
    assert found.state is State.PROBLEM
    assert "USB debugging" in found.advice


@pytest.mark.parametrize("name", sorted(set(VARIABLES) - {"ANDROID_SERIAL"}))
def test_a_variable_is_shown_with_its_value(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "tcp:5038")
    (found,) = look_at_variables()
    assert found.what == name
    assert "'tcp:5038'" in found.found


def test_of_the_serial_only_that_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Decision 0011."""
    monkeypatch.setenv("ANDROID_SERIAL", "R58N0000000")
    (found,) = look_at_variables()
    assert found.found.startswith("is set: ")
    assert "R58N0000000" not in str(found)


@pytest.mark.parametrize(
    ("name", "value", "state"),
    [
        ("ANDROID_ADB_SERVER_PORT", "abc", State.NOTE),
        ("ANDROID_ADB_SERVER_PORT", "99999", State.NOTE),
        ("ANDROID_ADB_SERVER_PORT", "5038", State.OK),
        ("ADB_SERVER_SOCKET", "foo:bar", State.NOTE),
        ("ADB_SERVER_SOCKET", "tcp:5038", State.OK),
    ],
)
def test_a_variable_that_names_no_server_is_not_called_ok(
    name: str, value: str, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    (found,) = look_at_variables()
    assert found.state is state


def test_a_variable_that_misleads_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADB_USB", "0")
    monkeypatch.setenv("ANDROID_ADB_SERVER_HOST", "lab")
    usb, host = look_at_variables()
    assert (usb.state, host.state) == (State.NOTE, State.NOTE)
    assert "ANDROID_ADB_SERVER_ADDRESS" in host.advice


def test_a_path_does_not_name_its_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path(os.sep, "home", "ada"))
    assert shown(Path(os.sep, "home", "ada", "x")) == f"~{os.sep}x"
    assert shown(Path(os.sep, "home", "adam")) == str(Path(os.sep, "home", "adam"))


def plug(folder: Path, interface: tuple[str, str, str]) -> None:
    """One device as Linux shows it in sysfs and /dev."""
    for path, text in {
        "sys/1-2/busnum": "1",
        "sys/1-2/devnum": "7",
        "sys/1-2/product": "Pixel 8",
        "sys/1-2/serial": "R58N0000000",
        "sys/1-2:1.0/bInterfaceClass": interface[0],
        "sys/1-2:1.0/bInterfaceSubClass": interface[1],
        "sys/1-2:1.0/bInterfaceProtocol": interface[2],
        "dev/001/007": "",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"{text}\n", encoding="ascii")


@linux
@pytest.mark.parametrize(
    ("interface", "may", "state", "says"),
    [
        (("ff", "42", "01"), True, State.OK, "may open it"),
        (("ff", "42", "01"), False, State.PROBLEM, "may not open it"),
        (("06", "01", "01"), True, State.NOTE, "not adb"),
    ],
)
def test_what_linux_says_of_a_phone_on_usb(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    interface: tuple[str, str, str],
    may: bool,
    state: State,
    says: str,
) -> None:
    plug(tmp_path, interface)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(usb_room, "_DEVICES", tmp_path / "sys")
    monkeypatch.setattr(usb_room, "_NODES", tmp_path / "dev")
    monkeypatch.setattr("os.access", lambda *_: may)
    found = of(list(usb_room.look_at_usb()), "usb")
    assert [(f.what, f.state) for f in found] == [("Pixel 8 on USB", state)]
    assert says in found[0].found
    assert "R58N0000000" not in str(found)


@linux
@pytest.mark.parametrize(("user", "says"), [(0, "root"), (1000, "group plugdev: ")])
def test_what_linux_says_of_this_user(monkeypatch: pytest.MonkeyPatch, user: int, says: str) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("os.geteuid", lambda: user)
    (found,) = of(list(usb_room.look_at_usb()), "permissions")
    assert says in found.found


@linux
def test_wsl_says_where_usb_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("platform.release", lambda: "6.6.87.2-microsoft-standard-WSL2")
    monkeypatch.setattr(usb_room, "_DEVICES", tmp_path)
    (found,) = of(list(usb_room.look_at_usb()), "usb")
    assert "adb server of Windows" in found.advice


@needs_sh
def test_a_second_server_on_the_default_port_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    adb(tmp_path, version(41))
    with server(41) as usual, server(41) as other:
        monkeypatch.setattr("inspector.doctor.examination._DEFAULT", ServerAddress("127.0.0.1", usual))
        (found,) = of(examine(None, other, 2.0), "other-server")
    assert found.state is State.NOTE
    assert "one of the two only" in found.advice


@pytest.mark.parametrize(("system", "says"), [("win32", "driver"), ("darwin", "macOS"), ("sunos", "not looked at")])
def test_other_systems_say_what_is_known(monkeypatch: pytest.MonkeyPatch, system: str, says: str) -> None:
    monkeypatch.setattr("sys.platform", system)
    (found,) = usb_room.look_at_usb()
    assert says in found.found + found.advice


def test_the_document_follows_its_published_schema() -> None:
    with server(41, "A1 unauthorized usb:1-1 transport_id:1\n") as port:
        document = doctor_document(examine(None, port, 2.0))
    jsonschema.Draft202012Validator(json.loads(schemas.text("doctor"))).validate(document)
    assert document["ready"] is False


def test_a_hostile_model_reaches_no_terminal() -> None:
    found = Finding(check="phone", what="Pixel\x1b[2J", found="device")
    assert "\x1b" not in doctor_text([found], Page())


def test_the_command_line_in_text_and_json() -> None:
    with server(41, "A1 device usb:1-1 transport_id:1\n") as port:
        text = process("doctor", "-P", str(port))
        asked = process("doctor", "-P", str(port), "--json")
    assert (text.code, asked.code) == (0, 0)
    assert asked.json["ready"] is True
    assert f"127.0.0.1:{port} (-P) answers, version 1.0.41" in " ".join(text.out.split())
