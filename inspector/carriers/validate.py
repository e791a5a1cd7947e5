"""What one profile alone cannot show: faults between profiles, and facts against the band table.

Every fault comes with its file, key and line, all in one run.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from inspector.bands import info
from inspector.carriers.book import SHIPPED
from inspector.carriers.countries import countries_of_mcc, shipped_files
from inspector.carriers.loader import CountryFile, read
from inspector.carriers.model import Layer, OnAir, Profile, Role
from inspector.carriers.sources import source_keys
from inspector.dataclass import dataclass
from inspector.faults import Fault
from inspector.toml_lines import lines_of

_KEYS = {rat: rat.lower() for rat in ("LTE", "NR", "GSM", "UMTS", "CDMA", "TDSCDMA")}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A profile and where it stands; ``file`` is empty for one that comes with the program and is not being checked."""

    file: str
    key: str
    profile: Profile

    def fault(self, name: str, reason: str) -> Fault:
        return Fault(self.file, f"{self.key}.{name}".rstrip("."), f"{self.profile.id or 'no id'}: {reason}")


def validate(paths: Iterable[Path]) -> list[Fault]:
    """Every fault of these country files, in one run: form, bands, PLMNs, dates, roles, sources, and their lines.

    A folder stands for the country files in it. Files that do not come with the program are checked together with what
    does: they are laid over it.
    """
    given = tuple(paths)
    hollow = [
        Fault(str(path), "", "holds no country file (*.toml), so nothing was checked")
        for path in given
        if not _files(path)
    ]
    paths = [file for path in given for file in _files(path)]
    files = [read(path) for path in paths]
    entries = [entry for file in files for entry in _entries(file)]
    around = _around(paths, entries)
    faults = [fault for file in files for fault in faults_of(file)]
    faults += [fault for check in (_names, _plmns, _periods) for fault in check(entries, around)]
    return [*hollow, *_with_lines(faults, files)]


def _files(path: Path) -> list[Path]:
    return sorted(file for file in path.glob("*.toml") if file.name != "sources.toml") if path.is_dir() else [path]


def faults_of(file: CountryFile) -> list[Fault]:
    """The faults of one file by itself: its form, its bands, its dates, its sources."""
    found = [fault for entry in _entries(file) for check in (_of_profile, _of_sources) for fault in check(entry)]
    return _with_lines([*file.faults, *found], [file])


def _entries(file: CountryFile) -> list[_Entry]:
    return [_Entry(file.name, key, profile) for key, profile in file.profiles]


def _around(paths: Iterable[Path], entries: Sequence[_Entry]) -> list[_Entry]:
    """The shipped profiles that the checked ones have to get on with: all but those being checked or replaced."""
    checked = {path.resolve() for path in paths}
    if checked >= {path.resolve() for path in shipped_files()}:
        return []
    mine = {(entry.profile.id, entry.profile.as_of) for entry in entries}
    return [_Entry("", "", profile) for profile in SHIPPED.everything() if (profile.id, profile.as_of) not in mine]


def _with_lines(faults: Sequence[Fault], files: Iterable[CountryFile]) -> list[Fault]:
    faulty = {fault.file for fault in faults}
    lines = {file.name: lines_of(file.text) for file in files if file.name in faulty}
    found = (replace(fault, line=fault.line or lines[fault.file].of(fault.key)) for fault in faults)
    return sorted(dict.fromkeys(found), key=lambda fault: (fault.file, fault.line or 0))


def _of_profile(entry: _Entry) -> Iterator[Fault]:
    profile = entry.profile
    for layer in profile.layers:
        for reason in _of_layer(layer):
            yield entry.fault(_place(layer, profile), reason)
    held = {layer.band for layer in profile.layers}
    for place, group in enumerate(profile.same_cells):
        absent = [str(band) for band in sorted(group.bands - held)]
        if absent:
            yield entry.fault(f"same_cells[{place}]", f"names {', '.join(absent)}, which the profile does not have")
        alone = [str(layer.band) for layer in profile.layers if layer.alone and layer.band in group.bands]
        if alone:
            yield entry.fault("alone", f"{', '.join(alone)} cannot be alone and in same_cells")
    if profile.ended and profile.ended < profile.as_of:
        yield entry.fault("ended", f"{profile.ended} is before the profile's own date {profile.as_of}")
    for plmn in sorted({plmn for plmn in profile.plmns if profile.plmns.count(plmn) > 1}):
        yield entry.fault("plmns", f"PLMN {plmn} stands twice")


def _of_layer(layer: Layer) -> Iterator[str]:
    known = info(layer.band)
    if known is None:
        yield f"{layer.band} is not a band of 3GPP or 3GPP2"
    elif layer.role is Role.CORE and known.downlink_only:
        yield f"{layer.band} is downlink only and cannot be core"
    elif layer.role is Role.CORE and known.downlink_khz is None:
        yield f"{layer.band} is uplink only and cannot be core"
    if layer.status is OnAir.ACTIVE and layer.ends is not None:
        yield f'{layer.band} is active but has an end; write status = "ending"'
    if layer.seen and layer.ends and layer.ends < layer.seen and layer.status is not OnAir.SHUTDOWN:
        yield f"{layer.band} was seen {layer.seen}, after its end {layer.ends}"


