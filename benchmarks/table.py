"""Measurements and changes as tables, ratios first."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from tabulate import tabulate

from benchmarks.baseline import Change
from benchmarks.measurement import Goal, Measured, Measurement

_NONE = "-"
_PLACES = ((100, 0), (10, 1), (0.1, 2))
"""How many decimals a ratio has from which size on."""


def measurements(title: str, rows: Sequence[Measurement], form: str = "simple") -> str:
    """One group."""
    headers = ["measured", "ratio", "to", "goal", "", "took", "peak MiB"]
    table = tabulate([_row(row) for row in rows], headers=headers, tablefmt=form, disable_numparse=True)
    notes = "".join(f"\n{row.name}: {row.note}" for row in rows if row.note)
    heading = f"### {title}\n" if form == "github" else title
    return f"{heading}\n{table}{notes}\n"


def changes(rows: Iterable[Change]) -> str:
    """Baseline and now."""
    headers = ["measured", "of", "baseline", "now", "change", "tolerance", ""]
    shown = [
        [
            change.name,
            change.of,
            _times(change.before),
            _times(change.now),
            _NONE if change.part is None else f"{change.part:+.0%}",
            _NONE if change.part is None else f"{change.tolerance:.0%}",
            "" if change.state == "same" else change.state,
        ]
        for change in rows
    ]
    return tabulate(shown, headers=headers, disable_numparse=True)


def document(measured: Measured) -> dict[str, Any]:
    """For a file."""
    return {"schema": "benchmarks/1", **asdict(measured)}


def _row(row: Measurement) -> list[str]:
    kept = {True: "met", False: "MISSED", None: ""}[row.met]
    memory = _NONE if row.memory is None else f"{row.memory:.0f}"
    return [row.what, _times(row.ratio), row.reference or _NONE, _goal(row.goal, row.unit), kept, _value(row), memory]


def _times(ratio: float | None) -> str:
    if ratio is None:
        return _NONE
    places = next((places for least, places in _PLACES if ratio >= least), 3)
    return f"{ratio:.{places}f}x"


def _goal(goal: Goal | None, unit: str) -> str:
    if goal is None:
        return ""
    return f"{goal.most:g}" + {"ratio": "x", "value": f" {unit}", "memory": " MiB"}[goal.of]


def _value(row: Measurement) -> str:
    if row.value is None:
        return _NONE
    if row.unit == "MiB":
        return f"{row.value:.0f} MiB"
    return f"{row.value * 1000:.0f} ms" if row.value < 1 else f"{row.value:.2f} s"
