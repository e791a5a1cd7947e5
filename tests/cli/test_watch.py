"""``inspector watch`` as a user has it: real adb servers, phones plugged and pulled, a screen, a killed process."""

import json
import os
import pty
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import pytest

from inspector import schemas
from inspector.phone.private_server import PrivateAdbServer
from inspector.phone.simulated import Faults, SimulatedPhone
from inspector.phone.source import open_source
from inspector.testing.phones import RunningPhone

from .bench import PATIENCE, Bench, Document
from .run import FIXTURES, ROOT, inspector

MI_5 = FIXTURES / "xiaomi-mi-5-att-2016"
NOTE_2 = FIXTURES / "xiaomi-mi-note-2-tmobile-2016"
NO_SIM = FIXTURES / "no-sim-13"
Simulated = Callable[..., RunningPhone]


@pytest.fixture
def servers() -> Iterator[tuple[PrivateAdbServer, PrivateAdbServer]]:
    """Two adb servers without any phone of another test."""
    with PrivateAdbServer() as first, PrivateAdbServer() as second:
        yield first, second


def test_phones_of_two_servers_are_authorised_read_pulled_and_plugged_in_again(
    servers: tuple[PrivateAdbServer, PrivateAdbServer], bench: Callable[..., Bench], tmp_path: Path
) -> None:
    first, second = servers
    log = tmp_path / "bench.jsonl"
    options = ["-P", str(first.port), "-P", str(second.port), "-c", "att-us", "--as-of", "2016-10"]
    watch = bench(*options, "--json", "--log", str(log))
    mi_5, locked = open_source(MI_5), Faults(unauthorized=True)
    with SimulatedPhone(mi_5) as one, SimulatedPhone(open_source(NOTE_2), locked) as two:
        first.connect(one.address)
        second.connect(two.address, until="unauthorized")
        watch.until(lambda: watch.count("verdict") == 1 and watch.count("not_ready", adb_state="unauthorized") == 1)
        two.authorize()
        watch.until(lambda: watch.count("verdict") == 2)
        one.unplug()
        first.disconnect(one.address)
        watch.until(lambda: watch.count("unplugged", phone=1) + watch.count("unplugged", phone=2) == 1)
        with SimulatedPhone(mi_5, port=one.port) as again:
            first.connect(again.address)
            watch.until(lambda: watch.count("verdict") == 3)
            assert watch.end() == 0
            serials = {one.address, two.address}
    lines = watch.lines()
    schema = json.loads(schemas.text("watch"))
    for line in lines:
        jsonschema.validate(line, schema)
    assert (lines[-1]["event"], lines[-1]["phones"], lines[-1]["verdicts"]) == ("ended", 2, 3)
    verdicts = [line for line in lines if line["event"] == "verdict"]
    assert [line["identity"]["model"] for line in verdicts].count("MI 5") == 2
    recorded = inspector("check", "--from", MI_5, "-c", "att-us", "--as-of", "2016-10", "--json").json["results"][0]
    said = next(line for line in verdicts if line["identity"]["model"] == "MI 5")["results"][0]
    assert {key: said[key] for key in ("carrier", "verdict", "summary")} == {
        key: recorded[key] for key in ("carrier", "verdict", "summary")
    }
    assert {line["server"] for line in verdicts} == {str(first.address), str(second.address)}
    assert [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] == verdicts
    assert watch.count("reading") > len(verdicts) * 3, "progress is told"
    for serial in serials:
        assert serial not in watch.text() + log.read_text(encoding="utf-8")


def test_phones_plugged_and_pulled_at_random_all_get_their_own_verdict(
    servers: tuple[PrivateAdbServer, PrivateAdbServer], bench: Callable[..., Bench]
) -> None:
    """Issue 6: nothing lost, nothing stuck."""
    server, chance = servers[0], random.Random(6)
    recordings = [open_source(path) for path in (MI_5, NOTE_2, NO_SIM)]
    models = ["MI 5", "Mi Note 2", "XQ-CC54"]
    watch = bench("-P", str(server.port), "--json")
    phones: dict[int, SimulatedPhone] = {}
    ports: dict[int, int] = {}
    try:
        for _ in range(30):
            number = chance.randrange(20)
            if number in phones:
                phone = phones.pop(number)
                phone.close()
                server.disconnect(phone.address)
            else:
                slow = Faults(latency=chance.choice([0.0, 0.05, 0.3]))
                phones[number] = SimulatedPhone(recordings[number % 3], slow, port=ports.get(number, 0))
                ports[number] = phones[number].port
                assert server.connect(phones[number].address)

        def settled() -> bool:
            last: dict[int, Document] = {}
            for line in watch.lines():
                if "phone" in line:
                    last[line["phone"]] = line
            events = [line["event"] for line in last.values()]
            return events.count("verdict") == len(phones) and not {"reading", "waiting"} & set(events)

        watch.until(settled)
        assert watch.end() == 0
    finally:
        for phone in phones.values():
            server.disconnect(phone.address)
            phone.close()
    results = [line for line in watch.lines() if line["event"] in ("verdict", "failed")]
    assert len({line["visit"] for line in results}) == len(results)
    for line in results:
        if line["event"] == "verdict" and line["complete"]:
            assert line["identity"]["model"] in models
            assert re.sub(r"\W", "_", line["identity"]["model"]) == line["name"], "of the phone plugged then"
    assert watch.lines()[-1]["unfinished"] == 0
    assert watch.errors.read_text(encoding="utf-8") == ""


