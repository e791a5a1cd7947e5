"""What a measurement says: a value, and its ratio to a reference of the same run. Pure: no clock, no process."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """At most so much, of the ratio, of the value (in its unit) or of the memory (MiB)."""

    most: float
    of: Literal["ratio", "value", "memory"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One row.

    ``name``: GROUP/WHAT, the same in every run. ``value`` in ``unit``: seconds are medians. ``ratio`` to what
    ``reference`` took in the same run, the median over the rounds, and ``spread``, half the distance of its quartiles
    as a part of it; None where there was no reference, or too few rounds. ``memory``: peak of the process, MiB.
    ``note``: why something is missing.
    """

    name: str
    what: str
    value: float | None
    unit: Literal["s", "MiB"] = "s"
    reference: str = ""
    ratio: float | None = None
    spread: float | None = None
    goal: Goal | None = None
    memory: float | None = None
    note: str = ""

    @property
    def group(self) -> str:
        """Which group measured it."""
        return self.name.partition("/")[0]

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none, or what it speaks of is not known."""
        if self.goal is None:
            return None
        found = {"ratio": self.ratio, "value": self.value, "memory": self.memory}[self.goal.of]
        return None if found is None else found <= self.goal.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All of one run, and the peak MiB of the bare interpreter in it, to which memory is compared."""

    python: str
    system: str
    taken: str
    bare_memory: float | None
    rows: tuple[Measurement, ...]


def compared(
    name: str,
    what: str,
    own: Sequence[float],
    references: Sequence[float],
    reference: str,
    *,
    goal: Goal | None = None,
    memory: Sequence[float | None] = (),
    note: str = "",
) -> Measurement:
    """Seconds of rounds that were taken in turns with those of a reference, as a row."""
    ratio, spread = ratio_of(own, references)
    known = [peak for peak in memory if peak is not None]
    return Measurement(
        name=name,
        what=what,
        value=statistics.median(own),
        reference=reference,
        ratio=ratio,
        spread=spread,
        goal=goal,
        memory=max(known) if known else None,
        note=note,
    )


def missing(name: str, what: str, why: str) -> Measurement:
    """A row that could not be measured here."""
    return Measurement(name=name, what=what, value=None, note=why)


def ratio_of(own: Sequence[float], references: Sequence[float]) -> tuple[float, float | None]:
    """The median of the pairwise ratios, and half the distance of their quartiles as a part of it (from 3 on)."""
    ratios = [taken / reference for taken, reference in zip(own, references, strict=True)]
    middle = statistics.median(ratios)
    if len(ratios) < 3:
        return middle, None
    low, _, high = statistics.quantiles(ratios, n=4, method="inclusive")
    return middle, (high - low) / 2 / middle
