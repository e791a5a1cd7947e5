"""A survey beside a phone: bands seen on the way count, those of another model do not."""

import os
from pathlib import Path

import pytest

from inspector.bands import Band
from inspector.evidence import Status
from inspector.inspection import inspect
from inspector.phone.errors import UnreadableInput
from inspector.phone.recording import Recording
from inspector.phone.source import open_source
from inspector.survey import caveat, join

from .lines import HEADER, file_of, observation

FIXTURES = Path(__file__).parents[2] / "fixtures"
MI_5 = FIXTURES / "xiaomi-mi-5-att-2016"
B12 = Band.parse("B12")


@pytest.fixture
def walk(tmp_path: Path) -> Path:
    path = tmp_path / "walk.jsonl"
    path.write_bytes(file_of(HEADER, observation(channel=5110, bands=["B12"])))
    return path


def test_a_band_of_the_survey_is_seen_beside_what_the_phone_says_itself(walk: Path) -> None:
    alone, joined = inspect(open_source(MI_5)), inspect(join(open_source(MI_5), [walk]))
    assert (alone.evidence.status(B12), joined.evidence.status(B12)) == (Status.UNLIKELY, Status.YES)
    assert joined.facts.slots == alone.facts.slots
    assert joined.facts.identity == alone.facts.identity


def test_several_surveys_unite(walk: Path, tmp_path: Path) -> None:
    other = tmp_path / "drive.jsonl"
    other.write_bytes(file_of(HEADER, observation(channel=9820, bands=["B30"])).rstrip(b"\n"))
    for paths in ([walk, other], [other, walk]):
        evidence = inspect(join(open_source(MI_5), paths)).evidence
        assert evidence.status(B12) is evidence.status(Band.parse("B30")) is Status.YES
    assert inspect(join(open_source(walk), [other])).evidence.status(B12) is Status.YES


def test_a_survey_of_another_model_is_refused(walk: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"another phone \(here model Pixel 8, not MI 5\)"):
        join(open_source(FIXTURES / "pixel-8-endc-16"), [walk])


def test_what_is_no_survey_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="is no survey"):
        join(open_source(MI_5), [MI_5 / "getprop.txt"])
    with pytest.raises(UnreadableInput, match="Cannot read"):
        join(open_source(MI_5), [tmp_path / "not-there"])


def test_that_units_of_a_model_cannot_be_told_apart_is_said() -> None:
    assert "another unit" in caveat(open_source(MI_5))
    assert "nobody checked" in caveat(Recording(kind="file", label="x", taken_at=None))


def test_without_a_survey_nothing_changes() -> None:
    recording = open_source(MI_5)
    assert join(recording, []) is recording


def test_a_survey_that_is_a_pipe_is_refused_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableInput, match="a pipe or a device"):
        join(open_source(MI_5), [tmp_path / "pipe"])
