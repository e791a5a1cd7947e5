"""What a carrier runs, as of a date, and how we know it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector.bands.band import Band


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

    ``rule`` is ``allow-list``, ``certification``, ``device-list``, ``imei-check``, ``import-registration``,
    ``volte-required`` or ``none-known``.
    """

    rule: str
    text: str
    source: str
    as_of: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact comes from. ``as_of`` is the date of the source as it writes it: 2016, 2016-10 or 2016-10-02."""

    key: str
    as_of: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One carrier in one period.

    ``id`` ends in the lower-case country code (``att-us``). ``as_of`` is the first day of the date its source gives.
    PLMNs are five or six digits. ``ended`` is the day the carrier's own network ended, ``successor`` the id to ask
    instead. ``shared_plmns`` are those that another carrier claims too. ``alias`` names this one period on the command
    line (``att-us-2016``).
    """

    id: str
    name: str
    country: str
    as_of: date
    plmns: tuple[str, ...]
    layers: tuple[Layer, ...]
    same_cells: tuple[SameCells, ...] = ()
    volte: Need = Need.UNKNOWN
    nr_sa: bool | None = None
    nr_sa_only: bool = False
    admission: Admission | None = None
    brands: tuple[str, ...] = ()
    shared_plmns: frozenset[str] = frozenset()
    ended: date | None = None
    successor: str | None = None
    alias: str | None = None
    confidence: str = "low"
    sources: tuple[Source, ...] = ()
    note: str = ""
