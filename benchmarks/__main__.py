"""Start-up and reading times of whole processes, as ratios to ``python -c pass`` of the same run.

Absolute times of a shared machine mean little; each command alternates with the bare interpreter, and the median of
the pairwise ratios is what is printed.
"""

import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tabulate import tabulate

from benchmarks import bugreport, watch

ROOT = Path(__file__).parents[1]
CAPTURE = ROOT / "fixtures" / "xiaomi-mi-5-att-2016"
BARE = [sys.executable, "-c", "pass"]
INSPECTOR = [sys.executable, "-m", "inspector"]
ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Case:
    """A whole command, and the ratio to the bare interpreter it should stay under."""

    name: str
    command: list[str]
    goal: float | None


CASES = [
    Case("inspector --version", [*INSPECTOR, "--version"], 3),
    Case("inspector --help", [*INSPECTOR, "--help"], None),
    Case("inspector channel LTE 5780", [*INSPECTOR, "channel", "LTE", "5780"], 7),
    Case("inspector phone --from", [*INSPECTOR, "phone", "--from", str(CAPTURE)], None),
    Case("inspector check --from", [*INSPECTOR, "check", "--from", str(CAPTURE), "-c", "att-us"], 12),
    Case("inspector check --from (SIM's country)", [*INSPECTOR, "check", "--from", str(CAPTURE)], 12),
]


def main() -> None:
    """Measure every case and print one table; then the live reading and bugreports."""
    rows = [[case.name, *_ratio(case), f"{case.goal:g}" if case.goal else ""] for case in CASES]
    print(tabulate(rows, headers=["command", "ms", "ratio to python -c pass", "goal"], disable_numparse=True))
    print()
    print(_live())
    print(watch.table())
    print(_many())
    print()
    print(bugreport.table([10, 100]))


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def _ratio(case: Case) -> tuple[str, str]:
    _seconds(case.command), _seconds(BARE)  # once to warm the caches
    pairs = [(_seconds(case.command), _seconds(BARE)) for _ in range(ROUNDS)]
    own = statistics.median(taken for taken, _ in pairs)
    return f"{own * 1000:.0f}", f"{statistics.median(taken / bare for taken, bare in pairs):.1f}"


def _live() -> str:
    """Reading a simulated phone behind a real adb server; its slowest answer takes one second."""
    from benchmarks.live import reading_seconds

    taken = sorted(reading_seconds(latency=1.0) for _ in range(5))
    return (
        f"reading a phone whose slowest answer takes 1 s: median {taken[2]:.2f} s, worst {taken[-1]:.2f} s (goal 1.3)"
    )


def _many() -> str:
    """Ten thousand phones on 272 carriers, each in a process of its own for the sake of its memory."""
    from benchmarks.many import CARRIERS, PHONES, measure_apart

    one = measure_apart(PHONES)
    again = measure_apart(3 * PHONES)
    return (
        f"comparing {PHONES} phones with {CARRIERS} carriers: {one.comparing:.2f} s (goal 2), {one.rows} rows differ, "
        f"{one.mib:.0f} MiB; three times as many: {again.comparing:.2f} s, {again.mib:.0f} MiB"
    )


if __name__ == "__main__":
    main()
