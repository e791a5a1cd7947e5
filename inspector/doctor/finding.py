"""One thing that the doctor looked at."""

from enum import StrEnum

from inspector.dataclass import dataclass


class State(StrEnum):
    """How it is."""

    OK = "ok"
    """Well, or information only."""
    NOTE = "note"
    """It does not stop a reading, but is worth knowing."""
    PROBLEM = "problem"
    """It stands in the way of a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, what was found, and what to do about it.

    ``check`` is a stable word for machines (``adb``, ``server``, ``usb`` ...), ``what`` names the thing to a person,
    ``advice`` is the next step, one a line, empty where none is needed. Holds no serial number (decision 0011).
    """

    check: str
    what: str
    found: str
    state: State = State.OK
    advice: str = ""
