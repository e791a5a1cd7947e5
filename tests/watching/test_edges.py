"""Where servers, the file and an Android that still starts come in."""

import json
import threading
from pathlib import Path
from queue import SimpleQueue
from types import MappingProxyType

import pytest

from inspector.phone.errors import UnreadableInput, UsageProblem
from inspector.phone.questions import GETPROP, TELEPHONY_REGISTRY
from inspector.phone.recording import Answer, Recording
from inspector.phone.together import allow_open_files
from inspector.watching import servers
from inspector.watching.log import open_log
from inspector.watching.lookout import look_out
from inspector.watching.model import Event, Looked
from inspector.watching.reading import still_starts
from tests.phone.fake_server import FakeServer, Reaction, fail, okay


@pytest.mark.parametrize(
    ("hosts", "ports", "expected"),
    [
        (["a"], [1, 2], ["a:1", "a:2"]),
        (["a", "b"], [7], ["a:7", "b:7"]),
        (["a", "b"], [1, 2], ["a:1", "b:2"]),
        (["a", "a"], [], ["a:5037"]),
        ([], [1, 2, 1], ["127.0.0.1:1", "127.0.0.1:2"]),
    ],
)
def test_repeated_hosts_and_ports_are_servers(
    monkeypatch: pytest.MonkeyPatch, hosts: list[str], ports: list[int], expected: list[str]
) -> None:
    for name in ("ADB_SERVER_SOCKET", "ANDROID_ADB_SERVER_ADDRESS", "ANDROID_ADB_SERVER_PORT"):
        monkeypatch.delenv(name, raising=False)
    assert [str(server) for server in servers(hosts, ports)] == expected


def test_hosts_and_ports_that_do_not_pair_are_a_usage_problem() -> None:
    with pytest.raises(UsageProblem, match="which port is on which host"):
        servers(["a", "b"], [1, 2, 3])


def recording(props: bytes, registry: bytes | None) -> Recording:
    answers = {GETPROP: Answer(command=GETPROP, stdout=props)}
    if registry is not None:
        answers[TELEPHONY_REGISTRY] = Answer(command=TELEPHONY_REGISTRY, stdout=registry)
    return Recording(kind="adb", label="phone", taken_at=None, answers=MappingProxyType(answers))


BOOTED = b"[sys.boot_completed]: [1]\n"


@pytest.mark.parametrize(
    ("props", "registry", "starts"),
    [
        (b"[ro.product.model]: [X]\n", b"Can't find service: telephony.registry\n", True),
        (b"[ro.product.model]: [X]\n", b"", True),
        (b"[sys.boot_completed]: [0]\n", None, True),
        (b"[ro.product.model]: [X]\n", b"last known state:\n  Phone Id=0\n  mServiceState=1", False),
        (BOOTED, b"Can't find service: telephony.registry\n", False),
        (BOOTED, b"", False),
    ],
)
def test_a_phone_still_starts_while_it_says_neither_that_it_is_up_nor_what_it_is_on(
    props: bytes, registry: bytes | None, starts: bool
) -> None:
    assert still_starts(recording(props, registry)) is starts


def test_a_log_is_taken_up_and_a_cut_line_is_not_glued(tmp_path: Path) -> None:
    path = tmp_path / "bench.jsonl"
    with open_log(path) as log:
        log.append([{"schema": "inspector/watch/1", "n": 1}])
    with path.open("ab") as file:
        file.write(b'{"schema": "insp')
    with open_log(path) as log:
        log.append([{"schema": "inspector/watch/1", "n": 2}])
    lines = path.read_bytes().splitlines()
    assert [json.loads(lines[0])["n"], json.loads(lines[2])["n"]] == [1, 2]


@pytest.mark.parametrize("kind", ["other", "folder", "nowhere"])
def test_a_file_that_is_something_else_is_left_as_it_is(tmp_path: Path, kind: str) -> None:
    path = {"other": tmp_path / "notes.txt", "folder": tmp_path, "nowhere": tmp_path / "no" / "log"}[kind]
    if kind == "other":
        path.write_text("mine\n", encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"hoose another|left as it is"):
        open_log(path)
    assert kind != "other" or path.read_text(encoding="utf-8") == "mine\n"


def test_an_old_server_that_reports_no_states_is_asked_again_and_again() -> None:
    """Such as adb 29, which says nothing when Allow is pressed; and one may not know ``track-devices`` at all."""
    line = "R58N00000X  {} usb:1-2 transport_id:1\n"
    table: dict[str, Reaction | list[Reaction]] = {
        "host:version": okay("001f"),
        "host:devices-l": [
            okay(line.format("unauthorized")),
            okay(line.format("unauthorized")),
            okay(line.format("device")),
        ],
        "host:track-devices": fail("unknown host service"),
    }
    told: SimpleQueue[Event] = SimpleQueue()
    stopped = threading.Event()
    with FakeServer(table) as server:
        thread = look_out(server.address, told.put, stopped)
        seen = [told.get(timeout=5), told.get(timeout=5)]
        stopped.set()
    thread.join(timeout=15)
    assert not thread.is_alive()
    assert [[device.state for device in event.devices] for event in seen if isinstance(event, Looked)] == [
        ["unauthorized"],
        ["device"],
    ]


@pytest.mark.parametrize(
    ("soft", "hard", "asked"),
    [
        (256, 10240, [(2048, 10240)]),
        (256, 1024, [(1024, 1024)]),
        (256, -1, [(2048, -1)]),
        (4096, 10240, []),
        (-1, -1, []),
    ],
)
def test_as_many_files_as_64_phones_need_may_be_open(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, asked: list[tuple[int, int]]
) -> None:
    """The limit of macOS is 256; 640 streams can be under way."""
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    if resource.RLIM_INFINITY != -1:
        soft, hard = (resource.RLIM_INFINITY if value == -1 else value for value in (soft, hard))
        asked = [(one, hard) for one, _ in asked]
    set_to: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: set_to.append(limits))
    allow_open_files()
    assert set_to == asked
