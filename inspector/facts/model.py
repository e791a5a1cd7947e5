"""What the artifacts of one phone say together: identity, modem, slots, cells. No judgement on bands yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from inspector.bands.band import Band, Rat
from inspector.claims import BandList
from inspector.problems import Problem


class Registration(StrEnum):
    """How the phone stands with the network."""

    HOME = "home"
    ROAMING = "roaming"
    DENIED = "denied"
    EMERGENCY = "emergency"
    NOT_REGISTERED = "not_registered"
    OFF = "off"


class CellRole(StrEnum):
    """What a cell is to the phone."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    NEIGHBOUR = "neighbour"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which phone it says it is. None is "not printed"."""

    brand: str | None = None
    model: str | None = None
    device: str | None = None
    product: str | None = None
    hardware_sku: str | None = None
    region: str | None = None
    android: str | None = None
    sdk: int | None = None
    build: str | None = None
    security_patch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Modem:
    """The modem's firmware and platform, as the properties name them."""

    baseband: str | None = None
    platform: str | None = None
    vendor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sim:
    """The SIM of one slot.

    ``plmn`` is the home PLMN, five or six digits; ``country`` is ISO 3166 in capitals.
    """

    state: str | None = None
    plmn: str | None = None
    name: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The network of one slot. ``rat``: GSM, UMTS, TDSCDMA, CDMA, LTE, NR (standalone) or IWLAN."""

    plmn: str | None = None
    name: str | None = None
    rat: str | None = None
    registration: Registration | None = None
    roaming: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NrState:
    """5G beside LTE in one slot. ``state``: none, restricted, not_restricted, connected; None is unknown."""

    state: str | None = None
    endc_available: bool | None = None
    nr_available: bool | None = None
    dcnr_restricted: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One channel of one RAT in one slot, whatever fields named it.

    ``bands`` is the explicit band if the phone names it, else every band that has the channel. ``channel``
    is the downlink number. Frequency and bandwidth in kHz. ``detail`` names the fields, for the evidence.
    """

    rat: Rat
    bands: tuple[Band, ...]
    channel: int | None
    frequency_khz: int | None
    bandwidth_khz: int | None
    role: CellRole
    registered: bool | None
    detail: str
    artifact: str = "dumpsys telephony.registry"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCell:
    """A channel of one RAT that the phone has served on or measured, as a log remembers it; not its state now.

    ``bands`` as in Cell. ``slot`` is None where the log does not say. ``detail`` is the message or field that
    named it. ``first`` and ``last`` are ``MM-DD HH:MM:SS`` of the phone's clock; None without a time.
    """

    rat: Rat
    bands: tuple[Band, ...]
    channel: int | None
    slot: int | None
    artifact: str
    detail: str
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One modem slot (Phone Id), counted from 0."""

    slot: int
    sim: Sim
    network: Network
    nr: NrState
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that one recording says.

    ``properties`` is the whole of getprop, for the catalog. ``nr_modes`` is None where the phone does not
    say. ``volte`` is True or False only where the phone shows VoLTE provisioned or not. ``lists`` are the
    lists that a modem or a file stated, and the cells that such an answer names. ``heard`` is False when nothing could
    be read at all. ``history`` are the cells of logs, which say nothing of the current state.
    """

    identity: Identity
    modem: Modem
    slots: tuple[Slot, ...]
    nr_modes: tuple[str, ...] | None
    volte: bool | None
    lists: tuple[BandList, ...]
    properties: Mapping[str, str]
    heard: bool
    problems: tuple[Problem, ...]
    history: tuple[PastCell, ...] = ()
