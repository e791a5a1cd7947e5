"""Everything that has to be right between this computer and a phone, looked at in order."""

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from inspector import __version__
from inspector.phone.devices import list_devices
from inspector.phone.errors import NoUsablePhone, UsageProblem
from inspector.phone.server import ServerAddress, adb_binary, bundled_adb, reach, server_address

VARIABLES = (
    "ADB_SERVER_SOCKET",
    "ANDROID_ADB_SERVER_ADDRESS",
    "ANDROID_ADB_SERVER_PORT",
    "ADBUTILS_ADB_PATH",
    "ADB_VENDOR_KEYS",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what, what was found, whether it is well, and what to do if not."""

    what: str
    found: str
    good: bool = True
    advice: str = ""


def examine(host: str | None, port: int | None, timeout: float) -> list[Finding]:
    """Look at all of it. What depends on something broken is not looked at."""
    findings = [
        Finding("inspector", f"{__version__} on Python {platform.python_version()}, {sys.platform}"),
        _adb(),
        *(Finding(name, os.environ[name]) for name in VARIABLES if name in os.environ),
    ]
    if os.environ.get("ANDROID_SERIAL"):
        findings.append(Finding("ANDROID_SERIAL", "is set: that phone is taken where -s is not given"))
    try:
        server = server_address(host, port)
    except UsageProblem as problem:
        return [*findings, Finding("adb server", "cannot be addressed", False, str(problem))]
    return [*findings, *_server(server, timeout)]


def _adb() -> Finding:
    binary = adb_binary()
    if binary is None:
        advice = "install the Android platform tools, or set ADBUTILS_ADB_PATH"
        return Finding("adb", "not found", False, advice)
    return Finding("adb", "the one inside adbutils" if binary == bundled_adb() else binary)


def _server(server: ServerAddress, timeout: float) -> Iterator[Finding]:
    try:
        version = reach(server, timeout)
        yield Finding("adb server", f"{server} ({server.told}) answers, version 1.0.{version}")
        devices = list_devices(server, timeout)
    except NoUsablePhone as problem:
        what, _, advice = str(problem).partition("\n")
        yield Finding("adb server", what, False, advice)
        return
    if not devices:
        advice = "plug one in with a cable that carries data, switch on USB debugging and unlock it"
        yield Finding("phones", "none", False, advice)
    usable = any(device.usable for device in devices)
    for device in devices:
        name = f"{device.name} ({device.link})"
        yield Finding(name, device.state, device.usable or usable, device.advice)
