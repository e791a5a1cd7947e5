"""A file in pieces, whatever it is wrapped in: plain, gzip, UTF-16. Never held whole, and refused where it is no text.

Every piece is bytes of UTF-8 (or what a log holds instead); a byte order mark is taken off.
"""

import codecs
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from inspector.phone.encoding import utf_16
from inspector.phone.errors import UnreadableInput

PIECE = 256 * 1024

LARGEST_RATIO = 400
"""Unpacked to packed: text of phones packs up to some 30 times; a bomb a thousand times."""

LONGEST_LINE = 16 * 1024 * 1024
"""Bytes. The longest lines of a bugreport are a few hundred KiB; a kernel log full of zeros has had 2 MiB."""

MOST_NULS = 4 * 1024 * 1024
"""NUL bytes in a row at the start: a file that was made for its size, or never written."""

_GZIP = b"\x1f\x8b\x08"
_ENOUGH_TO_TELL = 1024 * 1024


def head_of(path: Path, size: int) -> bytes:
    """The first bytes of what the file holds, unpacked and decoded. Raises OSError, UnreadableInput."""
    head = b""
    with path.open("rb") as file:
        for piece in decoded(unpacked(raw(file), path.name)):
            head += piece
            if len(head) >= size:
                break
    return head[:size]


def of_file(path: Path) -> Iterator[bytes]:
    """All of the file, unpacked, decoded and checked. Raises OSError, UnreadableInput."""
    with path.open("rb") as file:
        yield from lines_bounded(decoded(unpacked(raw(file), path.name)), path.name)


def raw(file: IO[bytes]) -> Iterator[bytes]:
    """As it lies on the disk."""
    while piece := file.read(PIECE):
        yield piece


def unpacked(pieces: Iterable[bytes], label: str) -> Iterator[bytes]:
    """Out of gzip, where it is gzip (``bugreport.txt.gz`` of Android 4 to 6). Raises UnreadableInput."""
    pieces = iter(pieces)
    first = next(pieces, b"")
    if not first.startswith(_GZIP):
        yield first
        yield from pieces
        return
    inflater = zlib.decompressobj(31)
    taken = given = 0
    piece = first
    while piece or (piece := next(pieces, b"")):
        try:
            out = inflater.decompress(piece, PIECE)
        except zlib.error:
            raise UnreadableInput(f"{label} is damaged: it cannot be unpacked. Copy it again.") from None
        taken += len(piece) - len(inflater.unconsumed_tail)
        given += len(out)
        check_ratio(given, taken, label)
        piece = inflater.unconsumed_tail
        yield out
        if inflater.eof:
            return
    if not inflater.eof:
        raise UnreadableInput(f"{label} is truncated: its packed text breaks off. Copy it again.")


def check_ratio(unpacked_size: int, packed_size: int, label: str) -> None:
    """Raises UnreadableInput where so little packed so much cannot be text."""
    if unpacked_size > _ENOUGH_TO_TELL and unpacked_size > LARGEST_RATIO * max(packed_size, 1):
        raise UnreadableInput(f"{label} unpacks to far more than a phone's text does (a zip bomb?).")


def decoded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """UTF-16 (a PowerShell redirection) as UTF-8; everything else as it is, without its byte order mark."""
    pieces = iter(pieces)
    first = next((piece for piece in pieces if piece), b"")
    encoding = utf_16(first)
    if encoding is None:
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    yield decoder.decode(first).removeprefix("\ufeff").encode("utf-8", "replace")
    for piece in pieces:
        yield decoder.decode(piece).encode("utf-8", "replace")


def lines_bounded(pieces: Iterable[bytes], label: str) -> Iterator[bytes]:
    """The same pieces, as long as they are text. Raises UnreadableInput at a line longer than any phone prints."""
    length, nothing_yet = 0, True
    for piece in pieces:
        if nothing_yet:
            nothing_yet = not piece.strip(b"\0")
        end = piece.rfind(b"\n")
        length = length + len(piece) if end < 0 else len(piece) - end - 1
        if nothing_yet and length > MOST_NULS:
            raise UnreadableInput(f"{label} is no text: it begins with {MOST_NULS // 2**20} MiB of zero bytes.")
        if length > LONGEST_LINE:
            limit = LONGEST_LINE // 2**20
            raise UnreadableInput(f"{label} holds a line of more than {limit} MiB: no output of a phone does.")
        yield piece