def _place(layer: Layer, profile: Profile) -> str:
    """The key of a layer inside its profile: ``lte.core[1]``."""
    rat = layer.band.rat
    alike = [other for other in profile.layers if other.band.rat is rat and other.role is layer.role]
    listed = "bands" if layer.role is Role.FALLBACK else layer.role.value
    return f"{_KEYS[rat.value]}.{listed}[{alike.index(layer)}]"


def _of_sources(entry: _Entry) -> Iterator[Fault]:
    profile = entry.profile
    cited = [(f"sources[{place}]", source.key) for place, source in enumerate(profile.sources)]
    cited += [(f"same_cells[{place}].source", group.source) for place, group in enumerate(profile.same_cells)]
    cited += [(f"{_KEYS[layer.band.rat.value]}.source", layer.source) for layer in profile.layers if layer.source]
    cited += [(f"basis.{basis.group}", source.key) for basis in profile.basis for source in basis.sources]
    cited += [("admission.source", profile.admission.source)] if profile.admission else []
    known = source_keys()
    for place, key in dict.fromkeys(cited):
        if key and key not in known and not key.startswith(("https://", "http://")):
            yield entry.fault(place, f"source {key!r} is neither in sources.toml nor an address")


def _names(entries: Sequence[_Entry], around: Sequence[_Entry]) -> Iterator[Fault]:
    """Ids, aliases and successors: each names one thing, and that exists."""
    ids = {entry.profile.id for entry in (*entries, *around)}
    taken: set[tuple[str, date]] = set()
    aliases = {entry.profile.alias for entry in around}
    for entry in entries:
        profile = entry.profile
        if (profile.id, profile.as_of) in taken and profile.as_of != date.min:
            yield entry.fault("as_of", f"two profiles of {profile.as_of}")
        taken.add((profile.id, profile.as_of))
        if profile.alias and (profile.alias in ids or profile.alias in aliases):
            yield entry.fault("alias", f"alias {profile.alias!r} is taken")
        aliases.add(profile.alias)
        if profile.successor and (profile.successor not in ids or profile.successor == profile.id):
            yield entry.fault("successor", f"successor {profile.successor!r} is no other carrier here")


def _plmns(entries: Sequence[_Entry], around: Sequence[_Entry]) -> Iterator[Fault]:
    """A PLMN has one carrier, its successor, or a reason; and it is of the carrier's country."""
    claims: dict[str, list[Profile]] = {}
    for entry in (*around, *entries):
        for plmn in entry.profile.plmns:
            claims.setdefault(plmn, []).append(entry.profile)
    for entry in entries:
        profile = entry.profile
        for place, plmn in enumerate(profile.plmns):
            of_code = countries_of_mcc(plmn)
            if of_code and profile.country not in of_code:
                yield entry.fault(f"plmns[{place}]", f"PLMN {plmn} is of {' or '.join(of_code)}, not {profile.country}")
            other = _unexplained(plmn, profile, claims[plmn])
            if other:
                reason = f"PLMN {plmn} is also claimed by {other}: say why in shared_plmns"
                yield entry.fault(f"plmns[{place}]", reason)


def _unexplained(plmn: str, profile: Profile, claiming: Sequence[Profile]) -> str | None:
    """Who else claims a PLMN where neither says why. A carrier that took another one in carries its PLMNs on."""
    if any(plmn in dict(one.shared_plmns) for one in (profile, *claiming) if one.id == profile.id):
        return None
    for other in claiming:
        heirs = other.successor == profile.id or profile.successor == other.id
        if other.id != profile.id and not heirs and plmn not in dict(other.shared_plmns):
            return other.id
    return None


def _periods(entries: Sequence[_Entry], around: Sequence[_Entry]) -> Iterator[Fault]:
    """Two periods of a carrier agree on when a layer ended, and a later one does not bring it back in silence."""
    everyone: dict[str, list[Profile]] = {}
    for entry in (*around, *entries):
        everyone.setdefault(entry.profile.id, []).append(entry.profile)
    for entry in entries:
        late = entry.profile
        for early in everyone[late.id]:
            if early.as_of >= late.as_of:
                continue
            before = {layer.band: layer for layer in early.layers if layer.status is OnAir.SHUTDOWN}
            for layer in late.layers:
                gone = before.get(layer.band)
                if gone is not None and (layer.status, layer.ends) != (gone.status, gone.ends):
                    said = f"ended {gone.ends} says the profile of {early.as_of}; that of {late.as_of} differs"
                    yield entry.fault(_place(layer, late), f"{layer.band} {said}")
