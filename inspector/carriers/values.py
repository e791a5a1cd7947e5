"""The values of a profile, one by one: TOML in, the typed value out. Each raises ValueError saying what is wrong."""

from collections.abc import Callable
from datetime import date
from typing import Any

from inspector.bands.band import Band, Rat
from inspector.carriers.dates import first_day, last_day
from inspector.carriers.model import Need, OnAir, Source

RULES = (
    "allow-list",
    "certification",
    "device-list",
    "imei-check",
    "import-registration",
    "none-known",
    "volte-required",
)
_SA = {"yes": True, "no": False, "unknown": None}


def text(value: Any) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is not a text")
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


def standalone(value: Any) -> bool | None:
    """``yes``, ``no`` or ``unknown``."""
    return _SA[one_of(*_SA)(value)]


def source(value: Any) -> Source:
    """``att-mfbi 2015-09`` or ``general knowledge: what``."""
    cited = text(value)
    if cited.startswith("general knowledge"):
        return Source(key="general knowledge", as_of="", what=cited.partition(": ")[2])
    key, _, as_of = cited.partition(" ")
    first_day(as_of)
    return Source(key=key, as_of=as_of, what="")
