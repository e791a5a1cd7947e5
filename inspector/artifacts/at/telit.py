"""Telit ``AT#BND``: GSM and UMTS as numbers that stand for sets of bands, LTE as a mask.

The LTE mask is decimal on older and hexadecimal on newer modules; ``=?`` gives a range whose end is the mask of all. A
fourth field is the mask of LTE from B65 on; with five fields TD-SCDMA stands between. FN980 and FN990 add four masks:
NSA NR to n64 and from n65 on, then the same for SA (AT manuals).
"""

import re

from inspector.artifacts.at.claims import Reading, not_understood, stated
from inspector.artifacts.at.transcript import Answer, Form
from inspector.artifacts.masks import known, numbered
from inspector.bands import Band, Rat

_BETWEEN = re.compile(r",(?![^()]{0,200}\))")
_FIELD = re.compile(r"\s*(?:\(([0-9A-Fa-f,\s\-]{0,200})\)|([0-9A-Fa-f]{0,20}))", re.ASCII)
_LETTERS = re.compile(r"[A-Fa-f]")

_GSM = ((900, 1800), (900, 1900), (1800, 850), (1900, 850), (900, 1800, 1900), (850, 900, 1800, 1900))
_UMTS: tuple[tuple[int, ...], ...] = (
    (1,), (2,), (5,), (1, 2, 5), (2, 5), (8,), (1, 8), (4,), (1, 5), (1, 5, 8), (2, 4, 5), (1, 2, 4, 5, 8),
)  # fmt: skip
# From 12 on the LM940 and LM960 mean other sets than all the others.
_UMTS_USUAL: dict[int, tuple[int, ...]] = {
    12: (6,), 13: (3,), 14: (1, 2, 4, 5, 6), 15: (1, 3, 8), 16: (5, 8), 17: (2, 4, 5, 6), 18: (1, 5, 6, 8), 19: (2, 6),
    20: (5, 6), 21: (2, 5, 6), 22: (1, 3, 5, 8), 23: (1, 3), 24: (1, 2, 4, 5), 25: (19,), 26: (1, 5, 6, 8, 19),
}  # fmt: skip
_UMTS_LM9: dict[int, tuple[int, ...]] = {
    12: (1, 3, 5, 8), 13: (3,), 14: (1, 3, 5), 15: (3, 5), 16: (1, 2, 3, 4, 5, 8), 17: (1, 2, 8),
    18: (1, 2, 4, 5, 8, 9, 19), 19: (1, 2, 4, 5, 6, 8, 9, 19),
}  # fmt: skip
_LAST_LM9 = 19
_MOST_VALUES, _MOST_FIELDS, _LONGEST = 64, 8, 4000
_WORD, _LAST_LTE = 64, 128
_WITH_TDSCDMA, _FIRST_NR = 5, 4


def bnd(answer: Answer) -> Reading:
    """``=?``: ``(0-5),(0),(1-168695967)``; ``?``: ``5,0,168695967``; a RAT that the modem lacks may be left empty."""
    text = answer.joined()
    fields = _fields(text)
    form = Form.TEST if "(" in text else answer.form
    if not any(fields):
        return [], [not_understood(answer, "not the lists of bands that are known")]
    bands: set[Band] = set()
    partial: set[Rat] = set()
    problems = []
    has_lte = len(fields) > 2
    for rat, field in zip((Rat.GSM, Rat.UMTS), fields, strict=False):
        values = _values(field)
        if has_lte and values == [0]:
            # A module without this RAT prints 0 as well, which elsewhere is a set of bands.
            problems.append(not_understood(answer, f"0 for {rat} is a band set, or means that the modem has none"))
            continue
        found, certain = _gsm(values) if rat is Rat.GSM else _umts(values)
        bands |= found
        partial |= set() if certain else {rat}
    bands |= _lte(fields) | _nr(fields)
    if not bands:
        return [], problems
    last = _LAST_LTE if len(fields) > 3 else _WORD
    lists, doubts = stated(answer, bands, form=form, partial=partial, lte_up_to=last)
    return lists, [*doubts, *problems]


def _fields(text: str) -> list[str]:
    """What stands between the commas, brackets off."""
    pieces = (_FIELD.match(piece) for piece in _BETWEEN.split(text[:_LONGEST], _MOST_FIELDS - 1))
    return [match[1] if match[1] is not None else match[2] for match in pieces if match]


def _values(field: str) -> list[int]:
    """``0-3,5`` is 0, 1, 2, 3, 5."""
    values: list[int] = []
    for part in field.split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        if first.isdecimal() and (not dash or last.isdecimal()):
            start, end = int(first[:4]), int((last or first)[:4])
            values += range(start, min(end, start + _MOST_VALUES) + 1)
    return values[:_MOST_VALUES]


def _gsm(values: list[int]) -> tuple[set[Band], bool]:
    named = [_GSM[value] for value in values if value < len(_GSM)]
    return {Band(Rat.GSM, mhz) for mhzs in named for mhz in mhzs}, len(named) == len(values)


def _umts(values: list[int]) -> tuple[set[Band], bool]:
    """The bands, and whether none is in doubt: where the two tables differ, only what both say is taken."""
    found: set[int] = set()
    certain = True
    usual = max(values, default=0) > _LAST_LM9
    for value in values:
        if value < len(_UMTS):
            found |= set(_UMTS[value])
        elif value not in _UMTS_USUAL:
            certain = False
        elif usual:
            found |= set(_UMTS_USUAL[value])
        else:
            both = set(_UMTS_USUAL[value]) & set(_UMTS_LM9[value])
            certain = certain and both == set(_UMTS_USUAL[value]) == set(_UMTS_LM9[value])
            found |= both
    return {Band(Rat.UMTS, number) for number in found}, certain


def _lte(fields: list[str]) -> frozenset[Band]:
    if len(fields) < 3:
        return frozenset()
    masks = [fields[2], fields[4] if len(fields) == _WITH_TDSCDMA else fields[3] if len(fields) > 3 else "0"]
    ends = [_end(part) for part in masks]
    base = 16 if len(fields) > _WITH_TDSCDMA else _base(ends, ranged="-" in masks[0])
    return known(numbered(Rat.LTE, int(ends[0], base))) | known(numbered(Rat.LTE, int(ends[1], base), 65))


def _nr(fields: list[str]) -> frozenset[Band]:
    """NSA to n64, NSA from n65 on, SA to n64, SA from n65 on; in hexadecimal."""
    found: frozenset[Band] = frozenset()
    for place, first in zip(range(_FIRST_NR, len(fields)), (1, 65, 1, 65), strict=False):
        if len(fields) > _WITH_TDSCDMA:
            found |= known(numbered(Rat.NR, int(_end(fields[place]), 16), first))
    return found


def _end(field: str) -> str:
    """The mask of a field; of a range its end, which is the mask of all."""
    return "".join(field.split("-")[-1].split(",")[-1].split()) or "0"


def _base(masks: list[str], ranged: bool) -> int:
    """Hexadecimal where a letter or the meaning of the bits says so; a plain range is decimal."""
    if any(_LETTERS.search(mask) for mask in masks):
        return 16
    if ranged:
        return 10
    decimal, hexadecimal = (numbered(Rat.LTE, int(masks[0], base)) for base in (10, 16))
    return 16 if known(decimal) != decimal and known(hexadecimal) == hexadecimal else 10
