"""The JSON of HandyMenny's uecapabilityparser: one object for a message, or several in a list or an object."""

import json
import re
from collections.abc import Iterator
from typing import Any

from inspector.artifacts.uecap.said import Said
from inspector.bands import Band, Rat, info
from inspector.claims import Claim
from inspector.combinations import Combination, Component, Kind, combination

SOURCE = "uecapabilityparser"
KEYS = ("lteBands", "nrBands", "nrNsaBandsEutra", "nrSaBandsEutra", "lteca", "nrca", "endc", "nrdc")
"""An object with one of these is of this format."""

_LISTS = {
    "lteBands": Rat.LTE,
    "nrBands": Rat.NR,
    "nrNsaBandsEutra": Rat.NR,
    "nrSaBandsEutra": Rat.NR,
}
_KINDS = {"lteca": Kind.LTE_CA, "nrca": Kind.NR_CA, "endc": Kind.EN_DC, "nrdc": Kind.NR_DC}
# What was parsed (its LogType), where that was no message of the phone.
_BUILT = frozenset({"Q", "QLTE", "QNR", "E", "RF", "M"})
_ALLOWED = frozenset({"C", "CNR", "SHNR", "SHLTE"})
_DEEPEST = 4
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\0\s]*[{\[]")


def read(raw: bytes) -> tuple[list[Said], bool]:
    """What every object says; whether the bytes were JSON at all: an object or a list."""
    if not _BEGINNING.match(raw):
        return [], False
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError):
        return [], False
    return [said for one in _objects(document, 0) if (said := _said(one))], True


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict) and any(key in value for key in KEYS):
        yield value
    elif isinstance(value, dict | list):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _objects(inside, depth + 1)


def _said(value: dict[str, Any]) -> Said | None:
    lists = {key: set(_bands(value.get(key), rat)) for key, rat in _LISTS.items()}
    claim = _claim(value.get("logType"), listed=any(lists.values()))
    combinations = tuple(one for key, kind in _KINDS.items() for one in _combinations(value.get(key), kind))
    stated = {band for bands in lists.values() for band in bands}
    # Without any list of single bands (a table, or EN-DC alone) the combinations are all that names bands.
    bands = stated or {part.band for one in combinations for part in one.components}
    if not bands:
        return None
    asked, filtered = _filters(value.get("ueCapFilters"))
    complete = _complete(lists) - filtered if claim is Claim.DECLARED else set()
    return Said(
        claim=claim,
        source=SOURCE,
        bands=frozenset(bands),
        fields=tuple(key for key, inside in lists.items() if inside),
        complete=frozenset(complete),
        asked=frozenset(asked),
        combinations=combinations,
    )


def _claim(kind: Any, *, listed: bool) -> Claim:
    """Combinations of an unknown origin may be a table of the firmware: the weaker word."""
    if not isinstance(kind, str) or not kind:
        return Claim.DECLARED if listed else Claim.BUILT
    if kind in _BUILT:
        return Claim.BUILT
    return Claim.ALLOWED if kind in _ALLOWED else Claim.DECLARED


def _complete(lists: dict[str, set[Band]]) -> set[Rat]:
    """As for the containers themselves: NR's own list, or both of those in the LTE container."""
    nr = lists["nrBands"] or (lists["nrNsaBandsEutra"] and lists["nrSaBandsEutra"])
    return ({Rat.LTE} if lists["lteBands"] else set()) | ({Rat.NR} if nr else set())


def _filters(value: Any) -> tuple[set[Band], set[Rat]]:
    """Bands that the network asked for, and the RATs whose list they shorten."""
    asked: set[Band] = set()
    filtered: set[Rat] = set()
    for one in value if isinstance(value, list) else ():
        if not isinstance(one, dict):
            continue
        bands = {*_bands(one.get("lteBands"), Rat.LTE), *_bands(one.get("nrBands"), Rat.NR)}
        if bands:
            # The LTE container lists NR bands as well, under the same filter.
            filtered |= {Rat.LTE, Rat.NR} if str(one.get("rat", "")).upper() == "EUTRA" else {Rat.NR}
        asked |= bands
    return asked, filtered


def _bands(value: Any, rat: Rat) -> Iterator[Band]:
    """Each ``{"band": 3}``, in older versions the number itself."""
    for entry in value if isinstance(value, list) else ():
        number = entry.get("band") if isinstance(entry, dict) else entry
        if isinstance(number, int) and not isinstance(number, bool) and info(Band(rat, number)):
            yield Band(rat, number)


def _combinations(value: Any, kind: Kind) -> Iterator[Combination]:
    for entry in value if isinstance(value, list) else ():
        parts = [
            part
            for key, inside in (entry.items() if isinstance(entry, dict) else ())
            if key.startswith("components")
            for part in _components(inside, Rat.LTE if kind is Kind.LTE_CA or key.endswith("Lte") else Rat.NR)
        ]
        if parts:
            yield combination(kind, parts)


def _components(value: Any, rat: Rat) -> Iterator[Component]:
    for entry in value if isinstance(value, list) else ():
        for band in _bands([entry], rat):
            downlink, uplink = (_class(entry, key) for key in ("bwClassDl", "bwClassUl"))
            yield Component(band, downlink, uplink)


def _class(entry: Any, key: str) -> str:
    found = entry.get(key) if isinstance(entry, dict) else None
    return found if isinstance(found, str) and len(found) == 1 and "A" <= found <= "Z" else ""
