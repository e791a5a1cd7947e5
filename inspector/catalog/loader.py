"""Brand files to variants: a whole file with all its faults, or just the entries that mention a name.

tomllib needs some 30 ms for the whole catalog, which a start-up cannot spare (docs/decisions/0010-start-up-time.md). So
a file is cut into its entries as text, and only the few that hold the wanted name are parsed: 1 to 2 ms in all.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from inspector.catalog import schema
from inspector.catalog.model import Variant
from inspector.faults import Fault

_DATA = Path(__file__).with_name("data")
_ENTRY = re.compile(r"^(?=\[\[variant\]\])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Cut:
    """One brand file as text: its brand, and its entries beside the same in lower case."""

    brand: str
    entries: tuple[tuple[str, str], ...]


def shipped_files() -> list[Path]:
    """The brand files that come with the program."""
    return sorted(_DATA.glob("*.toml"))


def load(path: Path) -> tuple[tuple[Variant, ...], list[Fault]]:
    """The variants of one brand file and every fault in it; a faulty variant is left out."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        return (), [Fault(path.name, "", str(problem))]
    faults = [Fault(path.name, key, "is not a key of a brand file") for key in table.keys() - {"brand", "variant"}]
    brand, entries = table.get("brand"), table.get("variant")
    if not isinstance(brand, str) or not brand.strip():
        faults.append(Fault(path.name, "brand", "is missing; write it above the first [[variant]]"))
    if not isinstance(entries, list) or not entries:
        return (), [*faults, Fault(path.name, "variant", "there is no [[variant]]")]
    variants = []
    for place, entry in enumerate(entries):
        found = [Fault(path.name, _key(entry, place, key), reason) for key, reason in schema.faults(entry)]
        faults += found
        if not found:
            variants.append(schema.variant(entry, str(brand)))
    return tuple(variants), faults


def _key(entry: Any, place: int, key: str) -> str:
    """``xiaomi-mi-5-china.lte[1]``: an id finds the place faster than a count, where there is one."""
    name = entry.get("id") if isinstance(entry, dict) else None
    return f"{name if isinstance(name, str) and name else f'variant[{place}]'}.{key}".rstrip(".")


@cache
def everything() -> tuple[Variant, ...]:
    """Every variant of the shipped files."""
    return tuple(variant for path in shipped_files() for variant in load(path)[0])


def mentioning(words: Iterable[str]) -> tuple[Variant, ...]:
    """The variants in whose entry one of the words stands, in any case. More than were meant, never fewer."""
    wanted = [word.casefold() for word in words]
    return tuple(
        variant
        for path in shipped_files()
        for entry, folded in _cut(path).entries
        if any(word in folded for word in wanted)
        for variant in _parse(entry, _cut(path).brand)
    )


@cache
def _cut(path: Path) -> _Cut:
    head, *entries = _ENTRY.split(path.read_text(encoding="utf-8"))
    return _Cut(str(tomllib.loads(head).get("brand", "")), tuple((one, one.casefold()) for one in entries))


def _parse(text: str, brand: str) -> tuple[Variant, ...]:
    (entry,) = tomllib.loads(text)["variant"]
    return () if any(schema.faults(entry)) else (schema.variant(entry, brand),)
