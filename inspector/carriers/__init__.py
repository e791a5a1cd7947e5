"""Carrier profiles: what each carrier runs, as of a date, and how we know it."""

from inspector.carriers.as_of import as_it_stood, at
from inspector.carriers.book import SHIPPED, Book
from inspector.carriers.countries import shipped_files
from inspector.carriers.find import all_at, by_plmn, carriers_at, country_code, country_of, day_of, of_country
from inspector.carriers.names import Name, choose, look_up, named
from inspector.carriers.sims import SimCarrier, of_sim
from inspector.carriers.user import open_book

__all__ = [
    "SHIPPED",
    "Book",
    "Name",
    "SimCarrier",
    "all_at",
    "as_it_stood",
    "at",
    "by_plmn",
    "carriers_at",
    "choose",
    "country_code",
    "country_of",
    "day_of",
    "look_up",
    "named",
    "of_country",
    "of_sim",
    "open_book",
    "shipped_files",
]
