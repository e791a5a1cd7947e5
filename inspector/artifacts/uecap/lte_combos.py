"""DIAG log 0xB0CD: the LTE combinations that a Qualcomm firmware was built with (versions up to 41)."""

from collections.abc import Iterator

from inspector.artifacts.uecap.tables import Bytes, EndOfTable, Table, letter, table
from inspector.bands import Band, Rat
from inspector.claims import Claim
from inspector.combinations import Combination, Component, Kind, combination

SOURCE = "0xB0CD"
VERSIONS = (24, 32, 40, 41)
"""Layouts in between are taken as the one before."""

_FIXED = 6
"""Components of every combination before version 41; unused ones are zero."""


def read(body: bytes) -> Table:
    """The table; nothing where the bytes are none."""
    data, found = Bytes(body), list[Combination]()
    try:
        version, count = data.number(), data.number()
        if not VERSIONS[0] <= version <= VERSIONS[-1]:
            return Table()
        data.skip(0 if version >= 41 else 1)
        found += (one for _ in range(count) for one in _combination(data, version))
    except EndOfTable:
        return Table(table(SOURCE, Claim.BUILT, found), cut=True)
    return Table(table(SOURCE, Claim.BUILT, found), left=len(body) - data.place)


def _combination(data: Bytes, version: int) -> Iterator[Combination]:
    count = data.number() if version >= 41 else _FIXED
    parts = [_component(data, version) for _ in range(count)]
    yield combination(Kind.LTE_CA, (part for part in parts if part.band.number))


def _component(data: Bytes, version: int) -> Component:
    """Band and classes; between them antennas and modulation, which are not kept."""
    band, downlink = data.number(2), data.number()
    if 32 <= version < 41:
        data.skip(1)
    uplink = data.number()
    data.skip({24: 0, 32: 1, 40: 2, 41: 3}[max(known for known in VERSIONS if known <= version)])
    if data.place > len(data.data):
        raise EndOfTable
    return Component(Band(Rat.LTE, band), letter(downlink), letter(uplink))
