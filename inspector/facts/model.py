"""What the artifacts of one phone say together: identity, modem, slots, cells. No judgement on bands yet."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from inspector.artifacts.network_types import Generation
from inspector.bands.band import Band, Rat
from inspector.claims import BandList
from inspector.dataclass import dataclass
from inspector.problems import Problem

if TYPE_CHECKING:
    from inspector.combinations import Combinations


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
    """The modem's firmware and platform, as the properties name them.

    ``generations`` is what the modem says it can do (RadioCapability): a generation in it is there; one that is not
    may still be, since old interfaces know no 5G.
    """

    baseband: str | None = None
    platform: str | None = None
    vendor: str | None = None
    generations: tuple[Generation, ...] | None = None


class Lock(StrEnum):
    """What keeps the SIM of a slot from being used (IccCardConstants.State, API 8 to 36)."""

    NONE = "none"
    """The phone uses this SIM. That does not show that it takes the SIMs of other carriers."""
    PIN = "pin"
    PUK = "puk"
    NETWORK = "network"
    """The phone refuses the SIM: it is locked to another carrier (personalisation, TS 22.022; carrier restriction)."""
    BLOCKED = "blocked"
    """The SIM itself is out of use for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sim:
    """The SIM of one slot.

    ``plmn`` is the home PLMN, five or six digits; ``country`` is ISO 3166 in capitals; ``carrier_id`` and ``group_id``
    (GID1, hexadecimal) tell an MVNO from the network it runs on; ``esim`` is True for a profile on an eUICC.
    """

    state: str | None = None
    plmn: str | None = None
    name: str | None = None
    country: str | None = None
    carrier_id: int | None = None
    group_id: str | None = None
    esim: bool | None = None
    lock: Lock | None = None


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
    """5G in one slot. ``state`` (beside LTE): none, restricted, not_restricted, connected; None is unknown.

    ``carrier_modes`` is what the SIM's carrier lets the phone use (NSA, SA; empty: 5G is switched off for this SIM).
    """

    state: str | None = None
    endc_available: bool | None = None
    nr_available: bool | None = None
    dcnr_restricted: bool | None = None
    carrier_modes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How calls are made with the SIM of one slot, as far as the phone tells.

    ``volte_available``, ``provisioning_required``, ``vonr_enabled`` and ``wifi_calling_available`` are what the phone's
    settings for the SIM's carrier say (carrier config); ``volte_setting`` is the user's switch. ``ims_registered`` and
    ``ims_voice`` are the state now. ``cs_registered``: a circuit-switched domain is there to fall back to.
    """

    volte_available: bool | None = None
    provisioning_required: bool | None = None
    volte_setting: bool | None = None
    vonr_enabled: bool | None = None
    wifi_calling_available: bool | None = None
    ims_service: str | None = None
    ims_registered: bool | None = None
    ims_voice: bool | None = None
    cs_registered: bool | None = None

    @property
    def volte_provisioned(self) -> bool | None:
        """Whether calls over LTE are set up for this SIM: seen working, else as the settings for its carrier say."""
        if self.ims_voice or (self.ims_registered and self.ims_voice is None):
            return True
        if self.volte_available is False or self.volte_setting is False:
            return False
        return True if self.volte_available and self.provisioning_required is False else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """The generations (2G ... 5G) that a phone may use with the SIM of one slot, by who says so.

    The reasons are Android's: ``user`` and ``enable_2g`` (switches of the user), ``power``, ``carrier``; ``all`` is
    what they leave together. ``artifacts`` names the answers that told. ``silent_on`` are generations that these
    answers have no word for: before Android 10 no network mode names 5G.
    """

    reasons: Mapping[str, frozenset[Generation]]
    artifacts: tuple[str, ...] = ()
    silent_on: frozenset[Generation] = frozenset()

    def uses(self, generation: Generation) -> bool | None:
        """False where any reason leaves it out, True where all of those known keep it, None where none is known."""
        if generation in self.silent_on or not self.reasons:
            return None
        return all(generation in allowed for allowed in self.reasons.values())

    def against(self, generation: Generation) -> tuple[str, ...]:
        """The reasons that leave it out."""
        if generation in self.silent_on:
            return ()
        return tuple(reason for reason, allowed in self.reasons.items() if generation not in allowed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """What one property says of the region that the hardware or the software is made for.

    ``of`` is ``hardware``, ``software`` or ``sales``. Bands follow the hardware; the region of a firmware that was
    flashed later says nothing about them.
    """

    of: str
    property: str
    value: str
    tells: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unavailable:
    """A fact that this phone does not tell a shell without root, and why. Not a fault, and never "no"."""

    fact: str
    artifact: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One channel of one RAT in one slot, whatever fields named it.

    ``bands`` is the explicit band if the phone names it, else every band that has the channel. ``channel``
    is the downlink number. Frequency and bandwidth in kHz. ``detail`` names the fields, for the evidence.
    ``aggregation``: what it is a member of (CA, EN-DC, NE-DC). ``artifact`` is the answer that those fields are of.
    """

    rat: Rat
    bands: tuple[Band, ...]
    channel: int | None
    frequency_khz: int | None
    bandwidth_khz: int | None
    role: CellRole
    registered: bool | None
    detail: str
    artifact: str = ""
    aggregation: tuple[str, ...] = ()


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
    voice: Voice = Voice()
    allowed: Allowed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that one recording says.

    ``properties`` is the whole of getprop, for the catalog. ``nr_modes`` is None where the phone does not
    say. ``lists`` are the lists that a modem or a file stated, and the cells that such an answer names. ``heard`` is
    False when nothing could be read at all. ``history`` are the cells of logs, which say nothing of the current state.
    ``features`` are the telephony features of ``pm list features``; None where it was not read. ``combinations`` are
    the bands that can be used at once, by UE capability or tables of the modem.
    """

    identity: Identity
    modem: Modem
    slots: tuple[Slot, ...]
    nr_modes: tuple[str, ...] | None
    lists: tuple[BandList, ...]
    properties: Mapping[str, str]
    heard: bool
    problems: tuple[Problem, ...]
    history: tuple[PastCell, ...] = ()
    regions: tuple[Region, ...] = ()
    features: tuple[str, ...] | None = None
    unavailable: tuple[Unavailable, ...] = ()
    combinations: "tuple[Combinations, ...]" = ()
