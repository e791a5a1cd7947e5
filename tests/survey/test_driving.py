"""A whole drive with a phone, a clock and a road of our own: what is written when, and what happens when it breaks."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pytest_mock import MockerFixture

from inspector import schemas
from inspector.phone.errors import UnreadableInput
from inspector.phone.questions import GETPROP, TELEPHONY_REGISTRY
from inspector.phone.recording import Answer, Recording
from inspector.phone.source import open_source
from inspector.problems import Problem
from inspector.survey import Clock, Drive, read_file

FIXTURES = Path(__file__).parents[2] / "fixtures"
MI_5 = open_source(FIXTURES / "xiaomi-mi-5-att-2016")
NOTE_2 = open_source(FIXTURES / "xiaomi-mi-note-2-tmobile-2016")
START = datetime(2026, 3, 30, 10, tzinfo=UTC)
Step = Recording | BaseException
Lines = list[dict[str, Any]]


class Road:
    """Time that passes only in sleeps, and answers one after the other; where they end, somebody presses Ctrl-C."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.seconds = 0.0
        self.asked: list[bool] = []
        self.waited: list[float | None] = []
        self._steps: Iterator[Step] = iter([*steps, KeyboardInterrupt()])
        self.clock = Clock(
            now=lambda: START + timedelta(seconds=self.seconds), running=lambda: self.seconds, sleep=self.sleep
        )

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds

    def ask(self, who: bool) -> Recording:
        self.asked.append(who)
        step = next(self._steps)
        if isinstance(step, BaseException):
            raise step
        return step

    def wait(self, patience: float | None, tell: Callable[[str], None]) -> bool:
        self.waited.append(patience)
        tell("unlock it")
        self.seconds += 30
        return True


def failed(code: str, command: str = TELEPHONY_REGISTRY) -> Recording:
    cut = Answer(command=command, stdout=b"last known", complete=False)
    return Recording(
        kind="adb", label="x", taken_at=None, answers={command: cut}, problems=(Problem(code, command, "it broke"),)
    )


def with_registry_of(phone: Recording, cells: Recording) -> Recording:
    return replace(phone, answers={**phone.answers, TELEPHONY_REGISTRY: cells.answers[TELEPHONY_REGISTRY]})


@pytest.fixture
def drive(tmp_path: Path, mocker: MockerFixture) -> Callable[..., tuple[Lines, Any, Road]]:
    """Run over these steps: the lines of the file, what the screen was told, and the road."""

    def run(*steps: Step, seconds: float | None = None) -> tuple[Lines, Any, Road]:
        out = tmp_path / "walk.jsonl"
        road, screen = Road(steps), mocker.Mock()
        earlier = read_file(out)
        Drive(road, out, 5.0, seconds, screen, road.clock).run(earlier)
        lines = [json.loads(line) for line in out.read_bytes().splitlines()]
        validator = jsonschema.Draft202012Validator(json.loads(schemas.text("survey")))
        for line in lines:
            validator.validate(line)
        return lines, screen, road

    return run


Run = Callable[..., tuple[Lines, Any, Road]]


def told(lines: Lines) -> list[str]:
    return [" ".join([line["event"], *line.get("bands", ())]) for line in lines if "event" in line]


def test_ctrl_c_ends_it_and_every_sighting_is_in_the_file(drive: Run) -> None:
    lines, screen, road = drive(NOTE_2, NOTE_2, NOTE_2)
    assert lines[0]["schema"] == "inspector/survey/1"
    assert told(lines) == ["seen B4", "seen B12", "still B4", "still B12", "ended"]
    assert [line["times"] for line in lines if "times" in line] == [1, 1, 2, 2]
    assert lines[3]["at"] == "2026-03-30T10:00:10Z"
    assert road.asked == [True, False, False, False]
    assert screen.polled.call_count == 3


