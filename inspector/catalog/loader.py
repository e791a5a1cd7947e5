"""TOML to variants. Every fault of a file is found in one go, named by file, key and reason."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from inspector.bands.band import Band, Rat
from inspector.catalog.model import Variant
from inspector.faults import Fault

_RATS = {
    "gsm": Rat.GSM,
    "umts": Rat.UMTS,
    "tdscdma": Rat.TDSCDMA,
    "cdma": Rat.CDMA,
    "lte": Rat.LTE,
    "nr": Rat.NR,
}
_KEYS = {
    "id", "name", "models", "devices", "properties", "labels", *_RATS, "umts_unsure", "nr_modes", "year", "confidence",
    "source", "source_kind", "seen_on", "note",
}  # fmt: skip
_KINDS = ("maker", "regulator", "measured", "aggregator", "press", "memory")


def load(path: Path) -> tuple[tuple[Variant, ...], list[Fault]]:
    """The variants of one brand file and every fault in it; a faulty variant is left out."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        return (), [Fault(path.name, "", str(problem))]
    brand, entries = table.get("brand"), table.get("variant")
    faults = [Fault(path.name, key, "is not a key of a brand file") for key in table.keys() - {"brand", "variant"}]
    if not isinstance(brand, str) or not brand:
        faults.append(Fault(path.name, "brand", "is missing"))
    if not isinstance(entries, list) or not entries:
        return (), [*faults, Fault(path.name, "variant", "there is no [[variant]]")]
    variants: list[Variant] = []
    for number, entry in enumerate(entries):
        reasons = _reasons(entry)
        faults += [Fault(path.name, f"variant[{number}].{key}".rstrip("."), reason) for key, reason in reasons]
        if not reasons:
            variants.append(_variant(entry, str(brand)))
    ids = [variant.id for variant in variants]
    faults += [Fault(path.name, one, "two variants have this id") for one in {i for i in ids if ids.count(i) > 1}]
    return tuple(variants), faults


def _variant(entry: dict[str, Any], brand: str) -> Variant:
    modes = entry.get("nr_modes")
    return Variant(
        id=entry["id"],
        brand=brand,
        name=entry["name"],
        models=tuple(entry.get("models", ())),
        devices=tuple(entry.get("devices", ())),
        properties={key: tuple(values) for key, values in entry.get("properties", {}).items()},
        labels=tuple(entry.get("labels", ())),
        bands=frozenset(Band(rat, number) for key, rat in _RATS.items() for number in entry.get(key, ())),
        unsure=frozenset(Band(Rat.UMTS, number) for number in entry.get("umts_unsure", ())),
        stated=frozenset(rat for key, rat in _RATS.items() if key in entry),
        nr_modes=tuple(modes) if modes is not None else None,
        year=entry.get("year"),
        confidence=entry["confidence"],
        source=entry["source"],
        source_kind=entry["source_kind"],
        seen_on=entry.get("seen_on", ""),
        note=entry.get("note", ""),
    )


def _reasons(entry: Any) -> list[tuple[str, str]]:
    """Every fault of one entry, as (key, reason)."""
    if not isinstance(entry, dict):
        return [("", "is not a table")]
    found = [(key, "is not a key of a variant") for key in sorted(entry.keys() - _KEYS)]
    found += [(key, "is missing") for key in ("id", "name", "source") if not _is_text(entry.get(key))]
    if not entry.get("models") and not entry.get("devices"):
        found.append(("models", "neither models nor devices: nothing tells this variant"))
    found += _lists(entry, ("models", "devices", "labels"), _is_text, "is not a text")
    found += _lists(entry, (*_RATS, "umts_unsure"), _is_band_number, "is not a band number")
    for key in _RATS:
        if isinstance(entry.get(key), list) and len(set(map(str, entry[key]))) < len(entry[key]):
            found.append((key, "names a band twice"))
    if not any(key in entry for key in _RATS):
        found.append(("lte", "no band list at all; leave the variant out instead"))
    if entry.get("confidence") not in ("high", "medium", "low"):
        found.append(("confidence", f"{entry.get('confidence')!r} is none of high, medium, low"))
    if entry.get("source_kind") not in _KINDS:
        found.append(("source_kind", f"{entry.get('source_kind')!r} is none of {', '.join(_KINDS)}"))
    modes = entry.get("nr_modes")
    if modes is not None and (not isinstance(modes, list) or not {*map(str, modes)} <= {"NSA", "SA"}):
        found.append(("nr_modes", f"{modes!r} is not a list of NSA and SA"))
    properties = entry.get("properties", {})
    if not isinstance(properties, dict):
        found.append(("properties", "is not a table of name = [values]"))
    else:
        found += [(f"properties.{k}", r) for k, r in _lists(properties, tuple(properties), _is_text, "is not a text")]
    return found


def _lists(
    entry: dict[str, Any], keys: tuple[str, ...], good: Callable[[Any], bool], reason: str
) -> list[tuple[str, str]]:
    found = []
    for key in keys:
        values = entry.get(key, [])
        if not isinstance(values, list):
            found.append((key, "is not a list"))
        else:
            found += [(f"{key}[{i}]", f"{value!r} {reason}") for i, value in enumerate(values) if not good(value)]
    return found


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_band_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