def test_a_killed_watch_has_lost_no_result_and_the_next_one_goes_on(
    simulated_phone: Simulated, bench: Callable[..., Bench], tmp_path: Path
) -> None:
    log = tmp_path / "bench.jsonl"
    phone = simulated_phone(MI_5)
    for count in (1, 2):
        watch = bench("-P", str(phone.port), "--log", str(log), "-c", "att-us")
        watch.until(lambda watch=watch: "LACKS" in watch.text())  # type: ignore[misc]
        watch.end(signal.SIGKILL)
        results = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
        assert [line["results"][0]["verdict"] for line in results] == ["lacks"] * count


def test_in_a_pipe_each_thing_is_a_line_and_ctrl_c_ends_with_the_table(
    simulated_phone: Simulated, bench: Callable[..., Bench]
) -> None:
    phone = simulated_phone(MI_5, latencies={"dumpsys telephony.registry": 0.4})
    watch = bench("-P", str(phone.port), "-c", "att-us", "--as-of", "2016-10", "--bell")
    watch.until(lambda: "GAPS" in watch.text())
    assert watch.end() == 0
    assert re.search(r"^\d\d:\d\d:\d\dZ    1  MI 5 \(TCP/IP\): reading$", watch.text(), re.MULTILINE)
    assert re.search(r"1  Xiaomi MI 5 \(TCP/IP\): GAPS; att-us gaps: 3G only", watch.text())
    assert "1 reading of 1 phone: 1 gaps." in watch.text()
    assert "\a" not in watch.text() + watch.errors.read_text(encoding="utf-8")
    assert phone.serial not in watch.text()


def test_ctrl_c_in_the_middle_of_a_reading_says_what_was_broken_off(
    simulated_phone: Simulated, bench: Callable[..., Bench]
) -> None:
    phone = simulated_phone(MI_5, hang="before")
    watch = bench("-P", str(phone.port))
    watch.until(lambda: "reading" in watch.text())
    start = time.monotonic()
    assert watch.end() == 0
    assert time.monotonic() - start < 3
    assert "No phone was read. 1 reading broken off by Ctrl-C." in watch.text()


def test_a_phone_that_answers_nothing_and_a_server_that_is_not_there_say_what_to_do(
    simulated_phone: Simulated, bench: Callable[..., Bench]
) -> None:
    phone = simulated_phone(MI_5, refuse=True)
    watch = bench("-P", str(phone.port), "-P", "9")
    watch.until(lambda: "not read" in watch.text())
    watch.until(lambda: "No adb server runs at 127.0.0.1:9" in watch.errors.read_text(encoding="utf-8"))
    assert "unplug it and plug it in again" in watch.text()
    assert f"at 127.0.0.1:{phone.port}" in watch.text(), "which of the servers"
    assert watch.end() == 0


def test_on_a_terminal_the_bench_is_the_whole_screen_and_the_table_stays(simulated_phone: Simulated) -> None:
    phone = simulated_phone(MI_5)
    command = [sys.executable, "-m", "inspector", "watch", "-P", str(phone.port), "-c", "att-us", "--bell"]
    own, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "24"}
    running = subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    try:
        end, told = time.monotonic() + PATIENCE, False
        while time.monotonic() < end:
            try:
                shown += os.read(own, 65536)
            except OSError:  # Linux: the other side is closed
                break
            if not told and re.search(rb"1 plugged in: 1 lacks", shown):
                told = True
                running.send_signal(signal.SIGINT)
        assert running.wait(timeout=PATIENCE) == 0, shown
    finally:
        running.kill()
        running.wait()
        os.close(own)
    text = shown.decode("utf-8")
    before, _, after = text.rpartition("\x1b[?1049l")
    assert "\x1b[?1049h" in before, "the screen as it was comes back"
    assert "\a" in before
    assert "Xiaomi MI 5" in before
    assert "1 reading of 1 phone: 1 lacks." in after
    assert "\x1b[?25h" in text[text.rindex("\x1b[?25l") :], "the cursor comes back"
    assert phone.serial not in text


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["-H", "a", "-H", "b", "-P", "1", "-P", "2", "-P", "3"], 2, "which port is on which host"),
        (["-c", "no-such-carrier"], 2, "no-such-carrier"),
        (["--as-of", "soon"], 2, "soon"),
        (["--log", "pyproject.toml"], 4, "left as it is"),
        (["--log", "no-such-folder/log"], 4, "Make it first"),
        (["-P", "70000"], 2, "1 to 65535"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_wrong_input_is_said_before_any_phone_is_plugged_in(arguments: list[str], code: int, says: str) -> None:
    ran = inspector("watch", *arguments)
    assert ran.code == code
    assert says in ran.err
