"""Raw QMI messages: libqmi's debug output (``RAW``, ``TLV``) and plain QMUX frames in hexadecimal.

The raw values are the truth; the line ``translated`` drops bands that the libqmi of that day had no name for. Layout:
QMUX (0x01, length, flags, service, client), QMI header (flags, transaction, message, length), then type-length-value.
Read are the answers to DMS 0x0045 (Get Band Capabilities), NAS 0x0034 (Get System Selection Preference) and NAS 0x0031
(Get RF Band Information).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from inspector.artifacts.channel_numbers import may_be_cut, proven
from inspector.artifacts.masks import known, little_endian, numbered
from inspector.artifacts.qualcomm.band_classes import bands_of_mask
from inspector.artifacts.text import decode
from inspector.bands import Band, Rat
from inspector.claims import BandList, Claim
from inspector.problems import Problem

ARTIFACT = "qmi-trace"

_DMS, _NAS = 0x02, 0x03
_BAND_CAPABILITIES, _SELECTION_PREFERENCE, _RF_BAND = 0x0045, 0x0034, 0x0031
_WANTED = {(_DMS, _BAND_CAPABILITIES), (_NAS, _SELECTION_PREFERENCE), (_NAS, _RF_BAND)}
_RESULT = 0x02
_RESPONSES = (0x02, 0x04)
"""QMI flags: a response, an indication."""

_HEX = re.compile(r"[0-9A-Fa-f]{2}(?:[: ][0-9A-Fa-f]{2}){12,}[: ]?", re.ASCII)
_REST = re.compile(r"\s{0,12}((?:[0-9A-Fa-f]{2}[: ])+[0-9A-Fa-f]{2})?[: ]?\s*$", re.ASCII)
_MARGIN = re.compile(r"^.{0,200}?[<>]{6}")
_FIELD = re.compile(r"\s{0,8}(service|message|flags|type|length|value|data)\s{0,12}=\s?(.*)$")
_CODE = re.compile(r"0x([0-9A-Fa-f]{1,4})", re.ASCII)
_LONGEST = 70_000


@dataclass(slots=True)
class _Message:
    """One message as its TLVs are read out of a trace."""

    service: int | None = None
    message: int | None = None
    response: bool = True
    tlvs: dict[int, bytes] = field(default_factory=dict)
    tlv: int | None = None


def parse(raw: bytes) -> tuple[tuple[BandList, ...], list[Problem]]:
    """The lists of every answer, each once. Never raises."""
    text, problems = decode(raw, ARTIFACT)
    said: dict[BandList, None] = {}
    framed: set[tuple[int, int]] = set()
    for service, message, tlvs, from_frame in _messages(text):
        if from_frame:
            framed.add((service, message))
        elif (service, message) in framed:
            framed.discard((service, message))  # the same message once more, translated
            continue
        lists, troubles = _read(service, message, tlvs)
        said.update(dict.fromkeys(lists))
        problems += [trouble for trouble in troubles if trouble not in problems]
    return tuple(said), problems


def _messages(text: str) -> Iterator[tuple[int, int, Mapping[int, bytes], bool]]:
    """Service, message, TLVs of each wanted answer, and whether it was a raw frame."""
    current = _Message()
    hexes = ""
    for raw_line in text.split("\n"):
        line = _MARGIN.sub("", raw_line[:_LONGEST])
        begins = _hex(line)
        if hexes and not begins and (rest := _REST.match(line)) and rest[1] and len(hexes) < _LONGEST:
            hexes += f":{rest[1]}"
            continue
        yield from _frame(hexes)
        hexes = begins
        if line.strip() == "QMUX:":
            yield from _finished(current)
            current = _Message()
        else:
            _line(current, line)
    yield from _frame(hexes)
    yield from _finished(current)


def _hex(line: str) -> str:
    """The bytes of a line that holds nothing else; empty for a TLV's value, which is no frame."""
    name, equals, value = line.partition("=")
    said = value if equals else line.removeprefix("RAW:")
    said = said.strip()
    return said.rstrip(": ") if name.strip() != "value" and _HEX.fullmatch(said) else ""


def _frame(hexes: str) -> Iterator[tuple[int, int, Mapping[int, bytes], bool]]:
    data = bytes.fromhex(hexes.replace(":", " ")) if hexes else b""
    if len(data) < 13 or data[0] != 0x01 or data[4] not in (_DMS, _NAS) or data[6] not in _RESPONSES:
        return
    service, message = data[4], int.from_bytes(data[9:11], "little")
    if (service, message) in _WANTED:
        yield service, message, _tlvs(data[13:]), True


