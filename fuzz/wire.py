"""What comes over the wire: an adb server that says whatever the fuzzer makes it say, in whatever pieces."""

import re
import socket
from collections.abc import Callable, Iterable, Iterator
from unittest import mock

from fuzz.sources import on_disk
from fuzz.target import Target
from inspector.phone import connection, devices, live_bugreport, server, shell, tracking
from inspector.phone.address import ServerAddress
from inspector.phone.connection import Connection, Deadline, Garbled, Outcome, Refused
from inspector.phone.devices import Device
from inspector.phone.errors import NoUsablePhone, UnreadableInput
from inspector.phone.pull import pull
from inspector.phone.questions import Privacy, Question
from inspector.phone.shell import Streams
from inspector.phone.shell import Target as Phone
from inspector.phone.simulated import wire as phone_end

_HANG_UP = b"\n%%\n"
"""Where one connection ends and the next one, to the same server, begins."""

_SECONDS = 30.0
"""More than any input needs: that a reader ends at all is libFuzzer's to watch."""

_SERVER = ServerAddress("127.0.0.1", 5037)
_DEVICE = Device(serial="emulator-5554", state="device", link="emulator", transport=1)
_QUESTION = Question("getprop", "getprop.txt", _SECONDS, 4096, Privacy.NONE)


class _Said:
    """One connection's worth of bytes, in pieces of the given sizes, and then an end of the given kind.

    Nobody waits where nothing comes: it says so at once, and after two times breaks off.
    """

    def __init__(self, data: bytes, sizes: Iterator[int], end: int) -> None:
        self._data, self._sizes, self._end = data, sizes, end
        self._silences = 2

    def recv(self, at_most: int) -> bytes:
        assert at_most > 0, "an empty read looks like the end"
        count = min(at_most, next(self._sizes))
        piece, self._data = self._data[:count], self._data[count:]
        if not piece and self._end == 1:
            raise ConnectionResetError
        if not piece and self._end == 2:
            self._silences -= 1
            raise TimeoutError if self._silences >= 0 else ConnectionResetError
        return piece

    def send(self, data: bytes) -> int:
        return len(data)

    def sendall(self, data: bytes) -> None:
        """Whatever it is."""

    def settimeout(self, seconds: float) -> None:
        assert seconds > 0

    def shutdown(self, how: int) -> None:
        """Nobody waits here."""

    def close(self) -> None:
        """Nothing is open."""


class Server:
    """The first byte says in which pieces and how connections end, the rest is what the server sends."""

    def __init__(self, data: bytes) -> None:
        rule = data[0] if data else 0
        self._end = rule % 4
        self._sizes = _sizes(rule)
        self._connections = iter(data[1:].split(_HANG_UP))

    def connect(self, address: ServerAddress, deadline: Deadline) -> _Said:
        """In place of ``connection._connected``."""
        return _Said(next(self._connections, b""), self._sizes, self._end)


def _sizes(rule: int) -> Iterator[int]:
    size = 1 + (rule >> 2)
    while True:
        yield size if rule < 252 else 1 << 20
        size = 1 + (size * 5 + 3) % 61


def _serving(run: Callable[[], None]) -> Callable[[bytes], None]:
    def served(data: bytes) -> None:
        with mock.patch.object(connection, "_connected", Server(data).connect):
            run()

    return served


def _streams(data: bytes) -> None:
    """Pieces do not matter, and every byte of output is in its packet's stream."""
    rule, stream = (data[0], data[1:]) if data else (0, b"")
    whole, cut, sizes = Streams(shell_v2=True), Streams(shell_v2=True), _sizes(rule)
    garbled = [_fed(whole, [stream]), _fed(cut, _cut(stream, sizes))]
    assert garbled[0] == garbled[1], "whether it is a packet depends on the pieces"
    out, err, code = _packets(stream)
    for read in (whole, cut):
        assert (bytes(read.stdout), bytes(read.stderr), read.exit_code) == (out, err, code)
        assert read.size() == len(out) + len(err), "something is kept that nobody reads"


def _fed(streams: Streams, fed: Iterable[bytes]) -> bool:
    try:
        for piece in fed:
            streams.feed(piece)
    except Garbled:
        return True
    finally:
        streams.finish()
    return False


def _cut(stream: bytes, sizes: Iterator[int]) -> Iterator[bytes]:
    at = 0
    while at < len(stream):
        size = next(sizes)
        yield stream[at : at + size]
        at += size


def _packets(stream: bytes) -> tuple[bytes, bytes, int | None]:
    """The same as ``Streams``, as the protocol's own words have it (shell_protocol.h): slow and plain."""
    out, err, at = bytearray(), bytearray(), 0
    while len(stream) - at >= 5:
        kind, length = stream[at], int.from_bytes(stream[at + 1 : at + 5], "little")
        data = stream[at + 5 : at + 5 + length]
        if kind == 3 and length == 1:
            if data:
                return bytes(out), bytes(err), data[0]
        elif kind > 5 or kind == 3 or length > 2**24:
            break
        elif kind in (1, 2):
            (out if kind == 1 else err).extend(data)
        at += 5 + length
    return bytes(out), bytes(err), None


