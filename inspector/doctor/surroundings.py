"""What surrounds a reading: the variables that adb and we honour, the extras, the user's own folders."""

import os
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from inspector.doctor.finding import Finding, State
from inspector.phone.address import server_address
from inspector.phone.errors import UsageProblem
from inspector.user_folder import HOME, user_folder

VARIABLES: Mapping[str, str] = {
    "ADB_SERVER_SOCKET": "which adb server is asked; -H and -P go before it",
    "ANDROID_ADB_SERVER_ADDRESS": "the host of the adb server; -H goes before it",
    "ANDROID_ADB_SERVER_PORT": "the port of the adb server; -P goes before it",
    "ANDROID_SERIAL": "that phone is taken where -s is not given",
    "ADBUTILS_ADB_PATH": "the adb that starts a server",
    "ADB_VENDOR_KEYS": "keys that the adb server offers to a phone beside its own",
    "ADB_TRACE": "adb writes what it does",
    "ANDROID_ADB_LOG_PATH": "where the adb server writes its log",
    "ADB_LIBUSB": "how the adb server reads USB: 1 through libusb, 0 by itself",
    "ADB_USB": "whether the adb server looks at USB",
    "ADB_EMU": "whether the adb server looks for emulators",
    "ADB_LOCAL_TRANSPORT_MAX_PORT": "up to which port the adb server looks for emulators",
    "ADB_MDNS": "whether the adb server looks for phones in the network",
    "ADB_MDNS_AUTO_CONNECT": "which phones in the network the adb server connects to by itself",
    "ADB_MDNS_OPENSCREEN": "how the adb server looks for phones in the network",
    "ADB_REJECT_KILL_SERVER": "1: the adb server refuses to be ended",
    HOME: "where your own carriers and catalog lie",
}
"""What each is for (AOSP adb, docs/user/adb.1.md; the server reads its own only when it starts)."""

_SECRET = frozenset({"ANDROID_SERIAL"})
_ADVICE = {
    ("ADB_USB", "0"): "phones on USB are not seen by a server started so: unset it, then adb kill-server",
}
_IGNORED = {
    "ANDROID_ADB_SERVER_HOST": "neither adb nor inspector reads it; write ANDROID_ADB_SERVER_ADDRESS",
}
_EXTRAS = (("uecap", "pycrate", "UE capability messages"), ("testing", "pytest", "phones for your own test suite"))


def look_at_variables() -> Iterator[Finding]:
    """Every variable that is set, with its value; of a serial number only that it is set (decision 0011)."""
    for name, meaning in VARIABLES.items():
        value = os.environ.get(name)
        if value is None:
            continue
        text = "is set" if name in _SECRET and value else f"is {_paths(value)!r}" if value else "is set, but empty"
        advice = _ADVICE.get((name, value), "")
        state = State.NOTE if advice or _names_no_server(name, value) else State.OK
        yield Finding(check="variable", what=name, found=f"{text}: {meaning}", state=state, advice=advice)
    for name, advice in _IGNORED.items():
        if name in os.environ:
            yield Finding(check="variable", what=name, found="is set", state=State.NOTE, advice=advice)


def _names_no_server(name: str, value: str) -> bool:
    """Whether nothing can be asked at what the variable says; what to do then stands with the server."""
    try:
        server_address(environment={name: value})
    except UsageProblem:
        return True
    return False


def look_at_extras() -> Iterator[Finding]:
    """Which optional parts are installed."""
    for extra, package, purpose in _EXTRAS:
        try:
            found = f"installed ({package} {version(package)})"
        except PackageNotFoundError:
            found = f"not installed; for {purpose}: pip install 'band-inspector[{extra}]'"
        yield Finding(check="extra", what=f"extra {extra}", found=found)


def look_at_folders() -> Iterator[Finding]:
    """The user's own carriers and catalog; an absent folder is the usual case."""
    for kind in ("carriers", "catalog"):
        folder = user_folder(kind)
        try:
            count = sum(1 for path in folder.iterdir() if path.suffix == ".toml")
            found = f"{shown(folder)}, {count} file{'' if count == 1 else 's'}"
        except FileNotFoundError:
            found = f"none ({shown(folder)} is not there)"
        except OSError as problem:
            yield Finding(
                check="folder",
                what=f"your own {kind}",
                found=f"{shown(folder)} cannot be read: {problem.strerror}",
                state=State.NOTE,
                advice=f"make the folder readable, or name another one with {HOME}",
            )
            continue
        yield Finding(check="folder", what=f"your own {kind}", found=found)


def _paths(value: str) -> str:
    return os.pathsep.join(map(shown, value.split(os.pathsep)))


def shown(path: str | Path) -> str:
    """A path without the name of its owner: the home folder is ``~``."""
    text, home = str(path), str(Path.home())
    return f"~{text[len(home) :]}" if home != os.sep and text.startswith(home + os.sep) else text