def _tlvs(data: bytes) -> dict[int, bytes]:
    """Type to value; a TLV that is cut off is left out."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 3 <= len(data):
        length = int.from_bytes(data[at + 1 : at + 3], "little")
        if at + 3 + length > len(data):
            break
        found.setdefault(data[at], data[at + 3 : at + 3 + length])
        at += 3 + length
    return found


def _line(current: _Message, line: str) -> None:
    """``service = "dms"``, ``message = "..." (0x0045)``, ``type = "..." (0x10)``, ``value = DF:18``."""
    match = _FIELD.match(line)
    if match is None:
        return
    key, value = match[1], match[2]
    code = _CODE.search(value)
    if key == "service":
        current.service = {'"dms"': _DMS, '"nas"': _NAS}.get(value.strip().casefold())
    elif key == "message" and code:
        current.message = int(code[1], 16)
    elif key == "flags" and "request" in value:
        current.response = False
    elif key == "type":
        current.tlv = int(code[1], 16) if code else None
    elif key == "value" and current.tlv is not None and _REST.match(value):
        current.tlvs.setdefault(current.tlv, bytes.fromhex(value.replace(":", " ")))
        current.tlv = None


def _finished(current: _Message) -> Iterator[tuple[int, int, Mapping[int, bytes], bool]]:
    service, message = current.service, current.message
    if service is not None and message is not None and current.response and (service, message) in _WANTED:
        yield service, message, current.tlvs, False


def _read(service: int, message: int, tlvs: Mapping[int, bytes]) -> tuple[list[BandList], list[Problem]]:
    result = tlvs.get(_RESULT, b"\0\0\0\0")
    if any(result[:2]):
        error = int.from_bytes(result[2:4], "little")
        return [], [Problem("refused", ARTIFACT, f"the modem answered with QMI error {error}")]
    if service == _DMS:
        return _capabilities(tlvs)
    return _preference(tlvs) if message == _SELECTION_PREFERENCE else (_in_use(tlvs), [])


def _capabilities(tlvs: Mapping[int, bytes]) -> tuple[list[BandList], list[Problem]]:
    """0x01 band classes, 0x10 LTE mask, 0x12 and 0x13 lists of LTE and NR bands (16 bits each, counted)."""
    legacy = bands_of_mask(little_endian(tlvs.get(0x01, b"")))
    lte = numbered(Rat.LTE, little_endian(tlvs.get(0x10, b"")))
    extended, nr = (_numbers(tlvs.get(kind, b""), rat) for kind, rat in ((0x12, Rat.LTE), (0x13, Rat.NR)))
    bands = known(legacy | lte | extended | nr)
    if not bands:
        return [], [Problem("not-ready", ARTIFACT, "the modem names no band: its policy was not loaded yet, ask again")]
    # Without its extended list a modem says nothing of LTE bands above 64.
    over_64 = frozenset() if extended else frozenset(Band(Rat.LTE, number) for number in range(65, 256))
    said = BandList(
        claim=Claim.DECLARED,
        artifact=ARTIFACT,
        bands=bands,
        complete=frozenset(band.rat for band in bands),
        detail="DMS Get Band Capabilities (0x0045)",
        unsure=over_64 if lte else frozenset(),
    )
    return [said], []


def _numbers(value: bytes, rat: Rat) -> frozenset[Band]:
    count = int.from_bytes(value[:2], "little")
    words = [value[start : start + 2] for start in range(2, len(value) - 1, 2)][:count]
    return frozenset(Band(rat, int.from_bytes(word, "little")) for word in words if any(word))


def _preference(tlvs: Mapping[int, bytes]) -> tuple[list[BandList], list[Problem]]:
    """0x12 band classes, 0x15 LTE, 0x23 LTE to 256, 0x2C and 0x2D NR SA and NSA."""
    masks = {kind: little_endian(value) for kind, value in tlvs.items()}
    lte = numbered(Rat.LTE, masks.get(0x15, 0)) | numbered(Rat.LTE, masks.get(0x23, 0))
    nr = numbered(Rat.NR, masks.get(0x2C, 0)) | numbered(Rat.NR, masks.get(0x2D, 0))
    # A preference is often "all ones": bits of numbers that are no band say nothing.
    bands = bands_of_mask(masks.get(0x12, 0)) | known(lte) | known(nr)
    if not bands:
        return [], []
    complete = frozenset(band.rat for band in bands) - (frozenset() if 0x23 in tlvs else {Rat.LTE})
    said = BandList(
        claim=Claim.ENABLED,
        artifact=ARTIFACT,
        bands=bands,
        complete=complete,
        detail="NAS Get System Selection Preference (0x0034)",
    )
    return [said], []


def _in_use(tlvs: Mapping[int, bytes]) -> list[BandList]:
    """0x01 and 0x11: a count, then radio interface, band and channel of 16 bits, in 0x11 of 32.

    The band's number is Qualcomm's own and is not read: the channel tells, where only one band has it.
    """
    found: dict[tuple[Band, int], None] = {}
    for kind, width in ((0x11, 4), (0x01, 2)):
        value, size = tlvs.get(kind, b""), 3 + width
        for place in range(1, min(1 + size * (value[0] if value else 0), len(value) - size + 1), size):
            rat = _RADIO.get(value[place])
            channel = int.from_bytes(value[place + 3 : place + size], "little")
            band = proven(rat, channel) if rat is not None else None
            if band is not None and not (width == 2 and rat is Rat.LTE and may_be_cut(channel)):
                found[band, channel] = None
    return [
        BandList(
            claim=Claim.SEEN,
            artifact=ARTIFACT,
            bands=frozenset({band}),
            complete=frozenset(),
            detail="NAS Get RF Band Information (0x0031)",
            note=f"serving cell, channel {channel}",
        )
        for band, channel in found
    ]


_RADIO = {0x04: Rat.GSM, 0x05: Rat.UMTS, 0x08: Rat.LTE, 0x0C: Rat.NR}
