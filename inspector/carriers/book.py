"""The profiles at hand: those that come with the program, and the user's own laid over them."""

from collections.abc import Iterable
from functools import cache

from inspector.carriers.countries import file_of, shipped_countries
from inspector.carriers.loader import load
from inspector.carriers.model import Profile
from inspector.carriers.words import plain
from inspector.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Every profile that can be asked for.

    ``own`` are the user's: one of the same carrier and date replaces the shipped one, any other stands beside it.
    """

    own: tuple[Profile, ...] = ()

    def countries(self) -> tuple[str, ...]:
        """ISO codes of the countries we have carriers of, in capitals."""
        return tuple(sorted({*shipped_countries(), *(profile.country for profile in self.own)}))

    def of_country(self, country: str) -> tuple[Profile, ...]:
        """Every profile of one country, all periods; empty where we have none. Faulty ones are left out."""
        code = country.upper()
        return self._laid_over(_shipped(code), (profile for profile in self.own if profile.country == code))

    def everything(self) -> tuple[Profile, ...]:
        """Every profile of every country and period."""
        return tuple(profile for country in self.countries() for profile in self.of_country(country))

    def mentioning(self, word: str, countries: Iterable[str] = ()) -> tuple[Profile, ...]:
        """The profiles whose entry mentions these letters and digits anywhere, and maybe some others.

        Only what is worth looking at is read from the files. Default: of all countries.
        """
        shipped = [p for code in countries or shipped_countries() for p in _shipped(code.upper(), plain(word))]
        return self._laid_over(shipped, self.own)

    def periods(self, carrier: str) -> tuple[Profile, ...]:
        """All profiles of one carrier id, the earliest first."""
        country = carrier.rpartition("-")[2]
        found = (profile for profile in self.mentioning(carrier, [country]) if profile.id == carrier)
        return tuple(sorted(found, key=lambda profile: profile.as_of))

    def _laid_over(self, shipped: Iterable[Profile], own: Iterable[Profile]) -> tuple[Profile, ...]:
        replaced = {(profile.id, profile.as_of) for profile in self.own}
        return (*(p for p in shipped if (p.id, p.as_of) not in replaced), *own)


@cache
def _shipped(country: str, mentioning: str = "") -> tuple[Profile, ...]:
    path = file_of(country)
    return load(path, mentioning) if path else ()


SHIPPED = Book()
"""The profiles that come with the program, alone."""
