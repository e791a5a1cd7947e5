"""Whether an adb server is there, and how one is started. Which one is meant: ``address``."""

import os
import subprocess
import tempfile

from inspector.phone.address import DEFAULT_PORT, ServerAddress, server_address
from inspector.phone.connection import Connection, Deadline, Garbled, Refused
from inspector.phone.errors import NoUsablePhone

__all__ = ["ADB_VARIABLE", "DEFAULT_PORT", "ServerAddress", "adb_in_path", "bundled_adb", "reach", "server_address"]

_START_SECONDS = 20.0
_LONGEST_VERSION = 4
"""Hex digits; adb prints as many."""
ADB_VARIABLE = "ADBUTILS_ADB_PATH"
# What would send ``adb -P PORT`` elsewhere; everything else (ADB_VENDOR_KEYS, ADB_TRACE ...) is the user's.
_MISLEADING = frozenset({"ADB_SERVER_SOCKET", "ANDROID_ADB_SERVER_ADDRESS", "ANDROID_ADB_SERVER_PORT"})
_NOBODY = (ConnectionRefusedError, FileNotFoundError)


def reach(server: ServerAddress, timeout: float, *, start: bool = True) -> int:
    """The protocol version of the server (41 is adb 1.0.41).

    The server that everybody uses, the default one, is started if it does not run, unless ``start`` is false; one at an
    address that somebody named is not, since whoever runs servers of their own does not want a stray one. Raises
    NoUsablePhone: nothing there, silent, or not an adb server. Takes no longer than ``timeout`` seconds (and up to 20
    more where a server has to be started).
    """
    try:
        return _version(server, timeout)
    except _NOBODY:
        if not server.local:
            raise NoUsablePhone(_unreachable(server, "refuses connections")) from None
        if not start or server.told != "default":
            raise NoUsablePhone(_not_running(server)) from None
    _start(server)
    try:
        return _version(server, timeout)
    except _NOBODY:
        raise NoUsablePhone(
            f"adb says that it started its server, but nobody listens at {server}.\n"
            f"Try: {_command(server, 'start-server')}"
        ) from None


def _version(server: ServerAddress, timeout: float) -> int:
    """Ask ``host:version``. Raises ConnectionRefusedError or FileNotFoundError where nobody listens."""
    deadline = Deadline(timeout)
    try:
        connection = Connection(server, deadline)
    except _NOBODY:
        raise
    except TimeoutError:
        raise NoUsablePhone(_unreachable(server, f"did not answer within {timeout:g} s")) from None
    except (OSError, UnicodeError) as problem:
        raise NoUsablePhone(_unreachable(server, f"cannot be reached: {_reason(problem)}")) from None
    with connection:
        try:
            connection.ask("host:version")
            version = connection.block()
            if len(version) > _LONGEST_VERSION:
                raise Garbled(f"a version of {len(version)} digits")
            return int(version, 16)
        except TimeoutError:
            raise NoUsablePhone(
                f"What listens at {server} ({server.told}) accepts connections but does not answer.\n"
                "If it is adb, it hangs: end that process and try again. Else say another server with -H and -P."
            ) from None
        except (Garbled, Refused, ValueError):
            raise NoUsablePhone(_no_adb(server, "does not speak adb's protocol")) from None
        except (EOFError, OSError):
            raise NoUsablePhone(_no_adb(server, "closes the connection when adb's version is asked")) from None


def _reason(problem: Exception) -> str:
    return str(getattr(problem, "strerror", None) or problem)


def _unreachable(server: ServerAddress, what: str) -> str:
    return (
        f"The adb server at {server} ({server.told}) {what}.\n"
        "Does it run there, and is the address right? Say another one with -H and -P."
    )


def _not_running(server: ServerAddress) -> str:
    return f"No adb server runs at {server} ({server.told}).\nStart it: {_command(server, 'start-server')}"


def _no_adb(server: ServerAddress, what: str) -> str:
    return f"What listens at {server} ({server.told}) {what}: it is no adb server.\nSay the right one with -H and -P."


def _start(server: ServerAddress) -> None:
    """Start adb's server on that very port; adbutils would start one on the default port instead."""
    told = os.environ.get(ADB_VARIABLE)
    candidates = [told] if told else [path for path in (adb_in_path(), bundled_adb()) if path]
    if not candidates:
        raise NoUsablePhone(
            f"No adb server runs at {server}, and no adb was found to start one.\n"
            f"Install the Android platform tools, or set {ADB_VARIABLE} to an adb."
        )
    failures = []
    for binary in candidates:
        failure = _run_start(binary, server)
        if failure is None:
            return
        failures.append(f"    {binary}: {failure}")
    if told:
        raise NoUsablePhone(
            f"{ADB_VARIABLE} names an adb that starts no server:\n{failures[0]}\nCorrect it, or unset it."
        )
    tried = "\n".join(failures)
    raise NoUsablePhone(
        f"No adb server runs at {server}, and none could be started:\n{tried}\nTry: {_command(server, 'start-server')}"
    )


def _run_start(binary: str, server: ServerAddress) -> str | None:
    """Why this adb did not start a server; None if it did."""
    where = ["-P", str(server.port)] if server.path is None else ["-L", server.spec]
    # A file, not a pipe: the server that stays behind can hold it open for ever.
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(
                [binary, *where, "start-server"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                timeout=_START_SECONDS,
                env={key: value for key, value in os.environ.items() if key not in _MISLEADING},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"did not finish within {_START_SECONDS:.0f} s"
        except (OSError, ValueError) as problem:
            return _reason(problem)
        if done.returncode == 0:
            return None
        said.seek(0)
        lines = said.read(65536).decode("utf-8", "replace").strip().splitlines()
        last = "".join(char for char in lines[-1] if char.isprintable()) if lines else ""
        return last or f"exit code {done.returncode}"


def _command(server: ServerAddress, word: str) -> str:
    return f"adb -P {server.port} {word}" if server.path is None else f"adb -L {server.spec} {word}"


def adb_in_path() -> str | None:
    """The adb that a person would type."""
    import shutil

    return shutil.which("adb")


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
