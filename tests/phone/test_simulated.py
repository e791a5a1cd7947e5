"""The simulated phone against the real adb: what its client sees is what a client of a real phone sees."""

import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.phone.private_server import PrivateAdbServer
from inspector.phone.recording import Answer, Recording
from inspector.phone.simulated import Faults, SimulatedPhone
from inspector.phone.simulated.answers import service, stream
from inspector.testing.phones import RunningPhone

Simulated = Callable[..., RunningPhone]
FIXTURES = Path(__file__).parents[2] / "fixtures"
LINES = b"first\nsecond\n"


def recording(**answers: Answer) -> Recording:
    table = {answer.command: answer for answer in answers.values()}
    return Recording(kind="capture", label="test", taken_at=None, answers=table)


WORDS = recording(
    hello=Answer(command="hello", stdout=LINES, exit_code=0),
    fails=Answer(command="fails", stdout=b"out\n", stderr=b"err\n", exit_code=3),
    big=Answer(command="big", stdout=b"0123456789abcde\n" * (20 * 65536), exit_code=0),
    cut=Answer(command="cut", stdout=LINES, complete=False),
)


def adb(phone: RunningPhone, *words: str, timeout: float = 20) -> "subprocess.CompletedProcess[bytes]":
    command = [phone.server.adb, *phone.options, *words]
    return subprocess.run(command, capture_output=True, timeout=timeout, check=False)


def test_shell_v2_keeps_exit_code_and_stderr_apart(simulated_phone: Simulated) -> None:
    phone = simulated_phone(WORDS)
    done = adb(phone, "shell", "fails")
    assert (done.returncode, done.stdout, done.stderr) == (3, b"out\n", b"err\n")
    assert adb(phone, "shell", "hello").stdout == LINES


def test_shell_v1_mixes_them_and_has_no_exit_code(simulated_phone: Simulated) -> None:
    done = adb(simulated_phone(WORDS, shell_v1=True, crlf=True), "shell", "fails")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"out\r\nerr\r\n", b"")


@pytest.mark.parametrize("old", [False, True])
def test_twenty_megabytes_arrive_whole(simulated_phone: Simulated, old: bool) -> None:
    done = adb(simulated_phone(WORDS, checksums=old), "exec-out" if old else "shell", "big")
    if not old:
        assert done.stdout == WORDS.answers["big"].stdout
    else:
        assert adb(simulated_phone(WORDS, checksums=True), "shell", "big").stdout == WORDS.answers["big"].stdout


def test_what_was_not_recorded_is_not_found_and_never_executed(simulated_phone: Simulated, tmp_path: object) -> None:
    phone = simulated_phone(WORDS)
    done = adb(phone, "shell", f"touch {tmp_path}/evil")
    assert done.returncode == 127
    assert b"touch: inaccessible or not found" in done.stderr
    assert not list(Path(str(tmp_path)).iterdir())


@pytest.mark.parametrize("words", [("push", __file__, "/sdcard/x"), ("root",), ("forward", "--list"), ("shell",)])
def test_other_services_are_refused(simulated_phone: Simulated, words: tuple[str, ...]) -> None:
    phone = simulated_phone(WORDS)
    done = subprocess.run(
        [phone.server.adb, *phone.options, *words],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=20,
        check=False,
    )
    assert done.returncode != 0 or words[0] == "forward"


def test_many_streams_at_once(simulated_phone: Simulated) -> None:
    phone = simulated_phone(WORDS, latency=0.3)
    results: list[bytes] = []
    threads = [threading.Thread(target=lambda: results.append(adb(phone, "shell", "hello").stdout)) for _ in range(8)]
    start = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [LINES] * 8
    assert time.monotonic() - start < 8 * 0.3


def test_a_phone_nobody_authorised_becomes_a_device_when_allow_is_pressed(
    private_adb_server: PrivateAdbServer, simulated_phone: Simulated
) -> None:
    phone = simulated_phone(WORDS, unauthorized=True)
    assert private_adb_server.state(phone.serial) == "unauthorized"
    phone.phone.authorize()
    deadline = time.monotonic() + 5
    while private_adb_server.state(phone.serial) != "device" and time.monotonic() < deadline:
        time.sleep(0.02)
    assert adb(phone, "shell", "hello").stdout == LINES


def test_vanish_after_takes_the_phone_away(private_adb_server: PrivateAdbServer, simulated_phone: Simulated) -> None:
    phone = simulated_phone(WORDS, vanish_after=0.3)
    deadline = time.monotonic() + 5
    while private_adb_server.state(phone.serial) == "device" and time.monotonic() < deadline:
        time.sleep(0.02)
    assert private_adb_server.state(phone.serial) != "device"


def test_a_recorded_cut_is_played_as_a_cut(simulated_phone: Simulated) -> None:
    assert adb(simulated_phone(WORDS), "shell", "cut").returncode != 0


@pytest.mark.parametrize("name", sorted(path.parent.name for path in FIXTURES.glob("*/expected.json")))
def test_every_recorded_phone_can_be_served(simulated_phone: Simulated, name: str) -> None:
    phone = simulated_phone(FIXTURES / name)
    assert adb(phone, "shell", "getprop").stdout == (FIXTURES / name / "getprop.txt").read_bytes()


@pytest.mark.parametrize("model", [b"", b"a;features=x", b"\xff\xfe", b"]", b"x" * 5000])
def test_an_odd_model_neither_forges_features_nor_stops_the_phone(simulated_phone: Simulated, model: bytes) -> None:
    answer = Answer(command="getprop", stdout=b"[ro.product.model]: [" + model + b"]\n[ro.x]: []\n", exit_code=0)
    phone = simulated_phone(recording(getprop=answer))
    assert adb(phone, "shell", "getprop").stdout == answer.stdout


def test_closing_leaves_no_thread_and_no_listener() -> None:
    before = threading.active_count()
    phone = SimulatedPhone(WORDS, Faults(hang="before"))
    with PrivateAdbServer() as server:
        assert server.connect(phone.address)
        asked = subprocess.Popen(
            [server.adb, "-P", str(server.port), "-s", phone.address, "shell", "hello"], stdout=subprocess.DEVNULL
        )
        time.sleep(0.2)
        start = time.monotonic()
        phone.close()
        assert time.monotonic() - start < 2.0
        asked.wait(timeout=10)
    assert threading.active_count() <= before


def test_the_private_server_leaves_nothing() -> None:
    with PrivateAdbServer() as server:
        home, pid = server.environment()["HOME"], server.pid
        assert server.port != 5037
    assert not __import__("os").path.exists(home)
    assert subprocess.run(["ps", "-p", str(pid)], capture_output=True, check=False).returncode != 0


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("shell:getprop", ("getprop", False)),
        ("shell,v2,raw:getprop", ("getprop", True)),
        ("shell,v2,TERM=xterm,pty:dumpsys isub", ("dumpsys isub", True)),
        ("shell:", None),
        ("sync:", None),
        ("exec:getprop", ("getprop", False)),
        ("reboot:", None),
        ("tcp:5037", None),
    ],
)
def test_only_shell_services_with_a_command_are_heard(name: str, asked: tuple[str, bool] | None) -> None:
    assert service(name) == asked


def test_no_exit_leaves_the_exit_packet_out() -> None:
    answer = Answer(command="x", stdout=b"y", exit_code=7)
    assert stream(answer, True, Faults())[0] == b"\x01\x01\0\0\0y\x03\x01\0\0\0\x07"
    assert stream(answer, True, Faults(no_exit=True))[0] == b"\x01\x01\0\0\0y"
