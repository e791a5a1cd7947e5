"""Qualcomm DIAG logs: RRC messages and tables of combinations, in every file that holds log packets.

DLF and the like: one log packet after the other (length, code, time, body). HDF: each behind the command 0x10.
QMDL: those in HDLC frames (0x7e). Layouts of the RRC headers as SCAT and QCSuper read them.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import field

from inspector.artifacts.uecap.messages import Message, Pdu
from inspector.dataclass import dataclass

LTE_RRC, LTE_COMBOS, NR_RRC, NR_COMBOS = 0xB0C0, 0xB0CD, 0xB821, 0xB826
CODES = frozenset({LTE_RRC, LTE_COMBOS, NR_RRC, NR_COMBOS})

_HEADER = 12
"""Length, code (2 bytes each) and time (8) of a log packet; the length counts them."""

_LOG_COMMAND = 0x10
_FRAME = re.compile(rb"[^\x7e]{18,}")
_MOST_PACKETS = 2_000_000

_EXTENDED = b"\x98\x01"
"""Multi-radio wrapping of a packet: 8 bytes before the log command."""


@dataclass(frozen=True, slots=True)
class Log:
    """One log packet: its code (``0xB0CD``) and its body."""

    code: int
    body: bytes


def logs(raw: bytes) -> Iterator[Log]:
    """Those of the four codes that tell capabilities; empty where the bytes are no DIAG dump."""
    # Frames can look like one packet followed by nonsense, never the other way round.
    yield from max(list(_chain(raw)), list(_frames(raw)), key=len)


def _chain(raw: bytes) -> Iterator[Log]:
    """Packets that follow one another to the very end; a file that ends inside one keeps those before."""
    place = 0
    for _ in range(_MOST_PACKETS):
        start = place + _prefix(raw, place)
        if start + _HEADER > len(raw):
            return
        length, code = struct.unpack_from("<HH", raw, start)
        if length < _HEADER or code >> 12 not in (0x1, 0x3, 0x4, 0x5, 0x6, 0x7, 0x9, 0xB):
            return
        if code in CODES and start + length <= len(raw):
            yield Log(code, raw[start + _HEADER : start + length])
        place = start + length


def _prefix(raw: bytes, place: int) -> int:
    """Bytes before the log packet proper: command, spare byte and a second length, each behind an optional wrapping."""
    wrapped = 8 if raw[place : place + 2] == _EXTENDED else 0
    at = place + wrapped
    if raw[at : at + 1] == bytes([_LOG_COMMAND]) and raw[at + 2 : at + 4] == raw[at + 4 : at + 6]:
        return wrapped + 4
    return wrapped


def _frames(raw: bytes) -> Iterator[Log]:
    """HDLC frames with a checksum of two bytes at the end (not checked: a damaged table shows when it is read)."""
    for frame in _FRAME.finditer(raw):
        packet = frame[0].replace(b"\x7d\x5e", b"\x7e").replace(b"\x7d\x5d", b"\x7d")[:-2]
        start = _prefix(packet, 0)
        if start >= 4 and len(packet) >= start + _HEADER:
            length, code = struct.unpack_from("<HH", packet, start)
            if code in CODES and _HEADER <= length <= len(packet) - start:
                yield Log(code, packet[start + _HEADER : start + length])


@dataclass(slots=True)
class Segments:
    """Long messages come in pieces, 1 to 6 and 7 for the last, from version 30 (LTE) and 23 (NR) on."""

    _parts: dict[int, list[bytes]] = field(default_factory=dict)

    def message(self, log: Log) -> Message | None:
        """The RRC message in a packet; None where there is none of interest, or not all of it yet."""
        found = _lte(log.body) if log.code == LTE_RRC else _nr(log.body) if log.code == NR_RRC else None
        if found is None:
            return None
        message, segment = found
        parts = self._parts.setdefault(log.code, [])
        if segment == 1:
            parts.clear()
        if segment:
            parts.append(message.data)
        if segment not in (0, _LAST):
            return None
        if segment == _LAST:
            message = Message(message.pdu, b"".join(parts))
            parts.clear()
        return message


_LAST = 7
_Found = tuple[Message, int]

# Version from which on: bytes of the header, and where the number of the PDU stands.
_LTE_LAYOUTS = ((30, 24, 14), (25, 21, 14), (8, 19, 12), (5, 17, 10), (2, 13, 10))
# Versions: the numbers of DL-DCCH and UL-DCCH.
_LTE_PDUS = {
    **dict.fromkeys((2, 3, 4, 6, 7, 8, 13, 22), (6, 8)),
    **dict.fromkeys((9, 12), (13, 15)),
    **dict.fromkeys((14, 15, 16, 20, 24, 25), (7, 9)),
}
_LTE_PDUS_ELSE = (9, 11)


def _lte(body: bytes) -> _Found | None:
    """Version, RRC releases, bearer, cell, channel, frame, PDU number, SIB mask, length; then the message."""
    version = body[0] if body else 0
    layout = next((layout for layout in _LTE_LAYOUTS if version >= layout[0]), None)
    if layout is None or len(body) <= layout[1]:
        return None
    _, size, number_at = layout
    downlink, uplink = _LTE_PDUS.get(version, _LTE_PDUS_ELSE)
    pdu = {downlink: Pdu.LTE_DL_DCCH, uplink: Pdu.LTE_UL_DCCH}.get(body[number_at])
    segment = body[size - 1] if version >= 30 else 0
    return None if pdu is None or segment > _LAST else (Message(pdu, body[size:]), segment)


# Version: bytes of the header, where the PDU number stands, and which numbers tell capabilities.
_UL8 = {8: Pdu.NR_UL_DCCH}
_UL9 = {9: Pdu.NR_UL_DCCH}
_NR_LAYOUTS: dict[int, tuple[int, int, dict[int, Pdu]]] = {
    9: (24, 17, _UL8 | {28: Pdu.EUTRA_NR, 29: Pdu.NR}),
    12: (23, 16, _UL8 | {28: Pdu.EUTRA_NR, 29: Pdu.NR}),
    14: (23, 16, _UL8 | {31: Pdu.EUTRA_NR, 32: Pdu.NR, 33: Pdu.NR}),
    17: (31, 24, _UL8),
    19: (32, 24, _UL8),
    20: (32, 24, _UL9),
    23: (35, 24, _UL9),
    26: (35, 24, _UL9),
}


def _nr(body: bytes) -> _Found | None:
    version = struct.unpack_from("<I", body)[0] if len(body) >= 4 else 0
    if version not in _NR_LAYOUTS or len(body) <= _NR_LAYOUTS[version][0]:
        return None
    size, number_at, pdus = _NR_LAYOUTS[version]
    pdu = pdus.get(body[number_at])
    segment = body[size - 1] if version >= 23 else 0
    return None if pdu is None or segment > _LAST else (Message(pdu, body[size:]), segment)
