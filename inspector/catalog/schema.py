"""One entry of a brand file: what is wrong with it, and the variant it describes."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from inspector.bands.band import Band, Rat
from inspector.catalog.model import Second, Variant

_RATS = {
    "gsm": Rat.GSM,
    "umts": Rat.UMTS,
    "tdscdma": Rat.TDSCDMA,
    "cdma": Rat.CDMA,
    "lte": Rat.LTE,
    "nr": Rat.NR,
}
_NEEDED = ("id", "name", "variant", "confidence", "source", "source_kind", "seen_on")
_NAMES = ("models", "devices", "labels")
_KEYS = {*_NEEDED, *_NAMES, *_RATS, "properties", "unsure", "nr_modes", "merged", "year", "chipset", "note", "second"}
_SECOND = {"source", "source_kind", "seen_on", "note", *_RATS}
_CONFIDENCE = ("high", "medium", "low")
_KINDS = ("maker", "regulator", "measured", "aggregator", "press", "memory")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

_Reasons = Iterator[tuple[str, str]]


def variant(entry: Mapping[str, Any], brand: str, origin: str = "shipped") -> Variant:
    """The variant of an entry that has no faults."""
    modes = entry.get("nr_modes", () if entry.get("nr") == [] else None)
    return Variant(
        id=entry["id"],
        brand=brand,
        name=f"{entry['name']} ({entry['variant']})",
        version=entry["variant"],
        models=tuple(entry.get("models", ())),
        devices=tuple(entry.get("devices", ())),
        properties={name: tuple(values) for name, values in entry.get("properties", {}).items()},
        labels=tuple(entry.get("labels", ())),
        bands=_listed(entry),
        unsure=frozenset(Band.parse(band) for band in entry.get("unsure", ())),
        stated=_stated(entry),
        nr_modes=None if modes is None else tuple(modes),
        merged=entry.get("merged", False),
        year=entry.get("year"),
        chipset=entry.get("chipset", ""),
        confidence=entry["confidence"],
        source=entry["source"],
        source_kind=entry["source_kind"],
        seen_on=entry["seen_on"],
        note=entry.get("note", ""),
        second=tuple(_second(other) for other in entry.get("second", ())),
        origin=origin,
    )


def _second(entry: Mapping[str, Any]) -> Second:
    return Second(
        source=entry["source"],
        source_kind=entry["source_kind"],
        seen_on=entry.get("seen_on", ""),
        bands=_listed(entry),
        stated=_stated(entry),
        note=entry.get("note", ""),
    )


def _listed(entry: Mapping[str, Any]) -> frozenset[Band]:
    return frozenset(Band(rat, number) for key, rat in _RATS.items() for number in entry.get(key, ()))


def _stated(entry: Mapping[str, Any]) -> frozenset[Rat]:
    return frozenset(rat for key, rat in _RATS.items() if key in entry)


def faults(entry: Any) -> _Reasons:
    """Every fault of one entry, as key and reason."""
    if not isinstance(entry, dict):
        yield "", "is not a table"
        return
    for key in sorted(entry.keys() - _KEYS):
        yield key, "is not a key of a variant"
    for key in _NEEDED:
        if key not in entry:
            yield key, "is missing"
    yield from _texts(entry)
    yield from _recognised_by(entry)
    yield from _bands(entry)
    yield from _nr_modes(entry)
    yield from _weight(entry)
    yield from _seconds(entry)


def _texts(entry: Mapping[str, Any]) -> _Reasons:
    for key in (*_NEEDED, "chipset", "note"):
        if key in entry and not _is_text(entry[key]):
            yield key, f"{entry[key]!r} is not a text in one line"
    if _is_text(entry.get("id")) and not _ID.fullmatch(entry["id"]):
        yield "id", f"{entry['id']!r} is not lower-case words joined by hyphens"
    if _is_text(entry.get("seen_on")) and not _DAY.fullmatch(entry["seen_on"]):
        yield "seen_on", f"{entry['seen_on']!r} is not a date; write 2025, 2025-01 or 2025-01-31"


def _recognised_by(entry: Mapping[str, Any]) -> _Reasons:
    for key in _NAMES:
        yield from _members(entry, key, _is_name, "is not a name, in one line and without quotes")
    if not entry.get("models") and not entry.get("devices"):
        yield "models", "neither models nor devices: nothing would find this variant"
    properties = entry.get("properties", {})
    if not isinstance(properties, dict):
        yield "properties", "is not a table of name = [values]"
        return
    for name, values in properties.items():
        if values == []:
            yield f"properties.{name}", "names no value"
        for key, reason in _members(properties, name, _is_text, "is not a text in one line"):
            yield f"properties.{key}", reason


def _bands(entry: Mapping[str, Any]) -> _Reasons:
    for key, rat in _RATS.items():
        found = list(_members(entry, key, _is_number, f"is not a band of {rat}; write its number"))
        yield from found
        if not found and entry.get(key, []) != sorted(set(entry.get(key, []))):
            yield key, "is not in ascending order, each band once"
    if not any(entry.get(key) for key in _RATS):
        yield "lte", "no band list at all: leave the variant out instead"
    yield from _members(entry, "unsure", _is_band, "is not a band; write B17, n77 or U2")


def _nr_modes(entry: Mapping[str, Any]) -> _Reasons:
    modes = entry.get("nr_modes")
    if modes is None:
        return
    if modes not in (["NSA"], ["SA"], ["NSA", "SA"]):
        yield "nr_modes", f'{modes!r} is none of ["NSA"], ["SA"], ["NSA", "SA"]'
    if not entry.get("nr"):
        yield "nr_modes", "stands without an nr list"


def _weight(entry: Mapping[str, Any]) -> _Reasons:
    """How much the entry weighs: its confidence, its kind of source, its year."""
    for key, words in (("confidence", _CONFIDENCE), ("source_kind", _KINDS)):
        if key in entry and entry[key] not in words:
            yield key, f"{entry[key]!r} is none of {', '.join(words)}"
    if entry.get("confidence") == "high" and not entry.get("note") and not entry.get("second"):
        yield "confidence", "high needs a second publisher; name it in the note"
    if entry.get("source_kind") == "memory" and entry.get("confidence", "low") != "low":
        yield "confidence", "is low where the source is memory"
    if not isinstance(entry.get("merged", False), bool):
        yield "merged", "is neither true nor false"
    year = entry.get("year")
    if year is not None and not (_is_number(year) and 2008 <= year < 2100):
        yield "year", f"{year!r} is not the year of an Android phone"


def _seconds(entry: Mapping[str, Any]) -> _Reasons:
    """The lists of other sources: each with its source, each with a list."""
    others = entry.get("second", [])
    if not isinstance(others, list):
        yield "second", "is not a list; write [[variant.second]] below the variant"
        return
    for place, other in enumerate(others):
        for key, reason in _of_second(other):
            yield f"second[{place}].{key}".rstrip("."), reason


def _of_second(other: Any) -> _Reasons:
    if not isinstance(other, dict):
        yield "", "is not a table"
        return
    for key in sorted(other.keys() - _SECOND):
        yield key, "is not a key of a second source"
    for key in ("source", "source_kind"):
        if key not in other:
            yield key, "is missing"
    yield from _texts(other)
    yield from _bands(other)
    yield from _weight(other)


def _members(entry: Mapping[str, Any], key: str, good: Callable[[Any], bool], reason: str) -> _Reasons:
    values = entry.get(key, [])
    if not isinstance(values, list):
        yield key, "is not a list"
        return
    for place, value in enumerate(values):
        if not good(value):
            yield f"{key}[{place}]", f"{value!r} {reason}"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.isprintable() and value == " ".join(value.split()) != ""


def _is_name(value: Any) -> bool:
    # The loader looks for names in the text of the file, where a quote or a backslash would be an escape.
    return _is_text(value) and not set(value) & set('"\\')


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_band(value: Any) -> bool:
    try:
        Band.parse(value)
    except (ValueError, AttributeError):
        return False
    return True
