"""From the observations of a survey to past cells."""

from inspector.artifacts import survey
from inspector.artifacts.survey import Observed
from inspector.facts.model import PastCell
from inspector.problems import Problem
from inspector.quirks import bands_named

_ROLE = {"primary": "serving cell", "secondary": "secondary cell", "neighbour": "neighbour cell", "unknown": "cell"}


def past_cells(raw: bytes) -> tuple[tuple[PastCell, ...], list[Problem]]:
    """Every observation of known bands, the latest last. An ambiguous channel keeps all its candidates."""
    found, problems = survey.parse(raw)
    cells = [_cell(observed) for observed in sorted(found.observed, key=lambda one: one.last)]
    return tuple(cell for cell in cells if cell.bands), problems


def _cell(observed: Observed) -> PastCell:
    spot = observed.spot
    # A band that the table does not hold makes the whole set doubtful: one that is left could look beyond doubt.
    known = bands_named(spot.rat, (band.number for band in spot.bands))
    network = f" of {spot.plmn}" if spot.plmn else ""
    return PastCell(
        rat=spot.rat,
        bands=spot.bands if len(known) == len(spot.bands) else (),
        channel=spot.channel,
        slot=spot.slot,
        artifact=survey.ARTIFACT,
        detail=f"{_ROLE[spot.role]}{network}",
        first=observed.first,
        last=observed.last,
    )
