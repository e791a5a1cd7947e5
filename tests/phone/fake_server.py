"""A small adb server on the loopback that answers by a table: for what a real one does only when it is broken."""

import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from inspector.phone.address import ServerAddress
from inspector.phone.devices import Device

Reaction = bytes | Callable[[socket.socket], None]
"""What comes back: bytes, or something to do with the connection. After bytes the next request is awaited."""

PHONE = Device(serial="R58N00000X", state="device", link="usb", model="Pixel_8", transport=7)
TRANSPORT = "host:transport-id:7"
STATE = "host-transport-id:7:get-state"
FEATURES = "host-transport-id:7:features"


class FakeServer:
    """``table``: request to reaction, or to a list of them, used up one by one (the last one stays)."""

    def __init__(self, table: Mapping[str, Reaction | list[Reaction]], path: Path | None = None) -> None:
        self.received: list[str] = []
        self.table = {key: list(value) if isinstance(value, list) else [value] for key, value in table.items()}
        self._over = threading.Event()
        if path is None:
            self._listener = socket.create_server(("127.0.0.1", 0))
            self.address = ServerAddress("127.0.0.1", self._listener.getsockname()[1], "test")
        else:
            self._listener = socket.socket(socket.AF_UNIX)
            self._listener.bind(str(path))
            self._listener.listen()
            self.address = ServerAddress("", 0, "test", str(path))
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> "FakeServer":
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def hang(self, connection: socket.socket) -> None:
        """Say nothing until the other side or the test ends."""
        connection.settimeout(0.02)
        while not self._over.is_set():
            with suppress(TimeoutError):
                if not connection.recv(1):
                    return

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            while (request := _request(connection)) is not None:
                self.received.append(request)
                reactions = self.table.get(request, self.table.get("*", [b""]))
                reaction = reactions.pop(0) if len(reactions) > 1 else reactions[0]
                if not isinstance(reaction, bytes):
                    reaction(connection)
                    return
                if not reaction:
                    return
                connection.sendall(reaction)


def _request(connection: socket.socket) -> str | None:
    length = connection.recv(4)
    return connection.recv(int(length, 16)).decode() if len(length) == 4 else None


def okay(text: str) -> bytes:
    """A host answer with its text."""
    return b"OKAY" + f"{len(text.encode()):04x}".encode() + text.encode()


def fail(reason: str) -> bytes:
    """A refusal with its reason."""
    return b"FAIL" + f"{len(reason.encode()):04x}".encode() + reason.encode()


def packet(kind: int, data: bytes) -> bytes:
    """One packet of shell v2."""
    return bytes([kind]) + len(data).to_bytes(4, "little") + data


def sends(*pieces: bytes, pause: float = 0.0) -> Callable[[socket.socket], None]:
    """Send these, with a pause after each, then close."""

    def react(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(pause)

    return react


def resets(*pieces: bytes) -> Callable[[socket.socket], None]:
    """Send these, then break the connection as a crash does."""

    def react(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)
        time.sleep(0.02)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")

    return react
