"""What was seen so far, and what of it is to be written now: the first sighting at once, the rest once a minute."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from inspector.artifacts.survey import MAX_SPOTS, Event, Observed, Spot
from inspector.dataclass import dataclass
from inspector.survey.looking import Sighting

MINUTE = 60.0
"""Seconds between two lines about one spot. So much is lost where the process is killed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line about a spot: what was observed since the last line about it."""

    event: Event
    observed: Observed


@dataclass(slots=True)
class _Kept:
    written: float
    waiting: Observed | None = None


class Tally:
    """``known`` are the spots that the file holds already, when a survey is taken up again."""

    def __init__(self, known: Iterable[Spot] = ()) -> None:
        self._kept: dict[Spot, _Kept] = {spot: _Kept(float("-inf")) for spot in known}

    def take(self, at: str, now: float, seen: Iterable[Sighting]) -> list[Entry]:
        """One poll. ``at`` is the time (ISO 8601, UTC), ``now`` a clock that only runs forwards (seconds).

        Gives what is to be written, new spots included. More than MAX_SPOTS different ones are not kept.
        """
        entries = []
        for sighting in seen:
            observed = Observed(spot=sighting.spot, first=at, last=at, dbm=sighting.dbm)
            kept = self._kept.get(sighting.spot)
            if kept is not None:
                kept.waiting = _both(kept.waiting, observed) if kept.waiting else observed
            elif len(self._kept) < MAX_SPOTS:
                self._kept[sighting.spot] = _Kept(now)
                entries.append(Entry(Event.SEEN, observed))
        return [*entries, *self._due(now, MINUTE)]

    def rest(self, now: float) -> list[Entry]:
        """Whatever was not written yet: the survey ends, or the phone is away."""
        return list(self._due(now, 0.0))

    def _due(self, now: float, age: float) -> Iterator[Entry]:
        for kept in self._kept.values():
            if kept.waiting is not None and now - kept.written >= age:
                yield Entry(Event.STILL, kept.waiting)
                kept.waiting, kept.written = None, now


def _both(earlier: Observed, now: Observed) -> Observed:
    strengths = [dbm for dbm in (earlier.dbm, now.dbm) if dbm is not None]
    return replace(now, first=earlier.first, times=earlier.times + now.times, dbm=max(strengths, default=None))
