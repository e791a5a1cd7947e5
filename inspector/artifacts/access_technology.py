"""The many names of a radio technology, reduced to its family.

Sources: ServiceState.rilRadioTechnologyToString, TelephonyManager.getNetworkTypeName (android/telephony,
API 8 to 36), and what vendors print instead.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

IWLAN = "IWLAN"
"""Calls and data through a Wi-Fi network: a registration without a cell."""

_NAMES = {
    "GSM": ("GSM", "GPRS", "EDGE"),
    "UMTS": (
        "UMTS", "WCDMA", "HSDPA", "HSUPA", "HSPA", "HSPAP", "HSPAPLUS", "HSDPAPLUS", "DCHSDPA",
        "DCHSPA", "DCHSPAP", "DCHSPAPLUS",
    ),
    "TDSCDMA": ("TDSCDMA", "TDHSDPA", "TDHSUPA"),
    "CDMA": (
        "CDMA", "CDMA1XRTT", "1XRTT", "ONEXRTT", "CDMAIS95A", "CDMAIS95B", "IS95A", "IS95B",
        "EVDO", "EVDO0", "EVDOA", "EVDOB", "EVDOREV0",
        "EVDOREVA", "EVDOREVB", "CDMAEVDOREV0", "CDMAEVDOREVA", "CDMAEVDOREVB", "EHRPD", "CDMAEHRPD",
    ),
    # NR_NSA is what some vendors call LTE with an NR leg; the registration is LTE's.
    "LTE": ("LTE", "LTECA", "LTEPLUS", "NRNSA"),
    "NR": ("NR", "NRSA"),
    IWLAN: ("IWLAN",),
}  # fmt: skip
_FAMILY = {name: family for family, names in _NAMES.items() for name in names}
_DECORATION = re.compile(r"[\s_.\-]+")


def _numbered(**families: tuple[int, ...]) -> Mapping[int, str]:
    return MappingProxyType({number: family for family, numbers in families.items() for number in numbers})


RIL_TECHNOLOGY = _numbered(
    GSM=(1, 2, 16),
    UMTS=(3, 9, 10, 11, 15),
    CDMA=(4, 5, 6, 7, 8, 12, 13),
    LTE=(14, 19),
    TDSCDMA=(17,),
    IWLAN=(18,),
    NR=(20,),
)
"""ServiceState.RIL_RADIO_TECHNOLOGY_* to family: what stands before the name in ``14(LTE)``."""

NETWORK_TYPE = _numbered(
    GSM=(1, 2, 16),
    UMTS=(3, 8, 9, 10, 15),
    CDMA=(4, 5, 6, 7, 12, 14),
    LTE=(13, 19),
    TDSCDMA=(17,),
    IWLAN=(18,),
    NR=(20,),
)
"""TelephonyManager.NETWORK_TYPE_* to family: ``mRat`` of Android 10. These are not the RIL's numbers."""

_NETWORK_TYPE_OF_RIL = {
    1: 1, 2: 2, 3: 3, 4: 4, 5: 4, 6: 7, 7: 5, 8: 6, 9: 8, 10: 9, 11: 10, 12: 12, 13: 14, 14: 13, 15: 15,
    16: 16, 17: 17, 18: 18, 19: 19, 20: 20,
}  # fmt: skip
_GPRS_AS_NETWORK_TYPE, _GPRS_IN_HAL = 1, 2


def network_types_of_hal(mask: int) -> int:
    """A mask of ``1 << RIL_RADIO_TECHNOLOGY`` (HAL; RadioAccessFamily up to Android 9) as ``1 << NETWORK_TYPE - 1``.

    Source: RILUtils.convertHalNetworkTypeBitMask, RadioAccessFamily (API 24 to 36).
    """
    bits = (kind for technology, kind in _NETWORK_TYPE_OF_RIL.items() if mask >> technology & 1)
    return sum({1 << kind - 1 for kind in bits})


def radio_access_family(mask: int, *, network_types: bool | None) -> int | None:
    """A RadioAccessFamily as network types, whatever its counting; None where that cannot be told.

    ``network_types``: True from Android 10 on, False before, None if not known. Then GPRS tells: a modem that has GSM
    has GPRS, which is bit 0 of network types and bit 1 of the HAL's, where bit 0 means "unknown". A mask that holds
    nothing but bit 0 is what Android fakes for a HAL without an answer.
    """
    if mask <= 1:
        return None
    if network_types is None:
        if not mask & (_GPRS_AS_NETWORK_TYPE | _GPRS_IN_HAL):
            return None
        network_types = bool(mask & _GPRS_AS_NETWORK_TYPE)
    return mask if network_types else network_types_of_hal(mask) or None


def family(name: str | None) -> str | None:
    """GSM, UMTS, TDSCDMA, CDMA, LTE, NR or IWLAN for ``HSPAP``, ``LTE_CA``, ``CDMA - EvDo rev. A``; or None.

    Old builds append the number to the name (``HSPA:11``).
    """
    if not name:
        return None
    plain = name.partition(":")[0].upper().replace("+", "PLUS")
    return _FAMILY.get(_DECORATION.sub("", plain))


def family_of_numbered(value: str) -> str | None:
    """The family of ``14(LTE)``, or of the number in ``20(Unexpected)`` (Android 10 has no name for NR yet)."""
    number, _, name = value.partition("(")
    named = family(name.rstrip(")"))
    if named is None and number.isascii() and number.isdigit() and len(number) < 5:
        return RIL_TECHNOLOGY.get(int(number))
    return named
