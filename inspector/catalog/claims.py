"""Published lists as claims on bands."""

from inspector.bands.band import Rat
from inspector.catalog.model import Match, Variant
from inspector.claims import BandList, Claim

_OWN = {"shipped": (), "user": ("your own catalog",)}


def band_lists(matched: Match) -> tuple[BandList, ...]:
    """What is published of each variant that the phone can be.

    A lone candidate that is not exact has sisters that the catalog lacks: what it does not list, they may have (but a
    list for all of them without 5G, which is complete in that alone). Where another source names a band that the
    entry's own does not, nobody can say that it is not there.
    """
    return tuple(
        BandList(
            claim=Claim.LISTED,
            artifact="catalog",
            bands=variant.bands,
            complete=complete(variant) if variant.merged or matched.exact or len(matched.variants) > 1 else frozenset(),
            detail=", ".join([variant.source, variant.seen_on, *_OWN[variant.origin]]),
            variant=variant.id,
            note=variant.name,
            unsure=variant.unsure | (variant.disputed() - variant.bands),
        )
        for variant in matched.variants
    )


def complete(variant: Variant) -> frozenset[Rat]:
    """The RATs in which a band that is not listed is probably not there.

    None at all where nobody published it and it is quoted from memory. Where one list stands for several hardware
    versions only "no 5G" counts: that holds by year and chipset, whichever version it is.
    """
    if variant.source_kind == "memory":
        return frozenset()
    if variant.merged:
        no_5g = Rat.NR in variant.stated and not any(band.rat is Rat.NR for band in variant.bands)
        return frozenset({Rat.NR}) if no_5g else frozenset()
    return variant.stated
