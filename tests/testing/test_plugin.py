"""A stranger's project can use recorded, simulated and mocked phones; our own tests use nothing else."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from inspector import facts
from inspector.phone.questions import CHECK_QUESTIONS
from inspector.phone.recording import Recording
from inspector.testing.phones import MockPhone, RunningPhone

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_a_strangers_project_can_use_all_three(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        f"""
        import subprocess
        from inspector.phone.questions import CHECK_QUESTIONS

        CAPTURE = {str(FIXTURES / "no-sim-13")!r}

        def test_recorded(recorded_phone):
            assert recorded_phone(CAPTURE).answers["getprop"].complete

        def test_simulated(simulated_phone):
            phone = simulated_phone(CAPTURE)
            adb = [phone.server.adb, *phone.options, "shell", "getprop"]
            assert b"ro.product.model" in subprocess.run(adb, capture_output=True).stdout
            assert phone.phone.received == ["shell,v2,TERM=dumb,raw:getprop"] or phone.phone.received

        def test_fault(simulated_phone):
            phone = simulated_phone(CAPTURE, cut_after=100)
            adb = [phone.server.adb, *phone.options, "shell", "getprop"]
            assert len(subprocess.run(adb, capture_output=True).stdout) < 101

        def test_mocked(mock_phone):
            phone = mock_phone({{"getprop": "[ro.product.model]: [X1]"}})
            recording = phone.read(CHECK_QUESTIONS, 1.0)
            assert recording.answers["getprop"].stdout == b"[ro.product.model]: [X1]"
            assert phone.read.call_count == 1
        """
    )
    result = pytester.runpytest_subprocess("-q", "-p", "no:xdist", "-p", "no:hypothesispytest")
    result.assert_outcomes(passed=4)


def test_a_recording_is_what_the_capture_holds(recorded_phone: Callable[[Path], Recording]) -> None:
    recording = recorded_phone(FIXTURES / "pixel-8-endc-16")
    assert recording.answers["getprop"].stdout == (FIXTURES / "pixel-8-endc-16" / "getprop.txt").read_bytes()


def test_a_mocked_phone_answers_the_table_and_nothing_else(
    mock_phone: Callable[[Mapping[str, bytes | str]], MockPhone],
) -> None:
    recording = mock_phone({"getprop": "[ro.product.model]: [X1]"}).read(CHECK_QUESTIONS, 1.0)
    assert facts.read(recording).identity.model == "X1"
    unanswered = [question.command for question in CHECK_QUESTIONS if question.command != "getprop"]
    assert [problem.artifact for problem in recording.problems] == unanswered


def test_two_simulated_phones_at_once_keep_apart(simulated_phone: Callable[..., RunningPhone]) -> None:
    said = []
    for name in ("no-sim-13", "foreign-sim-12"):
        phone = simulated_phone(FIXTURES / name)
        adb = [phone.server.adb, *phone.options, "shell", "getprop", "ro.product.model"]
        full = [phone.server.adb, *phone.options, "shell", "getprop"]
        assert subprocess.run(adb, capture_output=True, check=False).returncode == 127
        said.append(subprocess.run(full, capture_output=True, check=True).stdout)
    assert said[0] != said[1]


def test_a_phone_that_does_not_come_up_is_an_error_not_a_hang(simulated_phone: Callable[..., RunningPhone]) -> None:
    with pytest.raises(TypeError):
        simulated_phone(FIXTURES / "no-sim-13", no_such_fault=True)
