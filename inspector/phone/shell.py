"""One question on one stream of its own: sent as it is, read to its end, or to its deadline.

Shell protocol v2 (AOSP adb, shell_protocol.h): packets of id (1 byte), length (32 bits, little endian) and data; the
exit packet is the only proof that an answer is whole. Shell v1 has none: there the end of the stream counts, if the
phone is still there afterwards, since a pulled cable ends a stream in the same way.
"""

import time
from collections.abc import Callable

from inspector.dataclass import dataclass
from inspector.phone.address import ServerAddress
from inspector.phone.connection import Connection, Deadline, Garbled, Outcome, Refused, host_query
from inspector.phone.devices import Device
from inspector.phone.questions import Question
from inspector.phone.recording import Answer

_STDOUT, _STDERR, _EXIT = 1, 2, 3
_IGNORED = frozenset({0, 4, 5})
"""Ids that only go to the phone (stdin, close, window size); adb's own client passes over them too."""
_HEADER = 5
_LARGEST_PACKET = 16 * 1024 * 1024
"""adb's buffers are 1 MiB; a length far beyond is noise, not a packet."""
_PIECE = 32 * 1024
"""Looked at between two looks at the clock: full of empty packets, 256 KiB would keep all streams past the deadline."""
_CHECK_SECONDS, _SHORT_CHECK_SECONDS = 1.0, 0.1


@dataclass(frozen=True, slots=True)
class Target:
    """One phone on one server, and whether it speaks shell v2."""

    server: ServerAddress
    device: Device
    shell_v2: bool

    @property
    def transport(self) -> str:
        """The request after which a connection to the server is one to this phone."""
        return _transport(self.device)

    def query(self, word: str, timeout: float) -> tuple[Outcome, str]:
        """Ask the server about this phone: ``features``, ``get-state``."""
        return host_query(self.server, f"{_host_prefix(self.device)}:{word}", timeout)


def _host_prefix(device: Device) -> str:
    # adb's number is of this very plug-in: another phone, or the same one plugged in again, has another number.
    # Servers before 1.0.40 have no numbers.
    return f"host-serial:{device.serial}" if device.transport is None else f"host-transport-id:{device.transport}"


def _transport(device: Device) -> str:
    if device.transport is None:
        return f"host:transport:{device.serial}"
    return f"host:transport-id:{device.transport}"


class Streams:
    """Takes shell output as it comes, in pieces of any size, and sorts it. Knows when the answer is whole."""

    __slots__ = ("_pending", "_v2", "exit_code", "stderr", "stdout")

    def __init__(self, shell_v2: bool) -> None:
        self._v2 = shell_v2
        self._pending = bytearray()
        self.stdout = bytearray()
        self.stderr = bytearray()
        self.exit_code: int | None = None

    def feed(self, piece: bytes) -> None:
        """Take the next piece of the stream. Raises Garbled for what is no packet."""
        if not self._v2:
            self.stdout += piece
            return
        self._pending += piece
        while self.exit_code is None and len(self._pending) >= _HEADER:
            kind, length = self._pending[0], int.from_bytes(self._pending[1:_HEADER], "little")
            if not _sane(kind, length):
                self._pending.clear()
                raise Garbled(f"a packet with id {kind} and length {length}")
            if len(self._pending) < _HEADER + length:
                return
            self._take(kind, bytes(self._pending[_HEADER : _HEADER + length]))
            del self._pending[: _HEADER + length]
        if self.exit_code is not None:
            self._pending.clear()  # nothing counts after the exit

    def size(self) -> int:
        """Bytes held."""
        return len(self.stdout) + len(self.stderr) + len(self._pending)

    def finish(self) -> None:
        """The stream has ended: what stands of an unfinished packet is kept."""
        if self._v2 and self.exit_code is None and len(self._pending) > _HEADER:
            kind = self._pending[0]
            if kind != _EXIT:
                self._take(kind, bytes(self._pending[_HEADER:]))
        self._pending.clear()

    def _take(self, kind: int, data: bytes) -> None:
        if kind == _STDOUT:
            self.stdout += data
        elif kind == _STDERR:
            self.stderr += data
        elif kind == _EXIT:
            self.exit_code = data[0]


def _sane(kind: int, length: int) -> bool:
    if kind == _EXIT:
        return length == 1
    return (kind in (_STDOUT, _STDERR) or kind in _IGNORED) and length <= _LARGEST_PACKET


def ask(
    target: Target, question: Question, deadline: Deadline, opened: Callable[[Connection], None]
) -> tuple[Answer, Outcome]:
    """The answer to one question and how it ended; whatever was read until then is in the answer. Never raises.

    ``opened`` is given the connection, so that another thread can end it with ``abort``.
    """
    start = time.monotonic()
    streams = Streams(target.shell_v2)
    try:
        with Connection(target.server, deadline) as connection:
            opened(connection)
            outcome = _exchange(connection, target, question, streams)
    except TimeoutError:
        outcome = Outcome.TIMED_OUT
    except Refused as reason:
        outcome = why_refused(str(reason))
        if outcome is Outcome.REFUSED and (broken := _why_broken(target, deadline)) is not Outcome.CUT_OFF:
            outcome = broken  # the phone left just before it was asked
    except Garbled:
        outcome = Outcome.GARBLED
    except (OSError, EOFError):
        outcome = _why_broken(target, deadline)
    streams.finish()
    answer = Answer(
        command=question.command,
        stdout=bytes(streams.stdout[: question.limit]),
        stderr=bytes(streams.stderr[: question.limit]),
        exit_code=streams.exit_code if outcome is Outcome.OK else None,
        seconds=time.monotonic() - start,
        complete=outcome is Outcome.OK,
    )
    return answer, outcome


def open_shell(connection: Connection, target: Target, command: str) -> None:
    """From here on the connection is what the command prints. Raises what ``Connection.ask`` does."""
    connection.ask(target.transport)
    connection.ask(f"shell,v2,raw:{command}" if target.shell_v2 else f"shell:{command}")


def _exchange(connection: Connection, target: Target, question: Question, streams: Streams) -> Outcome:
    open_shell(connection, target, question.command)
    while piece := connection.piece(_PIECE):
        streams.feed(piece)
        if streams.size() > question.limit:
            return Outcome.TOO_LARGE
        if streams.exit_code is not None:
            return Outcome.OK
    broken = _why_broken(target, connection.deadline)
    return Outcome.OK if broken is Outcome.CUT_OFF and not target.shell_v2 else broken


def _why_broken(target: Target, deadline: Deadline) -> Outcome:
    """Who went away when a stream broke off: the server, the phone, or (CUT_OFF) neither, only the stream."""
    try:
        seconds = max(deadline.sooner(_CHECK_SECONDS).left(), _SHORT_CHECK_SECONDS)
    except TimeoutError:
        seconds = _SHORT_CHECK_SECONDS
    outcome, text = target.query("get-state", seconds)
    if outcome is Outcome.OK:
        return Outcome.CUT_OFF if text.strip() == "device" else Outcome.PHONE_GONE
    return Outcome.PHONE_GONE if outcome is Outcome.REFUSED else Outcome.SERVER_GONE


def why_refused(reason: str) -> Outcome:
    """Sort adb's own words: "device 'x' not found", "no device with transport id '7'", "device offline", "closed"."""
    gone = ("not found", "no device", "offline", "unauthorized", "still authorizing", "still connecting")
    return Outcome.PHONE_GONE if any(words in reason for words in gone) else Outcome.REFUSED
