"""First and last time of a cell, in logs whose lines do not stand in order and whose times have no year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.artifacts.sightings import Sighting, earlier, later, tally
from inspector.bands.band import Rat

CELL = Sighting(rat=Rat.LTE, channel=1300)
TIMES = st.one_of(
    st.none(),
    st.builds("{:02}-{:02} {:02}:00:00".format, st.integers(3, 9), st.integers(1, 28), st.integers(0, 23)),
)


@pytest.mark.parametrize(
    ("times", "first", "last"),
    [
        (["03-30 10:00:00", "03-30 11:00:00"], "03-30 10:00:00", "03-30 11:00:00"),
        (["03-30 11:00:00", "03-30 10:00:00"], "03-30 10:00:00", "03-30 11:00:00"),
        (["12-31 23:59:00", "01-01 00:01:00"], "12-31 23:59:00", "01-01 00:01:00"),
        (["01-01 00:01:00", "12-31 23:59:00"], "12-31 23:59:00", "01-01 00:01:00"),
        ([None, "03-30 10:00:00", None], "03-30 10:00:00", "03-30 10:00:00"),
        ([None, None], None, None),
    ],
)
def test_the_first_and_the_last_time_are_those_of_the_clock(
    times: list[str | None], first: str | None, last: str | None
) -> None:
    (cell,) = tally((CELL, time) for time in times)
    assert (cell.first, cell.last) == (first, last)


@given(st.lists(TIMES, min_size=1, max_size=6))
def test_the_order_of_the_lines_changes_no_time(times: list[str | None]) -> None:
    (cell,) = tally((CELL, time) for time in times)
    (turned,) = tally((CELL, time) for time in reversed(times))
    assert cell == turned


@given(TIMES, TIMES)
def test_of_two_times_one_is_the_earlier_and_the_other_the_later(one: str | None, other: str | None) -> None:
    known = {time for time in (one, other) if time}
    assert {time for time in (earlier(one, other), later(one, other)) if time} == known
