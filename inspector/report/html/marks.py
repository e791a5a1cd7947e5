"""Where on the axis a phone was seen: the frequencies of its cells, now and as its logs remember them."""

from collections.abc import Iterator

from inspector.bands import Direction, candidates, info
from inspector.bands.band import Band
from inspector.claims import Claim
from inspector.dataclass import dataclass
from inspector.facts import Cell
from inspector.inspection import Inspection


@dataclass(frozen=True, slots=True)
class Mark:
    """One frequency (kHz) on one band. ``sure`` is False where it was earlier, or band or channel are not certain."""

    band: Band
    khz: int
    sure: bool
    said: str


def marks(phone: Inspection) -> tuple[Mark, ...]:
    """Every mark of a phone, each frequency of a band once: as now where it is so now."""
    found: dict[tuple[Band, int], Mark] = {}
    for mark in (*_now(phone), *_earlier(phone)):
        found.setdefault((mark.band, mark.khz), mark)
    drawn = {mark.band for mark in found.values()}
    rest = (mark for mark in _without_channel(phone) if mark.band not in drawn)
    return (*found.values(), *rest)


def _now(phone: Inspection) -> Iterator[Mark]:
    for slot in phone.facts.slots:
        which = f", SIM {slot.slot + 1}" if len(phone.facts.slots) > 1 else ""
        for cell in slot.cells:
            for band in cell.bands:
                khz = _on(band, cell.channel) or cell.frequency_khz
                if khz is not None:
                    yield Mark(band, khz, len(cell.bands) == 1, f"seen now{which}: {_cell(cell, khz)}")


def _earlier(phone: Inspection) -> Iterator[Mark]:
    for cell in phone.facts.history:
        for band in cell.bands:
            khz = _on(band, cell.channel)
            if khz is not None:
                when = f" ({cell.last})" if cell.last else ""
                yield Mark(band, khz, False, f"seen earlier{when}: channel {cell.channel}, {_mhz(khz)}")


def _without_channel(phone: Inspection) -> Iterator[Mark]:
    """What was seen on a band by an answer that names no channel stands in the middle of the band."""
    for said in phone.evidence.lists:
        for band in said.bands if said.claim is Claim.SEEN else ():
            known = info(band)
            edges = (known.downlink_khz or known.uplink_khz) if known else None
            if edges:
                yield Mark(band, sum(edges) // 2, False, f"seen on this band: {said.note or said.detail}")


def _on(band: Band, channel: int | None) -> int | None:
    """The downlink frequency of the channel on that very band."""
    found = candidates(band.rat, channel, Direction.DOWNLINK) if channel is not None else ()
    return next((one.frequency_khz for one in found if one.band == band), None)


def _cell(cell: Cell, khz: int) -> str:
    among = "" if len(cell.bands) == 1 else f", one of {', '.join(map(str, cell.bands))}"
    channel = f" channel {cell.channel}," if cell.channel is not None else ""
    return f"{cell.role.value} cell,{channel} {_mhz(khz)}{among}"


def _mhz(khz: int) -> str:
    return f"{khz / 1000:g} MHz"
