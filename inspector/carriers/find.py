"""Carriers as of a day: of a country, of a PLMN."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from inspector.carriers.as_of import at
from inspector.carriers.book import SHIPPED, Book
from inspector.carriers.countries import code_of, countries_of_mcc, names
from inspector.carriers.dates import last_day
from inspector.carriers.model import Profile
from inspector.phone.errors import UsageProblem


def day_of(text: str | None) -> date:
    """The day of ``--as-of``: the last of the year or month named, so that all of it has happened. Default today."""
    if text is None:
        return date.today()
    try:
        return last_day(text)
    except ValueError:
        raise UsageProblem(f"{text!r} is not a date. Write --as-of 2016, 2016-10 or 2016-10-31.") from None


def carriers_at(day: date, country: str, book: Book = SHIPPED) -> tuple[Profile, ...]:
    """One profile per carrier of the country, as of the day; carriers that had ended by then are left out."""
    return tuple(profile for profile in _each_at(book.of_country(country), day) if _running(profile, day, book))


def all_at(day: date, book: Book = SHIPPED) -> tuple[Profile, ...]:
    """Every carrier of every country, as of the day."""
    return tuple(profile for country in book.countries() for profile in carriers_at(day, country, book))


def country_code(text: str, book: Book = SHIPPED) -> str:
    """The ISO code of a country as the user types it, by code or name. Raises UsageProblem with suggestions."""
    code = code_of(text, book.countries())
    if code is not None:
        return code
    from difflib import get_close_matches

    known = {names().get(code, code).casefold(): code for code in book.countries()}
    near = get_close_matches(text.strip().casefold(), known, n=3, cutoff=0.6)
    hint = f" Did you mean {', '.join(f'{known[name]} ({names()[known[name]]})' for name in near)}?" if near else ""
    have = ", ".join(book.countries())
    raise UsageProblem(f"No carriers of {text!r} are known.{hint} Countries there are: {have}.")


def of_country(text: str, day: date, book: Book = SHIPPED) -> tuple[Profile, ...]:
    """The carriers of a country as the user types it. Raises UsageProblem."""
    return carriers_at(day, country_code(text, book), book)


def by_plmn(plmn: str, day: date, book: Book = SHIPPED) -> tuple[Profile, ...]:
    """The carriers that own a PLMN on that day; several may share it, none may be known.

    A PLMN can change hands: those whose profile of that day names it come first, else whoever names it at any time.
    """
    everyone = _who_may_claim(plmn, book)
    claiming = {profile.id for profile in everyone if plmn in profile.plmns}
    found = _each_at((profile for profile in everyone if profile.id in claiming), day)
    running = [profile for profile in found if _running(profile, day, book)]
    owning = [profile for profile in running if plmn in profile.plmns]
    dated = [profile for profile in owning if profile.as_of <= day]
    return tuple(dated or owning or running or found)


def country_of(plmn: str, book: Book = SHIPPED) -> str | None:
    """The ISO code of the country a PLMN is used in: that of the carrier that claims it, for territories share codes.

    Else the main country of its mobile country code; None where that is international (901) or not assigned.
    """
    claiming = (profile.country for profile in _who_may_claim(plmn, book) if plmn in profile.plmns)
    return next(claiming, None) or next(iter(countries_of_mcc(plmn)), None)


def _who_may_claim(plmn: str, book: Book) -> list[Profile]:
    of_code = [profile for country in countries_of_mcc(plmn) for profile in book.of_country(country)]
    return [*of_code, *(profile for profile in book.own if profile not in of_code)]


def _each_at(profiles: Iterable[Profile], day: date) -> list[Profile]:
    """One profile per carrier, as of the day, in the order in which the carriers come."""
    ids: dict[str, list[Profile]] = {}
    for carrier, periods in groupby(profiles, key=lambda profile: profile.id):
        ids.setdefault(carrier, []).extend(periods)
    return [at(periods, day) for periods in ids.values()]


def _running(profile: Profile, day: date, book: Book) -> bool:
    """Whether the carrier had its own network on that day: not ended, nor carried on under another id by then."""
    if profile.ended is not None:
        return day <= profile.ended
    if profile.successor is None:
        return True
    around = book.of_country(profile.successor.rpartition("-")[2])
    return not any(heir.id == profile.successor and profile.as_of < heir.as_of <= day for heir in around)
