"""CellIdentity* objects and the CellInfo lists that hold them.

Source: android/telephony/CellIdentity*.java and CellInfo*.java, API 17 to 36. Cell id, TAC, LAC and PCI say
where the owner is and are not read.
"""

import re

from inspector.artifacts.fields import integer, integers, known, word
from inspector.artifacts.telephony_registry.model import CellIdentity, CellInfo
from inspector.bands.band import Rat

MAX_CELLS = 512
"""Cells of one list that are read; a modem reports a few dozen at most."""

RAT_OF_CLASS = {
    "Gsm": Rat.GSM,
    "Wcdma": Rat.UMTS,
    "Tdscdma": Rat.TDSCDMA,
    "Cdma": Rat.CDMA,
    "Lte": Rat.LTE,
    "Nr": Rat.NR,
}
"""The RAT by what Android's classes end in: CellIdentityWcdma, CellInfoWcdma, CellSignalStrengthWcdma."""

_CHANNEL_KEY = {
    Rat.GSM: "mArfcn",
    Rat.UMTS: "mUarfcn",
    Rat.TDSCDMA: "mUarfcn",
    Rat.LTE: "mEarfcn",
    Rat.NR: "mNrArfcn",
}
_IDENTITY = re.compile(r"CellIdentity(Gsm|Wcdma|Tdscdma|Cdma|Lte|Nr)\s{0,4}:?\s{0,4}\{")
_INFO = re.compile(r"CellInfo(?:Gsm|Wcdma|Tdscdma|Cdma|Lte|Nr)\s{0,4}:?\s{0,4}\{")
_AFTER_IDENTITY = re.compile(r"CellSignalStrength|voiceSpecific|dataSpecific|mAdditionalPlmns")


def parse_identity(text: str) -> CellIdentity | None:
    """The first cell identity in the text; None for ``null`` or none."""
    match = _IDENTITY.search(text)
    if match is None:
        return None
    end = _AFTER_IDENTITY.search(text, match.end())
    body = text[match.end() : end.start() if end else len(text)]
    rat = RAT_OF_CLASS[match[1]]
    key = _CHANNEL_KEY.get(rat)
    return CellIdentity(
        rat=rat,
        channel=known(body, key) if key else None,
        bands=integers(body, "mBands"),
        bandwidth_khz=known(body, "mBandwidth"),
        plmn=_plmn(body),
    )


def _plmn(body: str) -> str | None:
    """MCC and MNC as printed, where the MNC's length is known.

    From API 28 both are strings. Before, both are integers in front of everything else, so ``mMnc=1`` can
    be 01 or 001 and only a three-digit one is sure.
    """
    mcc, mnc = word(body, "mMcc"), word(body, "mMnc")
    if not (_digits(mcc) and _digits(mnc)) or mcc is None or mnc is None or len(mcc) != 3:
        return None
    as_integers = body.lstrip().startswith("mMcc") and "mAlpha" not in body
    return mcc + mnc if len(mnc) == 3 or (len(mnc) == 2 and not as_integers) else None


def _digits(text: str | None) -> bool:
    return bool(text) and str(text).isascii() and str(text).isdigit()


def parse_infos(value: str) -> tuple[CellInfo, ...] | None:
    """``mCellInfo``: None for ``null``, else every cell that has an identity, up to MAX_CELLS."""
    if value.startswith("null"):
        return None
    infos = [_info(text) for text in cell_texts(value)]
    return tuple(info for info in infos if info is not None)


def cell_texts(value: str) -> list[str]:
    """The text of each CellInfo of a list, up to MAX_CELLS."""
    starts = [match.end() for _, match in zip(range(MAX_CELLS + 1), _INFO.finditer(value), strict=False)]
    ends = [*starts[1:], len(value)]
    return [value[start:end] for start, end in zip(starts[:MAX_CELLS], ends, strict=False)]


def _info(text: str) -> CellInfo | None:
    cell = parse_identity(text)
    if cell is None:
        return None
    registered = {"YES": True, "NO": False, "true": True, "false": False}.get(word(text, "mRegistered") or "")
    status = integer(text, "mCellConnectionStatus")
    return CellInfo(cell=cell, registered=registered, status=status if status in (0, 1, 2) else None)
