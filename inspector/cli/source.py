"""From what the user asked to a phone that has been read: a recording, or the one plugged in."""

import sys
from dataclasses import dataclass
from pathlib import Path

from inspector.cli.output import note
from inspector.inspection import Inspection, inspect
from inspector.phone.recording import Recording


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


def obtain(wanted: Wanted, variant: str | None) -> Inspection:
    """Read the phone and weigh its bands."""
    return inspect(record(wanted), variant)


def record(wanted: Wanted) -> Recording:
    """What the phone, or its recording, answered."""
    if wanted.source is not None:
        from inspector.phone.capture import open_source

        return open_source(wanted.source)
    return live(wanted)


def live(wanted: Wanted) -> Recording:
    """Wait for the phone if need be, and ask it."""
    raise NotImplementedError


def patience(wanted: Wanted) -> float | None:
    """Seconds to wait for a phone; None is without end: somebody sits there and can plug one in."""
    if wanted.wait is not None:
        return wanted.wait
    return None if sys.stderr.isatty() else 0.0


def tell(wanted: Wanted, text: str) -> None:
    """Progress, on stderr."""
    note(text, wanted.quiet)
