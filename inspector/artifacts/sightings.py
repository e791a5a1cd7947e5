"""Cells that a line of a log or of a service dump names, in the three ways Android prints them.

``CellIdentityLte:{ mEarfcn=1300 ...}`` (android.telephony), ``.cellIdentityLte = [{... .earfcn = 1300}]`` and
``.lte = {...}`` (HIDL, Android 8 and later), ``CellIdentityLte{... earfcn: 1300 ...}`` (AIDL, 13 and later); and
``{mConnectionStatus=...}``, a PhysicalChannelConfig. A log cuts its lines, so an object counts only where what names
its band stands whole. Cell id, TAC and PCI are not read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from inspector.artifacts.telephony_registry import physical_channel
from inspector.artifacts.telephony_registry.cell_identity import parse_identity
from inspector.bands.band import Rat
from inspector.dataclass import dataclass

MAX_SIGHTINGS = 1024
"""Different sightings that are kept of one artifact; a phone that travels all day makes a few dozen."""

_MAX_OBJECTS = 256
# Up to the first brace inside: channel and bands stand before all free text that could hold one.
_JAVA = re.compile(r"CellIdentity(?:Gsm|Wcdma|Tdscdma|Lte|Nr)\s{0,4}:?\s{0,4}\{[^{}]{0,4096}[{}]")
_PHYSICAL = re.compile(r"\{mConnectionStatus=[^{}]{0,4096}\}")
_HAL = re.compile(
    r"(?:\.(?:cellIdentity)?(Gsm|gsm|Wcdma|wcdma|Tdscdma|tdscdma|Lte|lte|Nr|nr) = \[?"
    r"|\bCellIdentity(Gsm|Wcdma|Tdscdma|Lte|Nr))\{"
)
_HAL_RAT = {
    "gsm": (Rat.GSM, "arfcn"),
    "wcdma": (Rat.UMTS, "uarfcn"),
    "tdscdma": (Rat.TDSCDMA, "uarfcn"),
    "lte": (Rat.LTE, "earfcn"),
    "nr": (Rat.NR, "nrarfcn"),
}
_HAL_CHANNEL = re.compile(r"[. ]([a-z]{0,2}arfcn)(?: =|:) (-?\d{1,10})(?=[,}])", re.ASCII)
_HAL_BANDS = re.compile(r"[. ]bands(?: =|:) \[([^\[\]{}]{0,400})\]")
_HAL_BAND = re.compile(r"(?:BAND_)?(\d{1,3})", re.ASCII)
_UNKNOWN = 2147483647


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One cell as it was named once or many times.

    ``bands`` are the numbers of ``mBands``; ``physical_band`` is ``mBand`` of a PhysicalChannelConfig, which is the
    modem's enumeration. ``name`` is the message or field that named it. ``cut`` says that the line ended before the
    bands could be printed. ``first`` and ``last`` are ``MM-DD HH:MM:SS`` of the phone's clock; None where
    no line carried a time. ``slot`` counts from 0; None is unknown.
    """

    rat: Rat
    channel: int | None
    bands: tuple[int, ...] = ()
    physical_band: int | None = None
    cut: bool = False
    name: str = ""
    slot: int | None = None
    first: str | None = None
    last: str | None = None


def is_marked(line: bytes) -> bool:
    """Whether the line can name a cell at all; cheap, since most lines of a log cannot."""
    return b"CellIdentity" in line or b"arfcn" in line or b"mConnectionStatus=" in line


def in_line(line: str) -> Iterator[Sighting]:
    """Every cell the line names; what names neither channel nor band is left out."""
    yield from (found for found in _all(line) if found.channel or found.bands or found.physical_band)


def _all(line: str) -> Iterator[Sighting]:
    for _, match in zip(range(_MAX_OBJECTS), _JAVA.finditer(line), strict=False):
        yield from _java(match[0])
    for _, match in zip(range(_MAX_OBJECTS), _PHYSICAL.finditer(line), strict=False):
        yield from _physical(match[0])
    if "arfcn" in line:
        yield from _hal(line)


# A log repeats a few objects thousands of times: only the signal around them changes.
@lru_cache(maxsize=1024)
def _java(text: str) -> tuple[Sighting, ...]:
    cell = parse_identity(text)
    return (Sighting(rat=cell.rat, channel=cell.channel, bands=cell.bands),) if cell else ()


@lru_cache(maxsize=1024)
def _physical(text: str) -> tuple[Sighting, ...]:
    return tuple(
        Sighting(rat=carrier.rat, channel=carrier.channel, physical_band=carrier.band)
        for carrier in physical_channel.parse(text)
        if carrier.rat is not None
    )


def _hal(line: str) -> Iterator[Sighting]:
    headers = [match for _, match in zip(range(_MAX_OBJECTS), _HAL.finditer(line), strict=False)]
    ends = [match.start() for match in headers[1:]] + [len(line)]
    for header, end in zip(headers, ends, strict=False):
        # The separator before the first key is the opening brace itself.
        yield from _hal_object((header[1] or header[2]).lower(), f" {line[header.end() : end]}")


@lru_cache(maxsize=1024)
def _hal_object(name: str, body: str) -> tuple[Sighting, ...]:
    rat, key = _HAL_RAT[name]
    channel = _HAL_CHANNEL.search(body)
    if channel is None or channel[1] != key:
        return ()
    bands = _HAL_BANDS.search(body, channel.end()) if rat in (Rat.LTE, Rat.NR) else None
    number = int(channel[2])
    sighting = Sighting(
        rat=rat,
        channel=number if 0 < number < _UNKNOWN else None,
        bands=_numbers(bands[1]) if bands else (),
        cut=bands is None and body.count("{") >= body.count("}"),
    )
    return (sighting,)


def _numbers(text: str) -> tuple[int, ...]:
    """``BAND_3, BAND_20`` or ``3, 20``; a name without a number (GSM's) makes the whole list unread."""
    matches = [_HAL_BAND.fullmatch(member.strip()) for member in text.split(",")]
    return tuple(int(match[1]) for match in matches if match) if all(matches) else ()


def earlier(one: str | None, other: str | None) -> str | None:
    """The earlier of two times of one log, whose lines need not stand in order; None is no time.

    No year is printed, so a January beside a December is the next one.
    """
    if one is None or other is None:
        return one or other
    at_new_year = {one[:2], other[:2]} == {"01", "12"}
    return max(one, other) if at_new_year else min(one, other)


def later(one: str | None, other: str | None) -> str | None:
    """The later of the two; see ``earlier``."""
    if one is None or other is None:
        return one or other
    return other if earlier(one, other) == one else one


def named(sighting: Sighting, name: str, slot: int | None) -> Sighting:
    """The sighting with where it stands."""
    return replace(sighting, name=name, slot=slot)


def tally(named: Iterable[tuple[Sighting, str | None]]) -> tuple[Sighting, ...]:
    """Each different sighting once, with the first and the last time that it was made."""
    kept: dict[Sighting, tuple[str | None, str | None]] = {}
    for sighting, time in named:
        if sighting in kept:
            first, last = kept[sighting]
            kept[sighting] = (earlier(first, time), later(last, time))
        elif len(kept) < MAX_SIGHTINGS:
            kept[sighting] = (time, time)
    return tuple(replace(sighting, first=first, last=last) for sighting, (first, last) in kept.items())
