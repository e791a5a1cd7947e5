"""What the modem tells of itself in files: UE capability and tables of combinations."""

from collections.abc import Callable
from dataclasses import replace

from inspector.artifacts import uecap
from inspector.claims import BandList
from inspector.combinations import Combinations
from inspector.dataclass import dataclass
from inspector.phone.questions import MODEM_FILES
from inspector.phone.recording import Answer, Recording
from inspector.problems import Problem


@dataclass(frozen=True, slots=True)
class Capability:
    """Of all such files of a recording."""

    lists: tuple[BandList, ...] = ()
    combinations: tuple[Combinations, ...] = ()


def capability(recording: Recording, worth_reading: Callable[[Answer], bool], problems: list[Problem]) -> Capability:
    """Every file by itself: what differs between them stays visible."""
    lists: list[BandList] = []
    combinations: list[Combinations] = []
    for command, answer in recording.answers.items():
        if command.startswith(MODEM_FILES) and worth_reading(answer):
            name = recording.label if recording.kind == "file" else command
            found, troubles = uecap.parse(answer.stdout, name)
            problems += troubles
            lists += found.lists if answer.complete else [replace(one, complete=frozenset()) for one in found.lists]
            combinations += found.combinations
    return Capability(tuple(lists), tuple(combinations))
