"""Dates as sources write them: a year, a month or a day."""

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def first_day(text: str) -> date:
    """The first day of ``2016``, ``2016-10`` or ``2016-10-02``. Raises ValueError."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """The last day of ``2016``, ``2016-10`` or ``2016-10-02``. Raises ValueError."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int, int]:
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a date; write 2016, 2016-10 or 2016-10-31")
    year, month, day = (int(part or 0) for part in match.groups())
    if not 1990 <= year <= 2100:
        raise ValueError(f"{text!r} is not a year of mobile telephony")
    date(year, month or 1, day or 1)  # a month 13 or a 31st of June is a ValueError
    return year, month, day
