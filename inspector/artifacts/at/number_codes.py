"""The number codes of Fibocom and Intel: UMTS below 100, LTE plus 100, NR after 50, GSM in MHz."""

import re

from inspector.bands import Band, Rat, info

_GSM = frozenset({850, 900, 1800, 1900})
_NR = re.compile(r"50(\d{1,3})", re.ASCII)
_LAST_LTE = 99


def band_of_code(code: int) -> Band | None:
    """``4`` is U4, ``103`` is B3, ``5078`` is n78, ``501`` is n1, ``900`` is G900; None for what is no 3GPP band."""
    band = _band(code)
    return band if band is not None and info(band) is not None else None


def _band(code: int) -> Band | None:
    if 0 < code < 100:
        return Band(Rat.UMTS, code)
    if code in _GSM:
        return Band(Rat.GSM, code)
    if 100 < code <= 100 + _LAST_LTE:
        return Band(Rat.LTE, code - 100)
    match = _NR.fullmatch(str(code))
    return Band(Rat.NR, int(match[1])) if match and int(match[1]) else None
