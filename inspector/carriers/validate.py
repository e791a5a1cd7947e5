"""What one profile alone cannot show: faults between profiles, and facts against the band table."""

from collections.abc import Iterable, Sequence
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
        faults += [Fault(file, profile.id, reason) for reason in _of_profile(profile)]
    return faults + _between(files)


def _of_profile(profile: Profile) -> list[str]:
    reasons = [reason for layer in profile.layers for reason in _of_layer(layer)]
    held = {layer.band for layer in profile.layers}
    for group in profile.same_cells:
        absent = [str(band) for band in sorted(group.bands - held)]
        if absent:
            reasons.append(f"same_cells names {', '.join(absent)}, which the profile does not have")
    if profile.ended and profile.ended < profile.as_of:
        reasons.append(f"ended {profile.ended}, before the profile's own date {profile.as_of}")
    known = source_keys()
    cited = [source.key for source in profile.sources] + [group.source for group in profile.same_cells]
    cited += [profile.admission.source] if profile.admission else []
    reasons += [f"source {key!r} is not in sources.toml" for key in dict.fromkeys(cited) if key not in known]
    return reasons


def _of_layer(layer: Layer) -> list[str]:
    known = info(layer.band)
    if known is None:
        return [f"{layer.band} is not a band of 3GPP or 3GPP2"]
    reasons = []
    if layer.role is Role.CORE and known.downlink_only:
        reasons.append(f"{layer.band} is downlink only and cannot be core")
    if layer.status is OnAir.SHUTDOWN and layer.ends is None:
        reasons.append(f"{layer.band} is shut down without a date")
    if layer.status is OnAir.ACTIVE and layer.ends is not None:
        reasons.append(f'{layer.band} is active but has an end; write status = "ending"')
    return reasons


def _between(files: Sequence[tuple[str, Profile]]) -> list[Fault]:
    faults = []
    ids = {profile.id for _, profile in files}
    periods: set[tuple[str, object]] = set()
    owner: dict[str, str] = {}
    for file, profile in files:
        if (profile.id, profile.as_of) in periods:
            faults.append(Fault(file, profile.id, f"two profiles of {profile.as_of}"))
        periods.add((profile.id, profile.as_of))
        if profile.successor and profile.successor not in ids:
            faults.append(Fault(file, profile.id, f"successor {profile.successor!r} is no carrier here"))
        for plmn in profile.plmns:
            other = owner.setdefault(plmn, profile.id)
            if other != profile.id and plmn not in profile.shared_plmns and not _inherits(plmn, profile, files):
                faults.append(
                    Fault(file, profile.id, f"PLMN {plmn} is also claimed by {other}: say why in shared_plmns")
                )
    return faults


def _inherits(plmn: str, profile: Profile, files: Sequence[tuple[str, Profile]]) -> bool:
    """A carrier that took another one in carries its PLMNs on; that needs no further reason."""
    claiming = [other for _, other in files if plmn in other.plmns and other.id != profile.id]
    return all(other.successor == profile.id or profile.successor == other.id for other in claiming)
