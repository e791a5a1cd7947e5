"""Where a bugreport's text lies: in a zip, in a zip inside a vendor's zip, in a folder, or by itself."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from inspector.phone.archive import DAMAGE
from inspector.phone.bugreport import SIGN, read_text
from inspector.phone.capture import is_recording
from inspector.phone.errors import UnreadableInput
from inspector.phone.recording import Recording

MOST_MEMBERS = 20_000
LARGEST_TEXT = 4 * 1024**3
LARGEST_RATIO = 400
"""Unpacked to packed: text of phones packs up to some 30 times; a bomb a thousand times."""

LARGEST_INNER = 512 * 1024**2
_PIECE = 256 * 1024
_ENCRYPTED = 0x1


def from_zip(path: Path) -> Recording | None:
    """The bugreport in a zip; None where the zip holds none. Raises UnreadableInput where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _from_archive(archive, path.name, nested=False)
    except (zipfile.BadZipFile, *DAMAGE) as problem:
        raise UnreadableInput(f"{path.name} is damaged: {problem}. Copy it again.") from None


def from_folder(path: Path) -> Recording | None:
    """The bugreport in an unpacked folder; None where there is none."""
    named = path / "main_entry.txt"
    chosen = [path / _name(named.read_bytes())] if named.is_file() else sorted(path.glob("*.txt"))
    for text in chosen:
        if text.parent == path and text.is_file():
            with text.open("rb") as file:
                if SIGN in file.read(4096):
                    file.seek(0)
                    return read_text(_pieces(file), path.name)
    return None


def from_text(path: Path) -> Recording:
    """The bare text of a bugreport."""
    with path.open("rb") as file:
        return read_text(_pieces(file), path.name)


def _from_archive(archive: zipfile.ZipFile, label: str, nested: bool) -> Recording | None:
    if any(is_recording([info.filename.rpartition("/")[2]]) for info in archive.infolist()[:MOST_MEMBERS]):
        return None
    infos = {info.filename: info for info in archive.infolist()[:MOST_MEMBERS] if not info.is_dir()}
    for info in _candidates(archive, infos):
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableInput(f"{label} is encrypted; unpack it and give the folder.")
        with archive.open(info) as file:
            if SIGN not in file.read(4096):
                continue
        _check(info, label, LARGEST_TEXT)
        with archive.open(info) as file:
            return read_text(_pieces(file), label)
    for info in () if nested else (i for i in infos.values() if i.filename.lower().endswith(".zip")):
        _check(info, label, LARGEST_INNER)
        with archive.open(info) as file, zipfile.ZipFile(file) as inner:
            found = _from_archive(inner, label, nested=True)
            if found is not None:
                return found
    return None


def _candidates(archive: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """The member that main_entry.txt names, else every text on the top floor or one below, the largest first."""
    entry = infos.get("main_entry.txt")
    if entry is not None and entry.file_size < 4096:
        named = infos.get(_name(archive.read(entry)))
        if named is not None:
            yield named
    texts = [i for i in infos.values() if i.filename.lower().endswith((".txt", ".log")) and i.filename.count("/") < 2]
    yield from sorted(texts, key=lambda info: -info.file_size)[:20]


def _name(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").strip()


def _check(info: zipfile.ZipInfo, label: str, largest: int) -> None:
    if info.file_size > largest or info.file_size > LARGEST_RATIO * max(info.compress_size, 1024):
        raise UnreadableInput(f"{label} unpacks to far more than a bugreport does (a zip bomb?).")


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    left = LARGEST_TEXT
    while left > 0 and (piece := file.read(_PIECE)):
        left -= len(piece)
        yield piece
