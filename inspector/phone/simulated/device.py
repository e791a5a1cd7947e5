"""A recorded phone as a device end of the ADB wire protocol, on the loopback only.

It answers exactly the recorded questions; a client's command is looked up, never executed. Threads and sockets only:
one thread a connection, one a stream, all ended by ``close``.
"""

import re
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from inspector.phone.recording import Recording
from inspector.phone.simulated import wire
from inspector.phone.simulated.answers import reply, service, stream
from inspector.phone.simulated.faults import Faults
from inspector.phone.simulated.files import SyncSession
from inspector.phone.simulated.wire import Message

_UNACKNOWLEDGED_SECONDS = 60.0
_PRODUCT = re.compile(r"(?m)^\[(ro\.product\.(?:name|model|device))\]: \[([^\]\r\n]{0,200})\]")


class SimulatedPhone:
    """Serves a recording on ``127.0.0.1:port``; ``received`` is every service a client ever asked for."""

    def __init__(
        self,
        recording: Recording,
        faults: Faults | None = None,
        *,
        port: int = 0,
        files: Mapping[str, bytes] | None = None,
        on_return: Callable[[], object] | None = None,
    ) -> None:
        """Listen at once. Port 0 is any free one. ``files`` are what ``adb pull`` finds, by their paths.

        ``on_return`` is called each time the phone is plugged in again: nobody else tells an adb server of it.
        """
        self.recording = recording
        self.faults = faults or Faults()
        self.files = files or {}
        self.received: list[str] = []
        self._on_return = on_return
        self._leaves = self.faults.vanish_after is not None
        self._stop = threading.Event()
        self._links: set[_Link] = set()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        self._start(self._accept)

    @property
    def address(self) -> str:
        """What to give to ``adb connect``; also the serial it gets there."""
        return f"127.0.0.1:{self.port}"

    def authorize(self) -> None:
        """Somebody presses Allow on the screen."""
        for link in list(self._links):
            link.greet()

    def unplug(self) -> None:
        """Pull the cable: every connection is gone, and nobody answers the port."""
        with suppress(OSError):  # closed already
            self._listener.shutdown(socket.SHUT_RDWR)  # closing alone does not wake a waiting accept
        self._listener.close()
        for link in list(self._links):
            link.drop()

    def replug(self) -> None:
        """Plug it in again, at the same address."""
        try:
            self._listener = socket.create_server(("127.0.0.1", self.port))
        except OSError:  # somebody else has the port by now: the phone stays away
            return
        if self._stop.is_set():  # closed in the meantime
            self._listener.close()
            return
        self._start(self._accept)
        if self._on_return is not None:
            self._on_return()

    def lose(self) -> None:
        """The cable slips out, and where the faults say so, in again."""
        self.unplug()
        if self.faults.return_after is not None and not self._stop.wait(self.faults.return_after):
            self.replug()

    def close(self) -> None:
        """End every connection, stream and thread."""
        self._stop.set()
        self.unplug()
        for thread in self._threads:
            thread.join(timeout=5)

    def __enter__(self) -> "SimulatedPhone":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self, target: object, *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        listener = self._listener
        while not self._stop.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            link = _Link(self, connection)
            self._links.add(link)
            self._start(link.serve)
            if self._leaves:
                self._leaves = False
                self._start(self._vanish)

    def _vanish(self) -> None:
        if not self._stop.wait(self.faults.vanish_after):
            self.lose()


@dataclass(slots=True, eq=False)
class _Stream:
    """One open stream: ours and the host's id, what is done with input, room to write, and whether it is over."""

    own: int
    host: int
    faults: Faults
    sync: SyncSession | None = None
    ready: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    over: threading.Event = field(default_factory=threading.Event)


