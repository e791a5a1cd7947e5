"""The values of a profile, one by one: TOML in, the typed value out. Each raises ValueError saying what is wrong."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from inspector.bands.band import Band, Rat
from inspector.carriers.dates import first_day, last_day
from inspector.carriers.model import Basis, Need, OnAir, Source, Standalone

RULES = (
    "allow-list",
    "certification",
    "device-list",
    "emergency-call",
    "imei-check",
    "import-registration",
    "none-known",
    "volte-required",
)
CONFIDENCE = ("high", "medium", "low")
NO_DATE = "unknown"
_UNCITED = ("general knowledge", "derived")
_RANGE = re.compile(r"(\d{4})-(\d{4})|before (\d{4})", re.ASCII)


def text(value: Any) -> str:
    """A text of one line that is not empty. Nothing in it can steer a terminal."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is not a text")
    if not value.isprintable():
        raise ValueError(f"{value!r} is not one line of what can be printed")
    return value


def flag(value: Any) -> bool:
    """``true`` or ``false``."""
    if value is True or value is False:
        return bool(value)
    raise ValueError(f"{value!r} is neither true nor false")


def one_of(*words: str) -> Callable[[Any], str]:
    """One of these words."""

    def convert(value: Any) -> str:
        if value not in words:
            raise ValueError(f"{value!r} is none of {', '.join(words)}")
        return str(value)

    return convert


def since(value: Any) -> date:
    """The first day of a date as its source writes it."""
    return first_day(_written(value))


def until(value: Any) -> date:
    """The last day of a date as its source writes it."""
    return last_day(_written(value))


def end(value: Any) -> date | None:
    """The last day on the air; ``unknown`` says that no source gives one."""
    return None if value == NO_DATE else until(value)


def _written(value: Any) -> str:
    # TOML has dates and numbers of its own; ours are texts, since a source may know no more than the year.
    match value:
        case date() | int():
            raise ValueError(f'a date stands in quotes, "{value}"')
        case _:
            return text(value)


def country(value: Any) -> str:
    """An ISO 3166 code."""
    if not isinstance(value, str) or len(value) != 2 or not (value.isascii() and value.isupper()):
        raise ValueError(f"{value!r} is not an ISO 3166 code in capitals, such as US")
    return value


def carrier_id(code: str) -> Callable[[Any], str]:
    """An id of a carrier of this country ("": not known): its country file is found by its end."""
    end = f"-{code.lower()}"

    def convert(value: Any) -> str:
        name = text(value)
        if name != name.lower() or (code and not name.endswith(end)):
            raise ValueError(f"{name!r} must be lower case and end in {end}")
        return name

    return convert


def alias(of: str) -> Callable[[Any], str]:
    """A name for one period: the carrier's id and something more, so that the country file is found by it too."""

    def convert(value: Any) -> str:
        name = text(value)
        if not name.startswith(f"{of}-") or name != name.lower():
            raise ValueError(f"{name!r} must be lower case and begin with the id, such as {of}-2016")
        return name

    return convert


def plmn(value: Any) -> str:
    """Mobile country and network code, five or six digits (ITU-T E.212)."""
    if not isinstance(value, str) or not (value.isascii() and value.isdecimal()) or len(value) not in (5, 6):
        raise ValueError(f'{value!r} is not a PLMN; write five or six digits, "310410"')
    return value


def number_of(rat: Rat) -> Callable[[Any], Band]:
    """A band of this RAT by its bare number: 3GPP band, GSM MHz or CDMA band class."""

    def convert(value: Any) -> Band:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValueError(f"{value!r} is not a band of {rat}; write its number")
        return Band(rat, value)

    return convert


def band(value: Any) -> Band:
    """A band by its full name, ``B12``."""
    return Band.parse(text(value))


def status(value: Any) -> OnAir:
    """Whether a layer transmits."""
    return OnAir(one_of(*OnAir)(value))


def need(value: Any) -> Need:
    """Whether calls need VoLTE."""
    return Need(one_of(*Need)(value))


def standalone(value: Any) -> Standalone:
    """Whether the carrier runs SA."""
    return Standalone(one_of(*Standalone)(value))


def android_id(value: Any) -> int:
    """A carrier id of Android, a number from 1 up."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{value!r} is not a carrier id of Android; write its number")
    return value


def gid(value: Any) -> str:
    """The beginning of EF_GID1, hex digits."""
    digits = text(value).upper()
    if not re.fullmatch(r"[0-9A-F]{2,40}", digits):
        raise ValueError(f"{value!r} is not a group identifier; write its hex digits")
    return digits


def source(value: Any) -> Source:
    """``att-mfbi 2015-09``; or ``general knowledge: what``, ``derived: from what``, where nothing is cited."""
    return _source(text(value))


@cache  # a file cites the same few sources again and again
def _source(cited: str) -> Source:
    key, _, what = cited.partition(": ")
    if key in _UNCITED:
        return Source(key=key, as_of="", what=what)
    key, _, as_of = cited.partition(" ")
    years = _RANGE.fullmatch(as_of)
    for part in [year for year in years.groups() if year] if years else [as_of]:
        first_day(part)
    return Source(key=key, as_of=as_of, what="")


def basis(group: str) -> Callable[[Any], Basis]:
    """``low: general knowledge: LTE 3; WMNC 2024-09-09``: how sure a group of facts is, and what it rests on."""

    def convert(value: Any) -> Basis:
        confidence, _, cited = text(value).partition(": ")
        one_of(*CONFIDENCE)(confidence)
        return Basis(group=group, confidence=confidence, sources=tuple(source(part) for part in cited.split("; ")))

    return convert
