"""What the shell offers after ``--carrier`` and ``--country`` (Tab)."""

from datetime import date


def carrier_ids(incomplete: str) -> list[str]:
    """Ids of the carriers of today that begin so."""
    from inspector.carriers import all_at

    return [profile.id for profile in all_at(date.today()) if profile.id.startswith(incomplete.casefold())]


def country_codes(incomplete: str) -> list[tuple[str, str]]:
    """Codes that begin so, each with the country's name."""
    from inspector.carriers.countries import names, shipped_countries

    codes = [code.casefold() for code in shipped_countries() if code.casefold().startswith(incomplete.casefold())]
    return [(code, names().get(code.upper(), code)) for code in codes]
