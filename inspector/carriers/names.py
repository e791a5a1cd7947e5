"""The carrier that a user means by a word, and which one where several countries have it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from inspector.carriers.as_of import as_it_stood, at
from inspector.carriers.book import SHIPPED, Book
from inspector.carriers.find import by_plmn
from inspector.carriers.model import Profile
from inspector.carriers.words import plain
from inspector.dataclass import dataclass
from inspector.phone.errors import UsageProblem

_DEFAULT_COUNTRY = "US"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What was typed, and every carrier it can mean. Where that is more than one, each country decides for itself."""

    typed: str
    meant: tuple[Profile, ...]


def look_up(text: str, day: date, book: Book = SHIPPED, country: str | None = None) -> Name:
    """The carriers with this id, name, brand or PLMN, in any spelling. Needs no phone, so a typing error costs none.

    Those of ``country``, where the user named one and it has any of that name. An alias (``att-us-2016``) means that
    one period, as it stood then, whatever the day. Raises UsageProblem where nothing is meant, or several carriers of
    one country.
    """
    wanted = text.strip().casefold()
    named = _by_id(wanted, day, book)
    if named is not None:
        return Name(typed=text, meant=(named,))
    meant = _by_other_names(wanted, day, book)
    if not meant:
        raise UsageProblem(_unknown(text, wanted, book))
    meant = tuple(profile for profile in meant if profile.country == country) or meant
    if len(meant) > 1 and len({profile.country for profile in meant}) == 1:
        raise UsageProblem(_several(text, meant))
    return Name(typed=text, meant=meant)


def choose(name: Name, countries: Sequence[str] = ()) -> tuple[Profile, str | None]:
    """The one carrier meant, and a remark where it was our choice.

    ``countries`` are those the phone points to, the strongest first. Where none of them decides, a bare
    name means the carrier of the United States if there is one. Raises UsageProblem where it stays open.
    """
    if len(name.meant) == 1:
        return name.meant[0], None
    for country in countries:
        here = [profile for profile in name.meant if profile.country == country]
        if len(here) == 1:
            return here[0], None
    default = [profile for profile in name.meant if profile.country == _DEFAULT_COUNTRY]
    if len(default) != 1:
        raise UsageProblem(_several(name.typed, name.meant))
    others = ", ".join(profile.id for profile in name.meant if profile is not default[0])
    return default[0], f"{name.typed!r} is taken to mean {default[0].id}; there is also {others}. Name one by its id."


def named(text: str, day: date, book: Book = SHIPPED, country: str | None = None) -> Profile:
    """The carrier the user means where no phone is at hand; see ``look_up`` and ``choose``. Raises UsageProblem."""
    return choose(look_up(text, day, book, country))[0]


def _by_id(wanted: str, day: date, book: Book) -> Profile | None:
    """An id or alias; both name their country, so that no other file is read."""
    parts = wanted.split("-")[1:]
    found = book.mentioning(wanted, parts) if parts else ()
    for profile in (*book.own, *found):
        if profile.id == wanted:
            return at(book.periods(wanted), day)
        if profile.alias == wanted:
            return as_it_stood(profile)
    return None


def _by_other_names(wanted: str, day: date, book: Book) -> tuple[Profile, ...]:
    """The carriers of that PLMN; else of that name; else those that the brand is sold on."""
    word = plain(wanted)
    if re.fullmatch(r"[0-9]{5,6}", word):
        return by_plmn(word, day, book)
    maybe = book.mentioning(word) if word else ()
    ids = [p.id for p in maybe if word in map(plain, (p.id, p.id.rpartition("-")[0], p.name))]
    ids = ids or [p.id for p in maybe if word in map(plain, _brands(p))]
    return tuple(at(book.periods(carrier), day) for carrier in dict.fromkeys(ids))


def _brands(profile: Profile) -> list[str]:
    return [*profile.brands, *(mvno.name for mvno in profile.mvnos)]


def _several(text: str, meant: Iterable[Profile]) -> str:
    ids = ", ".join(profile.id for profile in meant)
    return f"{text!r} means several carriers: {ids}. Name one of these ids, or its country with --country."


def _unknown(text: str, wanted: str, book: Book) -> str:
    from difflib import get_close_matches

    everyone = book.everything()
    ids: dict[str, list[str]] = {}
    for profile in everyone:
        words = (profile.id, profile.id.rpartition("-")[0], profile.name, *_brands(profile))
        for word in words:
            ids.setdefault(word.casefold(), []).append(profile.id)
    near = [carrier for word in get_close_matches(wanted, ids, n=3, cutoff=0.6) for carrier in ids[word]]
    near += [p.id for p in everyone if wanted and wanted in f"{p.id} {p.name.casefold()}"]
    hint = f" Did you mean {', '.join(list(dict.fromkeys(near))[:6])}?" if near else ""
    return f"No carrier {text!r} is known.{hint} `inspector carriers list` shows all."
