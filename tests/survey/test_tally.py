"""The first sighting of a spot is written at once, later ones once a minute, none is lost at the end."""

from hypothesis import given
from hypothesis import strategies as st
from pytest_mock import MockerFixture

from inspector.artifacts.survey import Event, Spot
from inspector.bands import Band, Rat
from inspector.survey import tally as module
from inspector.survey.looking import Sighting
from inspector.survey.tally import Entry, Tally


def spot(channel: int, role: str = "primary") -> Spot:
    return Spot(slot=0, rat=Rat.LTE, channel=channel, bands=(Band(Rat.LTE, 3),), role=role, plmn="310410")


def said(entries: list[Entry]) -> list[tuple[str, int | None, int, int | None]]:
    return [(e.event.value, e.observed.spot.channel, e.observed.times, e.observed.dbm) for e in entries]


def test_a_new_spot_is_written_at_once_and_then_once_a_minute_with_its_best_signal() -> None:
    tally = Tally()
    assert said(tally.take("T0", 0, [Sighting(spot(1300), -100)])) == [("seen", 1300, 1, -100)]
    for second, dbm in ((5, -90), (10, None), (59, -99)):
        assert tally.take(f"T{second}", second, [Sighting(spot(1300), dbm)]) == []
    assert said(tally.take("T60", 60, [Sighting(spot(1300), -95)])) == [("still", 1300, 4, -90)]


def test_a_spot_that_is_gone_is_still_written_when_its_minute_is_over() -> None:
    tally = Tally()
    tally.take("T0", 0, [Sighting(spot(1300), -100)])
    tally.take("T5", 5, [Sighting(spot(1300), -101)])
    entries = tally.take("T70", 70, [Sighting(spot(1850), -80)])
    assert said(entries) == [("seen", 1850, 1, -80), ("still", 1300, 1, -101)]
    assert entries[1].observed.last == "T5"


def test_another_role_is_another_spot() -> None:
    tally = Tally()
    tally.take("T0", 0, [Sighting(spot(1300, "neighbour"), None)])
    assert said(tally.take("T5", 5, [Sighting(spot(1300), None)])) == [("seen", 1300, 1, None)]


def test_what_the_file_holds_already_is_not_new() -> None:
    tally = Tally([spot(1300)])
    assert said(tally.take("T0", 0, [Sighting(spot(1300), -90)])) == [("still", 1300, 1, -90)]


def test_the_number_of_spots_is_bounded(mocker: MockerFixture) -> None:
    mocker.patch.object(module, "MAX_SPOTS", 2)
    tally = Tally()
    entries = tally.take("T0", 0, [Sighting(spot(channel), None) for channel in (1, 2, 3)])
    assert [entry.observed.spot.channel for entry in entries] == [1, 2]


@given(st.lists(st.tuples(st.floats(0, 90), st.sets(st.integers(1, 4))), max_size=30))
def test_no_sighting_is_lost_or_told_twice(polls: list[tuple[float, set[int]]]) -> None:
    tally, now, entries = Tally(), 0.0, list[Entry]()
    for pause, channels in polls:
        now += pause
        entries += tally.take("T", now, [Sighting(spot(channel), None) for channel in channels])
    entries += tally.rest(now)
    assert sum(entry.observed.times for entry in entries) == sum(len(channels) for _, channels in polls)
    assert sum(entry.event is Event.SEEN for entry in entries) == len(set().union(*(c for _, c in polls)))
    assert tally.rest(now) == []
