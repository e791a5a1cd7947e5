"""A whole phone: all questions at once, against a simulated phone behind a real adb server."""

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from inspector.phone.adb import AdbPhone
from inspector.phone.address import ServerAddress
from inspector.phone.connection import Outcome
from inspector.phone.devices import choose, list_devices, wait_for_phone
from inspector.phone.errors import NoUsablePhone, UsageProblem
from inspector.phone.private_server import PrivateAdbServer
from inspector.phone.protocol import Phone
from inspector.phone.questions import CAPTURE_QUESTIONS, CHECK_QUESTIONS, COMMANDS, Privacy, Question
from inspector.phone.recording import Answer, Recording
from inspector.phone.server import reach
from inspector.phone.tracking import DeviceTracker
from inspector.testing.phones import RunningPhone

from .fake_server import FEATURES, PHONE, STATE, TRANSPORT, FakeServer, Reaction, fail, okay, packet, resets, sends

GETPROP, REGISTRY = (question.command for question in CHECK_QUESTIONS[:2])
PROPERTIES = b"[ro.product.model]: [X1]\n[ro.product.name]: [x]\n[ro.product.device]: [x]\n" + b"[k]: [v]\n" * 2000
RECORDED = Recording(
    kind="capture",
    label="made for this test",
    taken_at=None,
    answers=MappingProxyType(
        {
            GETPROP: Answer(command=GETPROP, stdout=PROPERTIES, stderr=b"a warning\n", exit_code=0),
            REGISTRY: Answer(command=REGISTRY, stdout=b"Phone Id=0\n" * 3000, exit_code=0),
            "dumpsys isub": Answer(command="dumpsys isub", stdout=b"", stderr=b"no\n", exit_code=3),
        }
    ),
)
BOUND = 0.6
Simulated = Callable[..., RunningPhone]


@pytest.fixture(autouse=True)
def _nothing_is_left_behind() -> Iterator[None]:
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else None
    yield
    end = time.monotonic() + 1.0
    while _ours() and time.monotonic() < end:
        time.sleep(0.01)
    assert not _ours()
    assert before is None or len(os.listdir("/proc/self/fd")) <= before + 4  # a shared adb server may have come up


def _ours() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "inspector-question"]


def phone_of(running: RunningPhone) -> AdbPhone:
    """As the command line comes to it."""
    devices = list_devices(running.server.address, 2.0)
    return AdbPhone(running.server.address, choose(devices, serial=running.serial))


def codes(recording: Recording) -> dict[str, str]:
    """Command to problem code."""
    return {problem.artifact: problem.code for problem in recording.problems}


def test_everything_is_read_with_exit_codes_and_stderr_apart(simulated_phone: Simulated) -> None:
    running = simulated_phone(RECORDED)
    phone: Phone = phone_of(running)
    recording = phone.read(CAPTURE_QUESTIONS, 5.0)
    assert recording.answers[GETPROP].stdout == PROPERTIES
    assert recording.answers[GETPROP].stderr == b"a warning\n"
    assert [recording.answers[command].exit_code for command in (GETPROP, REGISTRY, "dumpsys isub")] == [0, 0, 3]
    assert (recording.kind, recording.label, recording.problems) == ("adb", "X1 on TCP/IP", ())
    assert recording.taken_at is not None
    assert {service.removeprefix("shell,v2,raw:") for service in running.phone.received} == COMMANDS
    assert running.serial not in repr(recording)


def test_nothing_that_is_not_on_the_list_is_sent(simulated_phone: Simulated) -> None:
    running = simulated_phone(RECORDED)
    phone = phone_of(running)
    with pytest.raises(UsageProblem, match="read-only"):
        phone.read([*CHECK_QUESTIONS, Question("svc data disable", "x", 1.0, 1, Privacy.NONE)], 1.0)
    assert running.phone.received == []


def test_the_slowest_answer_is_the_whole_time(simulated_phone: Simulated) -> None:
    phone = phone_of(simulated_phone(RECORDED, latency=0.5))
    start = time.monotonic()
    recording = phone.read(CAPTURE_QUESTIONS, 5.0)
    assert time.monotonic() - start < 0.7
    assert all(answer.complete for answer in recording.answers.values())


def test_one_hung_service_costs_only_its_own_answer(simulated_phone: Simulated) -> None:
    phone = phone_of(simulated_phone(RECORDED, latencies={REGISTRY: 60.0}))
    recording = phone.read(CHECK_QUESTIONS, BOUND)
    assert codes(recording) == {REGISTRY: "timed-out"}
    assert recording.answers[GETPROP].complete
    assert not recording.answers[REGISTRY].complete


