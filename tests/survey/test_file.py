"""The file of a survey, read: what it holds, what it may not be read as, and that no bytes break it."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_mock import MockerFixture

from inspector.artifacts import survey
from inspector.artifacts.survey import parse
from inspector.bands import Band
from inspector.claims import Claim
from inspector.facts import read
from inspector.facts.surveyed import past_cells
from inspector.gathering import gather
from inspector.phone.errors import UnreadableInput
from inspector.phone.source import open_source
from inspector.phone.survey_source import header, is_survey
from tests.artifacts.damage import damaged

from .lines import HEADER, file_of, observation

WHOLE = file_of(
    HEADER,
    observation(),
    observation("2026-03-30T10:01:00Z", event="still", signal_dbm=-88, times=11),
    {"at": "2026-03-30T10:02:00Z", "event": "lost", "why": "phone-gone"},
    {"at": "2026-03-30T10:03:00Z", "event": "back"},
    observation("2026-03-30T10:03:05Z", channel=2175, bands=["B4", "B66"], signal_dbm=None),
    {"at": "2026-03-30T10:04:00Z", "event": "ended"},
)


def test_lines_about_one_spot_are_summed_up() -> None:
    found, problems = parse(WHOLE)
    first, second = found.observed
    assert (first.first, first.last) == ("2026-03-30T10:00:05Z", "2026-03-30T10:01:00Z")
    assert (first.times, first.dbm) == (12, -88)
    assert second.spot.bands == (Band.parse("B4"), Band.parse("B66"))
    assert (found.lost, found.resumed, found.last) == (1, 0, "2026-03-30T10:04:00Z")
    assert problems == []


def test_files_one_after_the_other_are_one_survey_in_any_order() -> None:
    later = file_of(HEADER, observation("2026-03-31T10:00:00Z", signal_dbm=-120))
    for raw in (WHOLE + later, later + b"\n" + WHOLE):
        found, problems = parse(raw)
        assert found.observed[0].first == "2026-03-30T10:00:05Z"
        assert found.observed[0].last == "2026-03-31T10:00:00Z"
        assert found.observed[0].dbm == -88
        assert problems == []


def test_a_cut_line_costs_itself_and_is_said() -> None:
    cut = WHOLE + json.dumps(observation("2026-03-30T11:00:00Z", channel=9820, bands=["B30"])).encode()[:70]
    found, problems = parse(cut)
    assert len(found.observed) == 2
    assert [(problem.code, problem.message.startswith("1 line ")) for problem in problems] == [("bad-line", True)]


@pytest.mark.parametrize(
    "fields",
    [
        {"slot": 8},
        {"slot": True},
        {"rat": "LTE-M"},
        {"rat": "NR"},
        {"channel": -1},
        {"channel": 5780.0},
        {"channel": 10**9},
        {"bands": []},
        {"bands": ["B17", "B17"]},
        {"bands": "B17"},
        {"bands": [17]},
        {"bands": ["U5"]},
        {"role": "main"},
        {"plmn": "31041"[:4]},
        {"plmn": 310410},
        {"signal_dbm": 2147483647},
        {"signal_dbm": 0},
        {"times": 0},
        {"at": "yesterday"},
        {"at": "2026-03-30 10:00:05"},
        {"event": "guessed"},
    ],
    ids=str,
)
def test_what_this_program_does_not_write_is_left_out_and_counted(fields: dict[str, Any]) -> None:
    found, problems = parse(file_of(HEADER, observation(**fields)))
    assert found.observed == ()
    assert [problem.code for problem in problems] == ["bad-line"]


def test_only_a_band_beyond_doubt_is_seen(tmp_path: Path) -> None:
    out = tmp_path / "walk.jsonl"
    unknown = observation(channel=None, bands=["B17", "B999"])
    out.write_bytes(WHOLE + file_of(unknown))
    facts = read(open_source(out))
    seen = [said for said in gather(facts, ()).lists if said.claim is Claim.SEEN]
    assert [list(map(str, said.bands)) for said in seen] == [["B17"]]
    assert seen[0].artifact == "survey"
    assert seen[0].note == "seen in the survey: EARFCN 5780"
    assert seen[0].detail == "serving cell of 310410, first 2026-03-30T10:00:05Z, last 2026-03-30T10:01:00Z"


def test_it_is_a_source_that_says_which_phone_it_is(tmp_path: Path) -> None:
    out = tmp_path / "no-extension"
    out.write_bytes(WHOLE)
    recording = open_source(out)
    assert (recording.kind, str(recording.taken_at)) == ("survey", "2026-03-30 10:00:00+00:00")
    facts = read(recording)
    assert (facts.identity.brand, facts.identity.model, facts.identity.device) == ("Xiaomi", "MI 5", "gemini")
    assert facts.problems == ()


@pytest.mark.parametrize(
    "first",
    [
        {**HEADER, "schema": "inspector/survey/2"},
        {**HEADER, "started_at": "2026-03-30T10:00:00"},
        {**HEADER, "started_at": None},
        {**HEADER, "phone": []},
        {"schema": "inspector/survey/1"},
    ],
    ids=["version", "zone", "time", "phone", "nothing"],
)
def test_a_header_that_was_changed_is_refused_with_the_reason(tmp_path: Path, first: dict[str, Any]) -> None:
    out = tmp_path / "walk.jsonl"
    out.write_bytes(file_of(first, observation()))
    with pytest.raises(UnreadableInput, match=r"walk\.jsonl"):
        open_source(out)


def test_there_are_limits(mocker: MockerFixture) -> None:
    mocker.patch.object(survey, "MAX_LINES", 3)
    assert [problem.code for problem in parse(WHOLE)[1]] == ["too-large"]
    mocker.patch.object(survey, "MAX_LINES", 100)
    mocker.patch.object(survey, "MAX_SPOTS", 1)
    found, problems = parse(WHOLE)
    assert len(found.observed) == 1
    assert "1 lines of others" in problems[0].message


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=300), damaged(WHOLE), st.just(b"[" * 50_000), st.just(b"9" * 50_000)))
def test_no_bytes_break_it(raw: bytes) -> None:
    found, _ = parse(raw)
    assert all(one.times > 0 and one.first <= one.last for one in found.observed)
    assert all(cell.bands for cell in past_cells(raw)[0])
    if is_survey(raw):
        with suppress(UnreadableInput):
            header(raw, "x")
