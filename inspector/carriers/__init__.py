"""Carrier profiles: what each carrier runs, as of a date, and how we know it."""

from inspector.carriers.as_of import as_it_stood, at
from inspector.carriers.find import (
    all_at,
    all_profiles,
    by_plmn,
    carriers_at,
    countries,
    country_of,
    day_of,
    load_country,
    named,
    of_country,
    periods,
    shipped_files,
)

__all__ = [
    "all_at",
    "all_profiles",
    "as_it_stood",
    "at",
    "by_plmn",
    "carriers_at",
    "countries",
    "country_of",
    "day_of",
    "load_country",
    "named",
    "of_country",
    "periods",
    "shipped_files",
]
