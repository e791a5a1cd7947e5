"""The file of a survey: only ever appended to, whole lines at a time, each batch on the disk before the next poll."""

import errno
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from inspector.artifacts import getprop, survey
from inspector.artifacts.getprop import Properties
from inspector.artifacts.survey import Event, Survey
from inspector.dataclass import dataclass
from inspector.facts import Identity
from inspector.facts.identity import identity
from inspector.phone.errors import UnreadableInput
from inspector.phone.questions import GETPROP
from inspector.phone.survey_source import SCHEMA, from_survey, is_survey
from inspector.problems import Problem
from inspector.survey.identity import kept
from inspector.survey.tally import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What the file held when it was opened: the phone, what was observed, and whether its last line was cut."""

    identity: Identity
    survey: Survey
    problems: tuple[Problem, ...]
    cut: bool


def read_file(path: Path) -> Earlier | None:
    """The survey in this file; None where there is none yet (no file, or an empty one).

    Raises UnreadableInput where the file is something else: it is never overwritten.
    """
    try:
        if not path.exists():
            _check_folder(path)
            return None
        if not path.is_file():
            raise UnreadableInput(f"{path} is no file that can be appended to. Choose another name.")
        with path.open("rb") as file:
            head = file.read(4096)
        if not head:
            return None
        if not is_survey(head):
            raise UnreadableInput(
                f"{path} is there already and is no survey: it is left as it is. Choose another name."
            )
        recording = from_survey(path)
    except OSError as problem:
        raise UnreadableInput(f"Cannot read {path}: {problem.strerror or problem}. Choose another name.") from None
    raw = recording.answers[survey.ARTIFACT].stdout
    found, problems = survey.parse(raw)
    properties, _ = getprop.parse(recording.answers[GETPROP].stdout)
    return Earlier(identity=identity(properties), survey=found, problems=tuple(problems), cut=not raw.endswith(b"\n"))


def _check_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise UnreadableInput(f"There is no folder {path.parent}. Make it first, or choose another name.")


class Log:
    """An open file. ``append`` writes whole lines in one piece and returns when they are on the disk."""

    def __init__(self, path: Path, *, cut: bool = False) -> None:
        """``cut``: the last line has no end yet, so that the next one must not be glued to it."""
        self._path = path
        self._mend = b"\n" if cut else b""
        try:
            self._file = path.open("ab", buffering=0)
        except OSError as problem:
            raise self._trouble(problem) from None

    def append(self, lines: Iterable[dict[str, Any]]) -> None:
        """Raises UnreadableInput where the disk is full or gone; what was written before stays."""
        data = b"".join(json.dumps(line, ensure_ascii=True).encode() + b"\n" for line in lines)
        if not data:
            return
        data, self._mend = self._mend + data, b"\n"
        try:
            if self._file.write(data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self._mend = b""
            os.fsync(self._file.fileno())
        except OSError as problem:
            raise self._trouble(problem) from None

    def close(self) -> None:
        """Nothing is left to be written."""
        self._file.close()

    def __enter__(self) -> "Log":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _trouble(self, problem: OSError) -> UnreadableInput:
        return UnreadableInput(
            f"Cannot write {self._path}: {problem.strerror or problem}.\n"
            "What was written before is kept. Make room, or choose another place; the same command goes on with it."
        )


def header(at: str, properties: Properties) -> dict[str, Any]:
    """The first line."""
    phone = identity(properties)
    named = {name: getattr(phone, name) for name in ("brand", "model", "device", "android", "hardware_sku", "region")}
    return {"schema": SCHEMA, "started_at": at, "phone": {**named, "properties": kept(properties)}}


def event(at: str, what: Event, why: str | None = None) -> dict[str, Any]:
    """A line about the survey itself."""
    return {"at": at, "event": what.value, **({"why": why} if why else {})}


def observation(entry: Entry) -> dict[str, Any]:
    """A line about a spot; ``at`` is when it was seen last."""
    spot = entry.observed.spot
    return {
        "at": entry.observed.last,
        "event": entry.event.value,
        "slot": spot.slot,
        "rat": spot.rat.value,
        "channel": spot.channel,
        "bands": [str(band) for band in spot.bands],
        "role": spot.role,
        "plmn": spot.plmn,
        "signal_dbm": entry.observed.dbm,
        "times": entry.observed.times,
    }
