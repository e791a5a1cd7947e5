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
        "CDMA", "CDMA1XRTT", "1XRTT", "CDMAIS95A", "CDMAIS95B", "EVDO", "EVDO0", "EVDOA", "EVDOB", "EVDOREV0",
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
