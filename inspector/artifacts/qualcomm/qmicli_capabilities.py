"""``qmicli --dms-get-band-capabilities`` inside a longer transcript."""

from inspector.artifacts import qmicli_bands
from inspector.claims import BandList
from inspector.problems import Problem


def parse(raw: bytes) -> tuple[tuple[BandList, ...], list[Problem]]:
    """The declared list, if there is one; that there is none is no problem of a transcript. Never raises."""
    declared, problems = qmicli_bands.parse(raw)
    found = (declared,) if declared is not None else ()
    return found, [problem for problem in problems if problem.code != "no-bands"]
