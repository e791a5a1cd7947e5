"""What a carrier runs, as of a date, and how we know it."""

from datetime import date
from enum import StrEnum

from inspector.bands.band import Band
from inspector.dataclass import dataclass


class Role(StrEnum):
    """What a layer is for."""

    CORE = "core"
    """Coverage or main LTE/NR layer: what a phone really needs."""
    EXTRA = "extra"
    """Capacity, regional, or downlink only."""
    FALLBACK = "fallback"
    """2G/3G still on the air: voice without VoLTE, service for older phones."""


class OnAir(StrEnum):
    """Whether a layer transmits, as the source says."""

    ACTIVE = "active"
    ENDING = "ending"
    SHUTDOWN = "shutdown"
    UNKNOWN = "unknown"


class Standalone(StrEnum):
    """Whether the carrier runs 5G standalone (SA)."""

    YES = "yes"
    PARTIAL = "partial"
    """In some places, or for some customers only."""
    NO = "no"
    UNKNOWN = "unknown"


class Need(StrEnum):
    """Whether a phone needs VoLTE for voice."""

    YES = "yes"
    """No own 2G/3G voice layer is left."""
    PARTIAL = "partial"
    """The last one is being switched off or is only regional."""
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One band of a profile with its role.

    ``ends`` is the last day on the air: done where ``status`` is SHUTDOWN, planned where it is ENDING, None where no
    day is known. ``alone`` is ``same_cells = "never"``: nothing but the band itself serves it. ``seen`` is the first
    day of the date on which a source saw the layer as ``status`` says, ``source`` the key of that source.
    """

    band: Band
    role: Role
    status: OnAir = OnAir.ACTIVE
    ends: date | None = None
    alone: bool = False
    seen: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SameCells:
    """Bands that the carrier signals on the same cells, since a day (None: as long as the profile holds)."""

    bands: frozenset[Band]
    since: date | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What keeps a phone off the network besides bands. Never decidable from the phone.

    ``rule`` is ``allow-list``, ``certification``, ``device-list``, ``emergency-call``, ``imei-check``,
    ``import-registration``, ``volte-required`` or ``none-known``.
    """

    rule: str
    text: str
    source: str
    as_of: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact comes from.

    ``as_of`` is the date of the state that was read, as the source has it: 2016, 2016-10, 2016-10-02, 2020-2025 or
    "before 2023". Two keys cite nothing and say so: ``general knowledge``, and ``derived`` (worked out from the other
    facts of the profile); ``what`` then names the facts meant.
    """

    key: str
    as_of: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What one group of facts (``lte``, ``plmns``, ``volte`` ...) rests on, and how surely: high, medium or low."""

    group: str
    sources: tuple[Source, ...]
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mvno:
    """A brand on the carrier's network, and what its SIMs show where they share the carrier's PLMN.

    ``carrier_ids`` are Android's canonical or specific ids. ``gids`` begin the Group Identifier (EF_GID1, 3GPP TS
    31.102, 4.2.10) of its SIMs, in capital hex digits; ``spns`` are their service provider names (EF_SPN, 4.2.12).
    Where both are given both must fit.
    """

    name: str
    carrier_ids: tuple[int, ...] = ()
    gids: tuple[str, ...] = ()
    spns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One carrier in one period.

    ``id`` ends in the lower-case country code (``att-us``). ``as_of`` is the first day of the date its source gives.
    PLMNs are five or six digits; ``shared_plmns`` are those that another carrier claims too, each with the reason.
    ``ended`` is the day the carrier's own network ended, ``successor`` the id to ask instead. ``alias`` names this one
    period on the command line (``att-us-2016``). ``carrier_ids`` are Android's. ``origin`` is the file of a user's own
    profile, empty for one that comes with the program. ``note`` holds facts that no other field can.
    """

    id: str
    name: str
    country: str
    as_of: date
    plmns: tuple[str, ...]
    layers: tuple[Layer, ...]
    same_cells: tuple[SameCells, ...] = ()
    volte: Need = Need.UNKNOWN
    nr_sa: Standalone = Standalone.UNKNOWN
    nr_sa_only: bool = False
    admission: Admission | None = None
    brands: tuple[str, ...] = ()
    mvnos: tuple[Mvno, ...] = ()
    carrier_ids: tuple[int, ...] = ()
    shared_plmns: tuple[tuple[str, str], ...] = ()
    ended: date | None = None
    successor: str | None = None
    alias: str | None = None
    confidence: str = "low"
    sources: tuple[Source, ...] = ()
    basis: tuple[Basis, ...] = ()
    note: str = ""
    origin: str = ""

    def basis_of(self, group: str) -> Basis:
        """What a group of facts rests on: its own basis, else what its facts cite, else the sources of the profile."""
        own = next((basis for basis in self.basis if basis.group == group), None)
        return own or Basis(group=group, sources=self._cited(group) or self.sources, confidence=self.confidence)

    def _cited(self, group: str) -> tuple[Source, ...]:
        if group == "volte":
            return (Source(key="derived", as_of="", what="from the 2G and 3G layers"),)
        dated = {source.key: source for source in self.sources}
        cited = [layer.source for layer in self.layers if layer.source and layer.band.rat.lower() == group]
        cited += [self.admission.source] if self.admission and group == "admission" else []
        return tuple(dated.get(key, Source(key=key, as_of="", what="")) for key in dict.fromkeys(cited))