WHOLE, NONE, PART = "whole", "none", "part"


@pytest.mark.parametrize(
    ("faults", "code", "kept"),
    [
        ({"hang": "before"}, "timed-out", NONE),
        ({"hang": "in"}, "timed-out", PART),
        ({"hang": "after"}, None, WHOLE),
        ({"hang": "after", "no_exit": True}, "timed-out", WHOLE),
        ({"hang": "after", "shell_v1": True}, "timed-out", WHOLE),
        ({"drip": 2000}, "timed-out", PART),
        ({"cut_after": 0}, "cut-off", NONE),
        ({"cut_after": 3}, "cut-off", NONE),
        ({"cut_after": 3000}, "cut-off", PART),
        ({"no_exit": True}, "cut-off", WHOLE),
        ({"garbage": True}, "garbled", NONE),
        ({"refuse": True}, "refused", NONE),
        ({"unplug_after": 3000}, "phone-gone", PART),
        ({"unplug_after": 3000, "shell_v1": True}, "phone-gone", PART),
        ({"vanish_after": 0.3, "hang": "in"}, "phone-gone", PART),
        ({"shell_v1": True}, None, WHOLE),
        ({"shell_v1": True, "checksums": True}, None, WHOLE),
        ({"shell_v1": True, "garbage": True}, None, None),
        ({"huge": 900_000}, None, None),
    ],
    ids=str,
)
def test_each_fault_has_its_outcome_within_the_deadline_and_what_was_read_is_kept(
    simulated_phone: Simulated, faults: dict[str, Any], code: str | None, kept: str | None
) -> None:
    phone = phone_of(simulated_phone(RECORDED, **faults))
    start = time.monotonic()
    recording = phone.read([CHECK_QUESTIONS[0]], BOUND)
    assert time.monotonic() - start < BOUND + 0.3
    answer = recording.answers[GETPROP]
    assert codes(recording) == ({} if code is None else {GETPROP: code})
    assert answer.complete is (code is None)
    whole = PROPERTIES + b"a warning\n" if "shell_v1" in faults else PROPERTIES
    if kept is not None:
        assert whole.startswith(answer.stdout)
        assert {0: NONE, len(whole): WHOLE}.get(len(answer.stdout), PART) == kept
    for problem in recording.problems:
        assert problem.message.startswith("getprop: ")
        assert ("bytes read until then are kept" in problem.message) is (kept in (PART, WHOLE))


def test_an_old_phone_gives_its_line_ends_as_they_came(simulated_phone: Simulated) -> None:
    running = simulated_phone(RECORDED, shell_v1=True, crlf=True)
    answer = phone_of(running).read([CHECK_QUESTIONS[0]], 5.0).answers[GETPROP]
    assert answer.stdout == (PROPERTIES + b"a warning\n").replace(b"\n", b"\r\n")
    assert (answer.complete, answer.exit_code) == (True, None)
    assert running.phone.received == ["shell:getprop"]


def test_an_answer_beyond_its_limit_is_cut_there(simulated_phone: Simulated) -> None:
    limit = CHECK_QUESTIONS[0].limit
    recording = phone_of(simulated_phone(RECORDED, huge=limit + 1000)).read([CHECK_QUESTIONS[0]], 10.0)
    assert codes(recording) == {GETPROP: "too-large"}
    assert len(recording.answers[GETPROP].stdout) == limit


def test_a_pulled_cable_keeps_the_answers_that_were_whole(simulated_phone: Simulated) -> None:
    running = simulated_phone(RECORDED, latencies={REGISTRY: 60.0})
    threading.Timer(0.2, running.phone.unplug).start()
    start = time.monotonic()
    recording = phone_of(running).read(CHECK_QUESTIONS, 10.0)
    assert time.monotonic() - start < 2.0
    assert recording.answers[GETPROP].complete
    assert codes(recording) == {REGISTRY: "phone-gone"}


def test_a_phone_that_left_before_the_reading_is_gone_for_every_question(simulated_phone: Simulated) -> None:
    running = simulated_phone(RECORDED)
    phone = phone_of(running)
    running.server.disconnect(running.serial)
    recording = phone.read(CHECK_QUESTIONS, 2.0)
    assert codes(recording) == {question.command: "phone-gone" for question in CHECK_QUESTIONS}
    assert not any(answer.complete for answer in recording.answers.values())


