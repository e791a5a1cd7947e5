"""What a person sees: one line while it runs, the table at the end."""

from typing import Any

import pytest

from inspector.artifacts.survey import parse
from inspector.bands import Band
from inspector.facts import Identity
from inspector.report.survey_text import status, summary
from inspector.report.text import Page
from inspector.survey import Sighting

from .lines import HEADER, file_of, observation

MI_5 = Identity(brand="Xiaomi", model="MI 5")


def said(*lines: dict[str, Any], phone: Identity = MI_5) -> str:
    return summary(parse(file_of(HEADER, *lines))[0], phone, Page())


def test_a_row_for_each_band_with_its_best_signal_and_all_its_channels() -> None:
    text = said(
        observation(role="neighbour", plmn=None, signal_dbm=None),
        observation("2026-03-30T11:30:07Z", channel=5790, signal_dbm=-80, times=4),
        observation("2026-03-30T11:31:00Z", plmn="310260", signal_dbm=-99),
    )
    assert "Survey of Xiaomi MI 5: 1 band seen, 2026-03-30 10:00 to 11:31 UTC." in text
    assert "  B17   LTE  serving  6      -80 dBm  10:00:05  11:31:00  310-260 310-410  5780 5790" in text


def test_an_ambiguous_channel_stands_apart_and_is_not_counted() -> None:
    text = said(observation(), observation(channel=2175, bands=["B4", "B66"]))
    assert "1 band seen" in text
    assert "B4 or B66" in text
    assert "proves none of them" in text


def test_a_survey_of_several_days_says_the_day() -> None:
    text = said(observation(), observation("2026-04-02T08:00:00Z"))
    assert "2026-03-30 10:00 to 2026-04-02 08:00" in text
    assert "03-30 10:00" in text


def test_how_often_it_broke_off_is_said() -> None:
    lost = {"at": "2026-03-30T10:00:09Z", "event": "lost"}
    text = said(observation(), lost, lost, {"at": "2026-03-30T10:00:09Z", "event": "resumed"})
    assert "The phone was lost 2 times and the survey was resumed once" in text


def test_nothing_seen_says_why_that_can_be() -> None:
    assert "Android before 7" in said()


def test_what_a_phone_calls_itself_steers_no_terminal() -> None:
    assert "\x1b" not in said(observation(), phone=Identity(model="\x1b[2JX"))
    assert "Survey of moto g:" in said(observation(), phone=Identity(brand="Moto", model="moto g"))
    assert "Survey of an unknown phone:" in said(observation(), phone=Identity())


@pytest.mark.parametrize("width", [10, 40, 80, 200])
def test_the_line_that_is_rewritten_fits_the_screen(width: int) -> None:
    spots = [
        one.spot
        for one in parse(file_of(HEADER, observation(), observation(slot=1, channel=2300, bands=["B4"])))[0].observed
    ]
    bands = [(Band.parse(f"B{number}"),) for number in range(1, 44)]
    line = status([Sighting(spots[0], -95), Sighting(spots[1], None)], bands, "10:00:00", width)
    assert len(line) < max(width, 4)
    if width == 200:
        assert line.startswith("10:00:00  B17 -95 dBm / B4  | 43 bands: B1 B2")
    assert status([], [], "10:00:00", 80) == "10:00:00  no serving cell  | 0 bands: "