def test_ctrl_c_while_the_phone_is_answering_ends_it_as_well(drive: Run) -> None:
    lines, _, _ = drive(NOTE_2, NOTE_2, failed("interrupted"))
    assert told(lines) == ["seen B4", "seen B12", "still B4", "still B12", "ended"]


def test_a_cell_that_changes_on_the_way_is_a_line(drive: Run) -> None:
    lines, _, _ = drive(MI_5, with_registry_of(MI_5, NOTE_2))
    assert told(lines) == ["seen U5", "seen B4", "seen B12", "ended"]


def test_it_ends_by_itself_after_the_time_that_was_asked_for(drive: Run) -> None:
    lines, _, road = drive(*[NOTE_2] * 50, seconds=21)
    assert told(lines)[-1] == "ended"
    assert road.seconds == 21
    assert len(road.asked) == 5


@pytest.mark.parametrize("why", ["phone-gone", "server-gone", "timed-out", "refused", "garbled"])
def test_a_pulled_cable_is_written_waited_for_and_gone_on_from(drive: Run, why: str) -> None:
    lines, screen, road = drive(NOTE_2, NOTE_2, failed(why), NOTE_2)
    assert told(lines) == [
        "seen B4", "seen B12", "still B4", "still B12", "lost", "back", "still B4", "still B12", "ended",
    ]  # fmt: skip
    assert next(line for line in lines if line.get("event") == "lost")["why"] == why
    assert road.asked == [True, False, False, True, False], "who it is, is asked again when it is back"
    assert road.waited == [None]
    assert "unlock it" in [call.args[0] for call in screen.told.call_args_list]


def test_a_phone_that_stays_away_is_lost_once(drive: Run) -> None:
    lines, _, _ = drive(NOTE_2, failed("phone-gone"), failed("timed-out"), failed("phone-gone"), NOTE_2)
    assert told(lines).count("lost") == 1
    assert told(lines).count("back") == 1


def test_another_phone_on_the_cable_adds_nothing(drive: Run) -> None:
    lines, _, _ = drive(NOTE_2, failed("phone-gone"), MI_5, NOTE_2)
    assert told(lines) == ["seen B4", "seen B12", "lost", "back", "still B4", "still B12", "ended"]


def test_while_it_waits_the_time_that_was_asked_for_runs_out(drive: Run) -> None:
    lines, _, road = drive(NOTE_2, failed("phone-gone"), NOTE_2, seconds=20)
    assert told(lines)[-2:] == ["lost", "ended"]
    assert road.waited == [15.0]


def test_it_is_taken_up_again_where_it_ended(drive: Run) -> None:
    first, _, _ = drive(NOTE_2)
    lines, screen, _ = drive(with_registry_of(NOTE_2, MI_5), NOTE_2)
    assert lines[: len(first)] == first
    assert told(lines[len(first) :]) == ["resumed", "seen U5", "still B4", "still B12", "ended"]
    screen.began.assert_called_once_with(resumed=True)


def test_a_survey_of_another_phone_is_refused_and_left_as_it_is(drive: Run, tmp_path: Path) -> None:
    drive(NOTE_2)
    before = (tmp_path / "walk.jsonl").read_bytes()
    with pytest.raises(UnreadableInput, match=r"survey of another phone \(model Mi Note 2, not MI 5\)"):
        drive(MI_5)
    assert (tmp_path / "walk.jsonl").read_bytes() == before


def test_a_phone_that_does_not_say_who_it_is_begins_no_survey(drive: Run, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"did not say who it is(.|\n)*it broke"):
        drive(failed("timed-out", GETPROP))
    assert not (tmp_path / "walk.jsonl").exists()


def test_what_was_seen_is_written_whatever_ends_it(drive: Run, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        drive(NOTE_2, NOTE_2, RuntimeError("a fault"))
    assert told([json.loads(line) for line in (tmp_path / "walk.jsonl").read_bytes().splitlines()])[-1] == "ended"
