"""A file of ``inspector survey``: JSON Lines, each observation with its time, RAT, channel, bands, PLMN and signal.

The first line is the header (``inspector.phone.survey_source``); a header further down begins another survey, so files
can be put one after the other. A line that was cut, by a power failure say, costs itself and nothing else.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from operator import itemgetter
from types import NoneType
from typing import Any

from inspector.artifacts.lines import lines
from inspector.artifacts.slots import MAX_SLOTS
from inspector.bands.band import Band, Rat
from inspector.dataclass import dataclass
from inspector.phone.survey_source import SCHEMA, SURVEY
from inspector.problems import Problem

ARTIFACT = SURVEY

MAX_LINES = 200_000
"""Lines that are read: a hundred hours of a survey that sees twenty cells all the time are 120,000."""
MAX_SPOTS = 20_000
"""Different observations that are kept."""

_MAX_BANDS = 32
_MAX_CHANNEL = 3_279_165
"""The highest NR-ARFCN (TS 38.104, 5.4.2.1)."""
_MOMENT = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\dZ", re.ASCII)
_PLMN = re.compile(r"\d{5,6}", re.ASCII)


class Event(StrEnum):
    """What a line is about. The first two are observations of a cell, the others are of the survey itself."""

    SEEN = "seen"
    """For the first time in this survey."""
    STILL = "still"
    """Again, written at most once a minute for each."""
    LOST = "lost"
    """From here on the phone could not be read."""
    BACK = "back"
    RESUMED = "resumed"
    ENDED = "ended"


_EVENTS = frozenset(map(str, Event))
_OBSERVATIONS = frozenset({str(Event.SEEN), str(Event.STILL)})
_FIELDS = itemgetter("slot", "rat", "channel", "role", "plmn", "bands")
_MANY = 1_000_000

ROLES = ("primary", "secondary", "neighbour", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What is observed: one channel of one RAT in one slot, in one role, on one network.

    ``bands`` is every candidate, in order. ``plmn`` is that of the network for a serving cell, None where not known.
    """

    slot: int
    rat: Rat
    channel: int | None
    bands: tuple[Band, ...]
    role: str
    plmn: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """A spot: in how many polls it was seen, when first and last (ISO 8601, UTC, whole seconds), how strong at best."""

    spot: Spot
    first: str
    last: str
    times: int = 1
    dbm: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What one file says, or several in a row: every spot in the order in which it was first seen.

    ``lost`` and ``resumed`` count how often the phone went away and the survey was taken up again; ``last`` is the time
    of the latest line.
    """

    observed: tuple[Observed, ...] = ()
    lost: int = 0
    resumed: int = 0
    last: str | None = None


@dataclass(slots=True)
class _Sum:
    """The observations of one spot so far: plain numbers, since a file has many lines about few spots."""

    spot: Spot
    first: str
    last: str
    times: int = 0
    dbm: int | None = None

    def add(self, at: str, times: int, dbm: int | None) -> None:
        self.first, self.last = min(self.first, at), max(self.last, at)
        self.times += times
        if dbm is not None and (self.dbm is None or dbm > self.dbm):
            self.dbm = dbm


@dataclass(slots=True)
class _Reading:
    """One file being read."""

    found: dict[tuple[object, ...], _Sum] = field(default_factory=dict)
    events: Counter[str] = field(default_factory=Counter)
    latest: str = ""
    strange: int = 0
    over: int = 0

    def take(self, line: bytes) -> None:
        """Take one line; what is not what this program writes is only counted."""
        entry = _object(line)
        if entry is None or not (entry.get("schema") == SCHEMA or self._event(entry)):
            self.strange += bool(line.strip())

    def _event(self, entry: Mapping[str, Any]) -> bool:
        event, at = entry.get("event"), entry.get("at")
        if not isinstance(event, str) or event not in _EVENTS or not isinstance(at, str) or not _MOMENT.fullmatch(at):
            return False
        if event in _OBSERVATIONS and not self._observation(entry, at):
            return False
        self.events[event] += 1
        self.latest = max(self.latest, at)
        return True

    def _observation(self, entry: Mapping[str, Any], at: str) -> bool:
        key, times, dbm = _key(entry), entry.get("times"), entry.get("signal_dbm")
        if key is None or type(times) is not int or not 0 < times < _MANY:
            return False
        if dbm is not None and (type(dbm) is not int or not -200 < dbm < 0):
            return False
        if key not in self.found:
            spot = _spot(*key)
            if spot is None:
                return False
            if len(self.found) >= MAX_SPOTS:
                self.over += 1
                return True
            self.found[key] = _Sum(spot, at, at)
        self.found[key].add(at, times, dbm)
        return True

    def problems(self) -> list[Problem]:
        found = []
        if self.strange:
            what = "1 line" if self.strange == 1 else f"{self.strange} lines"
            message = f"{what} of the survey cannot be read (cut off or changed) and left out"
            found.append(Problem("bad-line", ARTIFACT, message))
        if self.over:
            message = f"more than {MAX_SPOTS} different observations; {self.over} lines of others were left out"
            found.append(Problem("too-large", ARTIFACT, message))
        return found


def parse(raw: bytes) -> tuple[Survey, list[Problem]]:
    """What was observed. Never raises; lines that could not be understood are counted in the problems."""
    problems: list[Problem] = []
    reading = _Reading()
    for number, line in enumerate(lines(raw, ARTIFACT, problems)):
        if number == MAX_LINES:
            problems.append(Problem("too-large", ARTIFACT, f"more than {MAX_LINES} lines; the rest was not read"))
            break
        reading.take(line)
    sums = sorted(reading.found.values(), key=lambda one: one.first)
    return Survey(
        observed=tuple(
            Observed(spot=one.spot, first=one.first, last=one.last, times=one.times, dbm=one.dbm) for one in sums
        ),
        lost=reading.events[Event.LOST],
        resumed=reading.events[Event.RESUMED],
        last=reading.latest or None,
    ), [*problems, *reading.problems()]


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _key(entry: Mapping[str, Any]) -> tuple[int, str, int | None, str, str | None, str] | None:
    """What tells spots apart, each of its own type; None where one is missing or is of another."""
    try:
        slot, rat, channel, role, plmn, bands = _FIELDS(entry)
        names = " ".join(bands) if isinstance(bands, list) else ""
    except (KeyError, TypeError):
        return None
    typed = type(slot) is int and type(channel) in (int, NoneType) and type(rat) is str and type(role) is str
    return (slot, rat, channel, role, plmn, names) if typed and type(plmn) in (str, NoneType) else None


def _spot(slot: int, rat: str, channel: int | None, role: str, plmn: str | None, names: str) -> Spot | None:
    """None where a value is none that there is."""
    if not 0 <= slot < MAX_SLOTS or rat not in Rat.__members__ or role not in ROLES:
        return None
    if not (channel is None or 0 <= channel <= _MAX_CHANNEL) or not (plmn is None or _PLMN.fullmatch(plmn)):
        return None
    bands = _bands(names, Rat(rat))
    return Spot(slot=slot, rat=Rat(rat), channel=channel, bands=bands, role=role, plmn=plmn) if bands else None


def _bands(names: str, rat: Rat) -> tuple[Band, ...]:
    """Empty where any of them is no band of this RAT."""
    words = names.split(" ")
    try:
        bands = {Band.parse(word) for word in words[:_MAX_BANDS]}
    except ValueError:
        return ()
    return tuple(sorted(bands)) if len(bands) == len(words) and all(band.rat is rat for band in bands) else ()
