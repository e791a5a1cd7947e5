"""A connection to the adb server on which every send and receive obeys one total deadline.

The connection is adbutils'; what is read and written on it is ours, since adbutils' timeout is per receive, and its
calls hide a dropped connection (see docs/decisions/0003-adbutils-underneath-deadline-ours.md).
"""

import socket
import time
from enum import Enum

from inspector.phone.server import ServerAddress

_PIECE = 256 * 1024


class Outcome(Enum):
    """How an exchange with the server or the phone ended."""

    OK = "ok"
    TIMED_OUT = "timed-out"
    CUT_OFF = "cut-off"
    REFUSED = "refused"
    TOO_LARGE = "too-large"
    PHONE_GONE = "phone-gone"
    SERVER_GONE = "server-gone"


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
    """The server answered FAIL; the text is adb's own reason."""


class Connection:
    """One connection to an adb server. Close it from any thread to end whoever waits on it."""

    __slots__ = ("_deadline", "_link", "_socket")

    def __init__(self, server: ServerAddress, deadline: Deadline) -> None:
        """Connect. Raises OSError, TimeoutError."""
        from adbutils import AdbClient
        from adbutils.errors import AdbError

        self._deadline = deadline
        deadline.left()
        try:
            self._link = AdbClient(server.host, server.port).make_connection()
        except AdbError as problem:
            raise ConnectionError(str(problem)) from None
        self._socket: socket.socket = self._link.conn

    def close(self) -> None:
        """End the connection at once; adbutils' own close would sleep first."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the other side was faster
        self._socket.close()

    def ask(self, request: str) -> None:
        """Send a request of the host protocol and read OKAY. Raises Refused, EOFError, OSError, TimeoutError."""
        data = request.encode()
        self._socket.settimeout(self._deadline.left())
        self._socket.sendall(f"{len(data):04x}".encode() + data)
        status = self.exactly(4)
        if status == b"FAIL":
            raise Refused(self.block().decode("utf-8", "replace"))
        if status != b"OKAY":
            raise Refused(f"an answer that is not adb's: {status!r}")

    def block(self) -> bytes:
        """Read a text with its length before it, four hex digits. Raises Refused where there are none."""
        length = self.exactly(4)
        try:
            return self.exactly(int(length, 16))
        except ValueError:
            raise Refused(f"an answer that is not adb's: {length!r}") from None

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
        """Whatever comes next; empty at the end of the stream."""
        self._socket.settimeout(self._deadline.left())
        return self._socket.recv(min(at_most, _PIECE))


def host_query(server: ServerAddress, request: str, timeout: float) -> tuple[Outcome, str]:
    """One question to the server itself, such as ``host:devices-l``: how it ended, and the text or the reason."""
    connection = None
    try:
        connection = Connection(server, Deadline(timeout))
        connection.ask(request)
        return Outcome.OK, connection.block().decode("utf-8", "replace")
    except Refused as reason:
        return Outcome.REFUSED, str(reason)
    except TimeoutError:
        return Outcome.TIMED_OUT, ""
    except (OSError, EOFError):
        return Outcome.SERVER_GONE, ""
    finally:
        if connection is not None:
            connection.close()
