"""What a decoded UE capability container says: its band lists, the network's filter, the combinations.

Values are as pycrate gives them: a sequence is a dict, a list a list, a choice a pair. TS 36.331 6.3.6
(UE-EUTRA-Capability) and TS 38.331 6.3.3 (UE-NR-Capability, UE-MRDC-Capability).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from inspector.artifacts.uecap.messages import Pdu
from inspector.artifacts.uecap.said import Said
from inspector.bands import Band, Rat
from inspector.claims import Claim
from inspector.combinations import Combination, Component, Kind, combination

NAMES = {Pdu.EUTRA: "UE-EUTRA-Capability", Pdu.NR: "UE-NR-Capability", Pdu.EUTRA_NR: "UE-MRDC-Capability"}
"""What each container is called in the standard."""

_PLACEHOLDER = 64
"""maxFBI of TS 36.331: the number stands in the v9e0 or v1090 list at the same place."""


def said(kind: Pdu, value: Any) -> Said:
    """One container. ``kind`` is EUTRA, NR or EUTRA_NR."""
    read = {Pdu.EUTRA: _eutra, Pdu.NR: _nr, Pdu.EUTRA_NR: _mrdc}[kind]
    return read(NAMES[kind], value if isinstance(value, dict) else {})


def _eutra(source: str, value: dict[str, Any]) -> Said:
    lte, whole = _lte_bands(value)
    nsa = _nr_bands(value, "supportedBandListEN-DC-r15")
    sa = _nr_bands(value, "supportedBandListNR-SA-r15")
    asked = _numbers(Rat.LTE, _all(value, "requestedBands-r11"))
    lists = {
        "supportedBandListEUTRA": lte,
        "supportedBandListEN-DC": nsa,
        "supportedBandListNR-SA": sa,
        **_older(value),
    }
    complete = {Rat.GSM, Rat.UMTS} & {band.rat for bands in lists.values() for band in bands}
    if not any(True for _ in _every(value, "requestedBands-r11")):
        complete |= {Rat.LTE} if lte and whole else set()
        # Bands that NR uses by itself are in one list, those beside LTE in the other: only both are all of NR.
        complete |= {Rat.NR} if nsa and sa else set()
    return _container(source, lists, complete, asked, _lte_combinations(value))


def _nr(source: str, value: dict[str, Any]) -> Said:
    bands = _nr_bands(value, "supportedBandListNR")
    asked, filtered = _applied_filter(value)
    complete = {Rat.NR} if bands and not filtered else set()
    return _container(source, {"supportedBandListNR": bands}, complete, asked, _nr_combinations(value, Kind.NR_CA))


def _mrdc(source: str, value: dict[str, Any]) -> Said:
    """Bands stand only in its combinations, and only those that the filter lets through: never a complete list."""
    combinations = tuple(_nr_combinations(value, Kind.EN_DC))
    bands = {part.band for one in combinations for part in one.components}
    return _container(source, {"supportedBandCombinationList": bands}, set(), _applied_filter(value)[0], combinations)


def _container(
    source: str,
    lists: dict[str, set[Band]],
    complete: set[Rat],
    asked: set[Band],
    combinations: Iterable[Combination],
) -> Said:
    return Said(
        claim=Claim.DECLARED,
        source=source,
        bands=frozenset(band for bands in lists.values() for band in bands),
        fields=tuple(name for name, bands in lists.items() if bands),
        complete=frozenset(complete),
        asked=frozenset(asked),
        combinations=tuple(dict.fromkeys(combinations)),
    )


def _lte_bands(value: dict[str, Any]) -> tuple[set[Band], bool]:
    """The bands, and whether every place holds a real number: 64 is a placeholder for what v9e0 names."""
    plain = [_number(entry, "bandEUTRA") for entry in _first(value, "supportedBandListEUTRA")]
    real = [_number(entry, "bandEUTRA-v9e0") for entry in _first(value, "supportedBandListEUTRA-v9e0")]
    real += [None] * (len(plain) - len(real))
    numbers = [high if low == _PLACEHOLDER else low for low, high in zip(plain, real, strict=False)]
    return _numbers(Rat.LTE, numbers), None not in numbers


def _nr_bands(value: dict[str, Any], key: str) -> set[Band]:
    # bandNR-r15 inside the LTE container, bandNR in NR's own.
    return _numbers(Rat.NR, (_number(entry, "bandNR") for entry in _all(value, key)))


def _applied_filter(value: dict[str, Any]) -> tuple[set[Band], bool]:
    entries = list(_all(value, "appliedFreqBandListFilter"))
    inside = [entry[1] for entry in entries if isinstance(entry, tuple) and len(entry) == 2]
    asked = _numbers(Rat.LTE, (_number(one, "bandEUTRA") for one in inside))
    return asked | _numbers(Rat.NR, (_number(one, "bandNR") for one in inside)), bool(entries)


# SupportedBandGERAN; every GSM 900 is one band here, as everywhere.
_GERAN = {
    "gsm450": 450,
    "gsm480": 480,
    "gsm710": 710,
    "gsm750": 750,
    "gsm810": 810,
    "gsm850": 850,
    "gsm900P": 900,
    "gsm900E": 900,
    "gsm900R": 900,
    "gsm1800": 1800,
    "gsm1900": 1900,
}
# TS 25.102, 5.2: band a and b are two ranges each; which of them a phone has is not said, so they are left out.
_UTRA_TDD = {"c": 37, "d": 38, "e": 40, "f": 39}


def _older(value: dict[str, Any]) -> dict[str, set[Band]]:
    """What the LTE container says of 2G and 3G."""
    gsm = (_GERAN.get(str(name).split("-")[0]) for name in _all(value, "supportedBandListGERAN"))
    umts = (_roman(str(name)) for name in _all(value, "supportedBandListUTRA-FDD"))
    tdscdma = (_UTRA_TDD.get(str(name)) for name in _all(value, "supportedBandListUTRA-TDD128"))
    cdma = [*_all(value, "supportedBandListHRPD"), *_all(value, "supportedBandList1XRTT")]
    return {
        "supportedBandListGERAN": _numbers(Rat.GSM, gsm),
        "supportedBandListUTRA-FDD": _numbers(Rat.UMTS, umts),
        "supportedBandListUTRA-TDD128": _numbers(Rat.TDSCDMA, tdscdma),
        "supportedBandListHRPD and 1XRTT": _numbers(Rat.CDMA, (_band_class(str(name)) for name in cdma), zero=True),
    }


def _roman(name: str) -> int | None:
    """``bandVIII`` and ``bandXXV-9a0`` of SupportedBandUTRA-FDD."""
    letters = name.removeprefix("band").split("-")[0]
    values = [{"I": 1, "V": 5, "X": 10}.get(letter, 0) for letter in letters]
    following = [*values[1:], 0]
    number = sum(-one if one < after else one for one, after in zip(values, following, strict=True)) if values else 0
    return number if all(values) else None


def _band_class(name: str) -> int | None:
    digits = name.removeprefix("bc").split("-")[0]
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 3 else None


def _lte_combinations(value: dict[str, Any]) -> Iterator[Combination]:
    """From the first list (TS 36.331, r10, real numbers in v1090), the additional one (r11) and the reduced one."""
    real = _first(value, "supportedBandCombination-v1090")
    for place, parts in enumerate(_first(value, "supportedBandCombination-r10")):
        high = real[place] if place < len(real) else []
        yield from _combination(Kind.LTE_CA, parts, high if isinstance(high, list) else [])
    for key in ("bandParameterList-r11", "bandParameterList-r13"):
        for parts in _every(value, key):
            yield from _combination(Kind.LTE_CA, parts, [])


def _nr_combinations(value: dict[str, Any], kind: Kind) -> Iterator[Combination]:
    for parts in _every(value, "bandList"):
        yield from _combination(kind, parts, [])


def _combination(kind: Kind, parts: Any, high: list[Any]) -> Iterator[Combination]:
    """None where a band's number is not known: half a combination would be a lie."""
    components = []
    for place, part in enumerate(parts if isinstance(parts, list) else []):
        inside = part[1] if isinstance(part, tuple) and len(part) == 2 else part
        band = _band(inside, _number(high[place], "bandEUTRA-v1090") if place < len(high) else None)
        if band is None:
            return
        components.append(Component(band, _class(inside, "DL"), _class(inside, "UL")))
    if components:
        yield combination(kind, components)


