"""MediaTek ``AT+EPBSE`` (decimal words) and ``AT+EPBSEH`` (hexadecimal, with NR).

GSM bits: 1 is 900, 3 is 1800, 4 is 1900, 7 is 850; UMTS, LTE and NR: bit n-1 of 32-bit words, the lowest first.
"""

import re

from inspector.artifacts.at.claims import NOTHING, Reading, not_understood, stated
from inspector.artifacts.at.transcript import Answer, Form
from inspector.artifacts.masks import bits, numbered
from inspector.bands import Band, Rat

_GSM = {1: 900, 3: 1800, 4: 1900, 7: 850}
_DECIMAL = re.compile(r"\s*(\d{1,10}(?:\s*,\s*\d{1,10}){2,40})", re.ASCII)
_HEX = re.compile(r"\"([0-9A-Fa-f]{1,128})\"", re.ASCII)
_LTE_WORDS = 8
_RATS = (Rat.UMTS, Rat.LTE, Rat.NR)
_NOTE = "MediaTek's own list; it can name 2G that the board lacks"


def epbse(answer: Answer) -> Reading:
    """``+EPBSE: gsm,umts,lte1_32,lte33_64[,lte65_96 ...]``."""
    match = _DECIMAL.match(answer.joined())
    if match is None:
        return [], [not_understood(answer, "not the decimal words that are known")]
    gsm, umts, *words = (int(word) for word in match[1].split(","))
    lte = sum((word & 0xFFFFFFFF) << 32 * place for place, word in enumerate(words[:_LTE_WORDS]))
    return _list(answer, gsm, (umts, lte), lte_up_to=32 * len(words[:_LTE_WORDS]))


def epbseh(answer: Answer) -> Reading:
    """``+EPBSEH: "gsm","umts","lte","nr"[,"..."]``: groups of 8 digits, the first for bands 1 to 32."""
    fields = _HEX.findall(answer.joined())
    if len(fields) < 3:
        return [], [not_understood(answer, "not the hexadecimal strings that are known")]
    # A fifth string is not documented.
    return _list(answer, int(fields[0], 16), tuple(_words(text) for text in fields[1:4]))


def _words(text: str) -> int:
    """The mask of a string; groups that are not there are zero, as is the right of a short last group."""
    if len(text) <= 8:
        return int(text, 16)
    groups = [text[start : start + 8].ljust(8, "0") for start in range(0, len(text), 8)]
    return sum(int(group, 16) << 32 * place for place, group in enumerate(groups))


def _list(answer: Answer, gsm: int, masks: tuple[int, ...], lte_up_to: int | None = None) -> Reading:
    bands = {Band(Rat.GSM, _GSM[place]) for place in bits(gsm) if place in _GSM}
    for rat, mask in zip(_RATS, masks, strict=False):
        bands |= numbered(rat, mask)
    if not bands:
        return NOTHING
    return stated(answer, bands, note=_NOTE if answer.form is Form.TEST else "", lte_up_to=lte_up_to)
