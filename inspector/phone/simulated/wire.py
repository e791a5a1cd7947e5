"""The ADB wire protocol, device end (AOSP packages/modules/adb/protocol.txt and adb.h)."""

import socket
import struct

from inspector.dataclass import dataclass

CNXN = 0x4E584E43
AUTH = 0x48545541
OPEN = 0x4E45504F
OKAY = 0x59414B4F
CLSE = 0x45534C43
WRTE = 0x45545257

VERSION_WITH_CHECKSUMS = 0x01000000
VERSION = 0x01000001
MAX_DATA = 256 * 1024

AUTH_TOKEN, AUTH_SIGNATURE, AUTH_KEY = 1, 2, 3

_HEADER = struct.Struct("<6I")
_LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Message:
    """One message: command, its two arguments and its data."""

    command: int
    arg0: int
    arg1: int
    data: bytes = b""

    def encoded(self) -> bytes:
        """As it goes over the wire; the checksum is always right, whether the other side looks at it or not."""
        checksum = sum(self.data) & 0xFFFFFFFF
        magic = self.command ^ 0xFFFFFFFF
        return _HEADER.pack(self.command, self.arg0, self.arg1, len(self.data), checksum, magic) + self.data


def receive(link: socket.socket) -> Message | None:
    """The next message; None at the end of the stream or where what comes is not ADB."""
    header = _exactly(link, _HEADER.size)
    if header is None:
        return None
    command, arg0, arg1, length, _, magic = _HEADER.unpack(header)
    if magic != command ^ 0xFFFFFFFF or length > _LARGEST:
        return None
    data = _exactly(link, length) if length else b""
    return None if data is None else Message(command, arg0, arg1, data)


def _exactly(link: socket.socket, count: int) -> bytes | None:
    received = bytearray()
    while len(received) < count:
        try:
            piece = link.recv(count - len(received))
        except OSError:
            return None
        if not piece:
            return None
        received += piece
    return bytes(received)
