"""The dump, line by line: which phone, which block, which field.

``PhoneFactory:`` prints a block for each phone, with blocks inside for its parts (``ServiceStateTracker:``,
``ImsPhone:``, ``NetworkTypeController:``), then what belongs to no phone. Blocks that repeat say the same, since the
IMS phone dumps its phone's parts again. Source: PhoneFactory.dump, Phone.dump and the dump of each part, API 24 to 36;
android-formats, 3.3.
"""

import re
from collections.abc import Iterator

from inspector.artifacts import sightings
from inspector.artifacts.lines import lines
from inspector.artifacts.phone_service.fields import Fields
from inspector.artifacts.phone_service.model import PhoneService
from inspector.artifacts.phone_service.phones import phone_dump
from inspector.artifacts.sightings import Sighting
from inspector.artifacts.slots import MAX_SLOTS
from inspector.problems import Problem

ARTIFACT = "dumpsys activity service com.android.phone/.TelephonyDebugService"

_PHONE = re.compile(rb"\s{0,40}mPhoneId=(\d{1,3})\s*$")
_PHONES_END = (
    b"SubscriptionMonitor:",
    b"UiccController:",
    b"SubscriptionController:",
    b"SubscriptionManagerService:",
    b"LocalLogs:",
    b"SharedPreferences:",
)
_FIELD = re.compile(r"\s{0,60}(m[A-Z][A-Za-z]{1,40}) ?=")
_LOG_TIME = re.compile(r"\s{0,60}(?:\d{4}-)?(\d\d-\d\d)[T ](\d\d:\d\d:\d\d)", re.ASCII)
_REFUSALS = (
    (b"No services match", "no-service", "this phone does not have the service"),
    (b"Can't find service", "no-service", "this phone does not have the service"),
    (b"Permission Denial", "refused", "the phone refused to answer"),
)
_TIMED_OUT = re.compile(rb"^\*\*\* SERVICE .{0,200}DUMP TIMEOUT", re.MULTILINE)


def parse(raw: bytes) -> tuple[PhoneService, list[Problem]]:
    """The current values phone by phone, and each different cell once, with the times of the logs. Never raises."""
    first = raw[:400].lstrip().split(b"\n", 1)[0]
    problems = [Problem(code, ARTIFACT, message) for words, code, message in _REFUSALS if words in first]
    if _TIMED_OUT.search(raw, max(0, len(raw) - 4096)):
        message = "the phone's own dump timed out; what came before is used"
        problems.append(Problem("timed-out", ARTIFACT, message))
    phones: dict[int, Fields] = {}
    found = sightings.tally(_sightings(raw, phones, problems))
    dumps = tuple(phone_dump(slot, phones[slot]) for slot in sorted(phones))
    return PhoneService(sightings=found, phones=dumps), problems


def _sightings(raw: bytes, phones: dict[int, Fields], problems: list[Problem]) -> Iterator[tuple[Sighting, str | None]]:
    """The cells of every line, while the fields of each phone are kept."""
    slot: int | None = None
    ended = False
    for line in lines(raw, ARTIFACT, problems):
        # What comes behind the phones names them too (UiccCard).
        phone = None if ended else _PHONE.match(line)
        if phone:
            slot = int(phone[1]) if int(phone[1]) < MAX_SLOTS else None
            if slot is not None:
                phones.setdefault(slot, Fields()).block = ""
        elif line.strip() in _PHONES_END:
            slot, ended = None, True
        else:
            if slot is not None:
                phones[slot].take(line)
            if sightings.is_marked(line):
                yield from _in_line(line.decode("utf-8", "replace"), slot)


def _in_line(line: str, slot: int | None) -> Iterator[tuple[Sighting, str | None]]:
    field = _FIELD.match(line)
    time = _LOG_TIME.match(line)
    name = field[1] if field else "ServiceState log" if "mVoiceRegState=" in line else "cell log"
    for sighting in sightings.in_line(line):
        yield sightings.named(sighting, name, slot), f"{time[1]} {time[2]}" if time else None
