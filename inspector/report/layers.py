"""The layers of one carrier as every format shows them: in which order, and in which words."""

from collections.abc import Iterator

from inspector.bands import info
from inspector.bands.band import Rat
from inspector.carriers.model import Role
from inspector.dataclass import dataclass
from inspector.inspection import Inspection
from inspector.verdict import LayerResult, LayerStatus, Result

_ROLE_ORDER = [Role.CORE, Role.EXTRA, Role.FALLBACK]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerLine:
    """One layer in words. ``mhz`` is "?" for a band without a table entry; ``says`` is what the phone does with it."""

    result: LayerResult
    band: str
    mhz: str
    role: str
    says: str
    why: str


def layer_lines(result: Result, phone: Inspection) -> Iterator[LayerLine]:
    """On the air first, LTE before NR before the older ones, core before extra, low before high."""
    for layer in sorted(result.layers, key=_place):
        known = info(layer.band)
        yield LayerLine(
            result=layer,
            band=str(layer.band),
            mhz=str(known.nominal_mhz) if known else "?",
            role="shut down" if layer.on_air is False else layer.layer.role.value,
            says=_says(layer, phone),
            why=layer.why,
        )


def _place(result: LayerResult) -> tuple[bool, int, int, int]:
    known = info(result.band)
    generation = {Rat.LTE: 0, Rat.NR: 1}.get(result.band.rat, 2)
    mhz = known.nominal_mhz if known else 0
    return result.on_air is False, generation, _ROLE_ORDER.index(result.layer.role), mhz


def _says(result: LayerResult, phone: Inspection) -> str:
    if result.status is LayerStatus.COVERED:
        return f"by {result.by}"
    if result.status is LayerStatus.OFF:
        return "off"
    return phone.evidence.status(result.band).value
