"""Where a bugreport's text lies: in a zip, in a zip inside a vendor's zip, in a folder, or by itself."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import IO

from inspector.phone import pieces
from inspector.phone.archive import check_member, files_in, member_pieces, opened
from inspector.phone.bugreport import SIGN, read_text
from inspector.phone.capture import is_recording
from inspector.phone.errors import UnreadableInput
from inspector.phone.recording import Recording

LARGEST_TEXT = 4 * 1024**3
LARGEST_INNER = 512 * 1024**2
"""Of a zip inside a zip: it is unpacked to a temporary file, since a zip can only be read from its end."""

MOST_CANDIDATES = 40
"""Files whose first bytes are looked at, the likeliest first."""

MOST_ENTRIES = 2000
"""Of a folder; an unpacked bugreport has a few dozen."""

_HEAD = 64 * 1024
_ZIP = b"PK\x03\x04"
_ENTRY_NAMES = ("main_entry.txt", "main-entry.txt")


def from_text(path: Path) -> Recording:
    """The bare text of a bugreport, plain, in gzip or in UTF-16. Raises OSError, UnreadableInput."""
    return read_text(_limited(pieces.of_file(path), path.name), path.name)


def from_folder(path: Path) -> Recording | None:
    """The bugreport in an unpacked folder, or in a zip that lies there; None where there is none."""
    inside = _some(path)
    files = [file for file in inside if os.path.isfile(file)]  # Path.is_file raises where it may not look
    for folder in (entry for entry in inside if os.path.isdir(entry) and entry.name != "FS"):
        files += [file for file in _some(folder) if os.path.isfile(file)]
    named = path / _name(next((pieces.head_of(file, 4096) for file in files if file.name in _ENTRY_NAMES), b""))
    files.sort(key=lambda file: (file != named, len(file.parts), -file.stat().st_size))
    zips = []
    for file in files[:MOST_CANDIDATES]:
        head = pieces.head_of(file, _HEAD)
        if head.startswith(_ZIP):  # looked at first: what is stored in it, and not packed, shows the sign as well
            zips.append(file)
        elif SIGN in head:
            return read_text(_limited(pieces.of_file(file), path.name), path.name)
    found = (from_zip(file) for file in zips)
    return next((recording for recording in found if recording is not None), None)


def _some(folder: Path) -> list[Path]:
    return sorted(islice(folder.iterdir(), MOST_ENTRIES))


def from_zip(path: Path) -> Recording | None:
    """The bugreport in a zip; None where the zip holds none. Raises OSError, UnreadableInput."""
    with path.open("rb") as file:
        return _from_zip(file, path.name, nested=False)


def _from_zip(file: IO[bytes], label: str, *, nested: bool) -> Recording | None:
    inner: list[zipfile.ZipInfo] = []
    refused: UnreadableInput | None = None
    with opened(file, label) as archive:
        for info in _candidates(archive, label):
            try:
                check_member(info, label, LARGEST_TEXT)
            except UnreadableInput as problem:
                refused = refused or problem
                continue
            head = _head(archive, info, label)
            if head.startswith(_ZIP):  # looked at first: what is stored in it, and not packed, shows the sign as well
                inner.append(info)
            elif SIGN in head:
                return _read_member(archive, info, label)
        if inner and nested:
            reason = "is nested too deep: only a zip inside one other zip is opened. Unpack it once"
            raise UnreadableInput(f"{label} {reason}.")
        for info in inner:
            found = _from_inner(archive, info, label)
            if found is not None:
                return found
        if refused is not None and not is_recording(info.filename for info in archive.infolist()):
            raise refused
    return None


def _from_inner(archive: zipfile.ZipFile, info: zipfile.ZipInfo, label: str) -> Recording | None:
    import tempfile  # costs 10 ms, and few reports lie in a zip in a zip

    with tempfile.TemporaryFile() as copy:
        for piece in member_pieces(archive, info, label, LARGEST_INNER):
            copy.write(piece)
        return _from_zip(copy, f"the zip inside {label}", nested=True)


def _candidates(archive: zipfile.ZipFile, label: str) -> Iterator[zipfile.ZipInfo]:
    """The member that main_entry.txt names, then those on the upper floors, the largest first."""
    infos = {info.filename: info for info in files_in(archive)}
    entry = next((infos[name] for name in _ENTRY_NAMES if name in infos), None)
    named = infos.pop(_name(_head(archive, entry, label)), None) if entry is not None else None
    if named is not None:
        yield named
    # FS/ holds copies of the phone's files, some of which are old reports.
    others = [info for info in infos.values() if not info.filename.startswith("FS/")]
    others.sort(key=lambda info: (info.filename.count("/"), -info.file_size))
    yield from others[:MOST_CANDIDATES]


def _head(archive: zipfile.ZipFile, info: zipfile.ZipInfo, label: str) -> bytes:
    with closing(member_pieces(archive, info, label, LARGEST_TEXT)) as raw:
        return next(pieces.decoded(pieces.unpacked(raw, label)), b"")[:_HEAD]


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, label: str) -> Recording:
    with closing(member_pieces(archive, info, label, LARGEST_TEXT)) as raw:
        text = pieces.lines_bounded(pieces.decoded(pieces.unpacked(raw, label)), label)
        return read_text(_limited(text, label), label)


def _limited(text: Iterator[bytes], label: str) -> Iterator[bytes]:
    left = LARGEST_TEXT
    for piece in text:
        left -= len(piece)
        if left < 0:
            raise UnreadableInput(f"{label} is longer than {LARGEST_TEXT // 2**30} GiB, which is over the limit.")
        yield piece


def _name(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").strip("\ufeff\r\n\t \0")
