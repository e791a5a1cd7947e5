"""A zip from a stranger: limits first, then bytes; a folder of files, or one member in pieces."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from inspector.dataclass import dataclass
from inspector.phone.errors import UnreadableInput
from inspector.phone.pieces import PIECE, check_ratio

MOST_MEMBERS = 500
"""Of a recording."""

LARGEST_MEMBER = 64 * 1024 * 1024
LARGEST_TOTAL = 256 * 1024 * 1024

LARGEST_DIRECTORY = 2 * 1024 * 1024
"""Bytes of the list at the end of a zip: some 15,000 members; a bugreport has up to a few thousand."""

_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises besides BadZipFile when bytes are not what they claim to be.
DAMAGE = (zlib.error, struct.error, EOFError, OSError, ValueError, ArithmeticError, RuntimeError)


class _TooMany(Exception):
    """The directory of the zip is longer than any bugreport's."""


@dataclass(frozen=True, slots=True)
class _Bounded:
    """A file that is never read in one go beyond the limit: zipfile reads a directory of any length at once."""

    file: IO[bytes]

    def read(self, size: int = -1) -> bytes:
        if size > LARGEST_DIRECTORY:
            raise _TooMany
        return self.file.read(LARGEST_DIRECTORY if size < 0 else size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.file.seek(offset, whence)

    def tell(self) -> int:
        return self.file.tell()

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        self.file.close()


@contextmanager
def opened(file: IO[bytes], label: str) -> Iterator[zipfile.ZipFile]:
    """The zip in an open file. Raises UnreadableInput, which says in what way it is broken."""
    try:
        archive = zipfile.ZipFile(_Bounded(file))
    except _TooMany:
        raise UnreadableInput(f"{label} holds far more files than a bugreport or a recording does.") from None
    except (zipfile.BadZipFile, *DAMAGE) as problem:
        reason = f"is damaged and cannot be opened as a zip: {problem}"
        if str(problem) == "File is not a zip file":
            reason = "is truncated: the list of files at the end of the zip is missing"
        raise UnreadableInput(f"{label} {reason}. Copy it again.") from None
    with archive:
        yield archive


def files_in(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Its members but for folders, and for what has no name at all (of which zipfile's ``is_dir`` dies)."""
    return [info for info in archive.infolist() if info.filename and not info.is_dir()]


def check_member(info: zipfile.ZipInfo, label: str, largest: int) -> None:
    """Refuse before a byte is unpacked. Raises UnreadableInput."""
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableInput(f"{label} is encrypted; unpack it and give the folder.")
    if info.compress_type not in _METHODS:
        raise UnreadableInput(f"{label} is packed in an unusual way; unpack it and give the folder.")
    if info.file_size > largest:
        raise UnreadableInput(f"{label} unpacks to more than {largest // 2**20} MiB, which is over the limit.")
    check_ratio(info.file_size, info.compress_size, label)


def member_pieces(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, label: str, largest: int
) -> Generator[bytes, None, None]:
    """One member as it is unpacked; its claimed size, its sum and its limits hold. Raises UnreadableInput."""
    check_member(info, label, largest)
    try:
        with archive.open(info) as member:
            while piece := member.read(PIECE):
                yield piece
    except (zipfile.BadZipFile, *DAMAGE) as problem:
        raise UnreadableInput(f"{label} is damaged: {problem}. Copy it again.") from None


@dataclass(frozen=True, slots=True)
class ZipFolder:
    """One zip file on disk, as a recording."""

    path: Path

    def holds(self, name: str) -> bool:
        """Whether a file of this name is anywhere in it. Raises UnreadableInput where the zip cannot be opened."""
        with self.path.open("rb") as file, opened(file, self.path.name) as archive:
            return any(info.filename.rpartition("/")[2] == name for info in archive.infolist())

    def files(self, index: str) -> dict[str, Callable[[], bytes]]:
        """The files of the folder that holds ``index``, or of the only folder there is, by their own names.

        Raises UnreadableInput: broken, encrypted, too many or too large members, names that lead elsewhere.
        """
        members = self._members()
        folders = {name.rpartition("/")[0] for name in members}
        chosen = next((name.rpartition("/")[0] for name in members if name.rpartition("/")[2] == index), None)
        if chosen is None:
            chosen = min(folders, key=len, default="")
        prefix = f"{chosen}/" if chosen else ""
        inside = [name for name in members if name.startswith(prefix) and "/" not in name[len(prefix) :]]
        return {name[len(prefix) :]: self._reader(members[name]) for name in inside}

    def _members(self) -> dict[str, zipfile.ZipInfo]:
        with self.path.open("rb") as file, opened(file, self.path.name) as archive:
            infos = files_in(archive)
        if not infos:
            raise self._refuse("holds no file")
        if len(infos) > MOST_MEMBERS:
            raise self._refuse(f"holds {len(infos)} files; a recording holds a few, {MOST_MEMBERS} at the most")
        if sum(info.file_size for info in infos) > LARGEST_TOTAL:
            raise self._refuse(f"unpacks to more than {LARGEST_TOTAL // 2**20} MiB")
        for info in infos:
            self._check(info)
        return {info.filename: info for info in infos}

    def _check(self, info: zipfile.ZipInfo) -> None:
        parts = info.filename.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0]:
            raise self._refuse("holds a file name that leads out of it")
        check_member(info, self.path.name, LARGEST_MEMBER)

    def _reader(self, info: zipfile.ZipInfo) -> Callable[[], bytes]:
        def read() -> bytes:
            with self.path.open("rb") as file, opened(file, self.path.name) as archive:
                return b"".join(member_pieces(archive, info, self.path.name, LARGEST_MEMBER))

        return read

    def _refuse(self, reason: str) -> UnreadableInput:
        return UnreadableInput(f"{self.path.name} {reason}.")
