"""EFS item ``/nv/item_files/rfnv/00028874``: the LTE combinations of Qualcomm's 4G modems, plain or packed by zlib."""

import zlib

from inspector.artifacts.uecap.tables import Bytes, EndOfTable, Table, letter, table
from inspector.bands import Band, Rat
from inspector.claims import Claim
from inspector.combinations import Combination, Component, Kind, combination

SOURCE = "NV 28874"
LARGEST = 8 * 1024 * 1024
"""Bytes after unpacking; the largest item seen has some 200 kB."""

_COMPONENTS = 6
# Descriptor: bytes of antennas behind band and class. Each downlink is followed by its uplinks.
_DOWNLINK = {137: 0, 201: 1, 333: 8}
_UPLINK = {138: 0, 202: 1, 334: 8}


def is_item(raw: bytes) -> bool:
    """Whether it begins as the item does."""
    data = _unpacked(raw[:4096])
    return len(data) > 6 and int.from_bytes(data[4:6], "little") in _DOWNLINK


def read(raw: bytes) -> Table:
    """The table; nothing where the bytes are no such item."""
    data, found = Bytes(_unpacked(raw)), list[Combination]()
    data.skip(4)
    downlink: list[tuple[Band, str]] = []
    try:
        while data.place < len(data.data):
            kind = data.number(2)
            if kind in _DOWNLINK:
                downlink = _bands(data, _DOWNLINK[kind])
            elif kind in _UPLINK:
                found.append(_with_uplink(downlink, _bands(data, _UPLINK[kind])))
            else:
                break
    except EndOfTable:
        return Table(table(SOURCE, Claim.BUILT, found), cut=True)
    return Table(table(SOURCE, Claim.BUILT, found), left=len(data.data) - data.place)


def _unpacked(raw: bytes) -> bytes:
    if raw[:1] != b"\x78":
        return raw
    try:
        return zlib.decompressobj().decompress(raw, LARGEST)
    except zlib.error:
        return b""


def _bands(data: Bytes, antennas: int) -> list[tuple[Band, str]]:
    bands = []
    for _ in range(_COMPONENTS):
        number, width = data.number(2), data.number()
        data.skip(antennas)
        if number:
            bands.append((Band(Rat.LTE, number), letter(width)))
    if data.place > len(data.data):
        raise EndOfTable
    return bands


def _with_uplink(downlink: list[tuple[Band, str]], uplink: list[tuple[Band, str]]) -> Combination:
    """Each uplink on a downlink of its band, the first that has none yet."""
    left = list(uplink)
    parts = []
    for band, width in downlink:
        sending = next((one for one in left if one[0] == band), None)
        if sending:
            left.remove(sending)
        parts.append(Component(band, width, sending[1] if sending else ""))
    return combination(Kind.LTE_CA, parts)
