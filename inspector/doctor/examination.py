"""Everything that has to be right between this computer and a phone, looked at in order."""

import platform
import sys
from collections.abc import Iterator

from inspector import __version__
from inspector.doctor.adb import look_at_adb
from inspector.doctor.finding import Finding, State
from inspector.doctor.surroundings import look_at_extras, look_at_folders, look_at_variables
from inspector.doctor.usb import look_at_usb
from inspector.phone.address import DEFAULT_PORT, LOOPBACK
from inspector.phone.devices import list_devices
from inspector.phone.errors import NoUsablePhone, UsageProblem
from inspector.phone.server import ServerAddress, reach, server_address

_DEFAULT = ServerAddress(LOOPBACK, DEFAULT_PORT)


def examine(host: str | None, port: int | None, timeout: float) -> list[Finding]:
    """Look at all of it. What depends on something broken is not looked at."""
    client, binaries = look_at_adb()
    return [
        Finding(check="inspector", what="inspector", found=f"{__version__} on {_python()}"),
        *look_at_extras(),
        *look_at_folders(),
        *look_at_variables(),
        *binaries,
        *look_at_usb(),
        *_servers(host, port, timeout, client),
    ]


def _python() -> str:
    return f"Python {platform.python_version()}, {sys.platform}"


def _servers(host: str | None, port: int | None, timeout: float, client: int | None) -> Iterator[Finding]:
    try:
        server = server_address(host, port)
    except UsageProblem as problem:
        yield Finding(
            check="server", what="adb server", found="cannot be addressed", state=State.PROBLEM, advice=str(problem)
        )
        return
    try:
        version = reach(server, timeout, start=False)
    except NoUsablePhone as problem:
        what, _, advice = str(problem).partition("\n")
        if server.told == "default" and client is not None:
            advice += "\nOr let inspector check start it."
        yield Finding(check="server", what="adb server", found=what, state=State.PROBLEM, advice=advice)
    else:
        yield _version(server, version, client)
        yield from _phones(server, timeout)
    yield from _rival(server, timeout)


def _version(server: ServerAddress, version: int, client: int | None) -> Finding:
    """The server beside the adb that a person would type (AOSP client/adb_client.cpp: another version is ended)."""
    found = f"{server} ({server.told}) answers, version 1.0.{version}"
    if client is None or client == version:
        return Finding(check="server", what="adb server", found=found)
    return Finding(
        check="server",
        what="adb server",
        found=f"{found}; the adb of this computer is 1.0.{client}",
        state=State.NOTE,
        advice=(
            f"inspector works with it as it is, and ends no server. But any command of the adb 1.0.{client} ends this "
            "server and starts its own: a reading under way breaks off, phones on TCP/IP are lost.\n"
            "Keep one adb: the one that Android Studio, scrcpy and the like use as well."
        ),
    )


def _rival(server: ServerAddress, timeout: float) -> Iterator[Finding]:
    """Another server on the default port of this computer: a phone on USB belongs to one of them only."""
    if not server.local or (server.path is None and server.port == DEFAULT_PORT):
        return
    try:
        version = reach(_DEFAULT, min(timeout, 1.0), start=False)
    except NoUsablePhone:
        return
    yield Finding(
        check="other-server",
        what="another adb server",
        found=f"{_DEFAULT} answers too, version 1.0.{version}",
        state=State.NOTE,
        advice="a phone on USB is seen by one of the two only; if yours is missing, end the other: "
        f"adb -P {DEFAULT_PORT} kill-server",
    )


def _phones(server: ServerAddress, timeout: float) -> Iterator[Finding]:
    try:
        devices = list_devices(server, timeout)
    except NoUsablePhone as problem:
        what, _, advice = str(problem).partition("\n")
        yield Finding(check="phone", what="phones", found=what, state=State.PROBLEM, advice=advice)
        return
    if not devices:
        advice = "plug one in with a cable that carries data, switch on USB debugging and unlock it"
        yield Finding(check="phone", what="phones", found="none", state=State.PROBLEM, advice=advice)
    some_usable = any(device.usable for device in devices)
    for device in devices:
        state = State.OK if device.usable else State.NOTE if some_usable else State.PROBLEM
        name = f"{device.name} ({device.link})"
        yield Finding(check="phone", what=name, found=device.state, state=state, advice=device.advice)
