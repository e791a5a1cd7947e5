"""Where things stand in ``dumpsys telephony.registry``: the current state, slot by slot, before the logs.

Android 2 to 4 print one phone without a header; 5 to 7 indent slot and fields alike; from 8 fields stand
deeper than ``Phone Id=`` and device-wide keys stand shallower again. Keys are told apart by name, not by
indent, since editors and bugreports shift the text. Source: TelephonyRegistry.dump, API 8 to 36.
"""

import re
from dataclasses import dataclass, field

from inspector.artifacts.slots import MAX_SLOTS
from inspector.problems import Problem

ARTIFACT = "dumpsys telephony.registry"


_DEVICE_WIDE = frozenset({"mPhoneCapability", "mRadioPowerState"})
_PROOF = frozenset({"mServiceState", "mCallState", "mCellInfo", "mSignalStrength", "mPhysicalChannelConfigs"})
_START = "last known state:"
_ENDS = ("local logs:", "listen logs:", "registrations:")
_SLOT = re.compile(r"\s*Phone Id\s*=\s*(\d{1,4})(?!\S)", re.ASCII)
_FIELD = re.compile(r"\s*(m[A-Z]\w{1,60})(?:\[(\d)\])?=")
_BARE_STATE = "{mVoiceRegState="
_LOG_LINE = re.compile(r"(?m)^(?:\d{4}-)?\d\d-\d\d[ T]\d\d:\d\d:\d\d", re.ASCII)
_REFUSALS = (
    ("Permission Denial", "refused", "the phone refused to answer (Permission Denial)"),
    ("Can't find service", "no-service", "this phone has no telephony registry (Can't find service)"),
)
_TROUBLES = (
    (
        "Exception occurred while dumping",
        "dump-failed",
        "the phone failed while printing; what came before is used",
    ),
    ("DUMP TIMEOUT", "timed-out", "the phone's own dump timed out; what came before is used"),
)


@dataclass(slots=True)
class Layout:
    """Key to raw value, per slot and for the whole device.

    The first value of a repeated key is the one kept.
    """

    slots: dict[int, dict[str, str]] = field(default_factory=dict)
    device: dict[str, str] = field(default_factory=dict)


def lay_out(text: str) -> tuple[Layout, list[Problem]]:
    """Sort the fields of the current state into slots."""
    head = text[:400].lstrip()
    for words, code, message in _REFUSALS:
        if words in head.split("\n", 1)[0]:
            return Layout(), [Problem(code, ARTIFACT, message)]
    lines = _current_state(text)
    problems = [
        Problem(code, ARTIFACT, message) for words, code, message in _TROUBLES if any(words in line for line in lines)
    ]
    layout = _sort(_unwrap(lines))
    if not any(_PROOF & fields.keys() for fields in layout.slots.values()):
        layout, found = _bare_state(text, lines)
        problems += found
    return layout, problems


def _current_state(text: str) -> list[str]:
    """The lines from ``last known state:`` to the first log, which repeats old states hundreds of times."""
    lines: list[str] = []
    begun = False
    for line in text.split("\n"):
        word = line.strip()
        if word == _START and not begun:
            lines, begun = [], True
        elif word.startswith(_ENDS):
            break
        else:
            lines.append(line)
    return lines


def _sort(lines: list[str]) -> Layout:
    layout = Layout()
    slot = 0
    parts: list[str] | None = None
    collected: list[tuple[dict[str, str], str, list[str]]] = []
    for line in lines:
        header = _SLOT.match(line)
        entry = None if header else _FIELD.match(line)
        if header:
            slot, parts = int(header[1]), None
            if slot < MAX_SLOTS:
                layout.slots.setdefault(slot, {})
        elif entry:
            key = entry[1]
            owner = int(entry[2]) if entry[2] else slot
            parts = [line[entry.end() :]]
            if key in _DEVICE_WIDE:
                collected.append((layout.device, key, parts))
            elif owner < MAX_SLOTS:
                collected.append((layout.slots.setdefault(owner, {}), key, parts))
        elif parts is not None and line.strip():
            # Operator names can hold line breaks, which the printer indents again.
            parts.append(line)
    for fields, key, values in collected:
        fields.setdefault(key, "\n".join(values).strip())
    return layout


def _bare_state(text: str, lines: list[str]) -> tuple[Layout, list[Problem]]:
    """A single ServiceState pasted without the dump around it.

    A log with many states, old and new, is no registry.
    """
    joined = "\n".join(_unwrap(lines))
    if joined.count(_BARE_STATE) == 1 and not _LOG_LINE.search(text):
        value = joined[joined.index(_BARE_STATE) :]
        message = "only one service state without the dump around it; it was taken as slot 0"
        return Layout(slots={0: {"mServiceState": value}}), [Problem("no-header", ARTIFACT, message)]
    if not text.strip():
        return Layout(), [Problem("empty", ARTIFACT, "the answer is empty")]
    message = "this is not what dumpsys telephony.registry prints; nothing was read from it"
    return Layout(), [Problem("not-a-registry", ARTIFACT, message)]


def _unwrap(lines: list[str]) -> list[str]:
    """Undo the hard wrap of a console (80 columns, in mid-word): full lines are joined with what follows.

    A text counts as wrapped when several lines reach the same full width, no line is longer, and nearly
    none of the lines after them begins a field.
    """
    width = max(map(len, lines), default=0)
    full = [place for place, line in enumerate(lines[:-1]) if len(line) == width]
    if not 40 <= width <= 400 or len(full) < 4:
        return lines
    carried_on = sum(not _begins_a_field(lines[place + 1]) for place in full)
    if carried_on * 10 < len(full) * 9:
        return lines
    joined: list[list[str]] = []
    open_ended = False
    for line in lines:
        if open_ended and not _begins_a_field(line):
            joined[-1].append(line)
        else:
            joined.append([line])
        open_ended = len(line) == width
    return ["".join(parts) for parts in joined]


def _begins_a_field(line: str) -> bool:
    # One space is the one after a comma, where the wrap fell; fields stand at two or more.
    return line.startswith("  ") and bool(_SLOT.match(line) or _FIELD.match(line))
