"""Finding a carrier: by id, name, brand, PLMN or country, as of a day."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from inspector.carriers.as_of import as_it_stood, at
from inspector.carriers.dates import last_day
from inspector.carriers.loader import load
from inspector.carriers.model import Profile
from inspector.phone.errors import UsageProblem

_DATA = Path(__file__).with_name("data")


def day_of(text: str | None) -> date:
    """The day of ``--as-of``: the last of the year or month named, so that all of it has happened. Default today."""
    if text is None:
        return date.today()
    try:
        return last_day(text)
    except ValueError:
        raise UsageProblem(f"{text!r} is not a date. Write --as-of 2016, 2016-10 or 2016-10-31.") from None


def shipped_files() -> list[Path]:
    """The country files that come with the program."""
    return sorted(path for path in _DATA.glob("*.toml") if len(path.stem) == 2)


@cache
def countries() -> tuple[str, ...]:
    """ISO codes of the countries we have, in capitals."""
    return tuple(path.stem.upper() for path in shipped_files())


def load_country(country: str) -> tuple[Profile, ...]:
    """Every profile of one country, all periods; empty where we have none. Faulty profiles are left out."""
    return _load(country.lower()) if country.upper() in countries() else ()


@cache
def _load(country: str) -> tuple[Profile, ...]:
    return load(_DATA / f"{country}.toml")[0]


def all_profiles() -> tuple[Profile, ...]:
    """Every profile of every country and period."""
    return tuple(profile for country in countries() for profile in load_country(country))


def periods(carrier: str) -> tuple[Profile, ...]:
    """All profiles of one carrier id, the earliest first."""
    found = (profile for profile in load_country(carrier.rpartition("-")[2]) if profile.id == carrier)
    return tuple(sorted(found, key=lambda profile: profile.as_of))


def carriers_at(day: date, country: str) -> tuple[Profile, ...]:
    """One profile per carrier of the country, as of the day; carriers that had ended by then are left out."""
    ids = dict.fromkeys(profile.id for profile in load_country(country))
    found = (at(periods(carrier), day) for carrier in ids)
    return tuple(profile for profile in found if _running(profile, day))


def all_at(day: date) -> tuple[Profile, ...]:
    """Every carrier of every country, as of the day."""
    return tuple(profile for country in countries() for profile in carriers_at(day, country))


def of_country(text: str, day: date) -> tuple[Profile, ...]:
    """The carriers of a country as the user types it. Raises UsageProblem."""
    if text.strip().upper() not in countries():
        have = ", ".join(countries())
        raise UsageProblem(f"No carriers of {text!r} are known. Countries there are: {have}.")
    return carriers_at(day, text.strip().upper())


def country_of(plmn: str) -> str | None:
    """The ISO code of a PLMN's mobile country code (ITU-T E.212), the main one where territories share it.

    None where the code is international (901) or not assigned.
    """
    return next(iter(_mcc().get(plmn[:3], ())), None)


@cache
def _mcc() -> dict[str, tuple[str, ...]]:
    with (_DATA / "mcc.csv").open(encoding="utf-8", newline="") as file:
        return {row["mcc"]: tuple(row["country"].split()) for row in csv.DictReader(file)}


def by_plmn(plmn: str, day: date) -> tuple[Profile, ...]:
    """The carriers that own a PLMN on that day; several may share it, none may be known.

    A PLMN can change hands: those whose profile of that day names it come first, else whoever names it at any time.
    """
    claimed = [p for country in _mcc().get(plmn[:3], ()) for p in load_country(country) if plmn in p.plmns]
    found = [at(periods(carrier), day) for carrier in dict.fromkeys(p.id for p in claimed)]
    running = [profile for profile in found if _running(profile, day)]
    owning = [profile for profile in running if plmn in profile.plmns]
    dated = [profile for profile in owning if profile.as_of <= day]
    return tuple(dated or owning or running or found)


def _running(profile: Profile, day: date) -> bool:
    """Whether the carrier had its own network on that day: not ended, nor carried on under another id by then."""
    if profile.ended is not None:
        return day <= profile.ended
    heirs = periods(profile.successor) if profile.successor else ()
    return not any(profile.as_of < heir.as_of <= day for heir in heirs)


def named(text: str, day: date) -> Profile:
    """The carrier the user means: an id, name, brand or PLMN, in any spelling. Raises UsageProblem.

    An alias (``att-us-2016``) means that one period, as it stood then, whatever the day.
    """
    wanted = text.strip().casefold()
    for profile in _of_countries_in(wanted):
        if profile.id == wanted:
            return at(periods(wanted), day)
        if profile.alias == wanted:
            return as_it_stood(profile)
    ids = _ids_of(wanted, day)
    if len(ids) == 1:
        return at(periods(ids[0]), day)
    raise UsageProblem(_several(text, ids) if ids else _unknown(text, wanted))


def _of_countries_in(wanted: str) -> Iterator[Profile]:
    """The profiles of the countries that an id or alias names, so that no other file is read."""
    for part in wanted.split("-")[1:]:
        yield from load_country(part)


def _ids_of(wanted: str, day: date) -> list[str]:
    """The carriers of that PLMN; else of that name; else those that the brand is sold on."""
    plmn = wanted.replace("-", "")
    if plmn.isdecimal():
        return [profile.id for profile in by_plmn(plmn, day)]
    plain = _plain(wanted)
    everyone = all_profiles()
    by_name = [p.id for p in everyone if plain in map(_plain, (p.id, p.id.rpartition("-")[0], p.name))]
    return list(dict.fromkeys(by_name or [p.id for p in everyone if plain in map(_plain, p.brands)]))


def _plain(text: str) -> str:
    """Letters and digits alone: ``AT&T``, ``T Mobile`` and ``t-mobile`` are spelt in as many ways as people type."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _several(text: str, ids: Iterable[str]) -> str:
    return f"{text!r} means several carriers: {', '.join(ids)}. Name one of these ids."


def _unknown(text: str, wanted: str) -> str:
    from difflib import get_close_matches

    everyone = all_profiles()
    names = {p.id: p.id for p in everyone} | {p.name.casefold(): p.id for p in everyone}
    names |= {brand.casefold(): p.id for p in everyone for brand in p.brands}
    near = [names[name] for name in get_close_matches(wanted, names, n=3, cutoff=0.5)]
    near += [p.id for p in everyone if wanted and wanted in f"{p.id} {p.name.casefold()}"]
    hint = f" Did you mean {', '.join(dict.fromkeys(near))}?" if near else ""
    return f"No carrier {text!r} is known.{hint} `inspector carriers list` shows all."
