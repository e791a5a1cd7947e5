"""Reading simulated phones behind a real adb server: whole processes, from their start to the last verdict."""

from collections.abc import Iterator

from benchmarks.measurement import Goal, Measurement, compared, missing
from benchmarks.offline import RECORDING
from benchmarks.phones import SLOWEST, Desk, plugged_in
from benchmarks.process import MEMORY_IS_KNOWN, NO_MEMORY, Command, inspector, pairs

TITLE = "Live: simulated phones whose slowest answer takes 1 s"
_SLOWEST = 1.0
_VERDICT = '"event": "verdict"'


def measure(quick: bool) -> Iterator[Measurement]:
    """1, 16 and 64 phones; against ``adb shell`` with the one slow question to the one phone."""
    yield from _one_phone(quick)
    for count, goal in ((1, None), (16, None), (64, Goal(most=2.5, of="value"))):
        if count < 64 or not quick:
            yield from _many_phones(count, goal, quick)


def _one_phone(quick: bool) -> Iterator[Measurement]:
    with plugged_in(RECORDING, 1, _SLOWEST) as desk:
        check = inspector("check", "-s", desk.addresses[0], *desk.options, "-c", "att-us", "-q")
        yield _row("check, 1 phone", check, desk, SLOWEST, quick, Goal(most=1.3, of="value"))
    with plugged_in(RECORDING, 1, 0.0) as desk:
        check = inspector("check", "-s", desk.addresses[0], *desk.options, "-c", "att-us", "-q")
        yield _row("check, 1 phone that answers at once", check, desk, "getprop", quick)


def _many_phones(count: int, goal: Goal | None, quick: bool) -> Iterator[Measurement]:
    name = f"{count} phone{'s' if count > 1 else ''}"
    if not MEMORY_IS_KNOWN:
        yield missing(f"live/watch, {name}", f"inspector watch, {name}", NO_MEMORY)
        return
    with plugged_in(RECORDING, count, _SLOWEST) as desk:
        watch = inspector("watch", *desk.options, "--json", "-c", "att-us")
        watch = Command(watch.argv, until=(_VERDICT, count))
        yield _row(f"watch, {name}", watch, desk, SLOWEST, quick, goal)
        if count > 1:
            matrix = inspector("matrix", "--plugged-in", *desk.options, "-c", "att-us", "-q")
            yield _row(f"matrix --plugged-in, {name}", matrix, desk, SLOWEST, quick, goal)


def _row(name: str, command: Command, desk: Desk, question: str, quick: bool, goal: Goal | None = None) -> Measurement:
    rounds = pairs(command, desk.adb_shell(question), 3 if quick else 5)
    return compared(
        f"live/{name}",
        f"inspector {name}",
        [own.seconds for own, _ in rounds],
        [shell.seconds for _, shell in rounds],
        f"adb shell {question}",
        goal=goal,
        memory=[own.memory for own, _ in rounds],
    )
