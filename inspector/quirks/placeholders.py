"""Words and numbers that stand for "nothing": they come out as None."""

import re
from collections.abc import Iterable

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


def plmn_of_operator(members: Iterable[str]) -> str | None:
    """The PLMN of an OPERATOR answer: long name, short name, numeric. It is the first of its form from the third on.

    Seen: HTC EVO 4G (Android 2.2) answers ``{Sprint, Sprint, 31000, 7}``, with one member more than ril.h has; a name
    with commas makes more members too, and an unknown one is its own numeric (``{99970, 99970, 99970}``).
    Worked: ``Testnet, Tn, 99970, 7`` is 99970; ``Test, net, Tn, 99970`` is 99970; two blanks and ``311580`` are 311580.
    """
    behind = [member.strip() for member in members][2:]
    return next((plmn_or_none(member) for member in behind if _PLMN.fullmatch(member)), None)
