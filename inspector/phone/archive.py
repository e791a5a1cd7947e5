"""A zip from a stranger as a folder of files: limits first, then bytes."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspector.phone.errors import UnreadableInput

MOST_MEMBERS = 500
LARGEST_MEMBER = 64 * 1024 * 1024
LARGEST_TOTAL = 256 * 1024 * 1024
LARGEST_RATIO = 400
"""Unpacked to packed: text of phones packs up to some 30 times; a bomb a thousand times."""

_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises besides BadZipFile when bytes are not what they claim to be.
DAMAGE = (zlib.error, struct.error, EOFError, OSError, ValueError, ArithmeticError, RuntimeError)


@dataclass(frozen=True, slots=True)
class ZipFolder:
    """One zip file on disk."""

    path: Path

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
        try:
            with zipfile.ZipFile(self.path) as archive:
                infos = [info for info in archive.infolist() if not info.is_dir()]
        except (zipfile.BadZipFile, *DAMAGE) as problem:
            raise self._refuse(f"cannot be opened as a zip: {problem}. It may be cut off; copy it again") from None
        if not infos:
            raise self._refuse("holds no file")
        if len(infos) > MOST_MEMBERS:
            raise self._refuse(f"holds {len(infos)} files; a recording holds a few, {MOST_MEMBERS} at the most")
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise self._refuse("is encrypted; unpack it and give the folder")
        if sum(info.file_size for info in infos) > LARGEST_TOTAL:
            raise self._refuse(f"unpacks to more than {LARGEST_TOTAL // 2**20} MiB")
        for info in infos:
            self._check(info)
        return {info.filename: info for info in infos}

    def _check(self, info: zipfile.ZipInfo) -> None:
        parts = info.filename.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0]:
            raise self._refuse("holds a file name that leads out of it")
        if info.compress_type not in _METHODS:
            raise self._refuse("is packed in an unusual way; unpack it and give the folder")
        if info.file_size > LARGEST_MEMBER:
            raise self._refuse(f"holds a file of more than {LARGEST_MEMBER // 2**20} MiB")
        if info.file_size > LARGEST_RATIO * max(info.compress_size, 1024):
            raise self._refuse("unpacks to far more than text does (a zip bomb?)")

    def _reader(self, info: zipfile.ZipInfo) -> Callable[[], bytes]:
        def read() -> bytes:
            try:
                with zipfile.ZipFile(self.path) as archive, archive.open(info) as member:
                    # The sizes in the directory are only claims: never more than the limit is unpacked.
                    return member.read(LARGEST_MEMBER + 1)
            except (zipfile.BadZipFile, *DAMAGE) as problem:
                raise self._refuse(f"is damaged: {problem}. Copy it again") from None

        return read

    def _refuse(self, reason: str) -> UnreadableInput:
        return UnreadableInput(f"{self.path.name} {reason}.")
