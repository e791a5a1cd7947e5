"""Which adb there are on this computer, which one is used, and their versions. No server is started for it."""

import os
import re
import subprocess
from collections.abc import Iterator

from inspector.dataclass import dataclass
from inspector.doctor.finding import Finding, State
from inspector.doctor.surroundings import shown
from inspector.phone.server import ADB_VARIABLE, adb_in_path, bundled_adb

_SECONDS = 5.0
_NAMING_A_SERVER = ("ADB_SERVER_SOCKET", "ANDROID_ADB_SERVER_ADDRESS", "ANDROID_ADB_SERVER_PORT")
_PROTOCOL = re.compile(r"version 1\.0\.(\d{1,6})", re.ASCII)
_RELEASE = re.compile(r"^Version (\S{1,40})", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Binary:
    """One adb. ``protocol`` is what server and client compare (41), ``fault`` why it does not run."""

    origin: str
    path: str
    protocol: int | None = None
    release: str = ""
    fault: str = ""


def look_at_adb() -> tuple[int | None, list[Finding]]:
    """The version of the adb that is used (None: none runs), and what was found."""
    told = os.environ.get(ADB_VARIABLE)
    places = ((ADB_VARIABLE, told), ("PATH", adb_in_path()), ("inside adbutils", bundled_adb()))
    binaries = [_ask(origin, path) for origin, path in places if path]
    # As server._start has it: one that is named must work, of the others the first that runs is taken.
    usable = [b for b in binaries if not b.fault and (not told or b.origin == ADB_VARIABLE)]
    return (usable[0].protocol if usable else None), list(_findings(binaries, usable))


def _findings(binaries: list[_Binary], usable: list[_Binary]) -> Iterator[Finding]:
    for binary in binaries:
        named = binary.origin == ADB_VARIABLE
        yield _finding("adb" if named or usable[:1] == [binary] else "another adb", binary, named)
    if not binaries:
        yield Finding(
            check="adb",
            what="adb",
            found="not found",
            state=State.PROBLEM,
            advice=f"install the Android platform tools, or set {ADB_VARIABLE} to an adb",
        )
    elif not usable and not any(binary.origin == ADB_VARIABLE for binary in binaries):
        yield Finding(
            check="adb",
            what="adb",
            found="none that runs",
            state=State.PROBLEM,
            advice="install the Android platform tools of this kind of computer",
        )


def _finding(what: str, binary: _Binary, named: bool) -> Finding:
    where = f"{shown(binary.path)} ({binary.origin})"
    if binary.fault:
        advice = f"correct {ADB_VARIABLE}, or unset it" if named else "it is passed over; mend it, or remove it"
        state = State.PROBLEM if named else State.NOTE
        return Finding(check="adb", what=what, found=f"{where} {binary.fault}", state=state, advice=advice)
    release = f", release {binary.release}" if binary.release else ""
    return Finding(check="adb", what=what, found=f"{where}, version 1.0.{binary.protocol}{release}")


def _ask(origin: str, path: str) -> _Binary:
    """``adb version`` talks to no server (AOSP client/commandline.cpp), but fails where a variable names none."""
    try:
        done = subprocess.run(
            [path, "version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
            env={name: value for name, value in os.environ.items() if name not in _NAMING_A_SERVER},
        )
    except subprocess.TimeoutExpired:
        return _Binary(origin=origin, path=path, fault=f"did not say its version within {_SECONDS:.0f} s")
    except (OSError, ValueError) as problem:
        return _Binary(origin=origin, path=path, fault=f"does not run: {getattr(problem, 'strerror', None) or problem}")
    said = done.stdout[:4096].decode("utf-8", "replace")
    protocol = _PROTOCOL.search(said)
    if protocol is None:
        return _Binary(origin=origin, path=path, fault=f"does not say its version (exit code {done.returncode})")
    release = _RELEASE.search(said)
    return _Binary(origin=origin, path=path, protocol=int(protocol[1]), release=release[1] if release else "")
