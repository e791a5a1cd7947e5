"""Which period of a carrier holds on a day, and what its other periods add to it. Pure: no files, no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from inspector.bands.band import Band
from inspector.carriers.model import Layer, Need, OnAir, Profile, Role


def at(profiles: Iterable[Profile], day: date) -> Profile:
    """The profile of one carrier to use on that day.

    The latest dated on or before the day; if there is none, the earliest (its ``as_of`` is then after the day, which
    the verdict says). Shutdown dates, the end and the successor of any of the carrier's profiles apply.
    """
    ordered = sorted(profiles, key=lambda profile: profile.as_of)
    dated = [profile for profile in ordered if profile.as_of <= day]
    chosen = dated[-1] if dated else ordered[0]
    ends = _shutdowns(ordered)
    layers = tuple(_ended(layer, ends.get(layer.band)) for layer in chosen.layers)
    return replace(
        chosen,
        layers=layers,
        volte=_need(chosen, layers, day),
        ended=chosen.ended or next((p.ended for p in reversed(ordered) if p.ended), None),
        successor=chosen.successor or next((p.successor for p in reversed(ordered) if p.successor), None),
    )


def as_it_stood(profile: Profile) -> Profile:
    """One period by itself, without what came later: what was on the air then is active, and no end is known yet."""
    return replace(profile, layers=tuple(_before_its_end(layer, profile.as_of) for layer in profile.layers))


def _before_its_end(layer: Layer, day: date) -> Layer:
    gone = layer.ends is None or layer.ends < day
    if layer.status is OnAir.UNKNOWN or (layer.status is OnAir.SHUTDOWN and gone):
        return layer
    return replace(layer, status=OnAir.ACTIVE, ends=None)


def _shutdowns(ordered: Sequence[Profile]) -> dict[Band, date]:
    """The last day of each band that any period says was shut down; the latest period has the last word."""
    return {
        layer.band: layer.ends
        for profile in ordered
        for layer in profile.layers
        if layer.status is OnAir.SHUTDOWN and layer.ends is not None
    }


def _ended(layer: Layer, ends: date | None) -> Layer:
    return layer if ends is None else replace(layer, status=OnAir.SHUTDOWN, ends=ends)


def _need(profile: Profile, layers: Sequence[Layer], day: date) -> Need:
    """Whether calls need VoLTE on that day: the profile's word, unless its 2G/3G layers have changed in between.

    A profile of 2016 says no, but once its last 2G/3G layer is off the answer is yes. A profile used for a day before
    its own says yes, but then an older network may still have carried calls: not known.
    """
    fallback = [layer for layer in layers if layer.role is Role.FALLBACK]
    all_off = bool(fallback) and all(_off(layer, day) for layer in fallback)
    if all_off and profile.volte in (Need.NO, Need.PARTIAL):
        return Need.YES
    if day < profile.as_of and profile.volte is Need.YES and not all_off:
        return Need.UNKNOWN
    return profile.volte


def _off(layer: Layer, day: date) -> bool:
    return layer.status is OnAir.SHUTDOWN and (layer.ends is None or layer.ends < day)
