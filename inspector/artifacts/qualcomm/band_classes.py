"""Qualcomm's one numbering of GSM, UMTS and CDMA bands: the bits of its 64-bit masks and libqmi's names of them.

QmiDmsBandCapability and QmiNasBandPreference (libqmi, ``qmi-enums-dms.h``, ``qmi-enums-nas.h``); NV 441, 946, 1877 and
2954, policyman's ``gw_bands``, Huawei's and Sierra's masks have the same bits.
"""

import re

from inspector.artifacts.masks import bits
from inspector.bands import Band, Rat

_GSM = {7: 1800, 8: 900, 9: 900, 16: 450, 17: 480, 18: 750, 19: 850, 20: 900, 21: 1900}
_UMTS = {22: 1, 23: 2, 24: 3, 25: 4, 26: 5, 27: 6, 48: 7, 49: 8, 50: 9, 60: 19, 61: 11}
_CDMA = {
    0: 0, 1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 10: 6, 11: 7, 12: 8, 13: 9, 14: 10, 15: 11,
    28: 12, 29: 14, 31: 15, 56: 16, 57: 17, 58: 18, 59: 19,
}  # fmt: skip
_BAND = {
    **{bit: Band(Rat.GSM, mhz) for bit, mhz in _GSM.items()},
    **{bit: Band(Rat.UMTS, number) for bit, number in _UMTS.items()},
    **{bit: Band(Rat.CDMA, number) for bit, number in _CDMA.items()},
}

# "gsm-pcs-1900" and "wcdma-pcs-1900" are told apart by their first word; the names changed between versions.
_GSM_NAMES = {
    "gsm-450": 450,
    "gsm-480": 480,
    "gsm-750": 750,
    "gsm-850": 850,
    "gsm-900-primary": 900,
    "gsm-900-extended": 900,
    "gsm-900-railways": 900,
    "gsm-dcs-1800": 1800,
    "gsm-pcs-1900": 1900,
}
_UMTS_NAMES = {
    "wcdma-2100": 1,
    "wcdma-pcs-1900": 2,
    "wcdma-dcs-1800": 3,
    "wcdma-1700-us": 4,
    "wcdma-850": 5,
    "wcdma-850-us": 5,
    "wcdma-800": 6,
    "wcdma-2600": 7,
    "wcdma-900": 8,
    "wcdma-1700-japan": 9,
    "wcdma-1500": 11,
    "wcdma-1500-japan": 11,
    "wcdma-850-japan": 19,
}
_CDMA_NAME = re.compile(r"bc-?(\d{1,2})(?:-[a-z0-9-]*)?", re.ASCII)
_NUMBERED = re.compile(r"(eutran|ngran|nr5g)-(\d{1,3})", re.ASCII)


def bands_of_mask(mask: int) -> frozenset[Band]:
    """The bands of a 64-bit mask; bits without a meaning are passed over."""
    return frozenset(_BAND[place] for place in bits(mask) if place in _BAND)


def unnamed_bits(mask: int) -> int:
    """How many bits are set that mean nothing: in an "all ones" mask there are many."""
    return sum(place not in _BAND for place in bits(mask))


def band_named(name: str) -> Band | None:
    """``wcdma-pcs-1900`` is U2, ``bc-0-a-system`` BC0, ``eutran-3`` B3, ``nr5g-41`` n41; None for another name."""
    name = name.strip().casefold()
    if name in _GSM_NAMES:
        return Band(Rat.GSM, _GSM_NAMES[name])
    if name in _UMTS_NAMES:
        return Band(Rat.UMTS, _UMTS_NAMES[name])
    match = _NUMBERED.fullmatch(name)
    if match:
        return Band(Rat.LTE if match[1] == "eutran" else Rat.NR, int(match[2])) if int(match[2]) else None
    match = _CDMA_NAME.fullmatch(name)
    return Band(Rat.CDMA, int(match[1])) if match else None
