"""A connection to the adb server on which every send and receive obeys one total deadline.

The connection is adbutils'; the deadline is ours, since adbutils' timeout is per receive and a slow drip outlives it,
and so is the reading, since adbutils takes a text that was cut off for a whole one
(see docs/decisions/0003-adbutils-underneath-deadline-ours.md).
"""

import os
import socket
import time
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING

from inspector.phone.address import ServerAddress

if TYPE_CHECKING:
    from inspector.phone.link import Link

_PIECE = 256 * 1024
_HEX = frozenset(b"0123456789abcdefABCDEF")
_PORT_VARIABLE = "ANDROID_ADB_SERVER_PORT"


class Outcome(Enum):
    """How an exchange with the server or the phone ended. The values are problem codes."""

    OK = "ok"
    TIMED_OUT = "timed-out"
    CUT_OFF = "cut-off"
    GARBLED = "garbled"
    REFUSED = "refused"
    TOO_LARGE = "too-large"
    PHONE_GONE = "phone-gone"
    SERVER_GONE = "server-gone"
    INTERRUPTED = "interrupted"


class Deadline:
    """A moment on the monotonic clock by which everything has to be over."""

    __slots__ = ("_end",)

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; raises TimeoutError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def sooner(self, seconds: float) -> "Deadline":
        """The earlier of this and ``seconds`` from now."""
        other = Deadline(seconds)
        other._end = min(other._end, self._end)
        return other


class Refused(Exception):
    """The server answered FAIL; the text is adb's own reason and can hold a serial: never print it."""


class Garbled(Exception):
    """What came is not the protocol of adb."""


class Connection:
    """One connection to an adb server."""

    __slots__ = ("_link", "_socket", "deadline")

    def __init__(self, server: ServerAddress, deadline: Deadline) -> None:
        """Connect; nothing is ever started. Raises OSError, TimeoutError."""
        self.deadline = deadline
        self._socket = _connected(server, deadline)
        try:
            self._link = _linked(self._socket)
        except BaseException:
            self._socket.close()
            raise

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def abort(self) -> None:
        """Wake whoever waits on it, from any thread; the waiting one then closes it."""
        with suppress(OSError):  # the other side was faster
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End it at once; adbutils' own close would sleep first."""
        self.abort()
        self._socket.close()

    def fileno(self) -> int:
        """For ``select``."""
        return self._socket.fileno()

    def ask(self, request: str) -> None:
        """Send a request of the host protocol and read OKAY.

        Raises Refused, Garbled, EOFError (closed before an answer), OSError, TimeoutError.
        """
        self._socket.settimeout(self.deadline.left())
        self._link.send_command(request)
        status = self.exactly(4)
        if status == b"FAIL":
            raise Refused(self.block().decode("utf-8", "replace"))
        if status != b"OKAY":
            raise Garbled(f"{status!r} in place of OKAY")

    def send(self, data: bytes) -> None:
        """Send bytes as they are, to a service that has been opened. Raises OSError, TimeoutError."""
        self._socket.settimeout(self.deadline.left())
        self._socket.sendall(data)

    def block(self) -> bytes:
        """Read a text with its length before it, four hex digits. Raises as ``ask`` does."""
        length = self.exactly(4)
        if not set(length) <= _HEX:  # int() takes signs, blanks and underscores too
            raise Garbled(f"{length!r} in place of a length")
        return self.exactly(int(length, 16))

    def exactly(self, count: int) -> bytes:
        """Read so many bytes. Raises EOFError where the stream ends before."""
        received = bytearray()
        while len(received) < count:
            piece = self.piece(count - len(received))
            if not piece:
                raise EOFError
            received += piece
        return bytes(received)

    def piece(self, at_most: int = _PIECE) -> bytes:
        """Whatever comes next; empty at the end of the stream. Raises OSError, TimeoutError."""
        self._socket.settimeout(self.deadline.left())
        return self._socket.recv(min(at_most, _PIECE))


def host_query(server: ServerAddress, request: str, timeout: float) -> tuple[Outcome, str]:
    """One question to the server itself, such as ``host:devices-l``: how it ended, and the text or adb's reason."""
    try:
        with Connection(server, Deadline(timeout)) as connection:
            connection.ask(request)
            return Outcome.OK, connection.block().decode("utf-8", "replace")
    except Refused as reason:
        return Outcome.REFUSED, str(reason)
    except Garbled as reason:
        return Outcome.GARBLED, str(reason)
    except TimeoutError:
        return Outcome.TIMED_OUT, ""
    except (OSError, EOFError):
        return Outcome.SERVER_GONE, ""


def _connected(server: ServerAddress, deadline: Deadline) -> socket.socket:
    if server.path is None:
        return socket.create_connection((server.host, server.port), timeout=deadline.left())
    unix = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        unix.settimeout(deadline.left())
        unix.connect(server.path)
    except BaseException:
        unix.close()
        raise
    return unix


def _linked(connected: socket.socket) -> "Link":
    # adbutils makes a client from this variable at import, and dies of values that adb itself takes ("", "0x13ad").
    # That client is never used; so the variable is put out of its sight where it holds such a value.
    value = os.environ.get(_PORT_VARIABLE)
    hidden = value is not None and not value.isdecimal()
    if hidden:
        del os.environ[_PORT_VARIABLE]
    try:
        from inspector.phone.link import Link
    finally:
        if hidden and value is not None:
            os.environ[_PORT_VARIABLE] = value
    return Link(connected)
