"""One question on one stream of its own: sent as it is, read to its end, or to its deadline.

Shell protocol v2 (system/core/adb/shell_protocol.h): packets of id, length (32 bits, little endian) and data; the exit
packet is the only proof that an answer is whole. Shell v1 has none: there the end of the stream counts, if the phone is
still there afterwards.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from inspector.phone.connection import Connection, Deadline, Outcome, Refused
from inspector.phone.questions import Question
from inspector.phone.recording import Answer
from inspector.phone.server import ServerAddress

_STDOUT, _STDERR, _EXIT = 1, 2, 3
_HEADER = 5


@dataclass(frozen=True, slots=True)
class Target:
    """One phone on one server, and whether it speaks shell v2."""

    server: ServerAddress
    serial: str
    shell_v2: bool


class Streams:
    """Takes shell output as it comes, in pieces of any size, and sorts it. Knows when the answer is whole."""

    __slots__ = ("_pending", "_v2", "broken", "exit_code", "stderr", "stdout")

    def __init__(self, shell_v2: bool) -> None:
        self._v2 = shell_v2
        self._pending = bytearray()
        self.stdout = bytearray()
        self.stderr = bytearray()
        self.exit_code: int | None = None
        self.broken = False

    def feed(self, piece: bytes) -> None:
        """Take the next piece of the stream."""
        if not self._v2:
            self.stdout += piece
            return
        self._pending += piece
        while self.exit_code is None and not self.broken and self._packet():
            pass

    def size(self) -> int:
        """Bytes held."""
        return len(self.stdout) + len(self.stderr) + len(self._pending)

    def finish(self) -> None:
        """The stream has ended: what stands of an unfinished packet of output is kept."""
        if self._v2 and len(self._pending) > _HEADER and self._pending[0] == _STDOUT and not self.broken:
            self.stdout += self._pending[_HEADER:]
        self._pending.clear()

    def _packet(self) -> bool:
        if len(self._pending) < _HEADER:
            return False
        kind, length = self._pending[0], int.from_bytes(self._pending[1:_HEADER], "little")
        if kind not in (_STDOUT, _STDERR, _EXIT) or (kind == _EXIT and length != 1):
            self.broken = True
            return False
        if len(self._pending) < _HEADER + length:
            return False
        data = bytes(self._pending[_HEADER : _HEADER + length])
        del self._pending[: _HEADER + length]
        if kind == _STDOUT:
            self.stdout += data
        elif kind == _STDERR:
            self.stderr += data
        else:
            self.exit_code = data[0]
        return True


def ask(
    target: Target, question: Question, deadline: Deadline, opened: Callable[[Connection], None]
) -> tuple[Answer, Outcome]:
    """The answer to one question and how it ended; whatever was read until then is in the answer.

    ``opened`` is given the connection, so that another thread can end it.
    """
    start = time.monotonic()
    streams = Streams(target.shell_v2)
    connection = None
    try:
        connection = Connection(target.server, deadline)
        opened(connection)
        outcome = _exchange(connection, target, question, streams)
    except Refused as reason:
        outcome = _why_refused(str(reason))
    except TimeoutError:
        outcome = Outcome.TIMED_OUT
    except EOFError:
        outcome = Outcome.CUT_OFF
    except OSError:
        outcome = Outcome.SERVER_GONE if connection is None else Outcome.CUT_OFF
    finally:
        if connection is not None:
            connection.close()
    streams.finish()
    answer = Answer(
        command=question.command,
        stdout=bytes(streams.stdout),
        stderr=bytes(streams.stderr),
        exit_code=streams.exit_code,
        seconds=time.monotonic() - start,
        complete=outcome is Outcome.OK,
    )
    return answer, outcome


def _exchange(connection: Connection, target: Target, question: Question, streams: Streams) -> Outcome:
    connection.ask(f"host:transport:{target.serial}")
    connection.ask(f"shell,v2,raw:{question.command}" if target.shell_v2 else f"shell:{question.command}")
    while piece := connection.piece():
        streams.feed(piece)
        if streams.exit_code is not None:
            return Outcome.OK
        if streams.broken:
            return Outcome.CUT_OFF
        if streams.size() > question.limit:
            return Outcome.TOO_LARGE
    # The end of a v1 stream looks the same whether the command ended or the cable was pulled: see adb.py.
    return Outcome.CUT_OFF if target.shell_v2 else Outcome.OK


def _why_refused(reason: str) -> Outcome:
    """adb's own words: "device 'x' not found", "device offline", "device unauthorized...", "closed"."""
    gone = ("not found", "offline", "unauthorized", "authorizing", "no devices", "connecting")
    return Outcome.PHONE_GONE if any(word in reason for word in gone) else Outcome.REFUSED