def _band(part: Any, high: int | None) -> Band | None:
    nr = _number(part, "bandNR")
    if nr is not None:
        return Band(Rat.NR, nr)
    keys = [key for key in part if key.startswith("bandEUTRA")] if isinstance(part, dict) else []
    number = _number(part, keys[0]) if keys else None
    if number == _PLACEHOLDER:
        number = high
    return None if number is None else Band(Rat.LTE, number)


def _class(part: Any, direction: str) -> str:
    prefix = f"ca-BandwidthClass{direction}"
    for key, inside in _pairs(part):
        if key.startswith(prefix) and isinstance(inside, str) and len(inside.split("-")[0]) == 1:
            return inside[0].upper()
    return ""


def _number(entry: Any, key: str) -> int | None:
    found = entry.get(key, entry.get(f"{key}-r15")) if isinstance(entry, dict) else None
    return found if isinstance(found, int) else None


def _numbers(rat: Rat, numbers: Iterable[Any], zero: bool = False) -> set[Band]:
    return {Band(rat, number) for number in numbers if isinstance(number, int) and (number > 0 or zero)}


def _first(value: dict[str, Any], key: str) -> list[Any]:
    return next((found for found in _every(value, key) if isinstance(found, list)), [])


def _all(value: Any, key: str) -> Iterator[Any]:
    """The entries of every list of that name, wherever it stands: releases move them from extension to extension."""
    for found in _every(value, key):
        yield from found if isinstance(found, list) else ()


def _every(value: Any, key: str) -> Iterator[Any]:
    return (inside for name, inside in _pairs(value) if name == key)


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    """Every named value at any depth, outer before inner, in order; without recursion: the bytes choose the depth."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield from one.items()
            waiting += reversed(list(one.values()))
        elif isinstance(one, list | tuple):
            waiting += reversed(one)
