"""From what the user asked to a phone that has been read: a recording, or the one plugged in."""

import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.cli.output import note
from inspector.dataclass import dataclass
from inspector.phone.errors import UnreadableInput, UsageProblem
from inspector.phone.recording import Recording

if TYPE_CHECKING:
    from inspector.inspection import Inspection
    from inspector.phone.chipset import Chipset
    from inspector.phone.devices import Device
    from inspector.phone.server import ServerAddress


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which phone, reached how, and how long it may take (seconds)."""

    source: Path | None
    serial: str | None
    usb: bool
    tcp: bool
    host: str | None
    port: int | None
    timeout: float
    wait: float | None
    quiet: bool
    root: bool = False
    identifiers: bool = False


def obtain(wanted: Wanted, variant: str | None, surveys: Sequence[Path] = ()) -> "Inspection":
    """Read the phone, with what surveys saw of it, and weigh its bands."""
    recording = record(wanted)
    from inspector.inspection import inspect

    if surveys:
        from inspector.survey import caveat, join

        recording = join(recording, surveys)
        note(caveat(recording), wanted.quiet)

    phone = inspect(recording, variant, identifiers=wanted.identifiers)
    if phone.identifiers:
        note("Identifiers are shown: do not send this on.", wanted.quiet)
    return phone


def record(wanted: Wanted) -> Recording:
    """What the phone, or its recording, answered."""
    if wanted.source is not None and wanted.root:
        raise UsageProblem("--root asks a plugged-in phone; with --from there is none. Leave one of the two out.")
    if wanted.source is not None:
        from inspector.phone.source import open_source

        for option, given in (("-s", wanted.serial), ("-d", wanted.usb), ("-e", wanted.tcp)):
            if given:
                raise UsageProblem(f"--from reads a recording, {option} a plugged-in phone: leave one of them out.")
        return open_source(wanted.source)
    return live(wanted)


def live(wanted: Wanted, everything: bool = False) -> Recording:
    """Wait for the phone if need be, and ask it what reports need, or everything that a recording holds."""
    from inspector.phone.adb import AdbPhone
    from inspector.phone.questions import CHECK_QUESTIONS, QUESTIONS

    server, device = plugged_in(wanted)
    threading.Thread(target=_load_what_the_answer_needs, daemon=True).start()
    phone, end = AdbPhone(server, device), time.monotonic() + wanted.timeout
    recording = phone.read(QUESTIONS if everything else CHECK_QUESTIONS, wanted.timeout)
    if wanted.root:
        from inspector.phone.root import read_as_root

        recording = read_as_root(phone, recording, end - time.monotonic(), note)
    if not any(answer.stdout for answer in recording.answers.values()):
        raise UnreadableInput(_nothing(recording))
    return recording


def plugged_in(wanted: Wanted) -> "tuple[ServerAddress, Device]":
    """The phone that is meant, and the adb server that has it; waits for it if need be. Raises NoUsablePhone."""
    from inspector.phone.devices import choose, list_devices, wait_for_phone
    from inspector.phone.server import reach, server_address
    from inspector.phone.tracking import DeviceTracker

    if wanted.usb and wanted.tcp:
        raise UsageProblem("-d means a phone on USB and -e one on TCP/IP: leave one of them out.")
    server = server_address(wanted.host, wanted.port)
    reach(server, wanted.timeout)
    with DeviceTracker(server) as tracker:
        device = wait_for_phone(
            lambda: list_devices(server, wanted.timeout),
            lambda seen: choose(seen, serial=wanted.serial, usb=wanted.usb, tcp=wanted.tcp),
            _patience(wanted),
            lambda text: note(text, wanted.quiet),
            tracker.wait,
        )
    return server, device


def chipset_of(wanted: Wanted) -> "Chipset | None":
    """Whose modem the recording or the plugged-in phone has; None where neither says, or there is no phone."""
    from inspector.phone.chipset import chipset
    from inspector.phone.errors import NoUsablePhone
    from inspector.phone.questions import GETPROP

    try:
        recording = record(replace(wanted, wait=wanted.wait or 0.0))
    except (NoUsablePhone, UnreadableInput):
        if wanted.source is not None:
            raise
        return None
    answer = recording.answers.get(GETPROP)
    return chipset(answer.stdout) if answer is not None else None


def _load_what_the_answer_needs() -> None:
    """Imports take longer than everything else we do, and the phone takes its time as well."""
    for module in ("tabulate", "inspector.inspection", "inspector.comparison", "inspector.report.check_text"):
        import_module(module)


def _nothing(recording: Recording) -> str:
    if any(problem.code == "interrupted" for problem in recording.problems):
        raise KeyboardInterrupt
    reasons = "\n".join(f"    {problem.message}" for problem in recording.problems)
    return f"The phone answered nothing that can be used:\n{reasons}\nUnlock it, check the cable, and try again."


def _patience(wanted: Wanted) -> float | None:
    """Seconds to wait for a phone; None is without end: somebody sits there and can plug one in."""
    if wanted.wait is not None:
        return wanted.wait
    return None if sys.stderr.isatty() else 0.0
