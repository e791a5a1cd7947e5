"""Published band lists by hardware variant, and which variants a phone can be."""

from inspector.catalog.choose import all_variants, by_query, choose
from inspector.catalog.claims import band_lists
from inspector.catalog.loader import load, shipped_files, user_files
from inspector.catalog.match import match
from inspector.catalog.model import Match, Second, Variant

__all__ = [
    "Match",
    "Second",
    "Variant",
    "all_variants",
    "band_lists",
    "by_query",
    "choose",
    "load",
    "match",
    "shipped_files",
    "user_files",
]
