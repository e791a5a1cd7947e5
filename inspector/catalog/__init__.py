"""Published band lists by hardware variant, and which variants a phone can be."""

from inspector.catalog.find import all_variants, band_lists, by_query, choose, match, shipped_files
from inspector.catalog.model import Match, Variant

__all__ = ["Match", "Variant", "all_variants", "band_lists", "by_query", "choose", "match", "shipped_files"]
