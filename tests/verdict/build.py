"""Phones and profiles for the tests of the verdict, written as one would say them."""

from datetime import date

from inspector.bands.band import Band, Rat
from inspector.carriers.model import Admission, Layer, Need, OnAir, Profile, Role, SameCells, Standalone
from inspector.claims import BandList, Claim
from inspector.evidence import Evidence

DAY = date(2026, 11, 24)
EVERY_RAT = frozenset(Rat)


def bands(text: str) -> frozenset[Band]:
    return frozenset(Band.parse(word) for word in text.split())


def said(claim: Claim, text: str, *, complete: frozenset[Rat] = frozenset(), slot: int | None = None) -> BandList:
    return BandList(
        claim=claim, artifact=claim.value, bands=bands(text), complete=complete, detail="test", slot=slot, note="test"
    )


def declares(text: str, *rats: Rat) -> BandList:
    """The modem's own list, complete for these RATs (default: all)."""
    return said(Claim.DECLARED, text, complete=frozenset(rats) or EVERY_RAT)


def listed(text: str, *rats: Rat, name: str = "one") -> BandList:
    """The published list of one variant, complete for these RATs (default: all)."""
    return BandList(
        claim=Claim.LISTED,
        artifact="catalog",
        bands=bands(text),
        complete=frozenset(rats) or EVERY_RAT,
        detail="test",
        variant=name,
        note=name,
    )


def seen(text: str) -> BandList:
    return said(Claim.SEEN, text)


def enabled(text: str, *rats: Rat) -> BandList:
    return said(Claim.ENABLED, text, complete=frozenset(rats) or EVERY_RAT)


def allowed(text: str, *rats: Rat) -> BandList:
    return said(Claim.ALLOWED, text, complete=frozenset(rats) or EVERY_RAT)


def phone(
    *lists: BandList, modes: tuple[str, ...] | None = None, volte: bool | None = None, heard: bool = True
) -> Evidence:
    return Evidence(lists, modes, volte, heard)


def layers(core: str = "", extra: str = "", fallback: str = "") -> tuple[Layer, ...]:
    roles = {Role.CORE: core, Role.EXTRA: extra, Role.FALLBACK: fallback}
    return tuple(Layer(band=band, role=role) for role, text in roles.items() for band in sorted(bands(text)))


def shut(text: str, ends: date | None, status: OnAir = OnAir.SHUTDOWN) -> tuple[Layer, ...]:
    return tuple(Layer(band=b, role=Role.FALLBACK, status=status, ends=ends) for b in sorted(bands(text)))


def carrier(
    *some: Layer,
    same_cells: str = "",
    since: date | None = None,
    volte: Need = Need.NO,
    nr_sa: Standalone = Standalone.UNKNOWN,
    nr_sa_only: bool = False,
    as_of: date = date(2026, 1, 1),
    admission: Admission | None = None,
    ended: date | None = None,
    successor: str | None = None,
) -> Profile:
    groups = (SameCells(bands=bands(same_cells), since=since, source="test"),) if same_cells else ()
    return Profile(
        id="test-us",
        name="Test",
        country="US",
        as_of=as_of,
        plmns=("31000",),
        layers=some,
        same_cells=groups,
        volte=volte,
        nr_sa=nr_sa,
        nr_sa_only=nr_sa_only,
        admission=admission,
        ended=ended,
        successor=successor,
        confidence="high",
    )
