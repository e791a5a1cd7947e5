"""Recorded phones: a folder or zip with one file per command, written and read."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from itertools import chain, count
from pathlib import Path
from types import MappingProxyType
from typing import Any

from inspector.phone.errors import UnreadableInput
from inspector.phone.modem_files import is_modem_file
from inspector.phone.questions import COMMAND_OF_FILE, FILE_OF_COMMAND, MODEM_FILES
from inspector.phone.recording import Answer, Recording
from inspector.problems import Problem

SCHEMA = "inspector/capture/1"
INDEX = "capture.json"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of one answer; more is cut there and said."""

_MOST_ENTRIES = 200
_LONGEST_SECONDS = 1e9

Folder = Mapping[str, Callable[[], bytes]]
"""File names of one folder, each with a way to read it."""


def disk_folder(path: Path) -> Folder:
    """The files of a folder on disk."""
    names = [entry.name for entry in os.scandir(path) if os.path.isfile(entry)]
    return {name: partial(_read_up_to_limit, path / name) for name in sorted(names)}


def _read_up_to_limit(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def read_folder(folder: Folder, label: str) -> Recording:
    """A capture with its index, or files with the known names without one. Raises UnreadableInput."""
    if INDEX in folder:
        return _indexed(folder, label)
    known = {name: COMMAND_OF_FILE.get(name, name) for name in folder if _is_known(name)}
    if not known:
        raise UnreadableInput(
            f"{label} holds no recording and no bugreport: neither {INDEX} nor a file named as one (getprop.txt ...).\n"
            "Record a phone with: inspector capture FOLDER"
        )
    answers, problems = {}, []
    for name, command in known.items():
        answer, problem = _answer(folder, name, command, None, 0.0, True)
        answers[command] = answer
        problems += problem
    return Recording(
        kind="capture",
        label=label,
        taken_at=None,
        answers=MappingProxyType(answers),
        problems=tuple(problems),
    )


def is_recording(names: Iterable[str]) -> bool:
    """Whether files of these names are a recording, with its index or without."""
    return any(name == INDEX or _is_known(name) for name in names)


def _is_known(name: str) -> bool:
    return name in COMMAND_OF_FILE or name.startswith(MODEM_FILES) or is_modem_file(name)


def _indexed(folder: Folder, label: str) -> Recording:
    index = _index(folder[INDEX](), label)
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    for entry in index["entries"][:_MOST_ENTRIES]:
        if not isinstance(entry, dict) or not isinstance(entry.get("command"), str):
            problems.append(Problem("bad-entry", INDEX, f"{INDEX}: an entry without a command is left out"))
            continue
        command, name = entry["command"], entry.get("file")
        if not isinstance(name, str) or name not in folder or name == INDEX:
            problems.append(Problem("no-file", command, f"{command}: its file is not in the recording"))
            continue
        code, seconds = entry.get("exit_code"), entry.get("seconds")
        answer, problem = _answer(
            folder,
            name,
            command,
            code if isinstance(code, int) else None,
            _seconds(seconds),
            entry.get("complete") is not False,
        )
        answers[command] = answer
        problems += problem
    if not answers:
        raise UnreadableInput(f"{label}: {INDEX} names no file that is there. Record the phone again.")
    return Recording(
        kind="capture",
        label=label,
        taken_at=_moment(index.get("taken_at")),
        answers=MappingProxyType(answers),
        redacted=index.get("redacted") is True,
        fakes=frozenset(digest for digest in _list(index.get("fakes")) if isinstance(digest, str)),
        problems=tuple(problems),
    )


def _index(raw: bytes, label: str) -> dict[str, Any]:
    try:
        index = json.loads(raw)
    except (ValueError, RecursionError):
        raise UnreadableInput(f"{label}: {INDEX} is not JSON. Record the phone again, or remove that file.") from None
    if not isinstance(index, dict) or index.get("schema") != SCHEMA:
        raise UnreadableInput(f"{label}: {INDEX} is not of {SCHEMA}. It was written by another program or version.")
    if not isinstance(index.get("entries"), list):
        raise UnreadableInput(f"{label}: {INDEX} holds no list of entries. Record the phone again.")
    return index


def _seconds(told: object) -> float:
    """0 where it is no number of seconds: JSON has numbers of any size, and Python's takes Infinity for one."""
    return float(told) if isinstance(told, int | float) and 0 <= told < _LONGEST_SECONDS else 0.0


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


def _answer(
    folder: Folder, name: str, command: str, exit_code: int | None, seconds: float, complete: bool
) -> tuple[Answer, list[Problem]]:
    problems = []
    try:
        raw = folder[name]()
    except OSError as problem:
        raw, complete = b"", False
        problems.append(Problem("unreadable", command, f"{name}: {problem.strerror or problem}"))
    if len(raw) > LARGEST_FILE:
        raw, complete = raw[:LARGEST_FILE], False
        problems.append(Problem("too-large", command, f"{name}: larger than 64 MiB, read up to there"))
    answer = Answer(command=command, stdout=raw, exit_code=exit_code, seconds=seconds, complete=complete)
    return answer, problems


def write_capture(recording: Recording, out: Path, *, force: bool = False) -> None:
    """Write a recording as a folder, or as a zip where the name ends so; the index comes last.

    Refuses to overwrite without ``force``. Raises UnreadableInput where the place cannot be written.
    """
    must_be_free(out, force=force)
    names = _file_names(recording.answers)
    files = {names[command]: answer.stdout for command, answer in recording.answers.items()}
    files[INDEX] = (json.dumps(index_of(recording), indent=1) + "\n").encode()
    try:
        _write_zip(files, out) if out.suffix == ".zip" else _write_folder(files, out)
    except OSError as problem:
        raise UnreadableInput(f"Cannot write {out}: {problem.strerror or problem}. Choose another place.") from None


def must_be_free(out: Path, *, force: bool) -> None:
    """Raises UnreadableInput where a recording would overwrite something; worth asking before the phone is."""
    if out.exists() and not force and not (out.is_dir() and not any(out.iterdir())):
        raise UnreadableInput(f"{out} is there already. Choose another name, or overwrite it with --force.")


def index_of(recording: Recording) -> dict[str, Any]:
    """``capture.json`` of a recording."""
    names = _file_names(recording.answers)
    return {
        "schema": SCHEMA,
        "taken_at": recording.taken_at.isoformat(timespec="seconds") if recording.taken_at else None,
        "redacted": recording.redacted,
        **({"fakes": sorted(recording.fakes)} if recording.redacted else {}),
        "entries": [
            {
                "command": command,
                "file": names[command],
                "exit_code": answer.exit_code,
                "seconds": round(answer.seconds, 3),
                "complete": answer.complete,
            }
            for command, answer in recording.answers.items()
        ],
    }


def _file_names(commands: Iterable[str]) -> dict[str, str]:
    """A file of its own for each command, also where the file system takes ``A`` and ``a`` for one."""
    names = {command: FILE_OF_COMMAND[command] for command in commands if command in FILE_OF_COMMAND}
    taken = {name.lower() for name in names.values()}
    for command in commands:
        if command in names:
            continue
        stem = "".join(char if char.isalnum() or char in ".-" else "-" for char in command)[:80]
        choices = (f"{stem}{mark}.txt" for mark in chain([""], (f"-{i}" for i in count(2))))
        names[command] = next(name for name in choices if name.lower() not in taken)
        taken.add(names[command].lower())
    return names


def _write_folder(files: Mapping[str, bytes], out: Path) -> None:
    """All of it is on the disk before the first name changes; what an earlier recording left there goes."""
    out.mkdir(parents=True, exist_ok=True)
    stale = _recorded_in(out) - files.keys()
    unfinished = {name: out / f".{name}.part" for name in files}
    try:
        for name, data in files.items():
            unfinished[name].write_bytes(data)
        for name in stale:
            (out / name).unlink()
        for name, path in unfinished.items():
            path.replace(out / name)
    finally:
        for path in unfinished.values():
            path.unlink(missing_ok=True)


def _recorded_in(out: Path) -> set[str]:
    """The files of an earlier recording: they may hold identifiers that the new one has not. No others are touched."""
    folder = disk_folder(out)
    try:
        index = _index(folder[INDEX](), out.name) if INDEX in folder else {"entries": []}
    except UnreadableInput:
        index = {"entries": []}
    named = [entry.get("file") for entry in index["entries"] if isinstance(entry, dict)]
    return {name for name in folder if name in named or name in COMMAND_OF_FILE}


def _write_zip(files: Mapping[str, bytes], out: Path) -> None:
    import zipfile

    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_name(f".{out.name}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)
