"""Huawei ``AT^SYSCFGEX`` and its forerunner ``AT^SYSCFG``: masks in hexadecimal.

GSM and UMTS have Qualcomm's band class bits, LTE has bit n-1 for band n. ``3fffffff`` and ``7fffffffffffffff`` mean
"any": they are no list.
"""

import re

from inspector.artifacts.at.claims import NOTHING, Reading, not_understood, stated, unlimited
from inspector.artifacts.at.transcript import Answer, Form
from inspector.artifacts.masks import numbered
from inspector.artifacts.qualcomm.band_classes import bands_of_mask
from inspector.bands import Band, Rat

_NAMED_MASK = re.compile(r"\(\s*\"?([0-9A-Fa-f]{1,16})\"?\s*,\s*\"([^\"]{0,400})\"?\s*\)?", re.ASCII)
_MASK = re.compile(r"\"?([0-9A-Fa-f]{1,16})\"?", re.ASCII)
_WORD = 64
_ANY = frozenset({0x3FFFFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x40000000, 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF})
"""``40000000`` is "no change"."""


def syscfgex(answer: Answer) -> Reading:
    """``=?``: modes, ((mask,"names") ...), roaming, domain, ((LTE mask,"names") ...); ``?``: one value each."""
    return _read(answer, gsm_umts=1, lte=4)


def syscfg(answer: Answer) -> Reading:
    """``=?``: (modes),(order),((mask,"names") ...),(roaming),(domain); ``?``: the same with one value; no LTE."""
    return _read(answer, gsm_umts=2, lte=None)


def _read(answer: Answer, gsm_umts: int, lte: int | None) -> Reading:
    fields = _top_level(answer.joined())
    if len(fields) <= gsm_umts:
        return [], [not_understood(answer, "fewer fields than are known")]
    form = Form.TEST if fields[gsm_umts].startswith("(") or fields[0].startswith("(") else answer.form
    lte_field = fields[lte] if lte is not None and len(fields) > lte else ""
    bands: set[Band] = set()
    for mask in _masks(fields[gsm_umts], form):
        bands |= bands_of_mask(mask)
    for mask in _masks(lte_field, form):
        bands |= numbered(Rat.LTE, mask)
    if bands:
        return stated(answer, bands, form=form, lte_up_to=_WORD)
    return unlimited(answer, "its mask") if form is not Form.TEST else NOTHING


def _masks(field: str, form: Form) -> list[int]:
    """The masks of one field that are a list: not "any", and not what is called "All bands".

    ``=?`` prints pairs in brackets: a number without them is a mode, or the fields are shifted.
    """
    if field.startswith("("):
        named = [(int(match[1], 16), match[2]) for match in _NAMED_MASK.finditer(field)]
        return [mask for mask, name in named if mask not in _ANY and not name.casefold().startswith("all")]
    match = _MASK.fullmatch(field) if form is not Form.TEST else None
    return [mask for mask in ([int(match[1], 16)] if match else []) if mask not in _ANY]


def _top_level(text: str) -> list[str]:
    """The fields between the commas that stand outside brackets and quotes."""
    fields, start, depth, quoted = [], 0, 0, False
    for place, char in enumerate(text):
        if char == '"':
            quoted = not quoted
        elif not quoted and char in "()":
            depth += 1 if char == "(" else -1
        elif char == "," and not quoted and depth == 0:
            fields.append(text[start:place].strip())
            start = place + 1
    return [*fields, text[start:].strip()]
