"""Finding a carrier: by id, name, brand, PLMN or country, as of a day."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from inspector.carriers.dates import last_day
from inspector.carriers.loader import load
from inspector.carriers.model import Layer, OnAir, Profile
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


def countries() -> tuple[str, ...]:
    """ISO codes of the countries we have, in capitals."""
    return tuple(path.stem.upper() for path in shipped_files())


@cache
def load_country(country: str) -> tuple[Profile, ...]:
    """Every profile of one country, all periods; empty where we have none. Faulty profiles are left out."""
    path = _DATA / f"{country.lower()}.toml"
    return load(path)[0] if country.upper() in countries() else ()


def all_profiles() -> tuple[Profile, ...]:
    """Every profile of every country and period."""
    return tuple(profile for country in countries() for profile in load_country(country))


def periods(carrier: str) -> tuple[Profile, ...]:
    """All profiles of one carrier id, the earliest first."""
    found = (profile for profile in load_country(carrier.rpartition("-")[2]) if profile.id == carrier)
    return tuple(sorted(found, key=lambda profile: profile.as_of))


def at(profiles: Iterable[Profile], day: date) -> Profile:
    """The profile of one carrier to use on that day.

    The latest dated on or before the day; if there is none, the earliest (its ``as_of`` is then after the day, which
    the verdict says). Shutdown dates of any of the carrier's profiles apply.
    """
    ordered = sorted(profiles, key=lambda profile: profile.as_of)
    dated = [profile for profile in ordered if profile.as_of <= day]
    chosen = dated[-1] if dated else ordered[0]
    ends = {
        layer.band: layer.ends
        for profile in ordered
        for layer in profile.layers
        if layer.status is OnAir.SHUTDOWN and layer.ends is not None
    }
    return replace(
        chosen,
        layers=tuple(_ended(layer, ends.get(layer.band)) for layer in chosen.layers),
        ended=chosen.ended or next((p.ended for p in reversed(ordered) if p.ended), None),
        successor=chosen.successor or next((p.successor for p in reversed(ordered) if p.successor), None),
    )


def _ended(layer: Layer, ends: date | None) -> Layer:
    return layer if ends is None else replace(layer, status=OnAir.SHUTDOWN, ends=ends)


def carriers_at(day: date, country: str) -> tuple[Profile, ...]:
    """One profile per carrier of the country, as of the day; carriers that had ended by then are left out."""
    ids = dict.fromkeys(profile.id for profile in load_country(country))
    found = (at(periods(carrier), day) for carrier in ids)
    return tuple(profile for profile in found if profile.ended is None or day <= profile.ended)


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
    """The ISO code of a PLMN's mobile country code (ITU-T E.212); None where it is shared or not assigned."""
    return _mcc().get(plmn[:3])


@cache
def _mcc() -> dict[str, str]:
    with (_DATA / "mcc.csv").open(encoding="utf-8", newline="") as file:
        return {row["mcc"]: row["country"] for row in csv.DictReader(file)}


def by_plmn(plmn: str, day: date) -> tuple[Profile, ...]:
    """The carriers that own a PLMN on that day; several may share it, none may be known."""
    country = country_of(plmn)
    if country is None:
        return ()
    owners = [
        carrier
        for carrier in dict.fromkeys(profile.id for profile in load_country(country))
        if any(plmn in profile.plmns for profile in periods(carrier))
    ]
    found = [at(periods(carrier), day) for carrier in owners]
    living = [profile for profile in found if profile.ended is None or day <= profile.ended]
    return tuple(living or found)


def named(text: str, day: date) -> Profile:
    """The carrier the user means: an id, name, brand or PLMN, in any case. Raises UsageProblem.

    An alias (``att-us-2016``) means that one period, as it stood then, whatever the day.
    """
    wanted = text.strip().casefold()
    for profile in load_country(wanted.rpartition("-")[2]):
        if profile.id == wanted:
            return at(periods(wanted), day)
    for profile in all_profiles():
        if profile.alias == wanted:
            return profile
    if wanted.replace("-", "").isdecimal():
        owners = by_plmn(wanted.replace("-", ""), day)
        if owners:
            return owners[0]
    ids = {p.id for p in all_profiles() if wanted in map(str.casefold, (p.name, *p.brands))}
    if len(ids) == 1:
        return at(periods(ids.pop()), day)
    raise UsageProblem(_unknown(text, wanted))


def _unknown(text: str, wanted: str) -> str:
    from difflib import get_close_matches

    names = {p.id: p.id for p in all_profiles()} | {p.name.casefold(): p.id for p in all_profiles()}
    near = [names[name] for name in get_close_matches(wanted, names, n=3, cutoff=0.5)]
    near += [p.id for p in all_profiles() if wanted and wanted in f"{p.id} {p.name.casefold()}"]
    hint = f" Did you mean {', '.join(dict.fromkeys(near))}?" if near else ""
    return f"No carrier {text!r} is known.{hint} `inspector carriers list` shows all."
