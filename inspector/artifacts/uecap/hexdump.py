"""Hexadecimal text to bytes: as people paste it, with white space, commas, ``0x``, offsets, labels and headings."""

import re
from collections.abc import Iterator
from itertools import pairwise

from inspector.dataclass import dataclass

_LABEL = re.compile(r"[ \t]*([^:\r\n]{0,80}):[ \t]*(?=(?:0x)?[0-9A-Fa-f]{2})")
_OFFSET = re.compile(r"[ \t]*(?:0x)?([0-9A-Fa-f]{4,8})(?::[ \t]*|[ \t]+)((?:[0-9A-Fa-f]{2,4}[ \t]?){1,24})")
_COLONS = re.compile(r"(?:[0-9A-Fa-f]{2}:)+(?:[0-9A-Fa-f]{2})?")
_CONTAINER = re.compile(r".{0,200}?\bue-?CapabilityRAT-Container\W{1,12}((?:[0-9A-Fa-f]{2}[ :]?){8,})", re.ASCII)
"""In a message that a tool printed: ``ueCapabilityRAT-Container 'E01B80...'H``."""
_NOISE = re.compile(r"\\x|0x|'H\b|[\s,;\"'\[\]{}]+", re.IGNORECASE)
_HEX = re.compile(r"[0-9A-Fa-f]+")
_SHORTEST = 4
"""Bytes; less is no message."""


@dataclass(frozen=True, slots=True)
class Blob:
    """One run of bytes. ``label`` is what stood before it on its line (``LTE UE CA Combos Raw``)."""

    data: bytes
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """Hex digits of one line, as if it had no offset and as if it had; either may be empty."""

    digits: str
    label: str | None = None
    offset: int = -1
    behind_offset: str = ""


def blobs(text: str) -> list[Blob]:
    """Every run of hex: lines that follow one another are one; an empty line, other text or a label ends it."""
    return [Blob(data, lines[0].label or "") for lines in _runs(text) if len(data := _bytes(lines)) >= _SHORTEST]


def _runs(text: str) -> Iterator[list[_Line]]:
    run: list[_Line] = []
    for line in map(_line, text.split("\n")):
        if run and (line is None or line.label is not None):
            yield run
            run = []
        if line is not None:
            run.append(line)
    if run:
        yield run


def _line(line: str) -> _Line | None:
    container = _CONTAINER.match(line)
    if container:
        return _Line(container[1].replace(":", "").replace(" ", ""), "container")
    bare = _NOISE.sub("", line)
    if _COLONS.fullmatch(bare):
        return _Line(bare.replace(":", ""))
    offset = _OFFSET.match(line)
    if _HEX.fullmatch(bare):
        return _Line(bare, None, int(offset[1], 16), _NOISE.sub("", offset[2])) if offset else _Line(bare)
    if offset:
        # Behind the bytes the same again as text, which may look like anything.
        return _Line("", None, int(offset[1], 16), _NOISE.sub("", offset[2]))
    label = _LABEL.match(line)
    if label and _HEX.fullmatch(rest := _NOISE.sub("", line[label.end() :])):
        return _Line(rest, label[1].strip())
    return None


def _bytes(lines: list[_Line]) -> bytes:
    places = [line.offset for line in lines]
    steps = {after - before for before, after in pairwise(places)}
    dump = places[0] == 0 and len(steps) == 1 and steps <= {8, 16, 32}
    digits = "".join(line.behind_offset if dump else line.digits or line.behind_offset for line in lines)
    return bytes.fromhex(digits[: len(digits) & ~1])
