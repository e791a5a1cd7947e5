"""DIAG log 0xB826: the NR and EN-DC combinations that a Qualcomm firmware was built with (versions 2 to 14)."""

from inspector.artifacts.uecap.tables import Bytes, EndOfTable, Table, letter, table
from inspector.bands import Band, Rat
from inspector.claims import Claim
from inspector.combinations import Combination, Component, Kind, combination

SOURCE = "0xB826"
_FIRST, _KNOWN, _LAST = 2, 14, 20
"""Versions. Beyond the known ones the last layout is tried, and must fit to the byte."""

_NR_CA, _NR_DC = 4, 5
"""Values of the source field: RF_NRCA, RF_NRDC."""

_FR2 = 257
# Bytes between the number of components and the first of them.
_GAP = {6: 1, 7: 3, 8: 1, **dict.fromkeys(range(9, 14), 9), **dict.fromkeys(range(14, _LAST + 1), 25)}


def read(body: bytes) -> Table:
    """The table; nothing where the bytes are none."""
    data, found, version = Bytes(body), list[Combination](), 0
    try:
        version, _, count = data.number(2), data.number(2), data.number(2)
        if not _FIRST <= version <= _LAST:
            return Table()
        source = None
        if version > 3:
            _, count, source = data.number(2), data.number(2), data.number()
        for _ in range(count):
            found.append(_combination(data, version, source))
    except EndOfTable:
        return Table() if version > _KNOWN else Table(table(SOURCE, Claim.BUILT, found), cut=True)
    left = len(body) - data.place
    return Table() if version > _KNOWN and left else Table(table(SOURCE, Claim.BUILT, found), left=left)


def _combination(data: Bytes, version: int, source: int | None) -> Combination:
    data.skip(3 if version >= 8 else 0)
    shift = 0 if version < 3 else 1 if version < 8 else 3
    count = data.number() >> shift & 15
    data.skip(_GAP.get(version, 0))
    read_one = _packed if version >= 8 else _plain
    parts = [read_one(data) for _ in range(count)]
    if data.place > len(data.data):
        raise EndOfTable
    return combination(_kind(parts, source), (part for part in parts if part.band.number))


def _kind(parts: list[Component], source: int | None) -> Kind:
    if any(part.band.rat is Rat.LTE for part in parts):
        return Kind.EN_DC
    ranges = {part.band.number >= _FR2 for part in parts}
    if source == _NR_DC or (source != _NR_CA and len(ranges) > 1):
        return Kind.NR_DC
    return Kind.NR_CA


def _plain(data: Bytes) -> Component:
    """Ten bytes: the lowest bit of the third says NR, the others are the class."""
    band, downlink = data.number(2), data.number()
    data.skip(1)
    uplink = data.number()
    data.skip(5)
    rat = Rat.NR if downlink & 1 else Rat.LTE
    return Component(Band(rat, band), letter(downlink >> 1), letter(uplink >> 1))


def _packed(data: Bytes) -> Component:
    """Eight bytes, from the lowest bit: band 9, NR 1, class 5, antennas 7, uplink class 5, and what is not kept."""
    first, second, third = data.number(2), data.number(), data.number()
    data.skip(4)
    rat = Rat.NR if first >> 9 & 1 else Rat.LTE
    return Component(Band(rat, first & 511), letter(first >> 10 & 31), letter(second >> 6 | (third & 7) << 2))
