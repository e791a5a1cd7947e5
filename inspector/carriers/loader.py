"""TOML to profiles. Every fault of a file is found in one go, named by file, line, key and reason."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from inspector import toml_text
from inspector.bands.band import Band, Rat
from inspector.carriers import values
from inspector.carriers.countries import file_of
from inspector.carriers.model import Admission, Basis, Layer, Mvno, Need, OnAir, Profile, Role, SameCells, Standalone
from inspector.carriers.table import Table
from inspector.carriers.words import plain
from inspector.dataclass import dataclass
from inspector.faults import Fault
from inspector.user_folder import read_text

_RATS = {"lte": Rat.LTE, "nr": Rat.NR, "gsm": Rat.GSM, "umts": Rat.UMTS, "cdma": Rat.CDMA, "tdscdma": Rat.TDSCDMA}
_MODERN = {"core": Role.CORE, "extra": Role.EXTRA}
_FALLBACK = {"bands": Role.FALLBACK}
GROUPS = ("plmns", "brands", "mvnos", *_RATS, "volte", "nr_sa", "admission")
"""The groups of facts that can have a basis of their own."""
_PROFILE_KEYS = {
    "id", "alias", "name", "extends", "as_of", "plmns", "shared_plmns", "brands", "mvnos", "carrier_ids", *_RATS,
    "same_cells", "alone", "volte", "nr_sa", "nr_sa_only", "ended", "successor", "admission", "confidence", "sources",
    "basis", "note",
}  # fmt: skip
_OF_THE_BASE_ALONE = ("name", "plmns", "shared_plmns", "brands", "mvnos", "carrier_ids", "ended", "successor")
_ENTRY = re.compile(r"^\[\[profile\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFile:
    """One file as it was read; ``name`` is its path as it was given.

    ``profiles`` stand beside their keys (``profile[3]``), the faulty ones included.
    """

    name: str
    text: str
    profiles: tuple[tuple[str, Profile], ...]
    faults: tuple[Fault, ...]

    def sound(self) -> Iterator[Profile]:
        """The profiles without a fault of their own."""
        faulty = {fault.key.partition(".")[0] for fault in self.faults}
        for key, profile in self.profiles:
            if key not in faulty:
                yield profile


def load(path: Path, mentioning: str = "") -> tuple[Profile, ...]:
    """The sound profiles of one country file; only those whose text holds these letters and digits, if any are given.

    Reading TOML takes its time, so an entry that does not mention what is looked for is not read at all.
    """
    text = _text(path)
    if mentioning and mentioning not in plain(text):
        return ()
    try:
        tables = toml_text.loads(_cut(text, mentioning) if mentioning else text)
    except toml_text.TOMLDecodeError:
        return ()
    return tuple(_read(path, text, tables).sound())


def read(path: Path) -> CountryFile:
    """One country file with every fault in it, for whoever has to mend it."""
    try:
        text = read_text(path)
        return _read(path, text, toml_text.loads(text))
    except (OSError, UnicodeDecodeError, toml_text.TOMLDecodeError) as problem:
        from inspector.toml_lines import line_of_error

        reason = (problem.strerror if isinstance(problem, OSError) else None) or str(problem)
        fault = Fault(str(path), "", reason, line_of_error(reason))
        return CountryFile(name=str(path), text="", profiles=(), faults=(fault,))


def _text(path: Path) -> str:
    try:
        return read_text(path)
    except (OSError, UnicodeDecodeError):
        return ""


def _cut(text: str, mentioning: str) -> str:
    head, *entries = _ENTRY.split(text)
    return head + "".join(f"[[profile]]{entry}" for entry in entries if mentioning in plain(entry))


def _read(path: Path, text: str, document: Mapping[str, Any]) -> CountryFile:
    file = Table(document, "", str(path))
    file.only({"country", "credit", "profile"}, "a country file")
    file.need("country")
    file.need("profile", "there is no [[profile]]")
    country = file.one("country", values.country) or ""
    if country and len(path.stem) == 2 and path.stem != country.lower():
        file.fault("country", f"{country} does not belong into a file of this name; it is found by its name")
    tables = file.tables("profile")
    profiles = tuple((table.key, _profile(table, country)) for table in tables)
    credit = file.one("credit", values.text) or ""
    if "Band Atlas" not in credit and any(_cites_band_atlas(table) for table in tables):
        file.fault("credit", "is missing; BA is cited, and its licence (CC BY 4.0) asks for the line")
    return CountryFile(name=str(path), text=text, profiles=profiles, faults=tuple(file.faults))


def _cites_band_atlas(table: Table) -> bool:
    cited = table.entry.get("sources")
    return isinstance(cited, list) and any(str(source).startswith("BA ") for source in cited)


def _profile(table: Table, country: str) -> Profile:
    table.only(_PROFILE_KEYS, "a profile")
    carrier = table.one("id", values.carrier_id(country)) or ""
    if "extends" in table.entry:
        table = _extended(table, carrier)
    for needed in ("id", "name", "as_of", "confidence", *(() if "extends" in table.entry else ("plmns",))):
        table.need(needed)
    table.need("sources", "empty; every fact needs one")
    return Profile(
        id=carrier,
        name=table.one("name", values.text) or "",
        country=country,
        as_of=table.one("as_of", values.since) or date.min,
        plmns=tuple(table.each("plmns", values.plmn)),
        shared_plmns=_shared(table.table("shared_plmns")),
        layers=_layers(table),
        same_cells=tuple(_same_cells(inner) for inner in table.tables("same_cells")),
        volte=table.one("volte", values.need) or Need.UNKNOWN,
        nr_sa=table.one("nr_sa", values.standalone) or Standalone.UNKNOWN,
        nr_sa_only=table.one("nr_sa_only", values.flag) or False,
        admission=_admission(table.table("admission")) if "admission" in table.entry else None,
        brands=tuple(table.each("brands", values.text)),
        mvnos=tuple(_mvno(inner) for inner in table.tables("mvnos")),
        carrier_ids=tuple(table.each("carrier_ids", values.android_id)),
        ended=table.one("ended", values.until),
        successor=table.one("successor", values.text),
        alias=table.one("alias", values.alias(carrier)),
        confidence=table.one("confidence", values.one_of(*values.CONFIDENCE)) or "low",
        sources=tuple(table.each("sources", values.source)),
        basis=_basis(table.table("basis")),
        note=table.one("note", values.text) or "",
    )


def _extended(table: Table, carrier: str) -> Table:
    """An entry that ``extends`` a carrier takes from its latest shipped profile whatever it does not say itself.

    Under another id it is another carrier on the same network: name, PLMNs and brands are not its own.
    """
    base = table.entry["extends"]
    path = file_of(base.rpartition("-")[2]) if isinstance(base, str) else None
    entries = toml_text.loads(_text(path)).get("profile", []) if path else []
    found = [entry for entry in entries if entry["id"] == base]
    if not found:
        table.fault("extends", f"{base!r} is no carrier that comes with the program")
        return table
    latest = max(found, key=lambda entry: values.since(entry["as_of"]))
    unlike = _OF_THE_BASE_ALONE if carrier != base else ()
    taken = {key: value for key, value in latest.items() if key not in ("alias", *unlike)}
    return replace(table, entry={**taken, **table.entry})


def _layers(table: Table) -> tuple[Layer, ...]:
    alone = frozenset(table.each("alone", values.band))
    layers = [layer for name, rat in _RATS.items() for layer in _of_rat(table.table(name), rat, alone)]
    seen: set[Band] = set()
    for layer in layers:
        if layer.band in seen:
            table.fault("", f"{layer.band} stands twice; a band has one role")
        seen.add(layer.band)
    for band in sorted(alone - seen):
        table.fault("alone", f"{band} is not a band of this profile")
    return tuple(layers)


def _of_rat(table: Table, rat: Rat, alone: frozenset[Band]) -> Iterator[Layer]:
    """The layers of one RAT. LTE and NR without a status are on the air; 2G and 3G have to say it."""
    if not table.entry:
        return
    modern = rat in (Rat.LTE, Rat.NR)
    roles = _MODERN if modern else _FALLBACK
    table.only({*roles, "status", "ends", "seen", "source"}, f"the bands of {rat}")
    if modern and "core" not in table.entry:
        table.fault("core", "is missing; write [] where no band is known to be core")
    if not modern:
        table.need("bands")
        table.need("status")
    status = table.one("status", values.status) or (OnAir.ACTIVE if modern else OnAir.UNKNOWN)
    if status is OnAir.SHUTDOWN and "ends" not in table.entry:
        table.fault("ends", f'is missing for what is shut down; write "{values.NO_DATE}" where no source gives a date')
    ends, seen, source = (
        table.one("ends", values.end),
        table.one("seen", values.since),
        table.one("source", values.text),
    )
    for name, role in roles.items():
        for band in table.each(name, values.number_of(rat)):
            yield Layer(band=band, role=role, status=status, ends=ends, alone=band in alone, seen=seen, source=source)


def _same_cells(table: Table) -> SameCells:
    table.only({"bands", "since", "source"}, "same_cells")
    table.need("source")
    bands = frozenset(table.each("bands", values.band))
    if len(bands) < 2 or len({band.rat for band in bands}) > 1:
        table.fault("bands", "must name two bands or more, all of one RAT")
    return SameCells(bands=bands, since=table.one("since", values.since), source=table.one("source", values.text) or "")


def _shared(table: Table) -> tuple[tuple[str, str], ...]:
    """PLMNs that another carrier claims too, each with the reason."""
    found = []
    for key in table.entry:
        try:
            found.append((values.plmn(key), table.one(key, values.text) or ""))
        except ValueError as problem:
            table.fault(key, str(problem))
    return tuple(found)


def _mvno(table: Table) -> Mvno:
    table.only({"name", "carrier_ids", "gids", "spns"}, "an MVNO")
    table.need("name")
    return Mvno(
        name=table.one("name", values.text) or "",
        carrier_ids=tuple(table.each("carrier_ids", values.android_id)),
        gids=tuple(table.each("gids", values.gid)),
        spns=tuple(table.each("spns", values.text)),
    )


def _basis(table: Table) -> tuple[Basis, ...]:
    table.only(set(GROUPS), "basis")
    found = (table.one(group, values.basis(group)) for group in GROUPS)
    return tuple(basis for basis in found if basis is not None)


def _admission(table: Table) -> Admission:
    table.only({"rule", "text", "source", "as_of"}, "admission")
    for needed in ("rule", "text", "source"):
        table.need(needed)
    return Admission(
        rule=table.one("rule", values.one_of(*values.RULES)) or "",
        text=table.one("text", values.text) or "",
        source=table.one("source", values.text) or "",
        as_of=table.one("as_of", values.since),
    )