class _Link:
    """One connection of an adb server."""

    def __init__(self, phone: SimulatedPhone, connection: socket.socket) -> None:
        self._phone = phone
        self._socket = connection
        self._sending = threading.Lock()
        self._streams: dict[int, _Stream] = {}
        self._next = 1
        self._max_data = 4096

    def serve(self) -> None:
        """Read messages until the connection ends."""
        while (message := wire.receive(self._socket)) is not None:
            self._handle(message)
        self.drop()

    def greet(self) -> None:
        """Say who we are: from now on the phone is a ``device``."""
        faults, properties = self._phone.faults, self._banner()
        version = wire.VERSION_WITH_CHECKSUMS if faults.checksums else wire.VERSION
        features = "cmd" if faults.shell_v1 else "shell_v2,cmd"
        banner = f"{faults.mode or 'device'}::{properties}features={features}".encode()
        self._send(Message(wire.CNXN, version, wire.MAX_DATA, banner))

    def drop(self) -> None:
        """The connection is gone, and with it every stream."""
        for stream_ in list(self._streams.values()):
            stream_.over.set()
            stream_.ready.release()
        with suppress(OSError):  # gone already
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._phone._links.discard(self)

    def _banner(self) -> str:
        answer = self._phone.recording.answers.get("getprop")
        named = dict(_PRODUCT.findall((answer.stdout if answer else b"").decode("utf-8", "replace")))
        return "".join(f"{key}={_harmless(value)};" for key, value in named.items())

    def _handle(self, message: Message) -> None:
        faults = self._phone.faults
        if message.command == wire.CNXN:
            self._max_data = min(message.arg1, wire.MAX_DATA)
            if faults.unauthorized or faults.authorizing:
                self._send(Message(wire.AUTH, wire.AUTH_TOKEN, 0, bytes(range(20))))
            elif not faults.offline:
                self.greet()
        elif message.command == wire.AUTH and message.arg0 == wire.AUTH_SIGNATURE and not faults.authorizing:
            self._send(Message(wire.AUTH, wire.AUTH_TOKEN, 0, bytes(range(20))))
        elif message.command == wire.OPEN:
            self._open(message)
        elif message.command == wire.OKAY and message.arg1 in self._streams:
            self._streams[message.arg1].ready.release()
        elif message.command == wire.WRTE and (stream_ := self._streams.get(message.arg1)) is not None:
            self._send(Message(wire.OKAY, message.arg1, message.arg0))
            self._input(stream_, message.data)
        elif message.command == wire.CLSE and message.arg1 in self._streams:
            ended = self._streams.pop(message.arg1)
            ended.over.set()
            ended.ready.release()

    def _open(self, message: Message) -> None:
        name = message.data.rstrip(b"\0").decode("utf-8", "replace")
        self._phone.received.append(name)
        asked, sync = service(name), name == "sync:" and bool(self._phone.files)
        faults = self._phone.faults.of(asked[0] if asked else name)
        refused = faults.refuse or (asked is not None and asked[1] and self._phone.faults.shell_v1)
        if refused or not (asked or sync):
            self._send(Message(wire.CLSE, 0, message.arg0))
            return
        opened = _Stream(self._next, message.arg0, faults, SyncSession(self._phone.files) if sync else None)
        self._next += 1
        self._streams[opened.own] = opened
        self._send(Message(wire.OKAY, opened.own, opened.host))
        if asked:
            self._phone._start(self._play, opened, *asked)

    def _input(self, to: _Stream, data: bytes) -> None:
        """What a client sends to a command is taken and ignored; what it asks of the files is answered."""
        if to.sync is None:
            return
        answer = to.sync.feed(data)
        if answer:
            self._phone._start(self._give_file, to, answer)
        elif to.sync.over:
            self._close(to)

    def _give_file(self, to: _Stream, data: bytes) -> None:
        cut = to.faults.cut_after
        self._hand_over(to, data, whole=True, v2=True)
        if cut is not None and cut < len(data):
            self._close(to)

    def _play(self, to: _Stream, command: str, v2: bool) -> None:
        """Send the recorded answer the way the faults have it, then close the stream."""
        faults = to.faults
        latency = faults.latencies.get(command, faults.latency)
        if to.over.wait(latency) or faults.hang == "before":
            to.over.wait()
            return
        data, whole = stream(reply(self._phone.recording, command), v2, faults)
        self._hand_over(to, data, whole, v2)
        if not to.over.is_set() and faults.hang is None:
            self._close(to)

    def _hand_over(self, to: _Stream, data: bytes, whole: bool, v2: bool) -> None:
        """Send the bytes as the faults have it: cut, unplugged in the middle, or stuck."""
        faults = to.faults
        if faults.hang == "in":
            data = data[: len(data) // 2]
        if faults.cut_after is not None:
            data, whole = data[: faults.cut_after], False
        unplugged = faults.unplug_after is not None and len(data) > faults.unplug_after
        if unplugged:
            data = data[: faults.unplug_after]
        if not self._write(to, data):
            return
        if unplugged:
            self._phone.lose()
        elif faults.hang in ("in", "after"):
            to.over.wait()
        elif not whole and not v2:
            # A v1 stream has no end of its own: only the whole phone going away tells a cut from an end.
            self._phone.lose()

    def _write(self, to: _Stream, data: bytes) -> bool:
        """Send in pieces, each after the host has acknowledged the last; False where the stream ended before."""
        drip = to.faults.drip
        size = min(self._max_data, max(1, drip // 10)) if drip else self._max_data
        view = memoryview(data)
        for start in range(0, len(data), size):
            piece = bytes(view[start : start + size])
            if to.over.is_set() or not self._send(Message(wire.WRTE, to.own, to.host, piece)):
                return False
            if drip and to.over.wait(len(piece) / drip):
                return False
            if not to.ready.acquire(timeout=_UNACKNOWLEDGED_SECONDS) or to.over.is_set():
                return False
        return True

    def _close(self, stream_: _Stream) -> None:
        if self._streams.pop(stream_.own, None) is not None:
            self._send(Message(wire.CLSE, stream_.own, stream_.host))

    def _send(self, message: Message) -> bool:
        try:
            with self._sending:
                self._socket.sendall(message.encoded())
        except OSError:
            return False
        return True


def _harmless(value: str) -> str:
    """A property without what would end its field of the banner: a model must not forge features."""
    return "".join(char for char in value if char.isalnum() or char in " ._-()+")
