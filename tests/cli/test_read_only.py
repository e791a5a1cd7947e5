"""Whatever the command, what arrives at a phone is on the closed list."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.cli.app import COMMANDS as OUR_COMMANDS
from inspector.phone.questions import BUGREPORT_QUESTIONS, COMMANDS
from inspector.phone.root_questions import ROOT_COMMANDS
from inspector.phone.source import open_source
from inspector.testing.phones import RunningPhone

from .bench import Bench
from .run import FIXTURES, inspector

Simulated = Callable[..., RunningPhone]
HERE = ["-P", "{port}"]
THIS = [*HERE, "-s", "{serial}"]
WORDS: dict[str, list[list[str]]] = {
    "check": [THIS, [*THIS, "--root"], [*THIS, "--all-carriers", "--json"], [*THIS, "--root", "--strict"]],
    "phone": [THIS, [*THIS, "--root", "--json"]],
    "bands": [THIS, [*THIS, "--root", "--combos"]],
    "devices": [HERE],
    "capture": [["{out}/a", *THIS], ["{out}/b.zip", "--root", "--no-redact", *THIS], ["--guide", *THIS]],
    "survey": [["{out}/s.jsonl", *THIS, "--for", "0.1"]],
    "matrix": [["--plugged-in", *HERE, "-c", "att-us"]],
    "doctor": [HERE],
    "diff": [[str(FIXTURES / "xiaomi-mi-5-att-2016"), "-c", "att-us", *THIS]],
    "watch": [],  # it ends by Ctrl-C alone: below
    "simulate": [[str(FIXTURES / "no-sim-13"), "--for", "0", *HERE, "--connect"]],
    "channel": [["LTE", "5780"]],
    "carriers": [["list"]],
    "catalog": [["list"]],
    "schema": [[]],
}
_READS = re.compile(
    r"getprop|dumpsys [\w. /]+|logcat -b radio -d|pm list features|cmd phone get-[\w -]+|cmd phone ims get-[\w -]+"
    r"|settings get global \w+"
)


@pytest.mark.parametrize("command", OUR_COMMANDS)
def test_only_the_closed_list_is_ever_sent(simulated_phone: Simulated, tmp_path: Path, command: str) -> None:
    assert command in WORDS, f"what does {command} send? Give it a line here."
    phone = simulated_phone(open_source(FIXTURES / "mediatek-rooted-14"))
    for words in WORDS[command]:
        before = len(phone.phone.received)
        said = {"port": phone.port, "serial": phone.serial, "out": tmp_path}
        ran = inspector(command, *(word.format(**said) for word in words))
        assert ran.code in (0, 1, 5), ran
        sent = {service.removeprefix("shell,v2,raw:") for service in phone.phone.received[before:]}
        assert sent <= COMMANDS | (ROOT_COMMANDS if "--root" in words else set())
        asks = command in ("check", "phone", "bands", "survey", "matrix", "diff") or (
            command == "capture" and "--guide" not in words
        )
        assert not asks or sent


def test_a_bench_sends_the_closed_list_to_every_phone_as_well(
    simulated_phone: Simulated, bench: Callable[..., Bench]
) -> None:
    phone = simulated_phone(open_source(FIXTURES / "mediatek-rooted-14"))
    watch = bench("-P", str(phone.port), "--json")
    watch.until(lambda: watch.count("verdict") == 1)
    assert watch.end() == 0
    sent = {service.removeprefix("shell,v2,raw:") for service in phone.phone.received}
    assert sent
    assert sent <= COMMANDS


def test_every_question_is_a_read() -> None:
    assert all(_READS.fullmatch(command) for command in COMMANDS)
    assert {question.command for question in BUGREPORT_QUESTIONS} == {"bugreportz -p", "bugreport"}
    for word in ("--set", "4 2 ", "4 3 ", "4 5 ", "4 6 ", "reboot", "setprop", "svc ", " put ", "rm ", "AT+CFUN"):
        assert not any(word in command for command in COMMANDS | ROOT_COMMANDS), word
