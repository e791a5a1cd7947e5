"""Samsung's DM dumps (Exynos, Shannon): the LTE RRC messages in them, whole or in chunks. Frames as SCAT reads them."""

import struct
from collections.abc import Iterator

from inspector.artifacts.uecap.messages import Message, Pdu

_START, _END = b"\x7f", b"\x7e"
_HEADER = 15
"""The start byte, two lengths, stamp, direction, group, command and time."""

_DCCH = 4
_DIRECTIONS = {0: Pdu.LTE_DL_DCCH, 1: Pdu.LTE_UL_DCCH}
_MOST_CHUNKS = 32
_MOST_ASTRAY = 10_000
"""Start bytes that start nothing, one after the other: then it is no such dump."""


def messages(raw: bytes) -> Iterator[Message]:
    """DCCH messages; empty where the bytes are no such dump. What else is framed so is told by its own length field."""
    chunks: dict[tuple[int, int, int], dict[int, bytes]] = {}
    for body in _bodies(raw):
        whole = _message(body[:2], body[2:4], body[4:])
        if whole:
            yield whole
        elif len(body) > 7 and 1 <= body[1] <= body[0] <= _MOST_CHUNKS and body[3] == _DCCH and body[4] in _DIRECTIONS:
            parts = chunks.setdefault((body[0], body[2], body[4]), {})
            parts[body[1]] = body[7:]
            if len(parts) == body[0]:
                yield Message(_DIRECTIONS[body[4]], b"".join(parts[number] for number in sorted(parts)))
                parts.clear()


def _message(channel: bytes, length: bytes, data: bytes) -> Message | None:
    if len(length) < 2 or channel[0] != _DCCH or channel[1] not in _DIRECTIONS or not data:
        return None
    return Message(_DIRECTIONS[channel[1]], data) if struct.unpack("<H", length)[0] == len(data) else None


def _bodies(raw: bytes) -> Iterator[bytes]:
    place, astray = raw.find(_START), 0
    while place >= 0 and place + _HEADER < len(raw) and astray < _MOST_ASTRAY:
        end = place + 1 + struct.unpack_from("<H", raw, place + 1)[0]
        if raw[place + 3] == 0 and end >= place + _HEADER and raw[end : end + 1] == _END:
            yield raw[place + _HEADER : end]
            place, astray = end, 0
        place, astray = raw.find(_START, place + 1), astray + 1
