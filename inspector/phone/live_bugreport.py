"""Ask a plugged-in phone for a bugreport and fetch it: ``bugreportz -p``, then the file that it names.

Protocol (frameworks/native/cmds/bugreportz/readme.md): ``BEGIN:path``, ``PROGRESS:done/total`` as it goes, and at the
end ``OK:path`` or ``FAIL:reason``. Phones before Android 7 do not know it; their ``bugreport`` prints the text itself.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from inspector.dataclass import dataclass
from inspector.phone.address import ServerAddress
from inspector.phone.bugreport import is_report
from inspector.phone.connection import Connection, Deadline, Garbled, Outcome, Refused
from inspector.phone.devices import Device
from inspector.phone.errors import UnreadableInput
from inspector.phone.pull import pull
from inspector.phone.questions import BUGREPORT_QUESTIONS
from inspector.phone.shell import Streams, Target, open_shell

_AS_ZIP, _AS_TEXT = BUGREPORT_QUESTIONS
_SAFE_PATH = re.compile(r"/[\w@+.,:/-]{1,1000}\.zip", re.ASCII)
_PROGRESS = re.compile(rb"PROGRESS:(\d{1,9})/(\d{1,9})\r*")
_HEAD = 64 * 1024
_LISTEN_SECONDS = 0.5
"""One wait: short, since on Windows a wait for the network does not hear Ctrl-C."""

Progress = Callable[[str, int, int | None], None]
"""Told what goes on (``making``, ``fetching``, ``printing``), how far it is, and of how much where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A bugreport on this computer.

    ``size`` in bytes; ``kept_at`` is where the phone keeps its own copy; ``cut`` says why it may not be all of it.
    """

    size: int
    kept_at: str | None = None
    cut: str | None = None
    interrupted: bool = False


def fetch(server: ServerAddress, device: Device, out: Path, seconds: float, progress: Progress) -> Fetched:
    """Make the phone write a bugreport, and bring it to ``out``, within so many seconds.

    Raises UnreadableInput: the phone refused, failed, or went away with nothing to keep. Ctrl-C passes through where
    there is nothing to keep yet.
    """
    try:
        return _fetch(server, device, out, Deadline(seconds), progress)
    except TimeoutError:
        reason = f"did not finish its bugreport within {seconds:.0f} s. Give it more with --timeout"
    except Refused:
        reason = "refused to make or to hand over a bugreport. Unlock it and try again"
    except Garbled:
        reason = "sent what is no bugreport. Unplug it, plug it in again and try again"
    except (OSError, EOFError):
        reason = "went away before its bugreport was here. Check the cable and try again"
    raise UnreadableInput(f"The phone {reason}.")


def _fetch(server: ServerAddress, device: Device, out: Path, deadline: Deadline, progress: Progress) -> Fetched:
    # The place is tried before the phone is asked: a bugreport takes minutes.
    with _unfinished(out) as file:
        target = _target(server, device, deadline)
        path = _make(target, deadline, progress)
        if path is None:
            return _print(target, file, deadline, progress)
        connection = _connected(target, deadline)
        size = pull(connection, path, file.write, deadline, lambda done: progress("fetching", done, None))
        return Fetched(size=size, kept_at=path)


def _target(server: ServerAddress, device: Device, deadline: Deadline) -> Target:
    target = Target(server, device, shell_v2=True)
    outcome, text = target.query("features", deadline.left())
    if outcome in (Outcome.SERVER_GONE, Outcome.PHONE_GONE):
        raise EOFError
    v2 = outcome is Outcome.OK and "shell_v2" in text.strip().split(",")
    return Target(server, device, shell_v2=v2)


def _make(target: Target, deadline: Deadline, progress: Progress) -> str | None:
    """The path of the zip on the phone; None where the phone cannot make one."""
    said = bytearray()
    progress("making", 0, None)
    for piece in _listen(target, _AS_ZIP.command, deadline):
        begin = said.rfind(b"\n") + 1
        said += piece
        if len(said) > _AS_ZIP.limit:
            del said[: -_AS_ZIP.limit // 2]
            begin = 0
        for done, total in _PROGRESS.findall(said, begin)[-1:]:
            progress("making", int(done), int(total) or None)
    return _path(said.decode("utf-8", "replace"))


def _path(said: str) -> str | None:
    for line in said.splitlines():
        word, colon, rest = line.strip().partition(":")
        if colon and word == "OK":
            if _SAFE_PATH.fullmatch(rest) is None or ".." in rest.split("/"):
                raise UnreadableInput("The phone names no file that a bugreport could be, so nothing was fetched.")
            return rest
        if colon and word == "FAIL":
            raise UnreadableInput(f"The phone could not make a bugreport: {ascii(rest[:200])[1:-1]}")
    if "BEGIN:" in said or "PROGRESS:" in said:
        raise EOFError  # it was making one, and broke off
    return None


def _print(target: Target, file: "_OnDisk", deadline: Deadline, progress: Progress) -> Fetched:
    """The text of an older phone, packed as it comes. What came before the phone went away is kept."""
    size, head, cut, interrupted = 0, b"", None, False
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,  # type: ignore[call-overload]  # write is enough
        archive.open(_AS_TEXT.file, "w", force_zip64=True) as member,
    ):
        try:
            for piece in _listen(target, _AS_TEXT.command, deadline):
                size += member.write(piece)
                head += piece[: max(0, _HEAD - len(head))]
                progress("printing", size, None)
                if size > _AS_TEXT.limit:
                    cut = f"it is longer than {_AS_TEXT.limit // 2**30} GiB"
                    break
        except KeyboardInterrupt:
            cut, interrupted = "Ctrl-C came before its end", True
        except (TimeoutError, EOFError, OSError):
            cut = "the phone broke off before its end"
    if interrupted and not size:
        raise KeyboardInterrupt
    if not is_report(head):
        raise UnreadableInput("The phone printed no bugreport. Unlock it, check the cable, and try again.")
    return Fetched(size=size, cut=cut, interrupted=interrupted)


def _listen(target: Target, command: str, deadline: Deadline) -> Iterator[bytes]:
    """What a command prints, as it comes. Raises EOFError where it broke off, and what Connection does."""
    streams = Streams(target.shell_v2)
    with Connection(target.server, deadline) as connection:
        open_shell(connection, target, command)
        while piece := _next(connection, deadline):
            streams.feed(piece)
            if streams.stdout:
                yield bytes(streams.stdout)
                streams.stdout.clear()
            streams.stderr.clear()
            if streams.exit_code is not None:
                return
    if target.shell_v2 or target.query("get-state", deadline.sooner(2.0).left())[0] is not Outcome.OK:
        raise EOFError


def _next(connection: Connection, deadline: Deadline) -> bytes:
    while True:
        connection.deadline = deadline.sooner(_LISTEN_SECONDS)
        with suppress(TimeoutError):
            return connection.piece()
        deadline.left()


def _connected(target: Target, deadline: Deadline) -> Connection:
    connection = Connection(target.server, deadline)
    try:
        connection.ask(target.transport)
    except BaseException:
        connection.close()
        raise
    return connection


class _OnDisk:
    """A file that is only written to, and says what is wrong with the place rather than with the phone."""

    def __init__(self, file: IO[bytes], out: Path) -> None:
        self._file, self._out = file, out

    def write(self, data: bytes) -> int:
        """Write all of it. Raises UnreadableInput."""
        try:
            return self._file.write(data)
        except OSError as problem:
            raise _cannot_write(self._out, problem) from None

    def flush(self) -> None:
        """For zipfile; what is not written yet is written at the end."""


@contextmanager
def _unfinished(out: Path) -> Iterator[_OnDisk]:
    """A file beside ``out`` that takes its name once all is in it, and is gone where it never came so far."""
    part = out.with_name(f".{out.name}.part")
    try:
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            file = part.open("wb")
        except OSError as problem:
            raise _cannot_write(out, problem) from None
        with file:
            yield _OnDisk(file, out)
        part.replace(out)
    finally:
        with suppress(OSError):  # it never was there, or has its name by now
            part.unlink()


def _cannot_write(out: Path, problem: OSError) -> UnreadableInput:
    return UnreadableInput(f"Cannot write {out}: {problem.strerror or problem}. Choose another place.")
