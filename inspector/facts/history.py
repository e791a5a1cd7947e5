"""From what logs remember to past cells: the same quirks and the same candidates as for the current ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspector.artifacts.sightings import Sighting, earlier, later
from inspector.bands import Band, Rat, bands_of, info
from inspector.facts.model import PastCell
from inspector.quirks import (
    band_of_physical_channel,
    bands_named,
    channel_of_its_own_rat,
    earfcn_cut_to_16_bits,
    signal_is_no_channel,
    zero_is_no_channel,
)


@dataclass(slots=True)
class _Times:
    first: str | None
    last: str | None


def history(sightings: Iterable[Sighting], artifact: str) -> tuple[PastCell, ...]:
    """One past cell for each channel, band list, slot and name; what has no candidate band is left out."""
    kept: dict[tuple[Rat, int | None, tuple[Band, ...], int | None, str], _Times] = {}
    for sighting in sightings:
        channel, bands = _channel_and_bands(sighting)
        if bands:
            key = (sighting.rat, channel, tuple(sorted(bands)), sighting.slot, sighting.name)
            times = kept.setdefault(key, _Times(sighting.first, sighting.last))
            times.first = earlier(times.first, sighting.first)
            times.last = later(times.last, sighting.last)
    return tuple(
        PastCell(
            rat=rat,
            bands=bands,
            channel=channel,
            slot=slot,
            artifact=artifact,
            detail=name,
            first=times.first,
            last=times.last,
        )
        for (rat, channel, bands, slot, name), times in kept.items()
    )


def _channel_and_bands(sighting: Sighting) -> tuple[int | None, frozenset[Band]]:
    """The named bands, else every band that has the channel."""
    rat = sighting.rat
    named = bands_named(rat, sighting.bands) or band_of_physical_channel(rat, sighting.physical_band)
    channel = zero_is_no_channel(sighting.channel)
    if rat is Rat.LTE:
        channel = earfcn_cut_to_16_bits(channel, named)
    channel = channel_of_its_own_rat(rat, channel)
    if not named:
        channel = signal_is_no_channel(channel)
    if named or channel is None:
        return channel, named
    bands = frozenset(bands_of(rat, channel))
    return channel, bands | _of_whole_channel(channel) if sighting.cut and rat is Rat.LTE else bands


def _of_whole_channel(channel: int) -> frozenset[Band]:
    """Bands that a 16-bit EARFCN could stand for as well, where the line ended before ``mBands`` could say.

    Worked: 1275 in a cut line is B3, or B66 (66811). 2525 is B5 alone: the other, B69, is downlink-only, and a
    phone does not register there.
    """
    whole = ((band, info(band)) for band in bands_of(Rat.LTE, channel + 65536))
    return frozenset(band for band, about in whole if about is not None and about.uplink_khz is not None)
