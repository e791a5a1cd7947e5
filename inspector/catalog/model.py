"""Published band lists, one per hardware variant."""

from collections.abc import Mapping

from inspector.bands.band import Band, Rat
from inspector.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """What another source publishes of the same variant: a list of its own, whether it agrees or not.

    ``stated`` are the RATs of which it names a list; ``seen_on`` is empty where it is not dated.
    """

    source: str
    source_kind: str
    seen_on: str
    bands: frozenset[Band]
    stated: frozenset[Rat]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One hardware version of a model and the bands its maker publishes.

    ``name`` is the whole name, ``Xiaomi Mi 5 (China)``; ``version`` the part that sets it apart from its sisters.
    ``models`` and ``devices`` are values of ``ro.product.model`` and ``ro.product.device``; ``properties`` are further
    ``name: values`` of which each must hold one value for the variant to be exact. ``labels`` are what is printed
    on the box or the back, as a user types it (``2015201``). ``stated`` holds the RATs of which the source names a
    list; a RAT outside it is "not stated", never "not supported". ``unsure`` are bands on which the source is not
    clear, so that it says nothing about them. ``merged``: the source prints one list for several hardware versions;
    then no phone is exactly this variant, and a band that is absent may still be there. ``nr_modes`` is None where
    the source is silent, empty where the phone has no NR. ``seen_on`` is the day, month or year of the source.
    ``second`` are the lists of other sources, ``origin`` is ``shipped`` or ``user`` (the user's own catalog).
    """

    id: str
    brand: str
    name: str
    version: str
    models: tuple[str, ...]
    devices: tuple[str, ...]
    properties: Mapping[str, tuple[str, ...]]
    labels: tuple[str, ...]
    bands: frozenset[Band]
    unsure: frozenset[Band]
    stated: frozenset[Rat]
    nr_modes: tuple[str, ...] | None
    merged: bool
    year: int | None
    chipset: str
    confidence: str
    source: str
    source_kind: str
    seen_on: str
    note: str = ""
    second: tuple[Second, ...] = ()
    origin: str = "shipped"

    def disputed(self) -> frozenset[Band]:
        """The bands on which another source says something else, either way."""
        return frozenset(
            band for other in self.second for band in self.bands ^ other.bands if band.rat in other.stated & self.stated
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """All variants a phone can be. ``exact`` only where exactly one is left or the user named it.

    ``why`` says which property or choice decided, or why nothing could; ``tells_apart`` says what would.
    """

    variants: tuple[Variant, ...]
    exact: bool
    why: str
    tells_apart: str = ""
