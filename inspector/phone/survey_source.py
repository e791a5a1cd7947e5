"""A file of ``inspector survey`` as a source: who the phone is stands in its first line, what it saw in the others."""

import json
import re
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from inspector.phone.capture import LARGEST_FILE
from inspector.phone.errors import UnreadableInput
from inspector.phone.questions import GETPROP
from inspector.phone.recording import Answer, Recording

SURVEY = "survey"
"""The name under which a survey stands among the answers of a phone."""

SCHEMA = "inspector/survey/1"

_FIRST = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,16}\{\s{0,16}"schema"\s{0,16}:\s{0,16}"inspector/survey/')
_LONGEST_HEADER = 64 * 1024
_MOST_PROPERTIES = 200


def is_survey(head: bytes) -> bool:
    """Whether a file that begins so is a survey, of this version or another."""
    return _FIRST.match(head) is not None


def from_survey(path: Path) -> Recording:
    """The survey and, as its ``getprop``, the properties it was begun with. Raises UnreadableInput, OSError."""
    with path.open("rb") as file:
        raw = file.read(LARGEST_FILE + 1)
    started, properties = header(raw, path.name)
    lines = "".join(f"[{key}]: [{value}]\n" for key, value in properties.items())
    answers = {
        GETPROP: Answer(command=GETPROP, stdout=lines.encode("utf-8", "replace")),
        SURVEY: Answer(command=SURVEY, stdout=raw[:LARGEST_FILE], complete=len(raw) <= LARGEST_FILE),
    }
    return Recording(kind="survey", label=path.name, taken_at=started, answers=MappingProxyType(answers))


def header(raw: bytes, label: str) -> tuple[datetime, dict[str, str]]:
    """When it was begun, and the properties of the phone. Raises UnreadableInput where the first line is no header."""
    line = raw[:_LONGEST_HEADER].removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    try:
        first = json.loads(line)
        schema = first["schema"]
        started = datetime.fromisoformat(first["started_at"])
        properties = first["phone"]["properties"]
        named = {key: value for key, value in properties.items() if isinstance(value, str)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnreadableInput(
            f"{label}: the first line of this survey cannot be read. It was changed or cut."
        ) from None
    if schema != SCHEMA:
        raise UnreadableInput(f"{label} is a survey, but not of {SCHEMA}. It was written by another version.")
    if started.tzinfo is None:
        raise UnreadableInput(f"{label}: the first line of this survey has no time zone. It was changed.")
    return started, dict(list(named.items())[:_MOST_PROPERTIES])
