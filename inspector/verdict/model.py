"""The answer: what a phone can do on one carrier on one day, with its reasons."""

from datetime import date
from enum import StrEnum

from inspector.bands.band import Band
from inspector.carriers.model import Layer, Need, Profile
from inspector.dataclass import dataclass


class Verdict(StrEnum):
    """The overall answer."""

    FITS = "fits"
    GAPS = "gaps"
    LACKS = "lacks"
    UNKNOWN = "unknown"
    NOT_CHECKED = "not_checked"


class NrVerdict(StrEnum):
    """The answer for 5G, beside the overall one."""

    NONE = "none"
    FITS = "fits"
    GAPS = "gaps"
    LACKS = "lacks"
    UNKNOWN = "unknown"


class LayerStatus(StrEnum):
    """What the phone does with one layer."""

    HAS = "has"
    COVERED = "covered"
    OFF = "off"
    LACKS = "lacks"
    UNKNOWN = "unknown"


class VoiceState(StrEnum):
    """How calls would be made."""

    VOLTE = "volte"
    """The phone shows VoLTE provisioned."""
    CIRCUIT_SWITCHED = "circuit_switched"
    """A 2G/3G layer that is still on the air carries calls."""
    FAILS = "fails"
    """VoLTE is the only voice left and the phone shows it not provisioned."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the next date changes: ``last_day`` is the last one of today's answer; the rest holds from the next day."""

    last_day: date
    verdict: Verdict
    nr: NrVerdict
    voice: VoiceState
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerResult:
    """One layer of the profile on this phone.

    ``by`` is the band that covers it. ``on_air`` is None where the source does not know. ``why`` is for a person.
    """

    layer: Layer
    status: LayerStatus
    by: Band | None
    on_air: bool | None
    why: str

    @property
    def band(self) -> Band:
        """The layer's own band."""
        return self.layer.band

    @property
    def serves(self) -> bool:
        """The phone surely uses this layer, by its own band or another."""
        return self.status in (LayerStatus.HAS, LayerStatus.COVERED)

    @property
    def may_serve(self) -> bool:
        """Nothing we know keeps the phone off this layer."""
        return self.serves or self.status is LayerStatus.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class NrResult:
    """5G on this carrier. ``modes``: what the phone does (NSA, SA); None where it does not say."""

    verdict: NrVerdict
    why: str
    modes: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceResult:
    """Calls on this carrier: what it needs and what the phone shows."""

    need: Need
    state: VoiceState
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the layers come to: the verdict and its sentence, 5G and voice beside it."""

    verdict: Verdict
    summary: str
    nr: NrResult
    voice: VoiceResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One carrier's answer. ``settle`` says what would decide the unknown, ``caveats`` what bands cannot tell.

    ``next_change`` is None where no date is known that changes it, or nobody asked.
    """

    profile: Profile
    as_of: date
    verdict: Verdict
    summary: str
    layers: tuple[LayerResult, ...]
    nr: NrResult
    voice: VoiceResult
    settle: tuple[str, ...]
    caveats: tuple[str, ...]
    next_change: Change | None = None