def test_a_server_killed_in_between_is_told_from_a_phone_that_left() -> None:
    with PrivateAdbServer() as server:
        running = RunningPhone.start(server, RECORDED, {"latencies": {REGISTRY: 60.0}})
        phone = phone_of(running)
        threading.Timer(0.3, lambda: os.kill(server.pid, signal.SIGTERM)).start()
        recording = phone.read(CHECK_QUESTIONS, 10.0)
        assert codes(recording) == {REGISTRY: "server-gone"}
        assert recording.answers[GETPROP].complete
        again = phone.read(CHECK_QUESTIONS, 2.0)
        assert set(codes(again).values()) == {"server-gone"}
        running.phone.close()


@pytest.mark.parametrize("again", [False, True], ids=["v2", "v1"])
def test_ctrl_c_keeps_what_was_read(simulated_phone: Simulated, again: bool) -> None:
    running = simulated_phone(RECORDED, latencies={REGISTRY: 60.0}, shell_v1=again)
    phone = phone_of(running)
    threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    start = time.monotonic()
    recording = phone.read(CHECK_QUESTIONS, 10.0)
    assert time.monotonic() - start < 1.0
    assert recording.answers[GETPROP].complete
    assert not recording.answers[REGISTRY].complete
    assert codes(recording) == {REGISTRY: "interrupted", "adb": "interrupted"}


def test_ctrl_c_keeps_the_part_of_an_answer(simulated_phone: Simulated) -> None:
    phone = phone_of(simulated_phone(RECORDED, hang="in"))
    threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    recording = phone.read([CHECK_QUESTIONS[0]], 10.0)
    assert 0 < len(recording.answers[GETPROP].stdout) < len(PROPERTIES)
    assert codes(recording)[GETPROP] == "interrupted"


def test_time_that_is_over_in_the_middle_of_a_piece_is_no_ctrl_c(
    simulated_phone: Simulated, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> tuple[Answer, Outcome]:
        time.sleep(0.8)
        return Answer(command=GETPROP, stdout=b"[a]: [b]", complete=False), Outcome.CUT_OFF

    phone = phone_of(simulated_phone(RECORDED))
    monkeypatch.setattr("inspector.phone.adb.ask", busy)
    recording = phone.read([CHECK_QUESTIONS[0]], 0.3)
    assert codes(recording) == {GETPROP: "timed-out"}


def test_empty_packets_without_end_keep_nobody_beyond_the_time() -> None:
    def floods(connection: socket.socket) -> None:
        connection.sendall(b"OKAY")
        while True:
            connection.sendall(packet(1, b"") * 50_000)

    with FakeServer({FEATURES: okay("shell_v2"), TRANSPORT: b"OKAY", "*": floods}) as server:
        start = time.monotonic()
        recording = AdbPhone(server=server.address, device=PHONE).read(CHECK_QUESTIONS, 1.0)
        assert time.monotonic() - start < 1.0 + BOUND
    assert {codes(recording)[question.command] for question in CHECK_QUESTIONS} == {"timed-out"}


def test_a_short_answer_over_its_limit_says_the_limit(simulated_phone: Simulated) -> None:
    short = next(question for question in CHECK_QUESTIONS if question.limit < 1024 * 1024)
    recording = phone_of(simulated_phone(RECORDED, huge=1024 * 1024)).read([short], 5.0)
    assert [problem.code for problem in recording.problems] == ["too-large"]
    assert "longer than 1 KiB" in recording.problems[0].message


def test_a_phone_that_is_not_authorised_is_not_chosen(simulated_phone: Simulated) -> None:
    running = simulated_phone(RECORDED, unauthorized=True)
    with pytest.raises(NoUsablePhone, match="accept this computer's key"):
        phone_of(running)
    assert running.phone.received == []


def test_a_phone_that_went_offline_is_not_chosen_and_not_read(simulated_phone: Simulated) -> None:
    running = simulated_phone(RECORDED)
    phone = phone_of(running)
    running.phone.unplug()
    while running.server.state(running.serial) == "device":
        time.sleep(0.01)
    with pytest.raises(NoUsablePhone, match="offline"):
        phone_of(running)
    assert set(codes(phone.read(CHECK_QUESTIONS, 2.0)).values()) == {"phone-gone"}


def test_waiting_ends_when_somebody_presses_allow(simulated_phone: Simulated) -> None:
    running = simulated_phone(RECORDED, unauthorized=True)
    told: list[str] = []
    threading.Timer(0.3, running.phone.authorize).start()
    start = time.monotonic()
    with DeviceTracker(running.server.address) as tracker:
        device = wait_for_phone(
            lambda: list_devices(running.server.address, 2.0),
            lambda seen: choose(seen, serial=running.serial),
            10.0,
            told.append,
            tracker.wait,
        )
    assert time.monotonic() - start < 2.0
    assert device.usable
    assert "accept this computer's key" in told[0]


def test_a_real_server_says_its_version(private_adb_server: PrivateAdbServer) -> None:
    assert reach(private_adb_server.address, 2.0) == 41


# What a real server does only when it is broken.
@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({FEATURES: "hang"}, "timed-out"),
        ({FEATURES: b""}, "server-gone"),
        ({FEATURES: resets()}, "server-gone"),
        ({FEATURES: b"HTTP/1.1 400\r\n"}, "garbled"),
        ({FEATURES: fail("device unauthorized.")}, "phone-gone"),
        ({FEATURES: fail("no device with transport id '7'")}, "phone-gone"),
        ({FEATURES: okay("shell_v2,cmd"), TRANSPORT: "hang"}, "timed-out"),
        ({FEATURES: okay("shell_v2,cmd"), TRANSPORT: b""}, "server-gone"),
        ({FEATURES: okay("shell_v2"), TRANSPORT: b"OKAY", "shell,v2,raw:getprop": sends(b"OKAY", packet(3, b"\0"))}, None),
        ({FEATURES: okay("cmd"), TRANSPORT: b"OKAY", "shell:getprop": sends(b"OKAY", b"x"), STATE: okay("device")}, None),
        (
            {FEATURES: fail("unknown host service"), TRANSPORT: b"OKAY", "shell:getprop": sends(b"OKAY"),
             STATE: okay("device")},
            None,
        ),
    ],
    ids=[
        "features hang", "features closed", "features reset", "features http", "unauthorized", "unplugged",
        "transport hangs", "transport closed", "v2", "v1", "server before features",
    ],
)  # fmt: skip
def test_a_broken_server_has_one_outcome_for_every_question(
    table: Mapping[str, Reaction | str], code: str | None
) -> None:
    with FakeServer({}) as server:
        for key, value in table.items():
            server.table[key] = [server.hang if isinstance(value, str) else value]
        start = time.monotonic()
        recording = AdbPhone(server.address, PHONE).read([CHECK_QUESTIONS[0]], 0.4)
        assert time.monotonic() - start < 0.7
    assert codes(recording) == ({} if code is None else {GETPROP: code})


