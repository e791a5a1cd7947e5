"""Cold start: a new process for each command of the program, as far as its help."""

from collections.abc import Iterator

from benchmarks.measurement import Goal, Measurement, compared
from benchmarks.process import BARE, BARE_NAME, NO_MEMORY, inspector, pairs
from inspector.cli.reference import walk

TITLE = "Cold start of every command"


def commands() -> list[tuple[str, ...]]:
    """Every command that the program has, so that a new one cannot be forgotten; the program itself is ``()``."""
    return [tuple(context.command_path.split()[1:]) for context in walk()]


def measure(quick: bool) -> Iterator[Measurement]:
    """``--version``, then ``--help`` of each: what is imported before anything is done."""
    yield _row(("--version",), quick, Goal(most=3, of="ratio"), NO_MEMORY)
    for command in commands():
        yield _row((*command, "--help"), quick)


def _row(arguments: tuple[str, ...], quick: bool, goal: Goal | None = None, note: str = "") -> Measurement:
    rounds = pairs(inspector(*arguments), BARE, 5 if quick else 11)
    return compared(
        f"start/{' '.join(arguments)}",
        f"inspector {' '.join(arguments)}",
        [own.seconds for own, _ in rounds],
        [bare.seconds for _, bare in rounds],
        BARE_NAME,
        goal=goal,
        memory=[own.memory for own, _ in rounds],
        note=note,
    )
