"""TOML to profiles. Every fault of a file is found in one go, named by file, key and reason."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from inspector.bands.band import Band, Rat
from inspector.carriers.dates import first_day, last_day
from inspector.carriers.model import (
    Admission,
    Layer,
    Need,
    OnAir,
    Profile,
    Role,
    SameCells,
    Source,
)
from inspector.faults import Fault

_T = TypeVar("_T")
_FALLBACK = {"gsm": Rat.GSM, "umts": Rat.UMTS, "cdma": Rat.CDMA, "tdscdma": Rat.TDSCDMA}
_MODERN = {"lte": Rat.LTE, "nr": Rat.NR}
_PROFILE_KEYS = {
    "id", "alias", "name", "as_of", "plmns", "shared_plmns", "brands", *_MODERN, *_FALLBACK, "same_cells", "alone",
    "volte", "nr_sa", "nr_sa_only", "ended", "successor", "admission", "confidence", "sources", "note",
}  # fmt: skip
_RULES = {"allow-list", "certification", "imei-check", "device-list", "import-registration", "none-known"}
_SA = {"yes": True, "no": False, "unknown": None}


@dataclass(slots=True)
class _File:
    """One file being read: where we are, and what was wrong so far."""

    name: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, key: str, reason: str) -> None:
        self.faults.append(Fault(self.name, key, reason))

    def attempt(self, key: str, convert: Callable[[Any], _T], value: Any) -> _T | None:
        """The converted value, or None and a fault."""
        try:
            return convert(value)
        except (ValueError, TypeError, AttributeError) as problem:
            self.fault(key, str(problem))
            return None


def load(path: Path) -> tuple[tuple[Profile, ...], list[Fault]]:
    """The profiles of one country file and every fault in it; a faulty profile is left out."""
    file = _File(path.name)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        return (), [Fault(path.name, "", str(problem))]
    country = file.attempt("country", _country, table.get("country"))
    for key in table.keys() - {"country", "credit", "profile"}:
        file.fault(key, "is not a key of a country file")
    entries = table.get("profile", [])
    if not isinstance(entries, list) or not entries:
        file.fault("profile", "there is no [[profile]]")
        entries = []
    profiles = []
    for number, entry in enumerate(entries):
        before = len(file.faults)
        profile = _profile(entry, f"profile[{number}]", country or "??", file)
        if profile is not None and len(file.faults) == before:
            profiles.append(profile)
    return tuple(profiles), file.faults


def _profile(entry: Any, key: str, country: str, file: _File) -> Profile | None:
    if not isinstance(entry, dict):
        file.fault(key, "is not a table")
        return None
    for unknown in sorted(entry.keys() - _PROFILE_KEYS):
        file.fault(f"{key}.{unknown}", "is not a key of a profile")
    for needed in ("id", "name", "as_of", "plmns", "sources", "confidence"):
        if not entry.get(needed):
            reason = "empty; every fact needs one" if needed == "sources" else "is missing"
            file.fault(f"{key}.{needed}", reason)
    read = _Reader(entry, key, file)
    same_cells = read.each("same_cells", _same_cells)
    return Profile(
        id=read.one("id", _id(country)) or "",
        name=read.one("name", _text) or "",
        country=country,
        as_of=read.one("as_of", first_day) or date.min,
        plmns=tuple(read.each("plmns", _plmn)),
        layers=_layers(read),
        same_cells=tuple(same_cells),
        volte=read.one("volte", Need) or Need.UNKNOWN,
        nr_sa=read.one("nr_sa", _sa),
        nr_sa_only=bool(entry.get("nr_sa_only", False)),
        admission=read.one("admission", _admission),
        brands=tuple(read.each("brands", _text)),
        shared_plmns=frozenset(read.each("shared_plmns", _plmn)),
        ended=read.one("ended", last_day),
        successor=read.one("successor", _text),
        alias=read.one("alias", _text),
        confidence=read.one("confidence", _one_of("high", "medium", "low")) or "low",
        sources=tuple(read.each("sources", _source)),
        note=read.one("note", _text) or "",
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the keys of one profile, each fault with its full key."""

    entry: Mapping[str, Any]
    key: str
    file: _File

    def one(self, name: str, convert: Callable[[Any], _T]) -> _T | None:
        value = self.entry.get(name)
        return None if value is None else self.file.attempt(f"{self.key}.{name}", convert, value)

    def each(self, name: str, convert: Callable[[Any], _T], within: Mapping[str, Any] | None = None) -> list[_T]:
        """The members of a list; a faulty one is left out."""
        values = (self.entry if within is None else within).get(name.rpartition(".")[2], [])
        if not isinstance(values, list):
            self.file.fault(f"{self.key}.{name}", "is not a list")
            return []
        found = (self.file.attempt(f"{self.key}.{name}[{i}]", convert, value) for i, value in enumerate(values))
        return [value for value in found if value is not None]


