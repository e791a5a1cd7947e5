"""The exit codes, in one place."""

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
