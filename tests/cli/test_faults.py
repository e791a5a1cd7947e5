"""Every fault of a phone or its cable, at each moment, through each command that reads a phone.

The total deadline holds, what was read is kept and marked, the exit code is right, and nothing is left behind.
"""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from inspector.phone.questions import COMMANDS, GETPROP, TELEPHONY_REGISTRY
from inspector.phone.recording import Recording
from inspector.phone.simulated import Faults
from inspector.phone.simulated.fault_words import NAMES, read_faults
from inspector.phone.source import open_source
from inspector.testing.phones import RunningPhone

from .bench import Bench
from .run import FIXTURES, ROOT, Ran, inspector

Simulated = Callable[..., RunningPhone]
SOURCE = FIXTURES / "xiaomi-mi-5-att-2016"
SHORT, LONG = 0.5, 10.0
"""``--timeout``: for what never ends by itself, and for what does."""
GRACE = 0.3
SLACK = 2.5
"""Of a machine that does other things: reaching the server, and all that is not the reading."""


@dataclass(frozen=True, slots=True)
class Case:
    """A fault as it is written; the code of the problem it becomes; whether it needs the deadline to end."""

    words: str
    code: str | None
    hangs: bool = False


OF_AN_ANSWER = (
    Case("hang=before", "timed-out", hangs=True),
    Case("hang=in", "timed-out", hangs=True),
    Case("hang=after", None),
    Case("drip=800", "timed-out", hangs=True),
    Case("latency=0.1", None),
    Case("cut-after=0", "cut-off"),
    Case("cut-after=900", "cut-off"),
    Case("garbage", "garbled"),
    Case("crlf", None),
    Case("no-exit", "cut-off"),
    Case("refuse", "refused"),
    Case("huge=5M", "too-large"),
    Case("unplug-after=900", "phone-gone"),
)
MOMENTS = ("", f"@{GETPROP}", f"@{TELEPHONY_REGISTRY}")
COMMANDS_OF_OURS = ("check", "capture", "survey")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did, and what it kept."""

    ran: Ran
    codes: set[tuple[str, str]] = field(default_factory=set)
    """Of a report: each problem's command and code."""
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Of a recording: command to its entry."""


def run(command: str, phone: RunningPhone, out: Path, timeout: float, *more: str) -> Outcome:
    wanted = [*phone.options, "--timeout", str(timeout), *more]
    if command == "survey":
        return Outcome(inspector("survey", out, "--for", "0.1", "--every", "0.2", *wanted))
    if command == "check":
        ran = inspector("check", *wanted, "-c", "att-us", "--as-of", "2016-10", "--json")
        problems = json.loads(ran.out)["phone"]["problems"] if ran.out else []
        return Outcome(ran, {(problem["artifact"], problem["code"]) for problem in problems})
    ran = inspector("capture", out, *wanted)
    index = json.loads((out / "capture.json").read_bytes()) if (out / "capture.json").exists() else {"entries": []}
    return Outcome(ran, answers={entry["command"]: entry for entry in index["entries"]})


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(private_adb_server: object) -> Iterator[None]:
    children = _children()
    yield
    end = time.monotonic() + 2.0
    while _ours() and time.monotonic() < end:
        time.sleep(0.01)
    assert not _ours()
    assert _children() == children


def _ours() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("inspector")]


def _children() -> set[str]:
    """Processes of this one: the private adb server, and nothing that a command started."""
    lists = Path("/proc/self/task")
    return {pid for task in lists.glob("*/children") for pid in task.read_text().split()} if lists.is_dir() else set()


@pytest.mark.parametrize("moment", MOMENTS, ids=["every", "who", "network"])
@pytest.mark.parametrize("case", OF_AN_ANSWER, ids=lambda case: case.words)
def test_a_fault_costs_what_it_spoils_and_no_more(
    simulated_phone: Simulated, tmp_path: Path, case: Case, moment: str
) -> None:
    for command in COMMANDS_OF_OURS:
        phone = simulated_phone(SOURCE, read_faults([case.words + moment]))
        timeout = SHORT if case.hangs else LONG
        start = time.monotonic()
        outcome = run(command, phone, tmp_path / command, timeout)
        # Redacting is no part of the reading: fourteen answers of 5 MiB are no phone.
        redacting = 10.0 if case.words.startswith("huge") and command == "capture" else 0.0
        assert time.monotonic() - start < timeout + GRACE + SLACK + redacting
        _is_harmless(outcome.ran, phone)
        spoilt = {moment.removeprefix("@")} if moment else {GETPROP, TELEPHONY_REGISTRY}
        spoilt -= {TELEPHONY_REGISTRY} if case.words.startswith("huge") else set()  # its limit is higher
        _EXPECTED[command](outcome, case, spoilt if case.code else set(), timeout)


def _is_harmless(ran: Ran, phone: RunningPhone) -> None:
    assert "Traceback" not in ran.out + ran.err
    assert phone.serial not in ran.out
    assert {service.removeprefix("shell,v2,raw:") for service in phone.phone.received} <= COMMANDS


def _reported(outcome: Outcome, case: Case, spoilt: set[str], timeout: float) -> None:
    """A verdict of the whole, or none that is sold as one."""
    del timeout
    assert outcome.ran.code == (4 if spoilt else 1), outcome
    if outcome.ran.out:
        assert {(command, case.code) for command in spoilt} <= outcome.codes
    else:
        assert "answered nothing that can be used" in outcome.ran.err


def _recorded(outcome: Outcome, case: Case, spoilt: set[str], timeout: float) -> None:
    """What came is kept, and what is not whole is marked."""
    if not outcome.answers:
        assert outcome.ran.code == 4
        assert "answered nothing that can be used" in outcome.ran.err
        return
    assert outcome.ran.code == (4 if spoilt else 0), outcome
    assert all(entry["seconds"] <= timeout + GRACE for entry in outcome.answers.values())
    others = {GETPROP, TELEPHONY_REGISTRY} - spoilt
    assert not any(outcome.answers[command]["complete"] for command in spoilt)
    if case.code != "phone-gone":
        assert all(outcome.answers[command]["complete"] for command in others)
    said = [line for line in outcome.ran.err.splitlines() if line.startswith("Not recorded: ")]
    assert all(any(command in line or " more)" in line for line in said) for command in spoilt), said


def _surveyed(outcome: Outcome, case: Case, spoilt: set[str], timeout: float) -> None:
    """A phone that never answered is no survey of nothing."""
    del timeout
    assert outcome.ran.code == (4 if spoilt else 0), (case, outcome)
    assert ("new: U5" in outcome.ran.err) is (not spoilt)


_EXPECTED = {"check": _reported, "capture": _recorded, "survey": _surveyed}

NO_PHONE = {
    "unauthorized": "unlock it and accept",
    "authorizing": "unlock it and accept",
    "offline": "adb disconnect, then adb connect",
    "recovery": "it is in recovery: choose reboot",
    "sideload": "it is in sideload mode: choose reboot",
    "rescue": "it is in rescue mode: choose reboot",
    "bootloader": "it is in the bootloader: choose start",
}


@pytest.mark.parametrize("state", NO_PHONE)
def test_a_phone_that_cannot_be_asked_is_not_asked_and_the_way_out_is_said(
    simulated_phone: Simulated, tmp_path: Path, state: str
) -> None:
    phone = simulated_phone(SOURCE, read_faults([state]))
    for command in COMMANDS_OF_OURS:
        outcome = run(command, phone, tmp_path / command, LONG)
        assert (outcome.ran.code, outcome.ran.out) == (3, "")
        assert NO_PHONE[state] in outcome.ran.err
        assert not (tmp_path / command).exists()
    assert phone.phone.received == []


@pytest.mark.parametrize("command", COMMANDS_OF_OURS[:2])
def test_a_phone_that_leaves_in_the_middle_is_not_waited_for(
    simulated_phone: Simulated, tmp_path: Path, command: str
) -> None:
    phone = simulated_phone(SOURCE, read_faults(["hang=before@dumpsys telephony.registry", "vanish-after=0.4"]))
    start = time.monotonic()
    outcome = run(command, phone, tmp_path / "out", 30.0)
    assert time.monotonic() - start < 5.0
    _is_harmless(outcome.ran, phone)
    _EXPECTED[command](outcome, Case("vanish", "phone-gone"), {TELEPHONY_REGISTRY}, 30.0)


def test_a_bench_of_ill_phones_reads_each_as_if_it_were_alone(
    simulated_phone: Simulated, bench: Callable[..., Bench]
) -> None:
    """Every fault at every moment plugged in at once: each phone has one result, kept and marked as of its own fault."""
    cases = [(case, moment) for case in OF_AN_ANSWER for moment in MOMENTS if (case.words, moment) != ("huge=5M", "")]
    source = open_source(SOURCE)
    phones = [
        simulated_phone(_named(source, f"CASE {number}"), read_faults([case.words + moment]))
        for number, (case, moment) in enumerate(cases)
    ]
    watch = bench("-P", str(phones[0].port), "-c", "att-us", "--as-of", "2016-10", "--json", "--timeout", "4")
    watch.until(lambda: watch.count("verdict") + watch.count("failed") >= len(cases))
    assert watch.end() == 0
    assert "Traceback" not in watch.text() + watch.errors.read_text(encoding="utf-8")
    results = {line["name"]: line for line in watch.lines() if line["event"] in ("verdict", "failed")}
    assert len(results) == len(cases)
    for number, (case, moment) in enumerate(cases):
        result = results[f"CASE_{number}"]
        spoilt = case.code and not (case.words.startswith("huge") and moment == f"@{TELEPHONY_REGISTRY}")
        assert result["complete"] is not bool(spoilt), (case, moment, result)
        # What was read is parsed after the deadline; a huge answer takes its time for that beside 37 other phones.
        assert result["seconds"] < 4 + GRACE + SLACK or case.words.startswith("huge"), (case, moment, result)
        if not spoilt:
            assert [answer["verdict"] for answer in result["results"]] == ["gaps"], (case, moment, result)
    for phone in phones:
        assert phone.serial not in watch.text()


def _named(recording: Recording, model: str) -> Recording:
    """The same phone under another name, by which a bench tells it from its neighbours."""
    getprop = recording.answers[GETPROP]
    renamed = re.sub(rb"(?<=\[ro\.product\.model\]: \[)[^\]]*", model.encode(), getprop.stdout)
    return replace(recording, answers={**recording.answers, GETPROP: replace(getprop, stdout=renamed)})


def test_a_survey_goes_on_when_the_phone_is_back(simulated_phone: Simulated, tmp_path: Path) -> None:
    phone = simulated_phone(SOURCE, read_faults(["vanish-after=0.4", "return-after=0.3"]))
    ran = run("survey", phone, tmp_path / "out.jsonl", LONG, "--for", "4").ran
    assert ran.code == 0
    _is_harmless(ran, phone)
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    events = [json.loads(line).get("event") for line in lines]
    assert events.index("lost") < events.index("back"), events


def test_a_phone_with_a_fault_costs_its_neighbours_nothing(simulated_phone: Simulated) -> None:
    well, *ill = (simulated_phone(SOURCE, read_faults([word] if word else [])) for word in ("", "hang=in", "refuse"))
    ran = inspector(
        "matrix", "--plugged-in", "-P", str(well.port), "-c", "att-us", "--as-of", "2016-10", "--timeout", "1", "--format", "json",
    )  # fmt: skip
    verdicts = [row["results"][0]["verdict"] for row in ran.json["rows"]]
    assert sorted(verdicts) == ["gaps", "not_checked", "unknown"], ran
    for phone in (well, *ill):
        _is_harmless(ran, phone)


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        ([], Faults()),
        (["latency=1.5", "crlf"], Faults(latency=1.5, crlf=True)),
        (["huge=2K@getprop", "no-exit"], Faults(no_exit=True, commands={GETPROP: Faults(huge=2048, no_exit=True)})),
        (["unauthorised"], Faults(unauthorized=True)),
        (["sideload", "return-after=2"], Faults(mode="sideload", return_after=2.0)),
    ],
)
def test_faults_are_written_as_they_are_said(words: list[str], faults: Faults) -> None:
    assert read_faults(words) == faults


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("", "is not known. There are: latency,"),
        ("hung", "is not known"),
        ("hang", "one of before, in, after"),
        ("hang=middle", "one of before, in, after"),
        ("latency=-1", "seconds"),
        ("latency=nan", "seconds"),
        ("drip=0", "bytes per second"),
        ("huge=9G", "bytes"),
        ("cut-after=1.5", "bytes"),
        ("garbage=yes", "takes no value"),
        ("offline@getprop", "a fault of the whole phone"),
    ],
)
def test_a_fault_that_makes_no_sense_says_what_would(word: str, says: str) -> None:
    ran = inspector("simulate", SOURCE, "--fault", word)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


@pytest.mark.parametrize("name", NAMES)
def test_every_fault_is_in_the_help_and_in_the_docs(name: str) -> None:
    if name != "unauthorised":
        assert name in inspector("simulate", "--help").out
        assert f"`{name}" in (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")


def test_one_process_serves_several_phones() -> None:
    ran = inspector("simulate", SOURCE, FIXTURES / "no-sim-13", "--copies", "2", "--for", "0.05")
    assert ran.code == 0
    assert len({line for line in ran.out.splitlines() if line.startswith("adb connect 127.0.0.1:")}) == 4
    assert inspector("simulate", SOURCE, SOURCE, "--copies", "200", "--for", "0").code == 2
