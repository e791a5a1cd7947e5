"""From one answer of the phone to what it is on and what it hears: one sighting for each spot."""

from dataclasses import replace

from inspector import facts as reading
from inspector.artifacts.survey import Spot
from inspector.artifacts.telephony_registry.signal import MeasuredCell, Signal, strength
from inspector.bands import Rat
from inspector.dataclass import dataclass
from inspector.facts import Cell, CellRole, Slot
from inspector.phone.questions import TELEPHONY_REGISTRY
from inspector.phone.recording import Recording


@dataclass(frozen=True, slots=True)
class Sighting:
    """A spot as it is at this moment, and how strong; None where the phone does not say."""

    spot: Spot
    dbm: int | None


_NOTHING = Signal(serving={}, cells=())
_SERVING = (CellRole.PRIMARY, CellRole.SECONDARY)


def look(recording: Recording) -> tuple[Sighting, ...]:
    """Every cell with a band that the registry names now, each spot once; none where there was no answer."""
    answer = recording.answers.get(TELEPHONY_REGISTRY)
    if answer is None:
        return ()
    signals = strength(answer.stdout)
    found: dict[Spot, int | None] = {}
    # The registry alone: properties are not asked in every poll, and a spot must not depend on them.
    for slot in reading.read(replace(recording, answers={TELEPHONY_REGISTRY: answer})).slots:
        signal = signals.get(slot.slot, _NOTHING)
        for cell in slot.cells:
            if cell.bands:
                spot, dbm = _sighting(slot, cell, signal)
                found[spot] = max((value for value in (found.get(spot), dbm) if value is not None), default=None)
    return tuple(Sighting(spot, dbm) for spot, dbm in found.items())


def _sighting(slot: Slot, cell: Cell, signal: Signal) -> tuple[Spot, int | None]:
    measured = [one for one in signal.cells if _is_of(one, cell)]
    spot = Spot(
        slot=slot.slot,
        rat=cell.rat,
        channel=cell.channel,
        bands=cell.bands,
        role=cell.role.value,
        plmn=slot.network.plmn if cell.role in _SERVING else _common_plmn(measured),
    )
    return spot, _dbm(cell, measured, signal)


def _is_of(measured: MeasuredCell, cell: Cell) -> bool:
    """Whether the list's entry is of this cell: by channel, else by band where the channel is masked."""
    entry = measured.cell
    if entry.rat is not cell.rat:
        return False
    if entry.channel is not None:
        return entry.channel == cell.channel
    return any(band.number in entry.bands for band in cell.bands)


def _common_plmn(measured: list[MeasuredCell]) -> str | None:
    plmns = {one.cell.plmn for one in measured}
    return plmns.pop() if len(plmns) == 1 else None


def _dbm(cell: Cell, measured: list[MeasuredCell], signal: Signal) -> int | None:
    """The registered strength for the serving cell and the NR leg beside it, else the best of what is listed."""
    listed = max((one.dbm for one in measured if one.dbm is not None), default=None)
    leg = cell.role is CellRole.SECONDARY and cell.rat is Rat.NR
    if cell.role is CellRole.PRIMARY or leg:
        return signal.serving.get(cell.rat, listed)
    return listed
