"""Quectel ``AT+QNWPREFCFG`` and ``AT+QCFG="band"``: what is preferred, and with ``=?`` what is supported."""

import re

from inspector.artifacts.at.claims import NOTHING, Reading, not_understood, of_policy, stated, unlimited
from inspector.artifacts.at.transcript import Answer, Form
from inspector.artifacts.masks import bits, known, numbered
from inspector.bands import Band, Rat
from inspector.claims import Claim

_LIST = re.compile(
    r"\s*\"(gw_band|lte_band|nr5g_band|nsa_nr5g_band|nrdc_nr5g_band)\"\s*,\s*\"?(\d{1,3}(?::\d{1,3}){0,99})", re.ASCII
)
_RAT = {"gw_band": Rat.UMTS, "lte_band": Rat.LTE}
_CLAIM_OF_ARGUMENT = {"policy_band": Claim.ALLOWED, "ue_capability_band": Claim.DECLARED}
_MASKS = re.compile(r"\s*\"band\"\s*,\s*\"?(?:0x)?([0-9A-Fa-f]{1,16})\"?\s*,\s*\"?(?:0x)?([0-9A-Fa-f]{1,32})", re.ASCII)

# Quectel's own bits of the first mask of QCFG="band" (EC2x and EG9x AT manuals).
_GSM = {0: 900, 1: 1800, 2: 850, 3: 1900}
_ANY_OLD, _ANY_LTE = 0xFFFF, 0x7FFFFFFFFFFFFFFF
"""These mean "any band"."""
_UMTS = {4: 1, 5: 2, 6: 5, 7: 8, 8: 6, 9: 4, 10: 9, 11: 19}


def qnwprefcfg(answer: Answer) -> Reading:
    """``+QNWPREFCFG: "lte_band",1:3:5``: one RAT a line; 0 is none. UMTS stands under ``gw_band``."""
    match = _LIST.match(answer.lines[0] if len(answer.lines) == 1 else answer.joined())
    if match is None:
        return NOTHING
    rat = _RAT.get(match[1], Rat.NR)
    named = [Band(rat, int(number)) for number in match[2].split(":") if int(number)]
    bands = known(named)
    # A number that is no band comes of a line that a terminal cut: others may be lost with it.
    strange = [not_understood(answer, "a number is no band that is known")] if len(bands) < len(set(named)) else []
    if not bands:
        return NOTHING
    claim = _CLAIM_OF_ARGUMENT.get(answer.argument.strip(' "').casefold()) if answer.form is Form.SET else None
    if claim is not None:
        return of_policy(answer, bands, claim)
    # NSA and SA have lists of their own: one of them alone is not all of NR.
    alone = match[1] != "nr5g_band" or answer.form is not Form.TEST
    partial = (rat,) if strange or (rat is Rat.NR and alone) else ()
    lists, problems = stated(answer, bands, form=Form.READ if answer.form is Form.SET else None, partial=partial)
    return lists, [*problems, *strange]


def qcfg(answer: Answer) -> Reading:
    """``+QCFG: "band",0x93,0x1a0080800c5``: GSM and UMTS with bits of their own, then LTE with bit n-1."""
    match = _MASKS.match(answer.joined())
    if match is None:
        return NOTHING
    first = int(match[1], 16)
    old = bits(first) if first != _ANY_OLD else ()
    bands = {Band(Rat.GSM, _GSM[place]) for place in old if place in _GSM}
    bands |= {Band(Rat.UMTS, _UMTS[place]) for place in old if place in _UMTS}
    # Masks are often generous: numbers that are no band say nothing.
    lte = int(match[2], 16)
    bands |= known(numbered(Rat.LTE, lte)) if lte != _ANY_LTE else set()
    form = Form.UNKNOWN if answer.form is Form.UNKNOWN else Form.READ
    return stated(answer, bands, form=form) if bands else unlimited(answer, "its masks")
