"""One section while it is picked: what is held of it, within its limit, and whether it is all."""

import re
from collections import deque
from dataclasses import dataclass, field

from inspector.phone.pieces import PIECE
from inspector.phone.questions import (
    BUGREPORT_HEADER,
    CARRIER_CONFIG,
    DEBUG_SERVICE,
    GETPROP,
    RADIO_LOG,
    SUBSCRIPTIONS,
)

PACKAGES = "dumpsys package"
SETTINGS = "dumpsys settings"
"""Not asked of a phone, since all of it is too much; a bugreport has them, and answers smaller questions from them."""

LARGEST_TOTAL = 16 * 1024 * 1024
"""Bytes that are held at most, over all sections."""

_LARGEST = 3 * 1024 * 1024
_LARGEST_OF = {
    SUBSCRIPTIONS: 2 * 1024 * 1024,
    CARRIER_CONFIG: 2 * 1024 * 1024,
    GETPROP: 512 * 1024,
    RADIO_LOG: 8 * 1024 * 1024,
    DEBUG_SERVICE: 5 * 1024 * 1024,
    BUGREPORT_HEADER: 16 * 1024,
    PACKAGES: 256 * 1024,
    SETTINGS: 512 * 1024,
}
"""A log keeps its end, since the newest is there; a dump keeps its beginning."""

_REFUSED = (
    *(b"*** ", b"Skipping ", b"Permission Denial", b"Can't find service", b"No services match"),
    *(b"Error dumping service", b"Error with service"),
)
_END = re.compile(rb"^(?:== dumpstate: done|\[.{1,300}: [\d.]{1,20}s elapsed\])", re.MULTILINE)
_TAIL_WITHIN = 1024
_TAIL = re.compile(
    rb"^(?:-{9} [\d.]{1,20}s was the duration of dumpsys [^\r\n]{1,300}\r*\n(?:-{79}\r*\n)?|-{79}\r*\n)\Z", re.MULTILINE
)
"""What dumpsys prints between two services: how long the first took (Android 7 and later), and a rule."""


@dataclass(slots=True, kw_only=True)
class Section:
    """What is held of one answer, and why it may not be all."""

    command: str
    name: str
    parts: deque[bytearray] = field(default_factory=deque)
    size: int = 0
    cut: bool = False
    timed_out: bool = False
    ended: bool = False

    @property
    def limit(self) -> int:
        """Bytes of it that are held."""
        return _LARGEST_OF.get(self.command, _LARGEST)

    def take(self, text: bytes, room: int) -> None:
        """Hold the next part: the end of a log, the beginning of a dump; ``room`` is what all may still hold."""
        allowed = min(self.limit, self.size + room)
        if self.command != RADIO_LOG:
            self.cut = self.cut or self.size + len(text) > allowed
            text = text[: max(0, allowed - self.size)]
        # Small parts are put together: a million of them would take more memory than what they hold.
        if self.parts and len(self.parts[-1]) + len(text) <= PIECE:
            self.parts[-1] += text
        elif text:
            self.parts.append(bytearray(text))
        self.size += len(text)
        while self.size > allowed:
            self.size -= len(self.parts.popleft())
            self.cut = True

    def trim(self) -> None:
        """Take off what dumpsys prints after a service; it is the proof that the service had ended."""
        if len(self.parts) > 1 and len(self.parts[-1]) < _TAIL_WITHIN:
            last = self.parts.pop()
            self.parts[-1] += last
        tail = self.parts and _TAIL.search(self.parts[-1], max(0, len(self.parts[-1]) - _TAIL_WITHIN))
        if tail:
            self.size -= tail.end() - tail.start()
            self.ended = True
            del self.parts[-1][tail.start() :]

    def text(self) -> bytes:
        """All that is held, handed over: the section is empty afterwards, so that it is not in memory twice."""
        whole = b"".join(self.parts)
        self.parts.clear()
        return whole

    def worth(self) -> bool:
        """Whether it answers anything: an empty, refused or timed-out one must not hide a real one that follows."""
        if self.timed_out or not self.size:
            return False
        head = _END.sub(b"", bytes(self.parts[0][:400])).strip()
        return bool(head) and not head.startswith(_REFUSED)

    def whole(self) -> bool:
        """Whether its end was seen: another section, its duration, or the end of the report."""
        return self.ended or bool(
            self.parts and _END.search(self.parts[-1], max(0, len(self.parts[-1]) - _TAIL_WITHIN))
        )