def _layers(read: _Reader) -> tuple[Layer, ...]:
    alone = frozenset(read.each("alone", Band.parse))
    layers = [
        Layer(band=band, role=role, alone=band in alone)
        for name, rat in _MODERN.items()
        for role in (Role.CORE, Role.EXTRA)
        for band in read.each(f"{name}.{role}", _band(rat), _table(read, name))
    ]
    for name, rat in _FALLBACK.items():
        layers += _fallback(read, name, rat)
    seen: set[Band] = set()
    for layer in layers:
        if layer.band in seen:
            read.file.fault(read.key, f"{layer.band} stands twice; a band has one role")
        seen.add(layer.band)
    return tuple(layers)


def _table(read: _Reader, name: str) -> Mapping[str, Any]:
    value = read.entry.get(name, {})
    if isinstance(value, dict):
        return value
    read.file.fault(f"{read.key}.{name}", "is not a table")
    return {}


def _fallback(read: _Reader, name: str, rat: Rat) -> Iterator[Layer]:
    table = _table(read, name)
    if not table:
        return
    status = read.file.attempt(f"{read.key}.{name}.status", OnAir, table.get("status"))
    ends = table.get("ends")
    day = None if ends is None else read.file.attempt(f"{read.key}.{name}.ends", last_day, ends)
    for band in read.each(f"{name}.bands", _band(rat), table):
        yield Layer(band=band, role=Role.FALLBACK, status=status or OnAir.UNKNOWN, ends=day)


def _band(rat: Rat) -> Callable[[Any], Band]:
    def convert(value: Any) -> Band:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValueError(f"{value!r} is not a band of {rat}; write its number")
        return Band(rat, value)

    return convert


def _id(country: str) -> Callable[[Any], str]:
    def convert(value: Any) -> str:
        name = _text(value)
        if not name.endswith(f"-{country.lower()}") or name != name.lower():
            raise ValueError(f"{name!r} must be lower case and end in -{country.lower()}")
        return name

    return convert


def _one_of(*words: str) -> Callable[[Any], str]:
    def convert(value: Any) -> str:
        if value not in words:
            raise ValueError(f"{value!r} is none of {', '.join(words)}")
        return str(value)

    return convert


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is not a text")
    return value


def _country(value: Any) -> str:
    if not isinstance(value, str) or len(value) != 2 or not value.isupper():
        raise ValueError(f"{value!r} is not an ISO 3166 code in capitals, such as US")
    return value


def _plmn(value: Any) -> str:
    if not isinstance(value, str) or not value.isdecimal() or len(value) not in (5, 6):
        raise ValueError(f'{value!r} is not a PLMN; write five or six digits, "310410"')
    return value


def _sa(value: Any) -> bool | None:
    return _SA[_one_of(*_SA)(value)]


def _source(value: Any) -> Source:
    """``att-mfbi 2015-09`` or ``general knowledge: what``."""
    text = _text(value)
    if text.startswith("general knowledge"):
        return Source(key="general knowledge", as_of="", what=text.partition(": ")[2])
    key, _, as_of = text.partition(" ")
    first_day(as_of)
    return Source(key=key, as_of=as_of, what="")


def _same_cells(value: Any) -> SameCells:
    if not isinstance(value, dict) or value.keys() - {"bands", "since", "source"} or "source" not in value:
        raise ValueError("needs bands, source and, if known, since")
    bands = frozenset(Band.parse(band) for band in value["bands"])
    if len(bands) < 2:
        raise ValueError("names fewer than two bands")
    since = value.get("since")
    return SameCells(bands=bands, since=first_day(since) if since else None, source=_text(value["source"]))


def _admission(value: Any) -> Admission:
    if not isinstance(value, dict) or value.keys() - {"rule", "text", "source", "as_of"}:
        raise ValueError("needs rule, text, source and, if known, as_of")
    return Admission(
        rule=_one_of(*sorted(_RULES))(value.get("rule")),
        text=_text(value.get("text")),
        source=_text(value.get("source")),
        as_of=first_day(value["as_of"]) if "as_of" in value else None,
    )
