"""``dumpsys activity service com.android.phone/.TelephonyDebugService``: cells the framework remembers.

Only the cells are read: the last cell list, the states and their logs, phone by phone. Source: PhoneFactory.dump,
API 24 to 36; android-formats, 3.3.
"""

import re
from collections.abc import Iterator

from inspector.artifacts import sightings
from inspector.artifacts.lines import lines
from inspector.artifacts.sightings import MARKS, Sighting
from inspector.problems import Problem

ARTIFACT = "dumpsys activity service com.android.phone/.TelephonyDebugService"

MAX_SLOTS = 8

_PHONE = re.compile(rb"\s{0,40}mPhoneId=(\d{1,3})\s*$")
_PHONES_END = (b"SubscriptionMonitor:", b"UiccController:", b"SubscriptionController:", b"SubscriptionManagerService:")
_FIELD = re.compile(r"\s{0,60}(m[A-Z][A-Za-z]{1,40}) ?=")
_LOG_TIME = re.compile(r"\s{0,60}(?:\d{4}-)?(\d\d-\d\d)[T ](\d\d:\d\d:\d\d)", re.ASCII)
_REFUSALS = (
    (b"No services match", "no-service", "this phone does not have the service"),
    (b"Can't find service", "no-service", "this phone does not have the service"),
    (b"Permission Denial", "refused", "the phone refused to answer"),
)
_TIMED_OUT = re.compile(rb"^\*\*\* SERVICE .{0,200}DUMP TIMEOUT", re.MULTILINE)


def parse(raw: bytes) -> tuple[tuple[Sighting, ...], list[Problem]]:
    """Each different cell once, with the first and last logged time where there is one. Never raises."""
    first = raw[:400].lstrip().split(b"\n", 1)[0]
    problems = [Problem(code, ARTIFACT, message) for words, code, message in _REFUSALS if words in first]
    if _TIMED_OUT.search(raw, max(0, len(raw) - 4096)):
        message = "the phone's own dump timed out; what came before is used"
        problems.append(Problem("timed-out", ARTIFACT, message))
    found = sightings.tally(_named(raw, problems))
    return found, problems


def _named(raw: bytes, problems: list[Problem]) -> Iterator[tuple[Sighting, str | None]]:
    slot: int | None = None
    for line in lines(raw, ARTIFACT, problems):
        phone = _PHONE.match(line)
        if phone:
            slot = int(phone[1]) if int(phone[1]) < MAX_SLOTS else None
        elif line.strip() in _PHONES_END:
            slot = None
        elif any(mark in line for mark in MARKS):
            yield from _in_line(line.decode("utf-8", "replace"), slot)


def _in_line(line: str, slot: int | None) -> Iterator[tuple[Sighting, str | None]]:
    field = _FIELD.match(line)
    time = _LOG_TIME.match(line)
    name = field[1] if field else "ServiceState log" if "mVoiceRegState=" in line else "cell log"
    for sighting in sightings.in_line(line):
        yield sightings.named(sighting, name, slot), f"{time[1]} {time[2]}" if time else None
