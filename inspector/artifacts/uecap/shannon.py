"""``binarypb`` of ``/vendor/firmware/uecapconfig`` on Pixels (Shannon modems): what one carrier's configuration allows.

Protocol buffers without their schema: only the wire format and the few fields that hold combinations are needed. NR
files: field 3 is a group, its 2 a combination, its 1 a component. LTE files: field 2 is a combination, its 1 a
component. Of a component: 1 the band (NR: 10000 more), 2 and 3 the bandwidth classes.
"""

from collections.abc import Iterator

from inspector.artifacts.uecap.tables import Table, letter, table
from inspector.bands import Band, Rat
from inspector.claims import Claim
from inspector.combinations import Combination, Component, Kind, combination

SOURCE = "Shannon uecapconfig"
_NR = 10_000
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
Fields = list[tuple[int, int | bytes]]


def read(raw: bytes) -> Table:
    """The table; nothing where the bytes are no such file."""
    fields, whole = _fields(raw)
    if not any(number == 1 and isinstance(value, int) for number, value in fields):
        return Table()
    combos = [combo for group in _inside(fields, 3) for combo in _inside(_fields(group)[0], 2)]
    nr = list(_combinations(combos, lte=False))
    lte = [] if nr else list(_combinations(_inside(fields, 2), lte=True))
    return Table(table(SOURCE, Claim.ALLOWED, nr or lte), cut=not whole)


def _combinations(combos: list[bytes], lte: bool) -> Iterator[Combination]:
    for combo in combos:
        parts = [_component(dict(_fields(part)[0]), lte) for part in _inside(_fields(combo)[0], 1)]
        components = [part for part in parts if part is not None]
        rats = {part.band.rat for part in components}
        if components and len(components) == len(parts):
            yield combination(_kind(rats, components), components)


def _kind(rats: set[Rat], components: list[Component]) -> Kind:
    if len(rats) > 1:
        return Kind.EN_DC
    return Kind.NR_CA if components[0].band.rat is Rat.NR else Kind.LTE_CA


def _component(fields: dict[int, int | bytes], lte: bool) -> Component | None:
    number, downlink, uplink = (fields.get(key, 0) for key in (1, 2, 3))
    if not isinstance(number, int) or not isinstance(downlink, int) or not isinstance(uplink, int) or not number:
        return None
    band = Band(Rat.NR, number - _NR) if number > _NR else Band(Rat.LTE, number)
    width = _class_of_bits if lte else letter
    return Component(band, width(downlink), width(uplink))


def _class_of_bits(value: int) -> str:
    """LTE files: the second byte has one bit, the highest for class A; the first byte is of antennas."""
    bits = value >> 8 & 255
    return letter(9 - bits.bit_length()) if bits else ""


def _inside(fields: Fields, number: int) -> list[bytes]:
    return [value for key, value in fields if key == number and isinstance(value, bytes)]


def _fields(raw: bytes) -> tuple[Fields, bool]:
    """Number and value of every field; whether the bytes came out even."""
    fields: Fields = []
    place = 0
    while place < len(raw):
        key, place = _varint(raw, place)
        kind, number = key & 7, key >> 3
        value: int | bytes
        if kind == _VARINT:
            value, place = _varint(raw, place)
        elif kind in (_FIXED64, _BYTES, _FIXED32):
            length, place = _varint(raw, place) if kind == _BYTES else (8 if kind == _FIXED64 else 4, place)
            value, place = raw[place : place + length], place + length
        else:
            return fields, False
        if place > len(raw) or not number:
            return fields, False
        fields.append((number, value))
    return fields, True


def _varint(raw: bytes, place: int) -> tuple[int, int]:
    """The number and the place behind it; a place beyond the end where it is cut off or longer than 64 bits."""
    value = 0
    for shift in range(0, 70, 7):
        if place >= len(raw):
            break
        byte = raw[place]
        place += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, place
    return value, len(raw) + 1
