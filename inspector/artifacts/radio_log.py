"""``logcat -b radio -d``: the cells that the phone served on or measured while the log was written.

Read are what the modem answers and reports (``[0023]< NAME ...``, ``[UNSL]< NAME ...``) and the states the framework
prints; never requests (``[0023]> NAME``), which say what somebody wishes for. The string arrays of the old
REGISTRATION_STATE answers (``{1, 7dd6, ...}``, Android 2 to 7) hold no channel (ril.h). Source:
com/android/internal/telephony/RIL.java, API 8 to 36; android-formats, 5.
"""

import re
from collections.abc import Iterator

from inspector.artifacts import sightings
from inspector.artifacts.lines import lines
from inspector.artifacts.sightings import MARKS, Sighting
from inspector.problems import Problem

ARTIFACT = "logcat -b radio -d"

MAX_SLOTS = 8

_TIME = re.compile(r"\s{0,8}(?:\d{4}-)?(\d\d-\d\d \d\d:\d\d:\d\d)", re.ASCII)
_MESSAGE = re.compile(r"\[(?:\d{1,10}|UNSL)\]([<>]) ?([A-Z][A-Z_]{2,59})?(?![\w])", re.ASCII)
_SLOT_LAST = re.compile(r"\[(?:SUB|PHONE)(\d)\]\s{0,8}$", re.ASCII)
_SLOT_FIRST = re.compile(r": \[(\d)\] ", re.ASCII)
_HEAD = 200
"""Characters in which time, tag and message name stand."""


def parse(raw: bytes) -> tuple[tuple[Sighting, ...], list[Problem]]:
    """Each different cell once, with the first and last time it was named. Never raises."""
    problems: list[Problem] = []
    found = sightings.tally(_named(raw, problems))
    return found, problems


def _named(raw: bytes, problems: list[Problem]) -> Iterator[tuple[Sighting, str | None]]:
    for line in lines(raw, ARTIFACT, problems):
        if any(mark in line for mark in MARKS):
            yield from _in_line(line.decode("utf-8", "replace"))


def _in_line(line: str) -> Iterator[tuple[Sighting, str | None]]:
    head = line[:_HEAD]
    message = _MESSAGE.search(head)
    if message and message[1] == ">":
        return
    time = _TIME.match(head)
    name = (message[2] if message else None) or ("ServiceState" if "mVoiceRegState=" in line else "cell identity")
    slot = _slot(line, head)
    for sighting in sightings.in_line(line):
        yield sightings.named(sighting, name, slot), time[1] if time else None


def _slot(line: str, head: str) -> int | None:
    """``[SUB0]`` (Android 7 to 10) or ``[PHONE0]`` at the end, ``[0]`` before the words of a framework class."""
    match = _SLOT_LAST.search(line[-24:]) or _SLOT_FIRST.search(head)
    return int(match[1]) if match and int(match[1]) < MAX_SLOTS else None
