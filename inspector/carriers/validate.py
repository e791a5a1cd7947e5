"""What one profile alone cannot show: faults between profiles, and facts against the band table."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from inspector.bands import info
from inspector.carriers.loader import load
from inspector.carriers.model import Layer, OnAir, Profile, Role
from inspector.carriers.sources import source_keys
from inspector.faults import Fault


def validate(paths: Iterable[Path]) -> list[Fault]:
    """Every fault of these country files, in one run: form, bands, PLMNs, dates, roles, sources."""
    faults: list[Fault] = []
    files: list[tuple[str, Profile]] = []
    for path in paths:
        profiles, found = load(path)
        faults += found
        files += [(path.name, profile) for profile in profiles]
    for file, profile in files:
        reasons = [*_of_profile(profile), *_of_sources(profile)]
        faults += [Fault(file, profile.alias or profile.id, reason) for reason in reasons]
    return [*faults, *_names(files), *_plmns(files), *_periods(files)]


def _of_profile(profile: Profile) -> Iterator[str]:
    for layer in profile.layers:
        yield from _of_layer(layer)
    held = {layer.band for layer in profile.layers}
    for group in profile.same_cells:
        absent = [str(band) for band in sorted(group.bands - held)]
        if absent:
            yield f"same_cells names {', '.join(absent)}, which the profile does not have"
        alone = [str(layer.band) for layer in profile.layers if layer.alone and layer.band in group.bands]
        if alone:
            yield f"{', '.join(alone)} cannot be alone and in same_cells"
    if profile.ended and profile.ended < profile.as_of:
        yield f"ended {profile.ended}, before the profile's own date {profile.as_of}"


def _of_layer(layer: Layer) -> Iterator[str]:
    known = info(layer.band)
    if known is None:
        yield f"{layer.band} is not a band of 3GPP or 3GPP2"
    elif layer.role is Role.CORE and known.downlink_only:
        yield f"{layer.band} is downlink only and cannot be core"
    elif layer.role is Role.CORE and known.downlink_khz is None:
        yield f"{layer.band} is uplink only and cannot be core"
    if layer.status is OnAir.SHUTDOWN and layer.ends is None:
        yield f"{layer.band} is shut down without a date"
    if layer.status is OnAir.ACTIVE and layer.ends is not None:
        yield f'{layer.band} is active but has an end; write status = "ending"'
    if layer.seen and layer.ends and layer.ends < layer.seen:
        yield f"{layer.band} was seen {layer.seen}, after its end {layer.ends}"


def _of_sources(profile: Profile) -> Iterator[str]:
    cited = [source.key for source in profile.sources]
    cited += [group.source for group in profile.same_cells]
    cited += [layer.source for layer in profile.layers if layer.source]
    cited += [profile.admission.source] if profile.admission else []
    known = source_keys()
    for key in dict.fromkeys(cited):
        if key not in known:
            yield f"source {key!r} is not in sources.toml"


def _names(files: Sequence[tuple[str, Profile]]) -> Iterator[Fault]:
    """Ids, aliases and successors: each names one thing, and that exists."""
    ids = {profile.id for _, profile in files}
    taken: set[tuple[str, object]] = set()
    aliases: set[str] = set()
    for file, profile in files:
        if (profile.id, profile.as_of) in taken:
            yield Fault(file, profile.id, f"two profiles of {profile.as_of}")
        taken.add((profile.id, profile.as_of))
        if profile.alias in ids or profile.alias in aliases:
            yield Fault(file, profile.id, f"alias {profile.alias!r} is taken")
        if profile.alias:
            aliases.add(profile.alias)
        if profile.successor and profile.successor not in ids:
            yield Fault(file, profile.id, f"successor {profile.successor!r} is no carrier here")


def _plmns(files: Sequence[tuple[str, Profile]]) -> Iterator[Fault]:
    """A PLMN has one carrier, its successor, or a reason."""
    owner: dict[str, str] = {}
    for file, profile in files:
        for plmn in profile.plmns:
            other = owner.setdefault(plmn, profile.id)
            if other != profile.id and plmn not in profile.shared_plmns and not _inherits(plmn, profile, files):
                reason = f"PLMN {plmn} is also claimed by {other}: say why in shared_plmns"
                yield Fault(file, profile.id, reason)


def _inherits(plmn: str, profile: Profile, files: Sequence[tuple[str, Profile]]) -> bool:
    """A carrier that took another one in carries its PLMNs on; that needs no further reason."""
    claiming = [other for _, other in files if plmn in other.plmns and other.id != profile.id]
    return all(other.successor == profile.id or profile.successor == other.id for other in claiming)


def _periods(files: Sequence[tuple[str, Profile]]) -> Iterator[Fault]:
    """Two periods of a carrier agree on when a layer ended, and a later one does not bring it back in silence."""
    ordered = sorted(files, key=lambda entry: entry[1].as_of)
    for (_, early), (file, late) in combinations(ordered, 2):
        if early.id != late.id:
            continue
        before = {layer.band: layer for layer in early.layers if layer.status is OnAir.SHUTDOWN}
        for layer in late.layers:
            gone = before.get(layer.band)
            if gone is not None and (layer.status, layer.ends) != (gone.status, gone.ends):
                reason = (
                    f"{layer.band} ended {gone.ends} says the profile of {early.as_of}; that of {late.as_of} differs"
                )
                yield Fault(file, late.id, reason)
