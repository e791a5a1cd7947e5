"""Faults as they are written on a command line: ``NAME[=VALUE][@COMMAND]``."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from inspector.phone.errors import UsageProblem
from inspector.phone.simulated.faults import Faults

_SIZE = re.compile(r"(\d{1,10})([KMG]?)", re.ASCII | re.IGNORECASE)
_SCALE = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}
_LARGEST = 1024**3
"""Of one answer; it is held in memory."""
_SECONDS = re.compile(r"\d{1,6}(?:\.\d{1,6})?", re.ASCII)
_HANGS = ("before", "in", "after")


def _seconds(value: str) -> float | None:
    return float(value) if _SECONDS.fullmatch(value) else None


def _size(value: str) -> int | None:
    match = _SIZE.fullmatch(value)
    size = int(match[1]) * _SCALE[match[2].upper()] if match else _LARGEST + 1
    return size if size <= _LARGEST else None


def _rate(value: str) -> int | None:
    return _size(value) or None  # nothing in a second is a hang, and has its own name


_Reader = Callable[[str], Any]
_VALUES: Mapping[str, tuple[_Reader, str]] = {
    "latency": (_seconds, "seconds: latency=1.5"),
    "hang": (lambda value: value if value in _HANGS else None, f"one of {', '.join(_HANGS)}: hang=in"),
    "drip": (_rate, "bytes per second: drip=2K"),
    "cut-after": (_size, "bytes: cut-after=900"),
    "unplug-after": (_size, "bytes: unplug-after=900"),
    "huge": (_size, "bytes, up to 1G: huge=8M"),
    "vanish-after": (_seconds, "seconds: vanish-after=3"),
    "return-after": (_seconds, "seconds: return-after=2"),
}
_FLAGS: Mapping[str, tuple[str, Any]] = {
    **{
        name: (name.replace("-", "_"), True)
        for name in ("garbage", "crlf", "no-exit", "refuse", "shell-v1", "checksums")
    },
    **{name: (name, True) for name in ("unauthorized", "authorizing", "offline")},
    "unauthorised": ("unauthorized", True),
    **{mode: ("mode", mode) for mode in ("recovery", "sideload", "rescue", "bootloader")},
}
_OF_AN_ANSWER = {"latency", "hang", "drip", "cut-after", "unplug-after", "huge", "garbage", "crlf", "no-exit", "refuse"}

NAMES = (*_VALUES, *_FLAGS)
"""Every fault that can be written."""


def read_faults(words: Iterable[str]) -> Faults:
    """One phone's faults; a command's own are added to those of all answers. Raises UsageProblem with what is known."""
    everywhere: dict[str, Any] = {}
    single: dict[str, dict[str, Any]] = {}
    for word in words:
        fault, _, command = word.partition("@")
        name, value = _read(fault, word)
        if command and fault.partition("=")[0] not in _OF_AN_ANSWER:
            raise UsageProblem(f"--fault {word!r}: that is a fault of the whole phone; leave @{command} out.")
        (single.setdefault(command, {}) if command else everywhere)[name] = value
    common = Faults(**everywhere)
    return replace(common, commands={command: replace(common, **own) for command, own in single.items()})


def _read(fault: str, word: str) -> tuple[str, Any]:
    name, equals, value = fault.partition("=")
    if name in _FLAGS:
        if equals:
            raise UsageProblem(f"--fault {word!r}: {name} takes no value.")
        return _FLAGS[name]
    if name not in _VALUES:
        raise UsageProblem(f"--fault {word!r} is not known. There are: {', '.join(NAMES)}.")
    reader, takes = _VALUES[name]
    read = reader(value)
    if read is None:
        raise UsageProblem(f"--fault {word!r}: {name} takes {takes}.")
    return name.replace("-", "_"), read
