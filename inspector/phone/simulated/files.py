"""The sync service of a simulated phone: files that are read, never written (AOSP adb, SYNC.TXT, first version)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_CHUNK = 64 * 1024
_LONGEST_PATH = 1024
_REGULAR = 0o100644


@dataclass(slots=True)
class SyncSession:
    """One ``sync:`` stream: takes requests in pieces of any size, and gives the bytes to answer."""

    files: Mapping[str, bytes]
    _pending: bytearray = field(default_factory=bytearray)
    over: bool = False

    def feed(self, data: bytes) -> bytes:
        """What to send back; ``over`` once the other side has said QUIT, or nonsense."""
        self._pending += data
        reply = bytearray()
        while len(self._pending) >= 8 and not self.over:
            kind, length = bytes(self._pending[:4]), int.from_bytes(self._pending[4:8], "little")
            if kind == b"QUIT" or length > _LONGEST_PATH:
                self.over = True
            elif len(self._pending) < 8 + length:
                break
            else:
                path = self._pending[8 : 8 + length].decode("utf-8", "replace")
                reply += self._answer(kind, path)
            del self._pending[: 8 + length]
        return bytes(reply)

    def _answer(self, kind: bytes, path: str) -> bytes:
        data = self.files.get(path)
        if kind == b"STAT":
            mode, size = (0, 0) if data is None else (_REGULAR, len(data))
            return b"STAT" + b"".join(number.to_bytes(4, "little") for number in (mode, size, 0))
        if kind != b"RECV":
            return _block(b"FAIL", b"read only")
        if data is None:
            return _block(b"FAIL", b"open failed: No such file or directory")
        chunks = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
        return b"".join(_block(b"DATA", chunk) for chunk in chunks) + _block(b"DONE", b"")


def _block(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data
