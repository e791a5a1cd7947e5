"""The whole log in one pass over its bytes: only lines with a mark are decoded.

Read are what the modem answers and reports (``[0023]< NAME ...``, ``[UNSL]< NAME ...``) and the states the framework
prints; never requests (``[0023]> NAME``), which say what somebody wishes for. The string arrays of the old
REGISTRATION_STATE answers (``{1, 7dd6, ...}``, Android 2 to 7) hold no channel (ril.h). Source:
com/android/internal/telephony/RIL.java, API 8 to 36; android-formats, 5.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from inspector.artifacts import sightings
from inspector.artifacts.access_technology import network_types_of_hal, radio_access_family
from inspector.artifacts.fields import number_list
from inspector.artifacts.lines import lines
from inspector.artifacts.radio_log import answers
from inspector.artifacts.radio_log.model import RadioLog, SlotLog
from inspector.artifacts.radio_log.records import records
from inspector.artifacts.radio_log.states import state_text
from inspector.artifacts.sightings import Sighting
from inspector.artifacts.slots import MAX_SLOTS
from inspector.artifacts.telephony_registry import service_state
from inspector.problems import Problem

ARTIFACT = "logcat -b radio -d"

_T = TypeVar("_T")
_HEAD = 200
"""Characters in which time, tag and message name stand."""

_ANSWER = re.compile(
    rb"\]< ?(?:RIL_)?(?:REQUEST_)?(?:(?:GPRS_|DATA_|VOICE_|IMS_)?REGISTRATION_STATE|OPERATOR|BASEBAND_VERSION"
    rb"|(?:GET|UNSOL)_RADIO_CAPABILITY|GET_ALLOWED_NETWORK_TYPES_BITMAP|GET_PREFERRED_NETWORK_TYPE)[ {]"
)
_TIME = re.compile(r"(?:\d{1,7}:)?\s{0,8}(?:\d{4}-)?(\d\d-\d\d \d\d:\d\d:\d\d)", re.ASCII)
_MESSAGE = re.compile(r"\[(?:\d{1,10}|UNSL)\]([<>]) ?([A-Z][A-Z_]{2,59})?(?![\w])", re.ASCII)
_SLOT_LAST = re.compile(r"\[(SUB|PHONE)(\d)\]\s{0,8}$", re.ASCII)
_SLOT_FIRST = re.compile(r": \[(\d)\] ", re.ASCII)
_SLOT_NAMED = re.compile(r"\bpho(?:ne|nd)Id=(\d)(?!\d)", re.ASCII)
_PREFIX = re.compile(r"(?:RIL_)?(?:REQUEST_)?")
_NR_STATE = re.compile(r"NR state changed from [A-Z_]{4,20} to ([A-Z_]{4,20})(?![A-Z_])")
_MMTEL = re.compile(
    r"ImsPhone\w{0,40}\s{0,8}(?:\(\s{0,6}\d{1,7}\))?: (?:\[\d\] )?[\w: ]{0,40}"
    r"\bonIms(?:MmTel)?(Connected|Disconnected|Progressing)\b"
)
_NR_STATES = frozenset({"none", "restricted", "not_restricted", "connected"})


@dataclass(slots=True)
class _Last:
    """The last word of one slot so far; see ``answers`` for None and ``""``."""

    hal: int | None = None
    capability: int | None = None
    allowed: int | None = None
    preferred: int | None = None
    state: str | None = None
    operator: str | None = None
    nr: str | None = None
    ims: bool | None = None
    mmtel: bool | None = None
    data: str | None = None
    voice: str | None = None


@dataclass(slots=True)
class _Reading:
    """What the pass over the log has found; ``network_types``: some line is of Android 10 or later."""

    slots: dict[int | None, _Last] = field(default_factory=dict)
    network_types: bool | None = None
    nr_capability: tuple[int, ...] | None = None
    baseband: str | None = None


def parse(raw: bytes) -> tuple[RadioLog, list[Problem]]:
    """Everything the log says. Never raises."""
    problems: list[Problem] = []
    reading = _Reading()
    found = sightings.tally(_sightings(raw, reading, problems))
    slots = (_slot_log(reading, slot) for slot in sorted(reading.slots, key=lambda slot: (slot is None, slot)))
    log = RadioLog(
        sightings=found,
        slots=tuple(slot for slot in slots if slot != SlotLog(slot=slot.slot)),
        nr_capability=reading.nr_capability,
        baseband=reading.baseband,
    )
    return log, problems


def _sightings(raw: bytes, reading: _Reading, problems: list[Problem]) -> Iterator[tuple[Sighting, str | None]]:
    """The cells of every line, while everything else is kept in the reading."""
    for beginning, line in records(lines(raw, ARTIFACT, problems)):
        names_cells = sightings.is_marked(line)
        if names_cells or _says(line):
            yield from _in_record(beginning[:_HEAD], line, reading, names_cells)


def _says(line: bytes) -> bool:
    if b"]< " in line and _ANSWER.search(line, 0, _HEAD):
        return True
    # Written out: for the many lines that say nothing, a loop over the marks costs four times as much.
    return (
        b"ServiceState" in line
        or b"mDeviceNrCapability" in line
        or b"convertHalRadioCapability" in line
        or b"NR state changed" in line
        or b"onIms" in line
    )


def _in_record(
    beginning: bytes, raw: bytes, reading: _Reading, names_cells: bool
) -> Iterator[tuple[Sighting, str | None]]:
    head = beginning.decode("utf-8", "replace")
    line = raw.decode("utf-8", "replace")
    message = _MESSAGE.search(head)
    if message and message[1] == ">":
        return
    slot = _slot(line, head)
    if message and message[2] and raw.startswith(beginning):
        _answer(message[2], line[message.end() :].lstrip(), slot, reading)
    else:
        _framework(line, slot, reading)
    if names_cells:
        time = _TIME.match(head)
        name = (message[2] if message else None) or ("ServiceState" if "mVoiceRegState=" in line else "cell identity")
        for sighting in sightings.in_line(line):
            yield sightings.named(sighting, name, slot), time[1] if time else None


def _slot(line: str, head: str) -> int | None:
    """``[SUB0]`` (Android 5 to 10) or ``[PHONE0]`` at the end, ``[0]`` before the words of a framework class."""
    last = _SLOT_LAST.search(line[-24:])
    match = last or _SLOT_FIRST.search(head) or _SLOT_NAMED.search(line)
    slot = int(match[match.lastindex or 0]) if match else MAX_SLOTS
    return slot if slot < MAX_SLOTS else None


def _answer(name: str, payload: str, slot: int | None, reading: _Reading) -> None:
    """Keep what one answer says."""
    if payload.startswith("error"):
        return
    plain = _PREFIX.sub("", name, count=1)
    last = reading.slots.setdefault(slot, _Last())
    match plain:
        case "GET_RADIO_CAPABILITY" | "UNSOL_RADIO_CAPABILITY":
            family = answers.capability(payload)
            last.capability = family or last.capability
            # The name lost its prefix in Android 12, and the slot its old word in 11.
            if family and (not name.startswith("RIL_") or "[PHONE" in payload[-24:]):
                reading.network_types = True
        case "GET_ALLOWED_NETWORK_TYPES_BITMAP":
            last.allowed = answers.mask(payload) or last.allowed
        case "GET_PREFERRED_NETWORK_TYPE":
            last.preferred = _newer(answers.mode(payload), last.preferred)
        case "IMS_REGISTRATION_STATE":
            last.ims = _newer(answers.ims(payload), last.ims)
        case "OPERATOR":
            last.operator = _newer(answers.operator(payload), last.operator)
        case "DATA_REGISTRATION_STATE" | "GPRS_REGISTRATION_STATE":
            last.data = _newer(answers.registration(payload), last.data)
        case "VOICE_REGISTRATION_STATE" | "REGISTRATION_STATE":
            last.voice = _newer(answers.registration(payload), last.voice)
        case "BASEBAND_VERSION":
            reading.baseband = answers.baseband(payload) or reading.baseband
        case "GET_PHONE_CAPABILITY":
            _phone_capability(payload, reading)


def _framework(line: str, slot: int | None, reading: _Reading) -> None:
    """Keep what a line of a framework class says."""
    if "getRilDataRadioTechnology=" in line:
        reading.network_types = True
    state = state_text(line)
    change = _NR_STATE.search(line)
    mmtel = _MMTEL.search(line)
    hal = answers.hal_capability(line) if "convertHalRadioCapability" in line else None
    if state or change or hal or mmtel:
        last = reading.slots.setdefault(slot, _Last())
        last.state = state or last.state
        last.hal = hal or last.hal
        last.mmtel = mmtel[1] == "Connected" if mmtel else last.mmtel
        last.nr = change[1].lower() if change and change[1].lower() in _NR_STATES else last.nr
    _phone_capability(line, reading)


def _phone_capability(text: str, reading: _Reading) -> None:
    """``mDeviceNrCapability [1, 2]``, without ``=``; an empty list is what the framework has before it asks."""
    _, key, rest = text.partition("mDeviceNrCapability [")
    reading.nr_capability = (number_list("[" + rest, 0) if key else ()) or reading.nr_capability


def _newer(new: _T | None, old: _T | None) -> _T | None:
    return old if new is None else new


def _slot_log(reading: _Reading, slot: int | None) -> SlotLog:
    last = reading.slots[slot]
    return SlotLog(
        slot=slot,
        radio_access_family=_family(last, reading.network_types),
        allowed_mask=last.allowed,
        preferred_mode=last.preferred,
        service=service_state.parse(last.state) if last.state else None,
        operator_plmn=last.operator or None,
        nr_state=last.nr,
        # What the framework was told of calls counts more than the RIL's old answer, which is about SMS.
        ims_registered=_newer(last.mmtel, last.ims),
        data_registration=(last.voice if last.data is None else last.data) or None,
    )


def _family(last: _Last, network_types: bool | None) -> int | None:
    """The answer in the HAL's counting, where a line gives it beside the framework's; else the framework's."""
    if last.hal and last.capability in (None, last.hal, network_types_of_hal(last.hal)):
        return network_types_of_hal(last.hal) or None
    return radio_access_family(last.capability, network_types=network_types) if last.capability else None
