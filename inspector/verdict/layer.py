"""One layer of a profile on this phone: has it, covers it, lacks it, or nobody knows."""

from collections.abc import Iterator, Mapping
from datetime import date

from inspector.bands import covering
from inspector.bands.band import Band
from inspector.carriers.model import Layer, OnAir, Profile
from inspector.evidence import Evidence, Status
from inspector.explain import how_we_know
from inspector.verdict.model import LayerResult, LayerStatus

_HAS = (Status.YES, Status.LIKELY)
_LACKS = (Status.NO, Status.UNLIKELY)


def judge(layer: Layer, profile: Profile, phone: Evidence, day: date) -> LayerResult:
    """The layer's own band first; then whatever else is signalled on, or wide enough for, the same cells."""
    own = phone.status(layer.band)
    others = {} if own in _HAS else {band: phone.status(band) for band in stand_ins(layer, profile, day)}
    status, by = weigh(own, others)
    return LayerResult(
        layer=layer, status=status, by=by, on_air=on_air(layer, day), why=_why(layer, own, by, others, profile, phone)
    )


def on_air(layer: Layer, day: date) -> bool | None:
    """Whether the layer transmits on that day. A planned end that passed unconfirmed still counts as on the air."""
    if layer.status is OnAir.UNKNOWN:
        return None
    if layer.status is OnAir.SHUTDOWN:
        return layer.ends is not None and day <= layer.ends
    return True


def stand_ins(layer: Layer, profile: Profile, day: date) -> tuple[Band, ...]:
    """Every band that serves the layer's cells too, nearest first.

    Same cells both ways; a wider band for a narrower one, never the reverse; and so on, for covering is transitive.
    """
    if layer.alone:
        return ()
    found: list[Band] = []
    frontier = [layer.band]
    while frontier:
        band = frontier.pop(0)
        fresh = [near for near in _neighbours(band, profile, day) if near != layer.band and near not in found]
        found += fresh
        frontier += fresh
    return tuple(found)


def _neighbours(band: Band, profile: Profile, day: date) -> Iterator[Band]:
    for group in profile.same_cells:
        if band in group.bands and (group.since is None or group.since <= day):
            yield from sorted(group.bands - {band})
    yield from covering(band)


def weigh(own: Status, others: Mapping[Band, Status]) -> tuple[LayerStatus, Band | None]:
    """What a layer comes to, from the status of its own band and of its stand-ins, and the band that covers it."""
    if own in _HAS:
        return LayerStatus.HAS, None
    for band, status in others.items():
        if status in _HAS:
            return LayerStatus.COVERED, band
    if own is Status.OFF:
        return LayerStatus.OFF, None
    for band, status in others.items():
        if status is Status.OFF:
            return LayerStatus.OFF, band
    if own in _LACKS and all(status in _LACKS for status in others.values()):
        return LayerStatus.LACKS, None
    return LayerStatus.UNKNOWN, None


def _why(
    layer: Layer, own: Status, by: Band | None, others: Mapping[Band, Status], profile: Profile, phone: Evidence
) -> str:
    if by is not None:
        return f"{_bond(layer.band, by, profile)}; {by}: {how_we_know(by, phone)}"
    reason = how_we_know(layer.band, phone)
    if own not in _LACKS:
        return reason
    open_ones = [band for band, status in others.items() if status not in _LACKS]
    if open_ones:
        return f"{reason}; {open_ones[0]} would cover it: {others[open_ones[0]]}"
    used = {one.band for one in profile.layers}
    nearest = next((band for band in others if band in used), None)
    return reason if nearest is None else f"{reason}; {nearest} would cover it: {others[nearest]} too"


def _bond(band: Band, by: Band, profile: Profile) -> str:
    for group in profile.same_cells:
        if band in group.bands and by in group.bands:
            since = f" since {group.since:%Y-%m}" if group.since else ""
            return f"covered by {by}: the network signals both{since}"
    return f"covered by {by}, which is wider; frequency alone is not attachment"
