"""Unisoc ``AT+SPLBAND``: what the modem is locked to, never what it can do.

``=0`` reads LTE in 16-bit words, the highest first: bands 49-64, 33-48, 17-32, 1-16, and then 65-80. ``=3`` reads NR by
place in lists of its own: the first word is FDD, the third TDD, the fourth SUL and SDL. All zero is no lock.
"""

import re

from inspector.artifacts.at.claims import Reading, not_understood, stated, unlimited
from inspector.artifacts.at.transcript import Answer, Form
from inspector.artifacts.masks import bits, numbered
from inspector.bands import Band, Rat

_WORDS = re.compile(r"\s*(\d{1,10}(?:\s*,\s*\d{1,10}){0,9})", re.ASCII)
_FIRST_BANDS = (49, 33, 17, 1, 65)
_NR = (
    (1, 2, 3, 5, 7, 8, 12, 20, 25, 28, 66, 70, 71, 74),
    (),
    (34, 38, 39, 40, 41, 50, 51, 77, 78, 79),
    (75, 76, 80, 81, 82, 83, 84, 86),
)


def splband(answer: Answer) -> Reading:
    """``+SPLBAND: 0,482,2056,213,0``."""
    match = _WORDS.match(answer.joined())
    words = [int(word) for word in match[1].split(",")] if match else []
    if answer.form is Form.SET and answer.argument.strip() not in ("0", "3"):
        return [], [not_understood(answer, f"AT+SPLBAND={answer.argument[:8]} is not a form that is known")]
    if answer.argument.strip() == "3":
        return _nr(answer, words)
    if len(words) not in (4, 5):
        return [], [not_understood(answer, "not the four or five words of LTE bands")]
    if not any(words):
        return unlimited(answer, "no lock")
    bands: set[Band] = set()
    for first, word in zip(_FIRST_BANDS, words, strict=False):
        bands |= numbered(Rat.LTE, word & 0xFFFF, first)
    return _enabled(answer, bands)


def _nr(answer: Answer, words: list[int]) -> Reading:
    """``0,0,272,0`` is n41 and n78."""
    if len(words) not in (3, 4):
        return [], [not_understood(answer, "not the three or four words of NR bands")]
    if not any(words):
        return unlimited(answer, "no lock")
    pairs = zip(_NR, words, strict=False)
    return _enabled(answer, {Band(Rat.NR, table[p]) for table, word in pairs for p in bits(word) if p < len(table)})


def _enabled(answer: Answer, bands: set[Band]) -> Reading:
    return stated(answer, bands, form=Form.UNKNOWN if answer.form is Form.UNKNOWN else Form.READ)
