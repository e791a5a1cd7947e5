"""Which saved file is a modem's own account of itself: UE capability, or a table of combinations.

Only the outside is looked at here; ``artifacts/uecap`` reads them.
"""

import re
from pathlib import Path
from types import MappingProxyType

from inspector.phone import encoding
from inspector.phone.recording import Answer, Recording

_CAPTURES = (b"\xd4\xc3\xb2\xa1", b"\xa1\xb2\xc3\xd4", b"\x4d\x3c\xb2\xa1", b"\xa1\xb2\x3c\x4d", b"\x0a\x0d\x0d\x0a")
_JSON_KEY = re.compile(r'"(?:lteBands|nrBands|nrNsaBandsEutra|nrSaBandsEutra|lteca|nrca|endc|nrdc)"\s*:')
_CONTAINER = re.compile(r"\bue-?CapabilityRAT-Container\W{1,12}[0-9A-Fa-f]{16}", re.ASCII)
_RAW_TABLE = re.compile(r"\b(?:LTE|NR) UE CA Combos Raw:")
_TEXT_TABLE = re.compile(r"(?m)^Source[ \t]*:.*\r?\nType[ \t]*:|^[ \t]*#[ \t].*\bDL Bands\b")
# Log packets of DIAG: LTE and NR RRC messages, LTE and NR combinations.
_LOG_CODES = (b"\xc0\xb0", b"\x21\xb8", b"\xcd\xb0", b"\x26\xb8")
_DESCRIPTORS = (137, 201, 333)
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_FEWEST_DIGITS = 16
_HEAD = 2 * 1024 * 1024

LARGEST = 64 * 1024 * 1024
"""Bytes that are read, and that a packed log is unpacked to; more is cut there."""


def unpacked(raw: bytes, largest: int = LARGEST) -> bytes:
    """Logs are often kept as gzip; everything else comes back as it is."""
    if raw[:2] != b"\x1f\x8b":
        return raw
    import zlib

    try:
        return zlib.decompressobj(wbits=31).decompress(raw, largest)
    except zlib.error:
        return raw


def command_of(raw: bytes) -> str | None:
    """The name under which such a file stands in a recording; None where it is something else."""
    raw = unpacked(raw, 65536)
    if raw.startswith(_CAPTURES):
        return "uecapability.pcap"
    if _is_binary(raw):
        return _binary(raw)
    text = encoding.text(raw[:2_000_000]).lstrip("\ufeff")
    if text.lstrip()[:1] in ("{", "[") and _JSON_KEY.search(text):
        return "uecapability.json"
    if _CONTAINER.search(text):
        return "uecapability.txt"
    if _RAW_TABLE.search(text[:200_000]) or _TEXT_TABLE.search(text[:20_000]):
        return "combinations.txt"
    return None


def from_file(path: Path) -> Recording | None:
    """The recording that such a file is; None where it is something else. Raises OSError."""
    with path.open("rb") as file:
        command = command_of(file.read(_HEAD))
    return None if command is None else whole(path, command)


def whole(path: Path, command: str) -> Recording:
    """All of the file, as bytes: most of these are no text."""
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    answer = Answer(command=command, stdout=raw[:LARGEST], complete=len(raw) <= LARGEST)
    return Recording(kind="file", label=path.name, taken_at=None, answers=MappingProxyType({command: answer}))


def holds_traffic(raw: bytes) -> bool:
    """Whether it is a log of messages, which name the owner, and not a capability alone."""
    return command_of(raw) in ("uecapability.pcap", "uecapability.diag", "uecapability.sdm", "uecapability.txt")


def is_hex(text: str) -> bool:
    """Whether nearly all of the text is hex: the last thing to try, since much looks so."""
    plain = re.sub(r"0x|\\x|'H\b", " ", text[:200_000])
    words = [word for word in re.split(r"[\s,;:\[\]{}\"']+", plain) if word]
    digits = sum(len(word) for word in words if _HEX.fullmatch(word))
    return digits >= max(_FEWEST_DIGITS, 0.6 * sum(map(len, words)))


def _is_binary(raw: bytes) -> bool:
    """One control byte in fifty; a coloured prompt has ESC alone, and that does not count."""
    head = raw[:4096]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return controls * 50 > len(head) and head[:2] not in (b"\xff\xfe", b"\xfe\xff")


def _binary(raw: bytes) -> str | None:
    """By the few bytes at the front that each form has; the parser has the last word."""
    if raw[0] == 0x7F and raw[1 + int.from_bytes(raw[1:3], "little") :][:1] == b"\x7e":
        return "uecapability.sdm"
    framed = raw.count(b"\x7e", 0, 65536) > 1 and any(code in raw for code in _LOG_CODES)
    if framed or any(raw[at : at + 2] in _LOG_CODES for at in (2, 6, 14)):
        return "uecapability.diag"
    unpacked = raw.startswith(_ZLIB) or int.from_bytes(raw[4:6], "little") in _DESCRIPTORS
    lte, nr = 24 <= raw[0] <= 41, 2 <= raw[0] <= 20 and raw[1:4] == b"\0\0\0"
    protobuf = raw[0] == 0x08 and any(mark in raw[2:12] for mark in (b"\x10", b"\x12", b"\x1a"))
    return "combinations.bin" if unpacked or lte or nr or protobuf else None
