"""Words and numbers that stand for "nothing": they come out as None."""

import re

_NOTHING = frozenset({"", "null", "none", "unknown", "<unknown>", "n/a", "not available", "undefined"})
_PLMN = re.compile(r"\d{5,6}", re.ASCII)


def real(value: str | None) -> str | None:
    """A property's value without its placeholder.

    Seen: ``ro.boot.hardware.sku=unknown`` (Samsung SM-P619, Android 14), ``ro.baseband=N/A`` (Rockchip
    rk3399, Android 9), ``gsm.sim.hw_atr1=null`` (Honor View 10, Android 8).
    """
    plain = (value or "").strip()
    return None if plain.casefold() in _NOTHING or not plain.strip("*[]") else plain


def plmn_or_none(value: str | None) -> str | None:
    """A PLMN is five or six digits and its country code is not 000.

    Seen: vivo X9 (Android 7.1.2) prints ``00000`` for an empty slot, in the ServiceState and in
    ``gsm.operator.numeric``.
    """
    plain = (value or "").strip()
    return plain if _PLMN.fullmatch(plain) and not plain.startswith("000") else None
