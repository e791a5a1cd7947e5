"""Combinations of bands that a modem can use at once: carrier aggregation and dual connectivity."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from inspector.bands.band import Band, Rat
from inspector.claims import Claim
from inspector.dataclass import dataclass


class Kind(StrEnum):
    """What is combined with what, in the order in which reports list them."""

    LTE_CA = "LTE CA"
    NR_CA = "NR CA"
    EN_DC = "EN-DC"
    NR_DC = "NR-DC"


@dataclass(frozen=True, slots=True)
class Component:
    """One band of a combination, with its bandwidth classes (TS 36.101, 5.6A; TS 38.101, 5.3A): ``A``, ``C`` ...

    Empty where the source names none; an empty ``uplink`` is a band that only receives in this combination.
    """

    band: Band
    downlink: str = ""
    uplink: str = ""

    def __str__(self) -> str:
        return f"{self.band}{self.downlink}"


@dataclass(frozen=True, slots=True)
class Combination:
    """Bands that can be used together. ``components`` stand in the order of their bands."""

    kind: Kind
    components: tuple[Component, ...]

    def __str__(self) -> str:
        """``B1A-B3C+n78A``: LTE before NR, a plus where dual connectivity joins them."""
        sides = [
            "-".join(str(part) for part in self.components if (part.band.rat is Rat.NR) is nr) for nr in (False, True)
        ]
        return "+".join(side for side in sides if side)

    @property
    def uplink(self) -> str:
        """``B3A+n78A``: what sends, in the same spelling."""
        sending = tuple(Component(part.band, part.uplink) for part in self.components if part.uplink)
        return str(Combination(self.kind, sending))


@dataclass(frozen=True, slots=True, kw_only=True)
class Combinations:
    """All combinations that one source names, and how strong its word is."""

    claim: Claim
    artifact: str
    all: tuple[Combination, ...]

    def counts(self) -> dict[Kind, int]:
        """How many of each kind."""
        found = Counter(combination.kind for combination in self.all)
        return {kind: found[kind] for kind in Kind if found[kind]}


def combination(kind: Kind, components: Iterable[Component]) -> Combination:
    """Put the components in order, so that equal combinations are equal."""
    ordered = sorted(components, key=lambda part: (part.band.sort_key, part.downlink, part.uplink))
    return Combination(kind, tuple(ordered))


def missing(wanted: Iterable[Combination], held: Iterable[Combination]) -> tuple[Combination, ...]:
    """Those that none of the held ones contains: whoever can combine three bands can combine two of them.

    A bandwidth class serves another that has no more carriers; where the wanted one names no class, any will do.
    """
    have = tuple(held)
    return tuple(one for one in wanted if not any(_contains(other, one) for other in have))


_CARRIERS = {"": 0, "A": 1, "B": 2, "C": 2, "D": 3, "E": 4, "F": 5}


def _contains(held: Combination, wanted: Combination) -> bool:
    left = list(held.components)
    for part in sorted(wanted.components, key=lambda part: -_CARRIERS.get(part.downlink, 6)):
        serving = [other for other in left if other.band == part.band and _serves(other.downlink, part.downlink)]
        if not serving:
            return False
        left.remove(min(serving, key=lambda other: _CARRIERS.get(other.downlink, 6)))
    return True


def _serves(held: str, wanted: str) -> bool:
    return held == wanted or not wanted or _CARRIERS.get(held, 0) > _CARRIERS.get(wanted, 6)
