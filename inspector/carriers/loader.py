"""TOML to profiles. Every fault of a file is found in one go, named by file, key and reason."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from inspector.bands.band import Band, Rat
from inspector.carriers import values
from inspector.carriers.model import Admission, Layer, Need, OnAir, Profile, Role, SameCells
from inspector.faults import Fault

_T = TypeVar("_T")
_RATS = {"lte": Rat.LTE, "nr": Rat.NR, "gsm": Rat.GSM, "umts": Rat.UMTS, "cdma": Rat.CDMA, "tdscdma": Rat.TDSCDMA}
_MODERN = {"core": Role.CORE, "extra": Role.EXTRA}
_FALLBACK = {"bands": Role.FALLBACK}
_PROFILE_KEYS = {
    "id", "alias", "name", "as_of", "plmns", "shared_plmns", "brands", *_RATS, "same_cells", "alone",
    "volte", "nr_sa", "nr_sa_only", "ended", "successor", "admission", "confidence", "sources", "note",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Table:
    """One table being read. Its getters note each fault with the full key and go on."""

    entry: Mapping[str, Any]
    key: str
    file: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, name: str, reason: str) -> None:
        self.faults.append(Fault(self.file, f"{self.key}.{name}".strip("."), reason))

    def only(self, known: set[str], what: str) -> None:
        """A misspelt key is a fault, never silence."""
        for unknown in sorted(self.entry.keys() - known):
            self.fault(unknown, f"is not a key of {what}")

    def need(self, name: str, reason: str = "is missing") -> None:
        if self.entry.get(name) in (None, []):
            self.fault(name, reason)

    def one(self, name: str, convert: Callable[[Any], _T]) -> _T | None:
        """The converted value; None where there is none or it is faulty."""
        value = self.entry.get(name)
        return None if value is None else self._attempt(name, convert, value)

    def each(self, name: str, convert: Callable[[Any], _T]) -> list[_T]:
        """The members of a list; a faulty one is left out."""
        found = (self._attempt(f"{name}[{i}]", convert, value) for i, value in enumerate(self._list(name)))
        return [value for value in found if value is not None]

    def table(self, name: str) -> "_Table":
        """The table of that name; empty where there is none."""
        return self._inner(name, self.entry.get(name, {}))

    def tables(self, name: str) -> list["_Table"]:
        """The tables of that list."""
        return [self._inner(f"{name}[{i}]", value) for i, value in enumerate(self._list(name))]

    def _list(self, name: str) -> list[Any]:
        value = self.entry.get(name, [])
        if isinstance(value, list):
            return value
        self.fault(name, "is not a list")
        return []

    def _inner(self, name: str, value: Any) -> "_Table":
        if not isinstance(value, dict):
            self.fault(name, "is not a table")
            value = {}
        return _Table(value, f"{self.key}.{name}".strip("."), self.file, self.faults)

    def _attempt(self, name: str, convert: Callable[[Any], _T], value: Any) -> _T | None:
        try:
            return convert(value)
        except ValueError as problem:
            self.fault(name, str(problem))
            return None


def load(path: Path) -> tuple[tuple[Profile, ...], list[Fault]]:
    """The profiles of one country file and every fault in it; a faulty profile is left out."""
    try:
        file = _Table(tomllib.loads(path.read_text(encoding="utf-8")), "", path.name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        return (), [Fault(path.name, "", str(problem))]
    file.only({"country", "credit", "profile"}, "a country file")
    file.need("country")
    file.need("profile", "there is no [[profile]]")
    country = file.one("country", values.country) or ""
    if country and len(path.stem) == 2 and path.stem != country.lower():
        file.fault("country", f"{country} does not belong into a file of this name; it is found by its name")
    profiles = []
    for table in file.tables("profile"):
        before = len(file.faults)
        profile = _profile(table, country)
        if len(file.faults) == before:
            profiles.append(profile)
    credit = file.one("credit", values.text) or ""
    if "Band Atlas" not in credit and any(source.key == "BA" for p in profiles for source in p.sources):
        file.fault("credit", "is missing; BA is cited, and its licence (CC BY 4.0) asks for the line")
    return tuple(profiles), file.faults


def _profile(table: _Table, country: str) -> Profile:
    table.only(_PROFILE_KEYS, "a profile")
    for needed in ("id", "name", "as_of", "plmns", "confidence"):
        table.need(needed)
    table.need("sources", "empty; every fact needs one")
    carrier = table.one("id", values.carrier_id(country)) or ""
    return Profile(
        id=carrier,
        name=table.one("name", values.text) or "",
        country=country,
        as_of=table.one("as_of", values.since) or date.min,
        plmns=tuple(table.each("plmns", values.plmn)),
        layers=_layers(table),
        same_cells=tuple(_same_cells(inner) for inner in table.tables("same_cells")),
        volte=table.one("volte", values.need) or Need.UNKNOWN,
        nr_sa=table.one("nr_sa", values.standalone),
        nr_sa_only=table.one("nr_sa_only", values.flag) or False,
        admission=_admission(table.table("admission")) if "admission" in table.entry else None,
        brands=tuple(table.each("brands", values.text)),
        shared_plmns=frozenset(table.each("shared_plmns", values.plmn)),
        ended=table.one("ended", values.until),
        successor=table.one("successor", values.text),
        alias=table.one("alias", values.alias(carrier)),
        confidence=table.one("confidence", values.one_of("high", "medium", "low")) or "low",
        sources=tuple(table.each("sources", values.source)),
        note=table.one("note", values.text) or "",
    )


def _layers(table: _Table) -> tuple[Layer, ...]:
    alone = frozenset(table.each("alone", values.band))
    layers = [layer for name, rat in _RATS.items() for layer in _of_rat(table.table(name), rat, alone)]
    seen: set[Band] = set()
    for layer in layers:
        if layer.band in seen:
            table.faults.append(Fault(table.file, table.key, f"{layer.band} stands twice; a band has one role"))
        seen.add(layer.band)
    for band in sorted(alone - seen):
        table.fault("alone", f"{band} is not a band of this profile")
    return tuple(layers)


def _of_rat(table: _Table, rat: Rat, alone: frozenset[Band]) -> Iterator[Layer]:
    """The layers of one RAT. LTE and NR without a status are on the air; 2G and 3G have to say it."""
    if not table.entry:
        return
    modern = rat in (Rat.LTE, Rat.NR)
    roles = _MODERN if modern else _FALLBACK
    table.only({*roles, "status", "ends", "seen", "source"}, f"the bands of {rat}")
    if not modern:
        table.need("status")
    status = table.one("status", values.status) or (OnAir.ACTIVE if modern else OnAir.UNKNOWN)
    ends, seen, source = (
        table.one("ends", values.until),
        table.one("seen", values.since),
        table.one("source", values.text),
    )
    for name, role in roles.items():
        for band in table.each(name, values.number_of(rat)):
            yield Layer(band=band, role=role, status=status, ends=ends, alone=band in alone, seen=seen, source=source)


def _same_cells(table: _Table) -> SameCells:
    table.only({"bands", "since", "source"}, "same_cells")
    table.need("source")
    bands = frozenset(table.each("bands", values.band))
    if len(bands) < 2 or len({band.rat for band in bands}) > 1:
        table.fault("bands", "must name two bands or more, all of one RAT")
    return SameCells(bands=bands, since=table.one("since", values.since), source=table.one("source", values.text) or "")


def _admission(table: _Table) -> Admission:
    table.only({"rule", "text", "source", "as_of"}, "admission")
    for needed in ("rule", "text", "source"):
        table.need(needed)
    return Admission(
        rule=table.one("rule", values.one_of(*values.RULES)) or "",
        text=table.one("text", values.text) or "",
        source=table.one("source", values.text) or "",
        as_of=table.one("as_of", values.since),
    )
