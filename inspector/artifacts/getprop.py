"""``getprop``: the system properties of a phone."""

import re
from collections.abc import Mapping

from inspector.artifacts.text import decode
from inspector.problems import Problem

ARTIFACT = "getprop"

Properties = Mapping[str, str]
"""Property name to value, as printed. An empty value is an empty string."""

_ENTRY = re.compile(r"\s*\[([^\]\s]{1,256})\]: ?\[")
_ELIDED = re.compile(r"\s*\[?(?:\.{3}|…)\]?\s*")
_MEMBER = re.compile(r"(?:[^,\\]|\\.?)*", re.DOTALL)


def parse(raw: bytes) -> tuple[Properties, list[Problem]]:
    """Read ``[key]: [value]`` lines (toolbox and toybox ``getprop``, Android 2 to 16).

    A value can hold brackets and run over several lines; it ends with the ``]`` before the next entry. What
    follows a closed value without being an entry (a prompt, an error of the shell, the ``[...]`` of somebody who
    left lines out) is not part of it. Of a repeated key the last value holds, as it does for the property service.
    """
    text, problems = decode(raw, ARTIFACT)
    values: dict[str, str] = {}
    repeated = 0
    unclosed = 0
    strange = 0
    for key, lines in _entries(text):
        if key is None:
            strange += sum(bool(line.strip()) for line in lines)
            continue
        value, closed, trailing = _value(lines)
        repeated += key in values and values[key] != value
        unclosed += not closed
        strange += trailing
        values[key] = value
    problems += _complaints(values, repeated=repeated, unclosed=unclosed, strange=strange)
    return values, problems


def _entries(text: str) -> list[tuple[str | None, list[str]]]:
    """Each entry's key and the lines of its value; the first holds what stands before any entry."""
    entries: list[tuple[str | None, list[str]]] = [(None, [])]
    for line in text.split("\n"):
        match = _ENTRY.match(line)
        if match:
            entries.append((match[1], [line[match.end() :]]))
        elif _ELIDED.fullmatch(line) and entries[-1][1][-1:] and entries[-1][1][-1].rstrip().endswith("]"):
            entries.append((None, [line]))
        else:
            entries[-1][1].append(line)
    return entries


def _value(lines: list[str]) -> tuple[str, bool, int]:
    """The value, whether its ``]`` was there, and how many lines after it belong to nothing."""
    last = max((place for place, line in enumerate(lines) if line.rstrip().endswith("]")), default=None)
    if last is None:
        return "\n".join(lines).rstrip("\n"), False, 0
    trailing = sum(bool(line.strip()) for line in lines[last + 1 :])
    return "\n".join([*lines[:last], lines[last].rstrip()[:-1]]), True, trailing


def _complaints(values: Properties, *, repeated: int, unclosed: int, strange: int) -> list[Problem]:
    if not values:
        return [Problem("not-getprop", ARTIFACT, "there is no [key]: [value] line in it, so nothing was read")]
    counted = (
        (
            "repeated-key",
            repeated,
            ("property is", "properties are"),
            "given twice with different values; the last one was taken",
        ),
        ("cut-off", unclosed, ("value has", "values have"), "no closing bracket; the output was cut off there"),
        ("strange-line", strange, ("line is", "lines are"), "no property; left out"),
    )
    return [
        Problem(code, ARTIFACT, f"{count} {subject[count != 1]} {what}")
        for code, count, subject, what in counted
        if count
    ]


def per_slot(value: str) -> tuple[str | None, ...]:
    r"""The members of a per-SIM list in slot order (``LTE,Unknown``); an empty one keeps its place as None.

    From Android 11 a comma inside a member is written ``\,`` (sysprop lists).
    """
    members: list[str | None] = []
    at = 0
    while True:
        match = _MEMBER.match(value, at)
        end = match.end() if match else at
        members.append(re.sub(r"\\(.)", r"\1", value[at:end], flags=re.DOTALL).strip() or None)
        if end >= len(value):
            return tuple(members)
        at = end + 1


def same_for_all(value: str) -> str:
    """A value that a dual-SIM phone prints once per slot (``V1,V1``), once; any other value unchanged.

    A comma alone makes no list: ``MOLY.WR8.W1248, 2013/07/29 22:14`` is one baseband.
    """
    members = [member.strip() for member in value.split(",")]
    return members[0] if members[0] and len(set(filter(None, members))) == 1 else value.strip()
