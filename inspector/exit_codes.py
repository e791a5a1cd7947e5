"""The exit codes, in one place."""

from collections.abc import Mapping
from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says to a script."""

    OK = 0
    """Fits, or information only."""
    NOT_GOOD = 1
    """Gaps or lacks."""
    USAGE = 2
    """A wrong option, carrier, variant or value."""
    NO_PHONE = 3
    """No usable phone: none, several, unauthorised, offline, no server."""
    UNREADABLE = 4
    """The input could not be read or was refused."""
    UNKNOWN = 5
    """The verdict is unknown, and --strict was given."""
    INTERNAL = 70
    """A fault of this program."""
    INTERRUPTED = 130
    """Ctrl-C."""


EXPLAINED: Mapping[ExitCode, str] = {
    ExitCode.OK: "fits, or information only",
    ExitCode.NOT_GOOD: "gaps or lacks",
    ExitCode.USAGE: "a wrong option, carrier, variant or value",
    ExitCode.NO_PHONE: "no usable phone",
    ExitCode.UNREADABLE: (
        "input unreadable or refused, or the phone was not heard to the end (what was read is kept and shown)"
    ),
    ExitCode.UNKNOWN: "unknown, with --strict (else 0)",
    ExitCode.INTERNAL: "a fault of this program",
    ExitCode.INTERRUPTED: "Ctrl-C",
}
"""Each code in a few words, for the man page and the documentation."""
