"""NV and EFS items as people keep them: ``mtb`` transcripts, NV reader dumps, hex dumps after a path, bare numbers.

Xiaomi's ``mtb`` prints every byte on a line of its own, all of it twice (``mtb:`` and ``RIL[``), one copy may be cut:
the longer counts. A QPST or QXDM reader prints ``06828 (0x1AAC)   -   OK`` and then rows of bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from inspector.artifacts.qualcomm.items import ARTIFACT, Item, bands_of, bands_of_mask_value, item_named
from inspector.artifacts.text import decode
from inspector.claims import BandList
from inspector.problems import Problem

_PATH = re.compile(
    r"(?:/[\w.-]{1,60}){0,8}/?((?:lte_bandpref(?:_extn_65_256)?|nr_(?:nsa_)?band_pref)(?:_Subscription0?\d)?)\b"
)
_NV_ROW = re.compile(r"\s{0,8}(0{0,4}(?:441|946|1877|2954|6828))\s?\(0x[0-9A-Fa-f]{1,6}\)\s{1,8}-\s{1,8}(\S.{0,40})")
_NV_ASKED = re.compile(r"\b(?:mtb\s{1,4}4\s{1,4}1\s{1,4}(\d)\s{1,4}|nv_?id\s?[:=]?\s?)(\d{1,6})\b", re.IGNORECASE)
_NV_VALUE = re.compile(
    r"(?:\bNV[ _#-]{0,4}(?:item[ :#]{0,3})?|^\s{0,8})0{0,3}(441|946|1877|2954|6828)\b"
    r"(?:[ \t]{0,4}\([^)]{0,40}\))?(?:[ \t]{1,4}[A-Z][A-Z0-9_]{2,40})?[ \t]{0,6}(?:[:=]|is|->)[ \t]{0,4}"
    r"(?:value[ \t]?[:=]?[ \t]?)?(0x[0-9A-Fa-f]{1,16}|\d{1,20})(?![\w:]|\s?[Bb]ytes?\b)",
    re.IGNORECASE | re.ASCII,
)
_SUB = re.compile(r"sub_id[ :=]{1,3}(\d)\b", re.ASCII)
_LENGTH = re.compile(r"data len\((\d{1,5})\)", re.ASCII)
_RESULT = re.compile(r"rsp\.result\s?=\s?(-\d{1,6})", re.ASCII)
_BYTES = re.compile(
    r"(?:^|_test_\w{2,16}:)\s{0,40}((?:[0-9A-Fa-f]{2}[ ,]){0,31}[0-9A-Fa-f]{2})\s{0,40}(?:\|.{0,40})?$", re.ASCII
)
_DUMP = re.compile(
    r"\s{0,8}(?:0x)?[0-9A-Fa-f]{4,8}(?:: ?| {2})\s{0,4}((?:[0-9A-Fa-f]{2}){1,2}(?: {1,2}(?:[0-9A-Fa-f]{2}){1,2}){0,15})"
    r"(?: {2,}.{0,40}|\s{0,4}\|.{0,40})?$",
    re.ASCII,
)
"""``hexdump -C`` and ``xxd``; bytes stand in the order of the file."""
_BESIDE = re.compile(r"[\s:='\"-]{1,8}(?:0x)?((?:[0-9A-Fa-f]{2}[ ,:]?){3,63}[0-9A-Fa-f]{2})[\s'\"]*$", re.ASCII)
_LONGEST = 512
_MOST = 200


@dataclass(slots=True)
class _Reading:
    """One copy of one item's bytes."""

    item: Item
    slot: int | None
    expected: int | None = None
    data: bytearray = field(default_factory=bytearray)


