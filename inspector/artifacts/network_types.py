"""What a mask or a mode allows, in the generations a user knows: 2G to 5G.

Android writes one thing in four ways: a mask of network types, the older mask of RIL technologies, names, and the
modes of the old setting. All are wishes or permissions; none says what the hardware can do. Source: android-formats,
6.3 and 6.4 (TelephonyManager, RadioAccessFamily, RILConstants, API 24 to 36).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Generation(StrEnum):
    """What the switch in a phone's settings is called by."""

    G2 = "2G"
    G3 = "3G"
    G4 = "4G"
    G5 = "5G"


_TECHNOLOGIES = {
    Generation.G2: ("GPRS", "EDGE", "GSM", "CDMA", "1XRTT", "IS95A", "IS95B"),
    Generation.G3: (
        "UMTS", "WCDMA", "HSDPA", "HSUPA", "HSPA", "HSPAP", "HSPA+", "TD_SCDMA", "TDSCDMA",
        "EVDO", "EVDO_0", "EVDO_A", "EVDO_B", "EHRPD", "CDMA - EVDO REV. 0", "CDMA - EVDO REV. A",
        "CDMA - EVDO REV. B", "CDMA - EHRPD",
    ),
    Generation.G4: ("LTE", "LTE_CA"),
    Generation.G5: ("NR",),
}  # fmt: skip
# Wi-Fi calling, a network that is gone, and satellites: no switch of a user names them.
_OF_NO_GENERATION = ("IWLAN", "IDEN", "NB_IOT_NTN")
_BY_NAME: Mapping[str, Generation | None] = MappingProxyType(
    {name: generation for generation, names in _TECHNOLOGIES.items() for name in names}
    | dict.fromkeys(_OF_NO_GENERATION)
    | {"CDMA - 1XRTT": Generation.G2}
)

# TelephonyManager.NETWORK_TYPE_*, from 1.
_NETWORK_TYPES = (
    "GPRS", "EDGE", "UMTS", "CDMA", "EVDO_0", "EVDO_A", "1XRTT", "HSDPA", "HSUPA", "HSPA", "IDEN", "EVDO_B", "LTE",
    "EHRPD", "HSPAP", "GSM", "TD_SCDMA", "IWLAN", "LTE_CA", "NR", "NB_IOT_NTN",
)  # fmt: skip

# ServiceState.RIL_RADIO_TECHNOLOGY_*, from 1.
_RIL_TECHNOLOGIES = (
    "GPRS", "EDGE", "UMTS", "IS95A", "IS95B", "1XRTT", "EVDO_0", "EVDO_A", "HSDPA", "HSUPA", "HSPA", "EVDO_B", "EHRPD",
    "LTE", "HSPAP", "GSM", "TD_SCDMA", "IWLAN", "LTE_CA", "NR",
)  # fmt: skip

# RILConstants.NETWORK_MODE_*, from 0.
_MODES = (
    "GSM WCDMA", "GSM", "WCDMA", "GSM WCDMA", "CDMA EVDO", "CDMA", "EVDO", "CDMA EVDO GSM WCDMA",
    "LTE CDMA EVDO", "LTE GSM WCDMA", "LTE CDMA EVDO GSM WCDMA", "LTE", "LTE WCDMA",
    "TDSCDMA", "TDSCDMA WCDMA", "LTE TDSCDMA", "TDSCDMA GSM", "LTE TDSCDMA GSM", "TDSCDMA GSM WCDMA",
    "LTE TDSCDMA WCDMA", "LTE TDSCDMA GSM WCDMA", "TDSCDMA CDMA EVDO GSM WCDMA", "LTE TDSCDMA CDMA EVDO GSM WCDMA",
    "NR", "NR LTE", "NR LTE CDMA EVDO", "NR LTE GSM WCDMA", "NR LTE CDMA EVDO GSM WCDMA", "NR LTE WCDMA",
    "NR LTE TDSCDMA", "NR LTE TDSCDMA GSM", "NR LTE TDSCDMA WCDMA", "NR LTE TDSCDMA GSM WCDMA",
    "NR LTE TDSCDMA CDMA EVDO GSM WCDMA",
)  # fmt: skip

_LONGEST_LIST = 1024


def of_mask(mask: int) -> frozenset[Generation] | None:
    """Of a NETWORK_TYPE mask, bit ``1 << type - 1`` (Android 10 and later; ``allowedNetworkTypesForReasons``).

    None for 0, -1 and a mask of bits nobody knows. A mask of Wi-Fi calling alone allows no generation: an empty set.
    """
    return _of_bits(mask, _NETWORK_TYPES, first_bit=0)


def of_hal_mask(mask: int) -> frozenset[Generation] | None:
    """Of a mask of RIL technologies, bit ``1 << technology`` (RadioAccessFamily of Android 7 to 9, and the HAL's)."""
    return _of_bits(mask, _RIL_TECHNOLOGIES, first_bit=1)


def of_names(text: str) -> frozenset[Generation] | None:
    """Of ``GPRS|EDGE|LTE|NR``, as ``cmd phone get-allowed-network-types-for-users`` prints it.

    None for ``UNKNOWN``, an empty or overlong text, and a list in which any name is not one of Android's: what it
    leaves out would be sold as switched off.
    """
    names = text.strip().upper().split("|") if len(text) <= _LONGEST_LIST else [""]
    return _together(names) if all(name in _BY_NAME for name in names) else None


def of_mode(mode: int) -> frozenset[Generation] | None:
    """Of a RILConstants.NETWORK_MODE, 0 to 33 (``preferred_network_mode``, ``ro.telephony.default_network``)."""
    return _together(_MODES[mode].split()) if 0 <= mode < len(_MODES) else None


def _of_bits(mask: int, names: tuple[str, ...], *, first_bit: int) -> frozenset[Generation] | None:
    if mask <= 0:
        return None
    allowed = [name for bit, name in enumerate(names, first_bit) if mask >> bit & 1]
    return _together(allowed) if allowed else None


def _together(names: Iterable[str]) -> frozenset[Generation]:
    return frozenset(generation for name in names if (generation := _BY_NAME[name]))
