"""Cinterion (Gemalto, Thales, Telit) ``AT^SCFG``, lines ``"Radio/Band"``; a test range ends in the mask of all bands.

One mask for everything on older modules; one per generation on newer ones, LTE with a second mask for B33 and up. Some
print masks as UCS-2 in hexadecimal (``0030007800300034`` is ``0x04``).
"""

import re

from inspector.artifacts.at.claims import NOTHING, Reading, not_understood, stated
from inspector.artifacts.at.transcript import Answer, Form
from inspector.artifacts.masks import bits, known, numbered
from inspector.bands import Band, Rat

_OPTION = re.compile(r"\s*\"Radio/Band(?:/([234])G)?\"\s*,(.{1,400})", re.IGNORECASE)
_VALUE = re.compile(r"[0-9A-Fa-fxX]{1,48}", re.ASCII)
_WORD = 64
_UCS2 = re.compile(r"(?:00[0-9A-Fa-f]{2}){2,}", re.ASCII)

# PLS8, HC25, PHS8 and kin: one mask.
_SINGLE = {
    **{place: Band(Rat.GSM, mhz) for place, mhz in enumerate((900, 1800, 850, 1900))},
    **{4 + place: Band(Rat.UMTS, number) for place, number in enumerate((1, 2, 5, 8, 6, 4, 19))},
    12: Band(Rat.UMTS, 3),
    **{13 + place: Band(Rat.LTE, number) for place, number in enumerate((1, 2, 3, 4, 5, 7, 8, 17, 20, 13))},
    24: Band(Rat.LTE, 19),
}
_GSM = {0: 900, 1: 1800, 2: 850, 3: 1900}
_GSM_PLS62 = {2: 900, 4: 1800, 5: 1900, 6: 850}
"""Where masks are written ``0x...``."""


def scfg(answer: Answer) -> Reading:
    """``^SCFG: "Radio/Band",("1-511","0-1")`` or ``"Radio/Band/4G",("00000001-8a0e00d5"),("00000002-000001e2")``."""
    text = answer.lines[0] if answer.lines[0].count("(") == answer.lines[0].count(")") else answer.joined()
    match = _OPTION.match(text)
    if match is None:
        return NOTHING
    generation, said = match[1], match[2]
    form = Form.TEST if "(" in said else Form.READ if answer.form is not Form.UNKNOWN else Form.UNKNOWN
    masks = _masks(said, single=generation is None)
    if not masks:
        return [], [not_understood(answer, "no mask in it")]
    bands = _bands(generation, masks)
    last = _WORD if len(masks) > 1 else _WORD // 2
    return stated(answer, bands, form=form, lte_up_to=last) if bands else NOTHING


def _masks(said: str, single: bool) -> list[tuple[int, bool]]:
    """The last value of each range, and whether it was written ``0x...``. The mask for everything is decimal."""
    parts = re.findall(r"\([^()]{0,200}\)", said) or said.split(",")
    masks = []
    for part in parts[:2]:
        # The first member of the bracket; for a range its end.
        values = [_plain(value) for value in _VALUE.findall(part.split(",")[0])]
        if not values:
            continue
        value = values[-1].casefold()
        base = 16 if value.startswith("0x") or not single else 10
        try:
            masks.append((int(value, base), value.startswith("0x")))
        except ValueError:
            continue
    return masks[:1] if single else masks


def _plain(value: str) -> str:
    return bytes.fromhex(value).decode("utf-16-be", "replace") if _UCS2.fullmatch(value) and len(value) > 8 else value


def _bands(generation: str | None, masks: list[tuple[int, bool]]) -> frozenset[Band]:
    mask, prefixed = masks[0]
    if generation is None:
        return frozenset(_SINGLE[place] for place in bits(mask) if place in _SINGLE)
    if generation == "2":
        table = _GSM_PLS62 if prefixed else _GSM
        return frozenset(Band(Rat.GSM, table[place]) for place in bits(mask) if place in table)
    if generation == "3":
        return known(numbered(Rat.UMTS, mask))
    high = masks[1][0] if len(masks) > 1 and not prefixed else 0
    return known(numbered(Rat.LTE, mask)) | known(numbered(Rat.LTE, high, 33))