def test_an_old_server_without_plug_in_numbers_is_asked_by_serial() -> None:
    table: dict[str, Reaction] = {
        "host-serial:R58N00000X:features": okay("shell_v2"),
        "host:transport:R58N00000X": b"OKAY",
        "shell,v2,raw:getprop": sends(b"OKAY", packet(3, b"\0")),
    }
    with FakeServer(table) as server:
        recording = AdbPhone(server.address, replace(PHONE, transport=None)).read([CHECK_QUESTIONS[0]], 1.0)
    assert recording.problems == ()


@pytest.mark.parametrize("timeout", [0.0, -1.0, 0.001])
def test_no_time_at_all_is_no_exception(timeout: float) -> None:
    with FakeServer({FEATURES: okay("shell_v2")}) as server:
        server.table["*"] = [server.hang]
        recording = AdbPhone(server.address, PHONE).read(CHECK_QUESTIONS, timeout)
    assert set(codes(recording).values()) == {"timed-out"}


def test_no_question_is_no_trouble() -> None:
    with FakeServer({FEATURES: okay("shell_v2")}) as server:
        assert AdbPhone(server.address, PHONE).read([], 1.0).answers == {}


def test_a_phone_without_a_model_has_a_label_without_its_serial() -> None:
    nowhere = ServerAddress("127.0.0.1", 1)
    assert AdbPhone(nowhere, replace(PHONE, model=None)).label == "phone on USB"
    assert AdbPhone(nowhere, replace(PHONE, model="Pixel_8", link="emulator")).label == "Pixel 8 (emulator)"


def test_no_more_questions_than_asked_for_are_under_way_and_each_answer_is_told(simulated_phone: Simulated) -> None:
    """Where many phones are read together, each gets fewer streams."""
    phone = simulated_phone(RECORDED, latency=0.1)
    device = choose(list_devices(phone.server.address, BOUND), serial=phone.serial)
    heard: list[str] = []
    start = time.monotonic()
    recording = AdbPhone(phone.server.address, device, 7, heard.append).read(CHECK_QUESTIONS, 5.0)
    assert time.monotonic() - start >= 0.2, "fourteen questions on seven streams take two rounds"
    assert sorted(heard) == sorted(recording.answers) == sorted(question.command for question in CHECK_QUESTIONS)
