"""Signal strengths in dBm: what ``mSignalStrength`` and ``mCellInfo`` of the current state say, slot by slot.

Source: android/telephony/SignalStrength.java and CellSignalStrength*.java, API 8 to 36. One number a RAT: RSRP for LTE
and NR (ss, else csi), RSCP for UMTS and TD-SCDMA, RSSI for GSM and where a UMTS phone tells no RSCP, the weaker of 1x
and EV-DO for CDMA (SignalStrength.getDbm). What is outside the range of TS 27.007, 8.69, is no measurement.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from inspector.artifacts.fields import integer
from inspector.artifacts.telephony_registry.cell_identity import RAT_OF_CLASS, cell_texts, parse_identity
from inspector.artifacts.telephony_registry.layout import ARTIFACT, lay_out
from inspector.artifacts.telephony_registry.model import CellIdentity
from inspector.artifacts.text import decode
from inspector.bands.band import Rat
from inspector.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredCell:
    """One cell of ``mCellInfo`` and how strong it is; ``dbm`` is None where the phone does not say."""

    cell: CellIdentity
    dbm: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What one slot measures: the strength of what it is registered on, by RAT, and that of every listed cell."""

    serving: Mapping[Rat, int]
    cells: tuple[MeasuredCell, ...]


_RSSI = range(-113, -50)
_RANGE = {
    "rsrp": range(-140, -42),
    "nr": range(-156, -30),
    "rscp": range(-120, -23),
    "cdma": range(-119, -1),
}
_STRENGTH = re.compile(r"CellSignalStrength(Gsm|Wcdma|Tdscdma|Cdma|Lte|Nr)\b[^=]{0,8}(?=[\s{:])")
_ROW = re.compile(r"SignalStrength:((?: -?\d{1,10}){7,24})(?= )", re.ASCII)


def strength(raw: bytes) -> Mapping[int, Signal]:
    """What each slot measures now. Never raises; a slot that tells nothing has an empty Signal."""
    text, _ = decode(raw, ARTIFACT)
    layout, _ = lay_out(text)
    return MappingProxyType({slot: _signal(fields) for slot, fields in sorted(layout.slots.items())})


def _signal(fields: Mapping[str, str]) -> Signal:
    value = fields.get("mSignalStrength", "")
    row = _ROW.match(value)
    found = _of_row([int(number) for number in row[1].split()]) if row else _of_objects(value)
    serving = {rat: dbm for rat, dbm in found if dbm is not None}
    return Signal(serving=MappingProxyType(serving), cells=tuple(_cells(fields.get("mCellInfo", ""))))


def _of_row(row: list[int]) -> Iterator[tuple[Rat, int | None]]:
    """Android up to 9: numbers in a row, more of them with each version (7, 12, 13, 14, 17).

    The first number is GSM's or UMTS's, whichever the phone is on.
    """
    gsm_or_umts = _asu(row[0])
    yield Rat.GSM, gsm_or_umts
    yield Rat.UMTS, (_within("rscp", row[16]) if len(row) == 17 else None) or gsm_or_umts
    yield Rat.CDMA, _weaker(row[2], row[4])
    if len(row) >= 12:
        yield Rat.LTE, _within("rsrp", row[8])
    place = {13: 12, 14: 13, 17: 13}.get(len(row))
    if place is not None:
        yield Rat.TDSCDMA, _within("rscp", row[place])


def _of_objects(value: str) -> Iterator[tuple[Rat, int | None]]:
    """Android 10 and later: one CellSignalStrength* for each RAT; the one named ``primary`` has no fields."""
    matches = list(_STRENGTH.finditer(value, 0, 20_000))
    ends = [match.start() for match in matches[1:]] + [len(value)]
    for match, end in zip(matches, ends, strict=False):
        rat = RAT_OF_CLASS[match[1]]
        # What a closed object ends with stands before the next one; only a cut value ends in a bare number.
        dbm = _dbm(rat, value[match.end() : end])
        if dbm is not None:
            yield rat, dbm


def _cells(value: str) -> Iterator[MeasuredCell]:
    for text in cell_texts(value):
        cell = parse_identity(text)
        if cell is not None:
            match = _STRENGTH.search(text)
            yield MeasuredCell(cell=cell, dbm=_dbm(cell.rat, text[match.end() :]) if match else None)


def _dbm(rat: Rat, body: str) -> int | None:
    match rat:
        case Rat.LTE:
            return _within("rsrp", integer(body, "rsrp"))
        case Rat.NR:
            found = _within("nr", integer(body, "ssRsrp"))
            return found if found is not None else _within("nr", integer(body, "csiRsrp"))
        case Rat.CDMA:
            return _weaker(integer(body, "cdmaDbm"), integer(body, "evdoDbm"))
        case Rat.GSM:
            return _asu(integer(body, "rssi", "ss"))
        case _:
            found = _within("rscp", integer(body, "rscp"))
            return found if found is not None else _asu(integer(body, "rssi", "ss"))


def _within(what: str, value: int | None) -> int | None:
    return value if value is not None and value in _RANGE[what] else None


def _asu(value: int | None) -> int | None:
    """RSSI in dBm, or in ASU of TS 27.007, 8.5, as Android before 10 prints it (0 to 31; 99 is unknown)."""
    if value is None or value in _RSSI:
        return value
    return 2 * value - 113 if 0 <= value <= 31 else None


def _weaker(one: int | None, other: int | None) -> int | None:
    known = [dbm for value in (one, other) if (dbm := _within("cdma", value)) is not None]
    return min(known, default=None)
