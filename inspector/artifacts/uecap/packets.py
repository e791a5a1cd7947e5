"""The packets of a pcap or pcapng file: both byte orders, micro- and nanoseconds, cut-off files.

Formats: draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng. Times are not read: nothing here needs them.
"""

import struct
from collections.abc import Iterator

from inspector.dataclass import dataclass

MOST_PACKETS = 500_000
"""More are not read; a log of one afternoon holds some ten thousands."""

_PCAP = {b"\xd4\xc3\xb2\xa1": "<", b"\x4d\x3c\xb2\xa1": "<", b"\xa1\xb2\xc3\xd4": ">", b"\xa1\xb2\x3c\x4d": ">"}
_SECTION = b"\x0a\x0d\x0d\x0a"
_ORDER = {b"\x4d\x3c\x2b\x1a": "<", b"\x1a\x2b\x3c\x4d": ">"}
_INTERFACE, _OLD_PACKET, _SIMPLE, _ENHANCED = 1, 2, 3, 6
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet and its link type (LINKTYPE_ values of tcpdump.org)."""

    link: int
    data: bytes


def is_capture(raw: bytes) -> bool:
    """Whether the bytes begin as pcap or pcapng."""
    return raw[:4] in _PCAP or (raw[:4] == _SECTION and raw[8:12] in _ORDER)


def packets(raw: bytes) -> Iterator[Packet]:
    """All packets that are there in full. A damaged length ends the reading; nothing is raised."""
    reader = _pcap(raw, _PCAP[raw[:4]]) if raw[:4] in _PCAP else _pcapng(raw)
    for number, packet in enumerate(reader):
        if number >= MOST_PACKETS:
            return
        yield packet


def _pcap(raw: bytes, order: str) -> Iterator[Packet]:
    if len(raw) < 24:
        return
    # The upper bits of the link type hold the length of the frame check sequence.
    link = struct.unpack_from(f"{order}I", raw, 20)[0] & 0xFFFF
    place = 24
    while place + 16 <= len(raw):
        length = struct.unpack_from(f"{order}I", raw, place + 8)[0]
        place += 16
        if length > _LARGEST or place + length > len(raw):
            return
        yield Packet(link, raw[place : place + length])
        place += length


def _pcapng(raw: bytes) -> Iterator[Packet]:
    order, links, place = "<", list[int](), 0
    while place + 12 <= len(raw):
        if raw[place : place + 4] == _SECTION:
            order, links = _ORDER.get(raw[place + 8 : place + 12], order), []
        kind, length = struct.unpack_from(f"{order}II", raw, place)
        if length < 12 or length % 4 or place + length > len(raw):
            return
        body = raw[place + 8 : place + length - 4]
        if kind == _INTERFACE and len(body) >= 8:
            links.append(struct.unpack_from(f"{order}H", body)[0])
        else:
            yield from _block(kind, body, order, links)
        place += length


def _block(kind: int, body: bytes, order: str, links: list[int]) -> Iterator[Packet]:
    if kind == _ENHANCED and len(body) >= 20:
        interface, _, _, length = struct.unpack_from(f"{order}IIII", body)
        start = 20
    elif kind == _OLD_PACKET and len(body) >= 20:
        interface, _, _, _, length = struct.unpack_from(f"{order}HHIII", body)
        start = 20
    elif kind == _SIMPLE and len(body) >= 4:
        interface, length, start = 0, min(struct.unpack_from(f"{order}I", body)[0], len(body) - 4), 4
    else:
        return
    if interface < len(links) and start + length <= len(body):
        yield Packet(links[interface], body[start : start + length])
