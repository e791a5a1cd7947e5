"""``mmcli -m N`` (ModemManager): the bands the modem supports and the current ones.

Read are the layout of today (``utran-1``), the old one (quotes, ``u2100``, ``eutran-iii``), ``-K`` (key and value) and
``-J`` (JSON). ModemManager drops bands for which it has no name, so no list counts as complete.
"""

import re

from inspector.artifacts.qualcomm.band_classes import band_named
from inspector.artifacts.text import decode
from inspector.bands import Band, Rat
from inspector.claims import BandList, Claim
from inspector.problems import Problem

ARTIFACT = "mmcli"

_SECTION = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9 /]{0,30}?)?\s*\|\s*(?:([A-Za-z][A-Za-z /()]{0,40}?)\s?:\s?)?(.*)$")
_KEY_VALUE = re.compile(r"\s*modem\.generic\.(supported|current)-bands\.value\[\d+\]\s*:\s*(\S{1,40})")
_JSON = re.compile(r"\"(supported|current)-bands\"\s*:\s*\[([^\]]{0,20000})\]")
_REMARK = re.compile(r"\s(?:%%|&&|##|//).*$")
_WORD = re.compile(r"[a-z0-9-]{2,40}")
_CLAIM = {"supported": Claim.DECLARED, "current": Claim.ENABLED}

_NAMED = {
    "egsm": Band(Rat.GSM, 900),
    "dcs": Band(Rat.GSM, 1800),
    "pcs": Band(Rat.GSM, 1900),
    "u2100": Band(Rat.UMTS, 1),
    "u1900": Band(Rat.UMTS, 2),
    "u1800": Band(Rat.UMTS, 3),
    "u17iv": Band(Rat.UMTS, 4),
    "u850": Band(Rat.UMTS, 5),
    "u800": Band(Rat.UMTS, 6),
    "u2600": Band(Rat.UMTS, 7),
    "u900": Band(Rat.UMTS, 8),
    "u17ix": Band(Rat.UMTS, 9),
}
_GSM = re.compile(r"g(\d{3})", re.ASCII)
_UTRAN = re.compile(r"utran-(\d{1,2})", re.ASCII)
_ROMAN = re.compile(r"eutran-([ivxl]{1,8})", re.ASCII)
_CDMA = re.compile(r"cdma-bc(\d{1,2})(?:-[a-z0-9-]*)?", re.ASCII)
_FIGURES = {"i": 1, "v": 5, "x": 10, "l": 50}


def parse(raw: bytes) -> tuple[tuple[BandList, ...], list[Problem]]:
    """``supported`` is declared, ``current`` is enabled. Never raises."""
    text, problems = decode(raw, ARTIFACT)
    names: dict[str, list[str]] = {"supported": [], "current": []}
    for match in _JSON.finditer(text):
        names[match[1]] += _WORD.findall(match[2].casefold())
    section = key = ""
    for line in text.split("\n"):
        pair = _KEY_VALUE.match(line[:200])
        if pair:
            names[pair[1]].append(pair[2].casefold())
            continue
        row = _SECTION.match(_REMARK.sub("", line[:2000]))
        if row is None:
            # A terminal folded the list: the rest follows without the bar.
            if (
                line.strip()
                and not line.strip().startswith("--")
                and section == "bands"
                and key in names
                and "|" not in line
            ):
                names[key] += _WORD.findall(line[:2000].casefold())
            continue
        section, key = (row[1] or section).strip().casefold(), (row[2] or key).strip().casefold()
        if section == "bands" and key in names:
            names[key] += _WORD.findall(row[3].casefold())
    lists = (_list(key, found) for key, found in names.items())
    return tuple(said for said in lists if said is not None), problems


def _list(key: str, names: list[str]) -> BandList | None:
    bands = frozenset(band for name in names if (band := _band(name)) is not None)
    if not bands:
        return None
    return BandList(
        claim=_CLAIM[key], artifact=ARTIFACT, bands=bands, complete=frozenset(), detail=f"mmcli, Bands, {key}"
    )


def _band(name: str) -> Band | None:
    if name in _NAMED:
        return _NAMED[name]
    for pattern, rat in ((_GSM, Rat.GSM), (_UTRAN, Rat.UMTS), (_CDMA, Rat.CDMA)):
        match = pattern.fullmatch(name)
        if match:
            return Band(rat, int(match[1]))
    roman = _ROMAN.fullmatch(name)
    return Band(Rat.LTE, _roman(roman[1])) if roman else band_named(name)


def _roman(figures: str) -> int:
    values = [_FIGURES[figure] for figure in figures]
    return sum(-v if v < max(values[place:]) else v for place, v in enumerate(values))
