"""The six claims a source can make about bands. They must never be mixed."""

from enum import StrEnum

from inspector.bands.band import Band, Rat
from inspector.dataclass import dataclass


class Claim(StrEnum):
    """Who says so. The first four can prove presence, in this order of strength; the last two never do."""

    SEEN = "seen"
    """The phone is using the band now."""
    DECLARED = "declared"
    """The modem lists it."""
    BUILT = "built"
    """The factory configuration holds it."""
    LISTED = "listed"
    """The maker publishes it for this variant."""
    ALLOWED = "allowed"
    """A policy file permits it."""
    ENABLED = "enabled"
    """A preference or lock asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandList:
    """What one source says about bands, in one reading.

    ``complete`` holds the RATs of which the source names every band: only there does absence mean anything.
    A RAT that the source did not speak of is never in it. ``slot`` counts from 0; None is the whole phone.
    ``detail`` is the very field that said it, ``note`` the same for a person (``serving cell, UARFCN 4385``; the
    variant's name). ``variant`` is the catalog id for a published list. ``unsure`` are bands on which the source is not
    clear: their absence says nothing. ``past`` marks what a log remembers: it was so, and need not be so now.
    """

    claim: Claim
    artifact: str
    bands: frozenset[Band]
    complete: frozenset[Rat]
    detail: str
    slot: int | None = None
    variant: str | None = None
    note: str = ""
    unsure: frozenset[Band] = frozenset()
    past: bool = False

    def denies(self, band: Band) -> bool:
        """Whether the list speaks of the band's RAT in full and leaves the band out."""
        return band.rat in self.complete and band not in self.bands and band not in self.unsure
