"""The whole path behind a real adb server: what a user sees when the phone or the cable misbehaves."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from inspector.phone.private_server import PrivateAdbServer
from inspector.phone.questions import CHECK_QUESTIONS, QUESTIONS
from inspector.testing.phones import RunningPhone

from .run import FIXTURES, ROOT, process

MI_5 = FIXTURES / "xiaomi-mi-5-att-2016"
Simulated = Callable[..., RunningPhone]
BOUND = 2.0


def test_a_plugged_in_phone_gets_the_answer_of_its_recording(simulated_phone: Simulated) -> None:
    phone = simulated_phone(MI_5)
    asked = ["-c", "att-us", "--as-of", "2016-10", "--json"]
    live, recorded = process("check", *phone.options, *asked), process("check", "--from", MI_5, *asked)
    assert (live.code, live.err) == (1, "")
    assert live.json["results"] == recorded.json["results"]
    assert live.json["phone"]["source"]["kind"] == "adb"
    assert phone.serial not in live.out


@pytest.mark.parametrize("old", [{"shell_v1": True}, {"shell_v1": True, "crlf": True}, {"checksums": True}])
def test_an_old_phone_is_read_as_well(simulated_phone: Simulated, old: dict[str, bool]) -> None:
    ran = process("phone", *simulated_phone(MI_5, **old).options, "--json")
    assert ran.code == 0
    assert ran.json["problems"] == []
    assert [cell["bands"] for cell in ran.json["slots"][0]["cells"]] == [["U5"]]


@pytest.mark.parametrize(
    ("faults", "code", "says"),
    [
        ({"hang": "before"}, 4, "did not finish answering"),
        ({"hang": "in"}, 4, "did not finish answering"),
        ({"drip": 400}, 4, "did not finish answering"),
        ({"cut_after": 900}, 4, "cut off"),
        ({"unplug_after": 900}, 4, "cut off"),
        ({"shell_v1": True, "unplug_after": 900}, 4, "cut off"),
        ({"no_exit": True}, 4, "cut off"),
        ({"garbage": True}, 4, "nothing that can be used"),
        ({"refuse": True}, 4, "refused"),
        ({"unauthorized": True}, 3, "unlock it and accept"),
        ({"offline": True}, 3, "offline"),
    ],
    ids=str,
)
def test_each_fault_ends_within_its_deadline_with_a_clear_outcome(
    simulated_phone: Simulated, faults: dict[str, object], code: int, says: str
) -> None:
    phone = simulated_phone(MI_5, **faults)
    start = time.monotonic()
    ran = process("check", *phone.options, "-c", "att-us", "--as-of", "2016-10", "--timeout", str(BOUND))
    assert time.monotonic() - start < BOUND + 2.0
    assert ran.code == code, ran
    assert says in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_what_was_read_before_a_cut_is_kept_and_marked(simulated_phone: Simulated) -> None:
    ran = process("phone", *simulated_phone(MI_5, cut_after=3000).options, "--json")
    assert {problem["code"] for problem in ran.json["problems"]} >= {"cut-off"}
    assert ran.json["identity"]["brand"] or ran.json["slots"]


def test_a_pulled_phone_is_no_usable_phone(simulated_phone: Simulated) -> None:
    phone = simulated_phone(MI_5)
    phone.phone.unplug()
    ran = process("check", *phone.options, "--timeout", str(BOUND))
    assert ran.code in (3, 4)
    assert ran.err.strip()


def test_ctrl_c_keeps_what_was_read_and_says_so(simulated_phone: Simulated) -> None:
    phone = simulated_phone(MI_5, latencies={"dumpsys telephony.registry": 30.0})
    command = [sys.executable, "-m", "inspector", "check", *phone.options, "-c", "att-us", "--as-of", "2016-10"]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 10
    while len(phone.phone.received) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.2)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=10)
    assert running.returncode == 130
    assert "MI 5" in out
    assert "Ctrl-C" in out
    assert "Traceback" not in err


def test_two_phones_are_listed_with_how_to_choose(
    private_adb_server: PrivateAdbServer, simulated_phone: Simulated
) -> None:
    first, second = simulated_phone(MI_5), simulated_phone(MI_5)
    ran = process("check", "-P", str(private_adb_server.port))
    assert ran.code == 3
    assert "Two phones" in ran.err
    assert f"-s {first.serial}" in ran.err or f"-s {second.serial}" in ran.err
    assert process("check", *second.options, "-c", "att-us").code == 1


def test_no_phone_says_what_to_do(private_adb_server: PrivateAdbServer) -> None:
    ran = process("check", "-P", str(private_adb_server.port))
    assert (ran.code, ran.out) == (3, "")
    assert "USB debugging" in ran.err


def test_it_waits_for_a_phone_and_for_somebody_to_press_allow(
    private_adb_server: PrivateAdbServer, simulated_phone: Simulated
) -> None:
    phone = simulated_phone(MI_5, unauthorized=True)
    command = ["check", "-P", str(private_adb_server.port), "-c", "att-us", "--wait", "20"]
    running = subprocess.Popen(
        [sys.executable, "-m", "inspector", *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr is not None
    said = ""
    while "accept this computer's key" not in " ".join(said.split()):
        line = running.stderr.readline()
        assert line, f"it ended without asking: {said}"
        said += line
    phone.phone.authorize()
    out, _ = running.communicate(timeout=20)
    assert running.returncode == 1
    assert "LACKS" in out


def test_environment_variables_lead_to_the_phone_as_adb_has_them(simulated_phone: Simulated) -> None:
    phone = simulated_phone(MI_5)
    by_socket = {"ADB_SERVER_SOCKET": f"tcp:127.0.0.1:{phone.port}", "ANDROID_SERIAL": phone.serial}
    by_port = {"ANDROID_ADB_SERVER_PORT": str(phone.port), "ANDROID_SERIAL": phone.serial}
    for env in (by_socket, by_port):
        assert process("bands", env=env).code == 0
    assert process("bands", env={"ANDROID_ADB_SERVER_PORT": "abc"}).code == 2


def test_a_server_that_is_not_there_or_not_one_is_named(tmp_path: object) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        ran = process("check", "-P", str(silent.getsockname()[1]), "--timeout", "1")
    assert ran.code == 3
    assert "does not answer" in ran.err


def test_only_the_closed_list_is_ever_sent(simulated_phone: Simulated, tmp_path: object) -> None:
    phone = simulated_phone(MI_5)
    for command in ("check", "phone", "bands", "devices", "doctor"):
        target = phone.options if command not in ("devices", "doctor") else phone.options[:2]
        process(command, *target)
    process("capture", f"{tmp_path}/out.zip", *phone.options)
    allowed = {f"shell,v2,raw:{question.command}" for question in QUESTIONS}
    assert set(phone.phone.received) == allowed
    assert {f"shell,v2,raw:{q.command}" for q in CHECK_QUESTIONS} <= allowed


def test_capture_records_what_check_then_reads_alike(simulated_phone: Simulated, tmp_path: object) -> None:
    phone = simulated_phone(MI_5)
    for name in ("folder", "packed.zip"):
        out = f"{tmp_path}/{name}"
        ran = process("capture", out, *phone.options)
        assert ran.code == 0, ran.err
        assert "Replaced by fakes" in ran.err
        again = process("check", "--from", out, "-c", "att-us", "--as-of", "2016-10", "--json")
        assert again.json["results"][0]["verdict"] == "gaps"
        assert process("capture", out, *phone.options).code == 4


def test_a_phone_that_goes_away_while_it_is_recorded_ends_with_4_and_what_came_is_kept(
    simulated_phone: Simulated, tmp_path: object
) -> None:
    phone = simulated_phone(MI_5, unplug_after=2000)
    ran = process("capture", f"{tmp_path}/out", *phone.options)
    assert ran.code == 4
    assert ran.err.count("check the cable, unlock it and try again") <= 4
    assert process("phone", "--from", f"{tmp_path}/out").code == 0


def test_simulate_serves_a_recording_to_any_adb(private_adb_server: PrivateAdbServer) -> None:
    command = ["simulate", str(MI_5), "--connect", "-P", str(private_adb_server.port), "--for", "8"]
    running = subprocess.Popen(
        [sys.executable, "-m", "inspector", *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    address = running.stdout.readline().split()[-1]
    deadline = time.monotonic() + 5
    while private_adb_server.state(address) != "device" and time.monotonic() < deadline:
        time.sleep(0.05)
    adb = [private_adb_server.adb, "-P", str(private_adb_server.port), "-s", address, "shell"]
    try:
        said = subprocess.run([*adb, "getprop"], capture_output=True, check=False)
        assert said.stdout == (MI_5 / "getprop.txt").read_bytes()
        refused = subprocess.run([*adb, "touch", "/tmp/never"], capture_output=True, check=False)
        assert refused.returncode == 127
    finally:
        running.terminate()
        running.wait(timeout=10)
        private_adb_server.disconnect(address)
