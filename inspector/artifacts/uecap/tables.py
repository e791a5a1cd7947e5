"""What the readers of combination tables share."""

import struct
from collections.abc import Iterable

from inspector.artifacts.uecap.said import Said
from inspector.bands import info
from inspector.claims import Claim
from inspector.combinations import Combination
from inspector.dataclass import dataclass


class EndOfTable(Exception):  # never leaves the readers
    """The bytes end inside a combination."""


@dataclass(slots=True)
class Bytes:
    """Reads little-endian numbers one after the other."""

    data: bytes
    place: int = 0

    def number(self, size: int = 1) -> int:
        """The next number of 1 or 2 bytes. Raises EndOfTable."""
        if self.place + size > len(self.data):
            raise EndOfTable
        value: int = struct.unpack_from("<H" if size == 2 else "<B", self.data, self.place)[0]
        self.place += size
        return value

    def skip(self, size: int) -> None:
        """Leave bytes out."""
        self.place += size


def letter(index: int) -> str:
    """Bandwidth class of an index: 1 is A; 0 is none."""
    return chr(ord("A") + index - 1) if 0 < index <= 26 else ""


@dataclass(frozen=True, slots=True)
class Table:
    """What was read of a table. ``said`` is None where there is nothing to say, or where it was no such table.

    ``cut`` where the bytes ended inside a combination; ``left`` are the bytes behind the last one.
    """

    said: Said | None = None
    cut: bool = False
    left: int = 0


def table(source: str, claim: Claim, combinations: Iterable[Combination]) -> Said | None:
    """The bands of a table; None where it is empty, or nobody defined most of them: then it was no such table.

    One or the other may be newer than our own list of bands.
    """
    found = tuple(dict.fromkeys(one for one in combinations if one.components))
    bands = frozenset(part.band for one in found for part in one.components)
    if not bands or 2 * sum(info(band) is not None for band in bands) <= len(bands):
        return None
    return Said(claim=claim, source=source, bands=bands, combinations=found)
