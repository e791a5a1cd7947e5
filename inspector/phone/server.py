"""Which adb server, and whether it is one. Precedence and variables are those of adb itself.

``-H``/``-P`` win; else ADB_SERVER_SOCKET; else ANDROID_ADB_SERVER_ADDRESS and ANDROID_ADB_SERVER_PORT; else the
loopback, port 5037. adbutils ignores the first two and dies at import on a bad port, so both are settled here first.
"""

import os
import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass

from inspector.phone.errors import NoUsablePhone, UsageProblem

DEFAULT_PORT = 5037
_LOCAL = {"127.0.0.1", "localhost", "::1"}
_START_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where the adb server listens. ``told`` is what named it: an option, a variable, or "default"."""

    host: str
    port: int
    told: str

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def local(self) -> bool:
        """Whether it is on this computer, so that it may be started here."""
        return self.host in _LOCAL


def server_address(
    host: str | None = None, port: int | None = None, environment: Mapping[str, str] | None = None
) -> ServerAddress:
    """The server to talk to. Raises UsageProblem for an address that cannot be one."""
    env = os.environ if environment is None else environment
    _env_port(env)  # adbutils reads it at import whatever the options say, so it has to be right in any case
    if host is not None or port is not None:
        chosen = ServerAddress(host or _env_host(env), port or _env_port(env), "-H/-P")
    elif env.get("ADB_SERVER_SOCKET"):
        chosen = _from_socket_variable(env["ADB_SERVER_SOCKET"])
    else:
        named = [name for name in ("ANDROID_ADB_SERVER_ADDRESS", "ANDROID_ADB_SERVER_PORT") if env.get(name)]
        chosen = ServerAddress(_env_host(env), _env_port(env), ", ".join(named) or "default")
    if not 0 < chosen.port < 65536:
        raise UsageProblem(f"{chosen.port} is not a port ({chosen.told}). Say one from 1 to 65535.")
    return chosen


def _env_host(env: Mapping[str, str]) -> str:
    return env.get("ANDROID_ADB_SERVER_ADDRESS") or "127.0.0.1"


def _env_port(env: Mapping[str, str]) -> int:
    text = env.get("ANDROID_ADB_SERVER_PORT") or str(DEFAULT_PORT)
    if not text.isdecimal():
        raise UsageProblem(f"ANDROID_ADB_SERVER_PORT={text!r} is not a port. Correct it, or unset it.")
    return int(text)


def _from_socket_variable(text: str) -> ServerAddress:
    """``tcp:HOST:PORT`` or ``tcp:PORT``, as adb reads it."""
    kind, _, place = text.partition(":")
    host, _, port = place.rpartition(":")
    if kind != "tcp" or not port.isdecimal():
        raise UsageProblem(
            f"ADB_SERVER_SOCKET={text!r} cannot be used here. Write tcp:HOST:PORT or tcp:PORT, or use -H and -P."
        )
    return ServerAddress(host.strip("[]") or "127.0.0.1", int(port), "ADB_SERVER_SOCKET")


def reach(server: ServerAddress, timeout: float) -> int:
    """The protocol version of the server, started first if it is local and none runs.

    Raises NoUsablePhone: nothing there, silent, or not an adb server. Takes no longer than ``timeout`` seconds (and
    up to 20 more where a server has to be started).
    """
    if not _listens(server, timeout):
        _start(server)
    return _version(server, timeout)


def _listens(server: ServerAddress, timeout: float) -> bool:
    try:
        with socket.create_connection((server.host, server.port), timeout=min(timeout, 3.0)):
            return True
    except ConnectionRefusedError:
        if server.local:
            return False
        raise NoUsablePhone(_gone(server, "refused the connection")) from None
    except TimeoutError:
        raise NoUsablePhone(_gone(server, "did not answer")) from None
    except OSError as problem:
        raise NoUsablePhone(_gone(server, str(problem.strerror or problem))) from None


def _gone(server: ServerAddress, what: str) -> str:
    return (
        f"The adb server at {server} ({server.told}) {what}.\n"
        "Is it running there, and is the address right? Say another one with -H and -P."
    )


def _version(server: ServerAddress, timeout: float) -> int:
    """Ask ``host:version``; anything but OKAY and eight hex digits is not an adb server."""
    deadline = time.monotonic() + timeout
    received = b""
    try:
        with socket.create_connection((server.host, server.port), timeout=timeout) as connection:
            connection.sendall(b"000chost:version")
            while len(received) < 12 and b"OKAY".startswith(received[:4]):
                connection.settimeout(max(deadline - time.monotonic(), 0.001))
                piece = connection.recv(12 - len(received))
                if not piece:
                    break
                received += piece
    except TimeoutError:
        raise NoUsablePhone(
            f"The adb server at {server} accepts but does not answer.\n"
            f"Restart it: adb -P {server.port} kill-server, then try again."
        ) from None
    except OSError as problem:
        raise NoUsablePhone(_gone(server, f"broke off ({problem.strerror or problem})")) from None
    if len(received) == 12 and received.startswith(b"OKAY0004"):
        return int(received[8:], 16)
    raise NoUsablePhone(f"What listens at {server} is not an adb server.\nSay the right port with -P.")


def _start(server: ServerAddress) -> None:
    """Start adb's server on that very port; adbutils would start one on the default port instead."""
    binary = adb_binary()
    if binary is None:
        raise NoUsablePhone(
            f"No adb server runs at {server} and no adb was found to start one.\n"
            "Install the Android platform tools, or set ADBUTILS_ADB_PATH."
        )
    try:
        done = subprocess.run(
            [binary, "-P", str(server.port), "start-server"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=_START_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise NoUsablePhone(f"adb at {binary} could not start a server: {problem}.\nTry: adb start-server") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoUsablePhone(f"adb could not start its server: {said[-1] if said else done.returncode}.\nTry: adb start-server")


def adb_binary() -> str | None:
    """The adb to run: $ADBUTILS_ADB_PATH, then PATH, then the one inside the adbutils wheel."""
    import shutil

    chosen = os.environ.get("ADBUTILS_ADB_PATH")
    return chosen or shutil.which("adb") or bundled_adb()


def bundled_adb() -> str | None:
    """The adb binary inside the adbutils wheel; found without importing adbutils, which takes 100 ms."""
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("adbutils")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        binary = Path(folder) / "binaries" / ("adb.exe" if os.name == "nt" else "adb")
        if binary.is_file():
            return str(binary)
    return None
