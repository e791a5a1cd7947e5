"""Which bands share spectrum, so that one carrier can be signalled as either.

Sharing takes more than frequencies: the same RAT, the same duplex and the same distance between downlink and
uplink. B106 lies inside B8 by its edges, but its spacing is 39 MHz and that of B8 45: no carrier can be both.
"""

from functools import cache

from inspector.bands.band import Band, Rat
from inspector.bands.table import BandInfo, Duplex, all_bands, definitions


def contains(wide: Band, narrow: Band) -> bool:
    """Whether every carrier of the narrow band can be signalled as the wide one too.

    A band contains itself, equal bands contain each other (B48 and B49), and containing is transitive. It
    says nothing about what a network does signal. A band with several definitions must hold in all of them,
    so G900, BC10 and B255 contain nothing but themselves.
    """
    if wide == narrow:
        return True
    return (
        wide.rat is narrow.rat
        and bool(definitions(wide))
        and bool(definitions(narrow))
        and _all_inside(definitions(narrow), definitions(wide))
    )


@cache
def covering(narrow: Band) -> tuple[Band, ...]:
    """All other bands that contain it, the nearest in width first."""
    inner = definitions(narrow)
    # All definitions of both must be alike, so those that differ in the first need not be looked at.
    alike = _by_kind(narrow.rat).get(_kind(inner[0]), ()) if inner else ()
    found = [band for band, outers in alike if band.number != narrow.number and _all_inside(inner, outers)]
    return tuple(sorted(found, key=lambda band: (_width(band), band.number)))


def _kind(row: BandInfo) -> tuple[Duplex, int | None]:
    return row.duplex, row.spacing_khz


@cache
def _by_kind(rat: Rat) -> dict[tuple[Duplex, int | None], list[tuple[Band, tuple[BandInfo, ...]]]]:
    """The bands of a RAT by the duplex and spacing of their usual definition."""
    found: dict[tuple[Duplex, int | None], list[tuple[Band, tuple[BandInfo, ...]]]] = {}
    for band in all_bands():
        if band.rat is rat:
            rows = definitions(band)
            found.setdefault(_kind(rows[0]), []).append((band, rows))
    return found


def overlaps(a: Band, b: Band) -> bool:
    """Whether some carrier can be signalled as either band: a common part in every direction that they have.

    Bands that only touch (B42 and B43 at 3600 MHz) do not overlap. Of several definitions, one that overlaps
    will do.
    """
    return a == b or (a.rat is b.rat and any(_meets(one, other) for one in definitions(a) for other in definitions(b)))


def _all_inside(inner: tuple[BandInfo, ...], outer: tuple[BandInfo, ...]) -> bool:
    return all(_inside(one, other) for one in inner for other in outer)


def _inside(inner: BandInfo, outer: BandInfo) -> bool:
    return _alike(inner, outer) and all(
        low >= outer_low and high <= outer_high for (low, high), (outer_low, outer_high) in _pairs(inner, outer)
    )


def _meets(one: BandInfo, other: BandInfo) -> bool:
    return _alike(one, other) and all(
        low < other_high and other_low < high for (low, high), (other_low, other_high) in _pairs(one, other)
    )


def _alike(one: BandInfo, other: BandInfo) -> bool:
    """Same duplex and spacing, and edges to compare: a band class known by name alone is like no other."""
    return _kind(one) == _kind(other) and bool(_pairs(one, other))


def _pairs(one: BandInfo, other: BandInfo) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The edges of both, direction by direction, where both have it."""
    both = ((one.uplink_khz, other.uplink_khz), (one.downlink_khz, other.downlink_khz))
    return [(mine, theirs) for mine, theirs in both if mine is not None and theirs is not None]


def _width(band: Band) -> int:
    return sum(
        high - low
        for definition in definitions(band)
        for low, high in filter(None, (definition.downlink_khz, definition.uplink_khz))
    )
