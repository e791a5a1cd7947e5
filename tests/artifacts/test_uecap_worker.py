"""The process that decodes: it answers, it is bounded, its absence is said, and nothing of it stays."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspector.artifacts import uecap as offered
from inspector.artifacts.uecap.decode import LARGEST, decode
from inspector.artifacts.uecap.messages import Message, Pdu
from inspector.problems import Problem
from tests.artifacts import uecap_build as build

MESSAGE = Message(Pdu.ANY, build.lte_information(eutra=build.eutra([2, 66], combos=[[(2, "A", "A"), (66, "C", "")]])))


def test_messages_go_in_and_what_they_say_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A file of that name in the folder of the user must not take the place of a module.
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    problems: list[Problem] = []
    junk = Message(Pdu.ANY, b"\xff" * 40)
    said = decode([junk, MESSAGE, junk], "file", problems)
    assert [sorted(map(str, one.bands)) for one in said] == [["B2", "B66"]]
    assert [str(combo) for combo in said[0].combinations] == ["B2A-B66C"]
    assert problems == []


def test_it_is_ended_at_its_deadline_and_that_is_said() -> None:
    problems: list[Problem] = []
    started = time.monotonic()
    assert decode([MESSAGE], "file", problems, deadline=0.05) == []
    assert time.monotonic() - started < 10
    assert [problem.code for problem in problems] == ["not-decoded"]


def test_a_message_that_is_too_large_is_left_out_and_that_is_said() -> None:
    problems: list[Problem] = []
    assert decode([Message(Pdu.ANY, b"\1" * (LARGEST + 1))], "file", problems) == []
    assert [problem.code for problem in problems] == ["too-large"]


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspector.artifacts.uecap.decode.find_spec", lambda name: None)
    problems: list[Problem] = []
    assert decode([MESSAGE], "file", problems) == []
    assert [problem.code for problem in problems] == [offered.NOT_INSTALLED] == ["needs-extra"]
    assert "pip install 'band-inspector[uecap]'" in problems[0].message


def test_the_main_process_never_loads_it() -> None:
    code = (
        "import sys; from inspector.artifacts.uecap import parse; parse(sys.argv[1].encode(), 'f'); print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code, MESSAGE.data.hex()], capture_output=True, text=True, check=True)
    assert not [name for name in ran.stdout.split() if name.startswith("pycrate")]