def parse(raw: bytes) -> tuple[tuple[BandList, ...], list[Problem]]:
    """The lists of every item found, the longest copy of each. Never raises."""
    text, problems = decode(raw, ARTIFACT)
    said: dict[BandList, None] = {}
    longest: dict[tuple[str, int | None], _Reading] = {}
    for found in _readings(text, problems):
        kept = longest.get((found.item.name, found.slot))
        if kept is None or len(found.data) > len(kept.data):
            longest[found.item.name, found.slot] = found
    for reading in longest.values():
        if reading.data:
            data = bytes(reading.data[: reading.expected or _LONGEST])
            _keep(bands_of(reading.item, data), reading.slot, said, problems)
    for match in _values(text):
        item, slot = item_named(match[1])
        if item is not None and not any(name == item.name for name, _ in longest):
            _keep(bands_of_mask_value(item, _number(match[2])), slot, said, problems)
    return tuple(said), problems


def _keep(
    answer: tuple[BandList | None, list[Problem]],
    slot: int | None,
    said: dict[BandList, None],
    problems: list[Problem],
) -> None:
    found, troubles = answer
    problems += [trouble for trouble in troubles if trouble not in problems]
    if found is not None:
        said[replace(found, slot=slot)] = None


def _number(text: str) -> int:
    return int(text, 16) if text[:2].casefold() == "0x" else int(text)


def _values(text: str) -> Iterator[re.Match[str]]:
    lines = (line[:400] for line in text.split("\n") if "8" in line or "4" in line)
    found = (match for line in lines for match in _NV_VALUE.finditer(line))
    for _, match in zip(range(_MOST), found, strict=False):
        yield match


def _readings(text: str, problems: list[Problem]) -> Iterator[_Reading]:
    """Every run of bytes that follows the name of an item."""
    item: Item | None = None
    sub: int | None = None
    slot: int | None = None
    current: _Reading | None = None
    for line in text.split("\n"):
        line = line[:2000]
        asked = _SUB.search(line)
        if asked:
            sub = int(asked[1])
        named = _name(line)
        if named is not None:
            if current is not None:
                yield current
            item, suffix = item_named(named)
            slot = suffix if suffix is not None else sub
            row = _NV_ROW.match(line)
            there = row is None or row[2].startswith("OK")
            current = _Reading(item, slot) if item is not None and there else None
            if current is not None:
                current.data += _beside(line)
            continue
        length = _LENGTH.search(line)
        if length and item is not None:
            if current is not None:
                yield current
            current = _Reading(item, slot, int(length[1]))
            continue
        failed = _RESULT.search(line)
        if failed and item is not None:
            problem = Problem(
                "no-item", ARTIFACT, f"{item.name}: the modem has no such item ({failed[1]}): its default holds"
            )
            problems += [problem] if problem not in problems else []
        elif current is not None and len(current.data) < _LONGEST:
            _take(current, line)
    if current is not None:
        yield current


def _name(line: str) -> str | None:
    """The item that the line is about: a path, an NV reader's row, an ``mtb`` command."""
    row = _NV_ROW.match(line)
    if row:
        return row[1]
    path = _PATH.search(line)
    if path:
        return path[1]
    asked = _NV_ASKED.search(line)
    return asked[2] if asked else None


def _take(current: _Reading, line: str) -> None:
    match = _DUMP.match(line) or _BYTES.search(line)
    if match:
        current.data += bytes.fromhex(match[1].replace(",", " "))


def _beside(line: str) -> bytes:
    """The bytes on the line of a path itself: ``.../lte_bandpref: DF 18 08``."""
    path = _PATH.search(line)
    match = _BESIDE.match(line, path.end()) if path else None
    return bytes.fromhex(re.sub(r"[,:]", " ", match[1])) if match else b""


def parse_file(raw: bytes, name: str) -> tuple[tuple[BandList, ...], list[Problem]]:
    """An item as a file of its bytes; what it is only its name says. Never raises."""
    item, slot = item_named(name)
    if item is None:
        return (), [Problem("not-understood", ARTIFACT, "not one of the items that are known")]
    found, problems = bands_of(item, raw[:_LONGEST])
    return ((replace(found, slot=slot),) if found is not None else ()), problems
