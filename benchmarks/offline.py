"""Whole commands on a small recording: no phone, no adb."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measurement import Goal, Measurement, compared
from benchmarks.process import BARE, BARE_NAME, ROOT, inspector, pairs

TITLE = "Offline, on a small recording"
RECORDING = ROOT / "fixtures" / "xiaomi-mi-5-att-2016"
_OTHER = ROOT / "fixtures" / "xiaomi-mi-note-2-tmobile-2016"
_TEN = Goal(most=10, of="ratio")

CASES: list[tuple[str, tuple[str | Path, ...], Goal | None]] = [
    ("check --from -c att-us", ("check", "--from", RECORDING, "-c", "att-us"), _TEN),
    ("check --from, the SIM's country", ("check", "--from", RECORDING), _TEN),
    ("check --from --all-carriers", ("check", "--from", RECORDING, "--all-carriers"), None),
    ("phone --from", ("phone", "--from", RECORDING), None),
    ("bands --from", ("bands", "--from", RECORDING), None),
    ("diff, two recordings", ("diff", RECORDING, _OTHER, "-c", "att-us"), None),
    ("channel LTE 5780", ("channel", "LTE", "5780"), None),
    ("carriers show att-us", ("carriers", "show", "att-us"), None),
]


def measure(quick: bool) -> Iterator[Measurement]:
    """Each in turns with the bare interpreter."""
    for name, arguments, goal in CASES:
        rounds = pairs(inspector(*arguments), BARE, 5 if quick else 15)
        yield compared(
            f"offline/{name}",
            f"inspector {name}",
            [own.seconds for own, _ in rounds],
            [bare.seconds for _, bare in rounds],
            BARE_NAME,
            goal=goal,
            memory=[own.memory for own, _ in rounds],
        )
