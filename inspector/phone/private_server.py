"""An adb server of our own: a free port, a home of its own, ended by its own pid. Port 5037 is never touched."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from inspector.phone.connection import Outcome, host_query
from inspector.phone.errors import NoUsablePhone
from inspector.phone.server import ServerAddress, bundled_adb

_CONNECT_AGAIN_SECONDS = 1.0
_START_SECONDS = 10.0


class PrivateAdbServer:
    """The adb binary inside the adbutils wheel, run in the foreground as a child of this process."""

    def __init__(self) -> None:
        """Start it and wait until it answers. Raises NoUsablePhone where it does not."""
        binary = bundled_adb()
        if binary is None:
            raise NoUsablePhone("The adbutils wheel on this computer holds no adb binary. Reinstall adbutils.")
        self.adb = binary
        self._home = Path(tempfile.mkdtemp(prefix="inspector-adb-"))
        self.address = ServerAddress("127.0.0.1", _free_port(), "private")
        self._process = subprocess.Popen(
            [binary, "-P", str(self.address.port), "nodaemon", "server"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.environment(),
        )
        try:
            self._wait()
        except BaseException:
            self.close()
            raise

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1."""
        return self.address.port

    @property
    def pid(self) -> int:
        """The process to end."""
        return self._process.pid

    def environment(self) -> dict[str, str]:
        """Variables for anything that should use this server and leave nothing elsewhere."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("ADB", "ANDROID"))}
        return {
            **kept,
            "HOME": str(self._home),
            "USERPROFILE": str(self._home),
            "TMPDIR": str(self._home),
            "ANDROID_ADB_SERVER_PORT": str(self.address.port),
            "ADB_SERVER_SOCKET": f"tcp:127.0.0.1:{self.address.port}",
            "ADB_MDNS": "0",
            "ADB_MDNS_AUTO_CONNECT": "0",
            # No phone or emulator of the desk may turn up here, and none be taken from its own server.
            "ADB_USB": "0",
            "ADB_EMU": "0",
        }

    def connect(self, address: str, *, until: str = "device", seconds: float = 5.0) -> bool:
        """``adb connect``; whether the phone reached the state within some seconds."""
        # The server answers once the phone has said hello, or after 10 s; one that never will is not waited for.
        silent = until in ("offline", "authorizing")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            # Again where it is not there: a connection that is just going away can take a new one with it.
            host_query(self.address, f"host:connect:{address}", 0.3 if silent else seconds)
            again = min(end, time.monotonic() + _CONNECT_AGAIN_SECONDS)
            while (state := self.state(address)) != until and (state is not None or time.monotonic() < again):
                if time.monotonic() >= end:
                    return False
                time.sleep(0.01)
            if state == until:
                return True
        return False

    def disconnect(self, address: str) -> None:
        """``adb disconnect``."""
        host_query(self.address, f"host:disconnect:{address}", 5.0)

    def state(self, address: str) -> str | None:
        """The state of a phone as the server sees it; None where it does not see it."""
        outcome, text = host_query(self.address, "host:devices", 5.0)
        lines = (line.split("\t") for line in text.splitlines()) if outcome is Outcome.OK else ()
        return next((line[1] for line in lines if line[0] == address and len(line) > 1), None)

    def close(self) -> None:
        """End the process by its own pid, and remove its home."""
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self._home, ignore_errors=True)

    def __enter__(self) -> "PrivateAdbServer":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _wait(self) -> None:
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise NoUsablePhone(f"The private adb server ended at once (exit {self._process.returncode}).")
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return
            except OSError:
                time.sleep(0.02)
        raise NoUsablePhone(f"The private adb server did not start within {_START_SECONDS:.0f} s.")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
