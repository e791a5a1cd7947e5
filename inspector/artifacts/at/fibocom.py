"""Fibocom ``AT+GTACT`` and Intel XMM ``AT+XACT``: modes, two preferences, then the bands."""

import re

from inspector.artifacts.at.claims import NOTHING, Reading, not_understood, stated, unlimited
from inspector.artifacts.at.number_codes import band_of_code
from inspector.artifacts.at.transcript import Answer, Form
from inspector.bands import Rat

_GROUP = re.compile(r"\(([0-9,\s\-]{0,2000})\)", re.ASCII)
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_BEFORE_BANDS = 3
_CDMA_GROUPS = (6, 7)
"""Places of the two CDMA lists in ``=?``; their numbers are no UMTS bands."""


def gtact(answer: Answer) -> Reading:
    """``=?``: ``(modes),(1st),(2nd),(GSM),(UMTS),(LTE),(1x),(EVDO),(NR)``; ``?``: ``mode,1st,2nd,band,band ...``.

    Some modules print ``=?`` as ``(modes),(1st),(2nd),0,band,band ...``, some ``?`` without the preferences.
    """
    text = answer.joined()
    groups = [found[1] for found in _GROUP.finditer(text)]
    if len(groups) > _BEFORE_BANDS:
        listed = [group for place, group in enumerate(groups) if place >= _BEFORE_BANDS and place not in _CDMA_GROUPS]
        cut = text.count("(") > text.count(")")
        return _bands(answer, ",".join(listed), Form.TEST, cut=cut)
    if groups:
        return _bands(answer, ",".join(_GROUP.sub("0", text).split(",")[_BEFORE_BANDS:]), Form.TEST)
    fields = [field.strip() for field in text.split(",")]
    return _bands(answer, ",".join(fields[_first_band(fields) :]), answer.form)


def _first_band(fields: list[str]) -> int:
    """Where the bands begin: after the mode and two preferences, or earlier where a code of three digits stands."""
    return next((place for place in (1, 2) if len(fields) > place and len(fields[place]) > 2), _BEFORE_BANDS)


def xact(answer: Answer) -> Reading:
    """``=?``: ``(modes),(preferred),0,band,band ...``; ``?``: ``mode,1st,2nd,band,band ...``."""
    text = answer.joined()
    plain = _GROUP.sub("0", text)
    form = Form.TEST if plain != text else answer.form
    return _bands(answer, ",".join(plain.split(",")[_BEFORE_BANDS:]), form)


def _bands(answer: Answer, listed: str, form: Form, *, cut: bool = False) -> Reading:
    codes = [int(number) for number in _NUMBER.findall(listed)]
    bands = [band for code in codes if (band := band_of_code(code)) is not None]
    if not bands:
        return unlimited(answer, "no band is named") if form is Form.READ else NOTHING
    strange = len(codes) - len(bands) - codes.count(0)
    problems = [not_understood(answer, f"{strange} numbers are no band that is known")] if strange else []
    lists, doubts = stated(answer, bands, form=form, partial=Rat if cut or strange else ())
    return lists, [*doubts, *problems]
