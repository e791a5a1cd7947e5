"""From paths to sources: a recording, a bugreport, one saved output, or a folder that holds many of them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from inspector.phone.bugreport import SIGN
from inspector.phone.capture import is_recording

_DEEPEST = 8
_OF_AN_UNPACKED_BUGREPORT = {"version.txt", "dumpstate_log.txt", "dumpstate_board.txt", "FS"}


def find_sources(path: Path, left_out: Callable[[str], bool] = lambda name: False) -> Iterator[Path]:
    """Everything that ``--from`` could be given, in the order of names. Nothing is opened that need not be.

    What cannot be a source is given as well, and a path that is not there: whoever opens it learns why it is none. Only
    hidden files are left out, and what ``left_out`` says of a name; folders more than eight deep are given as they are.
    """
    yield from _within(path, left_out, 0, frozenset())


def _within(path: Path, left_out: Callable[[str], bool], depth: int, above: frozenset[str]) -> Iterator[Path]:
    if not os.path.isdir(path):  # Path.is_dir raises where it may not look
        yield path
        return
    real = os.path.realpath(path)
    if real in above:  # a link to a folder that holds it
        return
    try:
        names = sorted(name for name in os.listdir(path) if not name.startswith("."))
    except OSError:
        names = []
    if not names or depth == _DEEPEST or _is_one(path, names):
        yield path
        return
    for name in names:
        if not left_out(name):
            yield from _within(path / name, left_out, depth + 1, above | {real})


def _is_one(path: Path, names: list[str]) -> bool:
    """Whether the folder itself is the source: a recording, or an unpacked bugreport."""
    files = [name for name in names if os.path.isfile(path / name)]
    if is_recording(files) or "main_entry.txt" in files:
        return True
    return bool(_OF_AN_UNPACKED_BUGREPORT & {*names}) and any(
        _is_bugreport(path / name) for name in files if name.endswith(".txt")
    )


def _is_bugreport(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return SIGN in file.read(4096)
    except OSError:
        return False
