"""``inspector survey`` as a user has it: a real adb server, a phone that moves, a pulled cable, a killed process."""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from inspector import schemas
from inspector.phone.private_server import PrivateAdbServer
from inspector.phone.questions import TELEPHONY_REGISTRY
from inspector.phone.recording import Recording
from inspector.phone.simulated import SimulatedPhone
from inspector.phone.source import open_source
from inspector.testing.phones import RunningPhone

from .run import FIXTURES, ROOT, inspector, process

NOTE_2 = FIXTURES / "xiaomi-mi-note-2-tmobile-2016"
MI_5 = FIXTURES / "xiaomi-mi-5-att-2016"
PATIENCE = 30.0
Simulated = Callable[..., RunningPhone]


class Walk:
    """A survey that runs beside the test."""

    def __init__(self, out: Path, *arguments: str) -> None:
        self.out = out
        command = [sys.executable, "-m", "inspector", "survey", str(out), "--every", "0.2", *arguments]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def lines(self) -> list[dict[str, Any]]:
        raw = self.out.read_bytes() if self.out.exists() else b""
        return [json.loads(line) for line in raw.splitlines()]

    def until(self, what: str, **fields: object) -> None:
        """Wait for a line with these fields."""
        wanted = {"event": what, **fields}.items()
        end = time.monotonic() + PATIENCE
        while not any(wanted <= {k: v for k, v in line.items() if k in dict(wanted)}.items() for line in self.lines()):
            assert self.process.poll() is None, self.process.communicate()
            assert time.monotonic() < end, self.lines()
            time.sleep(0.05)

    def end(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Callable[..., Walk]]:
    running: list[Walk] = []

    def start(*arguments: str, out: Path = tmp_path / "walk.jsonl") -> Walk:
        running.append(Walk(out, *arguments))
        return running[-1]

    yield start
    for one in running:
        one.process.kill()
        one.process.communicate()


def on_the_road(phone: RunningPhone, cells_of: Path) -> Recording:
    """The same phone on other cells."""
    own, other = phone.phone.recording, open_source(cells_of)
    return replace(own, answers={**own.answers, TELEPHONY_REGISTRY: other.answers[TELEPHONY_REGISTRY]})


def test_a_drive_with_a_pulled_cable_ends_with_the_summary_and_is_evidence(
    private_adb_server: PrivateAdbServer, simulated_phone: Simulated, walk: Callable[..., Walk]
) -> None:
    phone = simulated_phone(NOTE_2)
    drive = walk(*phone.options)
    drive.until("seen", channel=2300)
    phone.phone.recording = on_the_road(phone, MI_5)
    drive.until("seen", channel=4385)
    phone.phone.unplug()
    drive.until("lost")
    private_adb_server.disconnect(phone.serial)
    with SimulatedPhone(phone.phone.recording, port=phone.phone.port) as again:
        private_adb_server.connect(again.address)
        drive.until("back")
        code, out, err = drive.end()
        asked = {*phone.phone.received, *again.received}
    assert code == 0, err
    assert "3 bands seen" in out
    assert re.search(r"U5 +UMTS +serving .* -75 dBm .* 4385", out)
    assert "lost once" in out
    assert re.search(r"  new: B4 \(EARFCN 2300, 310-260, -94 dBm\)", err)
    assert "plug it in again" in err or "cannot be asked" in err
    assert asked == {"shell,v2,raw:getprop", f"shell,v2,raw:{TELEPHONY_REGISTRY}"}
    assert phone.serial not in out + err + drive.out.read_text(encoding="utf-8")
    lines = drive.lines()
    for line in lines:
        jsonschema.validate(line, json.loads(schemas.text("survey")))
    assert [line.get("event") for line in lines].count("ended") == 1

    alone = inspector("bands", "--from", drive.out, "--json").json["bands"]
    assert {band["band"] for band in alone if band["status"] == "yes"} == {"B4", "B12", "U5"}
    beside = inspector("check", "--from", NOTE_2, "--survey", drive.out, "-c", "att-us", "--as-of", "2016-10", "--json")
    bands = {band["band"]: band for band in beside.json["phone"]["bands"]}
    assert {said["artifact"] for said in bands["U5"]["evidence"] if said["claim"] == "seen"} == {"survey"}
    assert "another unit" in beside.err


def test_a_killed_process_loses_no_line_and_is_taken_up_again(
    simulated_phone: Simulated, walk: Callable[..., Walk]
) -> None:
    phone = simulated_phone(NOTE_2)
    killed = walk(*phone.options)
    killed.until("seen", channel=2300)
    killed.end(signal.SIGKILL)
    before = killed.out.read_bytes()
    assert before.endswith(b"\n")
    with killed.out.open("ab") as file:
        file.write(before.splitlines()[-1][:40])
    again = process("survey", killed.out, *phone.options, "--every", "0.2", "--for", "0.5s")
    assert again.code == 0, again
    assert "Going on with" in again.err
    assert "resumed once" in again.out
    assert "1 line of the survey cannot be read" in again.err
    assert killed.out.read_bytes().startswith(before)
    summary = inspector("survey", killed.out, "--summary")
    assert (summary.code, summary.out) == (0, again.out)


def test_a_survey_of_another_phone_and_another_file_are_refused(simulated_phone: Simulated, tmp_path: Path) -> None:
    out = tmp_path / "walk.jsonl"
    phone = simulated_phone(MI_5)
    assert process("survey", out, *phone.options, "--for", "0.3", "-q").err == ""
    before = out.read_bytes()
    phone.close()
    refused = process("survey", out, *simulated_phone(NOTE_2).options)
    assert (refused.code, out.read_bytes()) == (4, before)
    assert "MI 5" in refused.err
    other = inspector("survey", ROOT / "pyproject.toml")
    assert other.code == 4
    assert "left as it is" in other.err
    beside = inspector("check", "--from", NOTE_2, "--survey", out)
    assert beside.code == 4
    assert "another phone" in beside.err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--for", "soon"], 2, "90s, 30m"),
        (["--for", "0"], 2, "90s, 30m"),
        (["--every", "0"], 2, "--every"),
        (["--summary"], 4, "holds no survey"),
    ],
    ids=str,
)
def test_wrong_input_says_what_would_do(tmp_path: Path, arguments: list[str], code: int, says: str) -> None:
    ran = inspector("survey", tmp_path / "walk.jsonl", *arguments)
    assert ran.code == code
    assert says in ran.err
    assert list(tmp_path.iterdir()) == []
