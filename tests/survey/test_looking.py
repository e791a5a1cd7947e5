"""One answer of the phone: what it is on, what it hears, and how strong."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector.phone.recording import Recording
from inspector.phone.source import open_source
from inspector.report.survey_text import where
from inspector.survey.looking import look

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        (
            "xiaomi-mi-note-2-tmobile-2016",
            ["primary B4 (EARFCN 2300, 310-260, -94 dBm)", "neighbour B12 (EARFCN 5035, -104 dBm)"],
        ),
        ("xiaomi-mi-5-att-2016", ["primary U5 (UARFCN 4385, 310-410, -75 dBm)"]),
        ("android-6-crlf-no-shell-v2", []),
    ],
)
def test_each_cell_with_its_network_and_strength(phone: str, expected: list[str]) -> None:
    seen = look(open_source(FIXTURES / phone))
    assert [f"{one.spot.role} {where(one.spot, one.dbm)}" for one in seen] == expected


def test_where_the_channel_is_masked_the_strength_is_found_by_band() -> None:
    seen = {str(one.spot.bands[0]): one for one in look(open_source(FIXTURES / "pixel-8-endc-16"))}
    assert (seen["B66"].dbm, seen["n41"].dbm) == (-91, -88)
    assert (seen["B66"].spot.role, seen["n41"].spot.role) == ("primary", "secondary")
    assert {seen["B66"].spot.plmn, seen["n41"].spot.plmn} == {"310260"}


def test_a_spot_does_not_depend_on_properties_that_are_asked_only_once() -> None:
    recording = open_source(FIXTURES / "xiaomi-mi-5-att-2016")
    registry = {command: answer for command, answer in recording.answers.items() if command != "getprop"}
    assert look(recording) == look(replace(recording, answers=registry))


def test_no_answer_is_nothing_seen() -> None:
    assert look(Recording(kind="adb", label="phone", taken_at=None)) == ()
