"""The stored baseline: ratios, never times, since machines differ. What got worse since, and by how much.

A ratio is worse when it grew by more than its tolerance: three times the wider of the two spreads (half the distance of
the quartiles: about three standard errors of the difference of two medians). Never less than FLOOR, since two runs
differ by what neither of them shows (other work on the machine, another place in memory), and never more than CEILING:
what is noisier than that is measured once more, and should not hide that something takes twice as long.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from benchmarks.measurement import Measured, Measurement

PATH = Path(__file__).with_name("baseline.json")
SCHEMA = "benchmarks/baseline/1"
FLOOR, CEILING, UNKNOWN, OF_MEMORY = 0.15, 0.50, 0.30, 0.10
"""The least and the most tolerance of a time, that of one of which nobody knows the spread, and that of memory."""
SPREADS = 3
HOW_TO_STORE = "make bench-baseline (python -m benchmarks --store)"

State = Literal["worse", "better", "same", "new", "not measured"]


class NoBaseline(Exception):
    """There is none, or it cannot be read; the text says what to type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One ratio. ``memory``: its peak as a ratio to that of the bare interpreter."""

    reference: str
    ratio: float
    spread: float | None
    memory: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """By name; with which Python and system they were taken, and on which day."""

    python: str
    system: str
    taken: str
    ratios: Mapping[str, Stored]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A ratio before and now; None where there was none."""

    name: str
    of: Literal["time", "memory"]
    before: float | None
    now: float | None
    tolerance: float = FLOOR

    @property
    def part(self) -> float | None:
        """By which part it grew; negative where it is less."""
        return None if self.before is None or self.now is None else self.now / self.before - 1

    @property
    def state(self) -> State:
        """Worse and better only beyond the tolerance."""
        if self.part is None:
            return "new" if self.before is None else "not measured"
        if self.part > self.tolerance:
            return "worse"
        return "better" if self.part < -self.tolerance / (1 + self.tolerance) else "same"


def of(measured: Measured, earlier: Baseline | None = None) -> Baseline:
    """What is stored of a run. Groups that were not measured stay as they are, if the same Python took them."""
    ratios = {
        row.name: Stored(
            reference=row.reference,
            ratio=round(row.ratio, 3),
            spread=None if row.spread is None else round(row.spread, 3),
            memory=_rounded(_memory(row, measured)),
        )
        for row in measured.rows
        if row.ratio is not None
    }
    groups = {row.group for row in measured.rows}
    if earlier is not None and (earlier.python, earlier.system) == (measured.python, measured.system):
        kept = {name: stored for name, stored in earlier.ratios.items() if name.partition("/")[0] not in groups}
        ratios = {**kept, **ratios}
    return Baseline(python=measured.python, system=measured.system, taken=measured.taken, ratios=ratios)


def compare(baseline: Baseline, measured: Measured) -> Iterator[Change]:
    """Every ratio of the groups that were measured, in the order of this run; then those that are gone."""
    groups = {row.group for row in measured.rows}
    rows = {row.name: row for row in measured.rows}
    for row in measured.rows:
        yield from _changes(row, baseline.ratios.get(row.name), measured)
    for name, stored in baseline.ratios.items():
        if name not in rows and name.partition("/")[0] in groups:
            yield Change(name=name, of="time", before=stored.ratio, now=None)


def _changes(row: Measurement, stored: Stored | None, measured: Measured) -> Iterator[Change]:
    if stored is not None and row.ratio is not None and stored.reference != row.reference:
        stored = None  # against something else: nothing to compare with
    before, spread = (stored.ratio, stored.spread) if stored else (None, None)
    if row.unit == "MiB":
        yield Change(name=row.name, of="memory", before=before, now=row.ratio, tolerance=OF_MEMORY)
        return
    if row.ratio is not None or stored is not None:
        yield Change(name=row.name, of="time", before=before, now=row.ratio, tolerance=tolerance(spread, row.spread))
    memory = _memory(row, measured)
    if stored is not None and stored.memory is not None and memory is not None:
        yield Change(name=row.name, of="memory", before=stored.memory, now=memory, tolerance=OF_MEMORY)


def tolerance(before: float | None, now: float | None) -> float:
    """By which part a ratio may grow, from the spreads it had before and has now."""
    if before is None or now is None:
        return UNKNOWN
    return min(max(FLOOR, SPREADS * max(before, now)), CEILING)


def best_of(first: Measured, again: Measured) -> Measured:
    """Two runs as one: of each row the lower ratio and the lower memory. Only noise makes the same program slower."""
    seconds = {row.name: row for row in again.rows}
    rows = tuple(_better(row, seconds.get(row.name)) for row in first.rows)
    return replace(first, rows=rows)


def _better(one: Measurement, other: Measurement | None) -> Measurement:
    if other is None or one.ratio is None or other.ratio is None:
        return one
    best = min(one, other, key=lambda row: row.ratio or 0)
    known = [row.memory for row in (one, other) if row.memory is not None]
    return replace(best, memory=min(known) if known else None)


def _memory(row: Measurement, measured: Measured) -> float | None:
    return row.memory / measured.bare_memory if row.memory and measured.bare_memory else None


def _rounded(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio, 2)


def load(path: Path = PATH) -> Baseline:
    """Raises NoBaseline."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw["schema"] != SCHEMA:
            raise ValueError(f"its schema is {raw['schema']}, not {SCHEMA}")
        ratios = {name: Stored(**stored) for name, stored in raw["ratios"].items()}
        return Baseline(python=raw["python"], system=raw["system"], taken=raw["taken"], ratios=ratios)
    except FileNotFoundError:
        raise NoBaseline(f"There is no baseline in {path.name}. Store one: {HOW_TO_STORE}") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise NoBaseline(f"{path.name} is no baseline ({fault}). Store a new one: {HOW_TO_STORE}") from None


def store(baseline: Baseline, path: Path = PATH) -> None:
    """One ratio a line, so that a change of it is read in a diff."""
    head = {"schema": SCHEMA, "python": baseline.python, "system": baseline.system, "taken": baseline.taken}
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    ratios = [f"    {json.dumps(name)}: {json.dumps(asdict(one))}" for name, one in baseline.ratios.items()]
    path.write_text("\n".join(["{", *lines, '  "ratios": {', ",\n".join(ratios), "  }", "}", ""]), encoding="utf-8")


def worse(changes: Iterable[Change]) -> list[Change]:
    """Those beyond their tolerance."""
    return [change for change in changes if change.state == "worse"]
