"""Channel number <-> frequency <-> band. A channel is a set of candidate bands, never one by guess.

Frequencies are whole kHz. The channels of BC12 lie on half kHz and are cut to whole ones.
"""

from enum import StrEnum
from functools import cache

from inspector.bands.band import Band, Rat
from inspector.bands.table import BandInfo, Channels, all_definitions, definitions
from inspector.dataclass import dataclass


class Direction(StrEnum):
    """Which way a channel number points; phones report downlink numbers."""

    DOWNLINK = "dl"
    UPLINK = "ul"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A band and direction that have the channel, and the frequency it then is."""

    band: Band
    direction: Direction
    frequency_khz: int


# TS 38.104, Table 5.4.2.1-1: NR-ARFCN parameters for the global frequency raster.
_NR_RASTER = (
    Channels(numbers=range(600_000), first_khz=0, step_khz=5),
    Channels(numbers=range(600_000, 2_016_667), first_khz=3_000_000, step_khz=15),
    Channels(numbers=range(2_016_667, 3_279_166), first_khz=24_250_080, step_khz=60),
)


def candidates(rat: Rat, channel: int, direction: Direction | None = None) -> tuple[Candidate, ...]:
    """All bands that have the channel, sorted by band, downlink first; empty where none has it.

    ``direction`` None asks for both. For TDD bands both directions always answer alike. An NR-ARFCN from a
    phone is the position of the SSB, so it counts wherever it lies inside the edges of a band, on its channel
    raster or not; both edges belong to the band.
    """
    wanted = tuple(Direction) if direction is None else (direction,)
    if rat is Rat.NR:
        frequency = nr_frequency_khz(channel)
        if frequency is None:
            return ()
        return tuple(
            Candidate(band=band, direction=side, frequency_khz=frequency)
            for low, high, band, side in _nr_edges()
            if low <= frequency <= high and side in wanted
        )
    found = [
        Candidate(band=band, direction=side, frequency_khz=run.first_khz + (channel - numbers[0]) * run.step_khz)
        for numbers, run, band, side in _runs(rat)
        if channel in numbers and side in wanted
    ]
    return tuple(dict.fromkeys(found))  # the variants of GSM 900 share channels


def bands_of(rat: Rat, channel: int, direction: Direction | None = Direction.DOWNLINK) -> tuple[Band, ...]:
    """The distinct bands that have the channel, sorted; empty where none has it."""
    return tuple(dict.fromkeys(candidate.band for candidate in candidates(rat, channel, direction)))


def frequency_khz(rat: Rat, channel: int, direction: Direction | None) -> int | None:
    """The frequency of the channel; None where its candidates disagree or there are none.

    The raster of NR is global, so an NR-ARFCN has a frequency even where no band has it.
    """
    if rat is Rat.NR:
        return nr_frequency_khz(channel)
    found = {candidate.frequency_khz for candidate in candidates(rat, channel, direction)}
    return found.pop() if len(found) == 1 else None


def channel_of(band: Band, frequency_khz: int, direction: Direction) -> tuple[int, ...]:
    """The channel numbers of that band centred on the frequency, sorted; empty where there are none."""
    if band.rat is Rat.NR:
        inside = any(
            edges is not None and edges[0] <= frequency_khz <= edges[1]
            for edges in (_edges(definition, direction) for definition in definitions(band))
        )
        number = nr_channel(frequency_khz) if inside else None
        return () if number is None else (number,)
    numbers = {
        run.channel(frequency_khz) for definition in definitions(band) for run in _channels(definition, direction)
    }
    return tuple(sorted(number for number in numbers if number is not None))


def nr_frequency_khz(nr_arfcn: int) -> int | None:
    """TS 38.104, 5.4.2.1: the frequency of an NR-ARFCN; None outside 0 to 3279165."""
    for part in _NR_RASTER:
        if (found := part.frequency_khz(nr_arfcn)) is not None:
            return found
    return None


def nr_channel(frequency_khz: int) -> int | None:
    """TS 38.104, 5.4.2.1: the NR-ARFCN of a frequency; None where it is off the global raster."""
    for part in _NR_RASTER:
        if (found := part.channel(frequency_khz)) is not None:
            return found
    return None


def _edges(definition: BandInfo, direction: Direction) -> tuple[int, int] | None:
    return definition.downlink_khz if direction is Direction.DOWNLINK else definition.uplink_khz


def _channels(definition: BandInfo, direction: Direction) -> tuple[Channels, ...]:
    return definition.downlink_channels if direction is Direction.DOWNLINK else definition.uplink_channels


@cache
def _runs(rat: Rat) -> tuple[tuple[range | tuple[int, ...], Channels, Band, Direction], ...]:
    """Every run of a RAT in the order of the answer: by band, downlink first."""
    runs = [
        (run.numbers, run, definition.band, direction)
        for definition in all_definitions()
        if definition.band.rat is rat
        for direction in Direction
        for run in _channels(definition, direction)
    ]
    return tuple(sorted(runs, key=lambda run: (run[2].number, run[3])))


@cache
def _nr_edges() -> tuple[tuple[int, int, Band, Direction], ...]:
    """The edges of every NR band in the order of the answer: by band, downlink first."""
    return tuple(
        (*edges, definition.band, direction)
        for definition in all_definitions()
        if definition.band.rat is Rat.NR
        for direction in Direction
        if (edges := _edges(definition, direction)) is not None
    )
