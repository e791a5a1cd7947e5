"""Which cells of a slot work together: carrier aggregation in one RAT, dual connectivity across LTE and NR."""

from collections.abc import Sequence
from dataclasses import replace

from inspector.bands import Rat
from inspector.facts.model import Cell, CellRole

_IN_USE = (CellRole.PRIMARY, CellRole.SECONDARY)
CA, ENDC, NEDC = "CA", "EN-DC", "NE-DC"


def with_aggregation(cells: Sequence[Cell], carriers: int = 0) -> tuple[Cell, ...]:
    """The same cells, each with what it is a member of (TS 36.300, 7.5; TS 37.340, 4.1). Neighbours are of nothing.

    ``carriers`` is how many component carriers the service state counts (``mCellBandwidths``); with a single cell known
    that is the only word on aggregation.
    """
    used = [cell for cell in cells if cell.role in _IN_USE]
    aggregated = {rat for rat in (Rat.LTE, Rat.NR) if _aggregates([cell for cell in used if cell.rat is rat])}
    if carriers > 1 and len(used) == 1 and used[0].rat in (Rat.LTE, Rat.NR):
        aggregated.add(used[0].rat)
    dual = _dual_connectivity(used)
    return tuple(
        replace(cell, aggregation=(*((CA,) if cell.rat in aggregated else ()), *_member(cell, dual)))
        if cell.role in _IN_USE
        else cell
        for cell in cells
    )


def _aggregates(used: list[Cell]) -> bool:
    """Two carriers, one of them secondary: two primary ones are the cells of calls and of data."""
    return len(used) > 1 and any(cell.role is CellRole.SECONDARY for cell in used)


def _dual_connectivity(used: list[Cell]) -> str | None:
    """EN-DC where LTE leads and NR is the second leg, NE-DC the other way round."""
    leads = {cell.rat for cell in used if cell.role is CellRole.PRIMARY}
    second = {cell.rat for cell in used if cell.role is CellRole.SECONDARY}
    if Rat.LTE in leads and Rat.NR in second:
        return ENDC
    return NEDC if Rat.NR in leads and Rat.LTE in second else None


def _member(cell: Cell, dual: str | None) -> tuple[str, ...]:
    return (dual,) if dual and cell.rat in (Rat.LTE, Rat.NR) else ()
