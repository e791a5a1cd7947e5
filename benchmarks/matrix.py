"""Ten thousand phones on 272 carriers: the comparison alone on made phones, and the whole command on recordings.

    python -m benchmarks.matrix PHONES

prints the seconds that comparing so many took; a process of its own for the sake of its memory.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measurement import Goal, Measurement, compared
from benchmarks.offline import RECORDING
from benchmarks.process import BARE, BARE_NAME, Command, inspector, pairs

TITLE = "Many phones on many carriers"
_PHONES, _CARRIERS, _RECORDINGS = 10_000, 272, 1_000
_TWO_SECONDS = Goal(most=2, of="value")


def measure(quick: bool) -> Iterator[Measurement]:
    """The comparison; three times as many, of which only what differs is kept; and reading recordings as well."""
    phones = _PHONES // 10 if quick else _PHONES
    first = _comparing(phones, quick, _TWO_SECONDS)
    yield first
    more = _comparing(3 * phones, quick, None)
    yield more
    if first.memory and more.memory:
        yield Measurement(
            name=f"matrix/memory of {3 * phones} phones",
            what=f"memory of comparing {3 * phones} phones",
            value=more.memory,
            unit="MiB",
            reference=f"that of {phones}",
            ratio=more.memory / first.memory,
            memory=more.memory,
        )
    yield _recordings(_RECORDINGS // 10 if quick else _RECORDINGS)


def _comparing(phones: int, quick: bool, goal: Goal | None) -> Measurement:
    command = Command((sys.executable, "-m", "benchmarks.matrix", str(phones)))
    rounds = pairs(command, BARE, 3 if quick else 5)
    return compared(
        f"matrix/{phones} x {_CARRIERS}",
        f"comparing {phones} phones with {_CARRIERS} carriers",
        [float(own.output) for own, _ in rounds],
        [bare.seconds for _, bare in rounds],
        BARE_NAME,
        goal=goal,
        memory=[own.memory for own, _ in rounds],
    )


def _recordings(count: int) -> Measurement:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            (Path(folder) / f"{number:05}").symlink_to(RECORDING, target_is_directory=True)
        command = inspector("matrix", folder, "--all-carriers", "--json", "-q")
        rounds = pairs(command, BARE, 3)
    return compared(
        f"matrix/{count} recordings",
        f"inspector matrix, {count} recordings, all carriers",
        [own.seconds for own, _ in rounds],
        [bare.seconds for _, bare in rounds],
        BARE_NAME,
        memory=[own.memory for own, _ in rounds],
    )


def _compare(phones: int) -> float:
    """Seconds of comparing phones as they come from their recordings: one after the other, and let go of."""
    from benchmarks.made_phones import DAY, some_carriers, some_phones
    from inspector.prepared import prepare

    prepared, comparing = prepare(list(some_carriers(_CARRIERS)), DAY), 0.0
    for phone in some_phones(phones):
        start = time.perf_counter()
        prepared.compare(phone)
        comparing += time.perf_counter() - start
    return comparing


if __name__ == "__main__":
    print(_compare(int(sys.argv[1])))