def _block(data: bytes) -> None:
    """A text with its length before it: four hex digits, and nothing else that Python takes for a number."""
    with mock.patch.object(connection, "_connected", Server(b"\xfc" + data).connect):
        try:
            read: bytes | None = Connection(_SERVER, Deadline(_SECONDS)).block()
        except (Garbled, EOFError):
            read = None
    whole = re.match(rb"[0-9a-fA-F]{4}", data) and data[4 : 4 + int(data[:4], 16)]
    assert read is None or read == whole
    assert read is not None or not whole or len(whole) < int(data[:4], 16) or _HANG_UP in data


def _answer(v2: bool) -> Callable[[], None]:
    def run() -> None:
        phone = Phone(_SERVER, _DEVICE, shell_v2=v2)
        answer, outcome = shell.ask(phone, _QUESTION, Deadline(_SECONDS), lambda opened: None)
        assert answer.complete == (outcome is Outcome.OK)
        assert v2 or answer.exit_code is None, "shell v1 has no exit code"
        assert answer.complete or answer.exit_code is None, "an answer that was cut off has no exit code"
        assert not (v2 and answer.complete) or answer.exit_code is not None, "only the exit packet proves it whole"
        assert len(answer.stdout) <= _QUESTION.limit
        assert len(answer.stderr) <= _QUESTION.limit

    return run


def _replies() -> None:
    """Version, list of phones, and a choice among them; what is said of it can be printed."""
    for ask in (lambda: server.reach(_SERVER, _SECONDS), _chosen):
        try:
            ask()
        except NoUsablePhone as why:
            _printable(str(why))


def _chosen() -> None:
    devices.choose(devices.list_devices(_SERVER, _SECONDS), environment={})


def _device_list(data: bytes) -> None:
    listed = devices.parse(data.decode("utf-8", "replace"))
    for one in listed:
        assert one.serial.strip(), "a phone without a serial cannot be asked"
        _printable(one.name)
    for options in ({}, {"usb": True}, {"tcp": True}, {"serial": "model:Pixel_8"}):
        try:
            assert devices.choose(listed, environment={}, **options) in listed
        except NoUsablePhone as why:
            _printable(str(why))


def _printable(text: str) -> None:
    assert all(line.isprintable() for line in text.split("\n")), f"controls reach the terminal: {text!a}"


def _pulled() -> None:
    got: list[bytes] = []
    reported: list[int] = []
    try:
        opened = Connection(_SERVER, Deadline(_SECONDS))
        size = pull(opened, "/data/x.zip", got.append, Deadline(_SECONDS), reported.append)
    except (Refused, Garbled, EOFError, OSError):
        return
    assert size == sum(map(len, got)), "a file that is not all there counts as whole"
    assert reported == sorted(reported)


def _bugreport() -> None:
    out = on_disk(b"", "bugreport.zip")
    try:
        fetched = live_bugreport.fetch(_SERVER, _DEVICE, out, _SECONDS, lambda what, done, of: None)
    except UnreadableInput as why:
        _printable(str(why))
        assert not out.with_name(f".{out.name}.part").exists(), "half a file is left"
    else:
        assert fetched.kept_at is None or fetched.kept_at.endswith(".zip")


def _tracked(data: bytes) -> None:
    """A real socket, since ``select`` looks at it; what the server says fits its buffer."""
    ours, theirs = socket.socketpair()
    with theirs, mock.patch.object(connection, "_connected", return_value=ours):
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        with tracking.DeviceTracker(_SERVER) as tracker:
            for _ in range(3):
                tracker.wait(0)  # once it is closed, connecting again fails as it does where the server has gone


def _phone_end(data: bytes) -> None:
    """The simulated phone's side, to which anybody on the loopback can talk."""
    said = _Said(data[1:], _sizes(data[0] if data else 0), 0)
    read = 0
    while (message := phone_end.receive(said)) is not None:  # type: ignore[arg-type]
        read += 24 + len(message.data)
        assert phone_end.receive(_Said(message.encoded(), _sizes(252), 0)) == message  # type: ignore[arg-type]
    assert read <= len(data)


TARGETS = (
    Target(name="wire-packets", run=_streams),
    Target(name="wire-shell-v2", run=_serving(_answer(v2=True)), max_len=8192),
    Target(name="wire-shell-v1", run=_serving(_answer(v2=False)), max_len=8192),
    Target(name="wire-block", run=_block, max_len=512),
    Target(name="wire-replies", run=_serving(_replies)),
    Target(name="wire-devices", run=_device_list),
    Target(name="wire-pull", run=_serving(_pulled)),
    Target(name="wire-bugreport", run=_serving(_bugreport)),
    Target(name="wire-tracking", run=_tracked),
    Target(name="wire-phone-end", run=_phone_end),
)
"""Everything that reads from a socket."""
