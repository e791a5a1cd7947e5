"""Countries: which ones we have carriers of, what they are called, and whose a mobile country code is."""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")


def shipped_files() -> list[Path]:
    """The country files that come with the program."""
    return sorted(path for path in _DATA.glob("*.toml") if len(path.stem) == 2)


@cache
def shipped_countries() -> tuple[str, ...]:
    """ISO 3166 codes of the countries that the program comes with, in capitals."""
    return tuple(path.stem.upper() for path in shipped_files())


def file_of(country: str) -> Path | None:
    """The shipped file of a country by its ISO code, in any case; None where there is none."""
    return _DATA / f"{country.lower()}.toml" if country.upper() in shipped_countries() else None


def countries_of_mcc(plmn: str) -> tuple[str, ...]:
    """The countries that use a PLMN's mobile country code (ITU-T E.212), the main one first.

    None where the code is international (901) or not assigned.
    """
    return _by_mcc().get(plmn[:3], ())


@cache
def _by_mcc() -> dict[str, tuple[str, ...]]:
    with (_DATA / "mcc.csv").open(encoding="utf-8", newline="") as file:
        return {row["mcc"]: tuple(row["country"].split()) for row in csv.DictReader(file)}


@cache
def names() -> dict[str, str]:
    """English names of countries by ISO code."""
    with (_DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["country"]: row["name"] for row in csv.DictReader(file)}


def code_of(text: str, known: Iterable[str]) -> str | None:
    """The ISO code that a user means by a code or a name, in any case; None where it is none of these."""
    wanted = text.strip().casefold()
    return next((code for code in known if wanted in (code.casefold(), names().get(code, "").casefold())), None)
