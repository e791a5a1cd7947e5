"""The frequency axis of the picture: logarithmic, with the empty stretch between 7 and 24 GHz left out."""

import math
from collections.abc import Iterable, Iterator

from inspector.dataclass import dataclass

RANGES = (
    ("low", 0, 1_000_000),
    ("mid", 1_000_000, 3_000_000),
    ("high", 3_000_000, 7_125_000),
    ("mmWave", 24_250_000, 71_000_000),
)
"""Names of the ranges and their edges in kHz: FR1 and FR2 of TS 38.104, 5.1; low, mid and high as people use them."""
_FR2_KHZ = 24_000_000
_FR2_SHARE, _BREAK = 18.0, 3.0
_NARROWEST = 1.5
_TICKS_MHZ = (
    *(1000, 2000, 4000, 28000, 600, 40000, 700, 3000, 1500, 800, 900, 2500, 3500, 450, 5000, 24000, 26000, 1200),
    *(1800, 500, 400, 2200, 4500, 6000, 35000, 32000),
)
_NARROW_APART, _WIDE_APART = 21.0, 8.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of the axis: from ``low`` to ``high`` kHz, drawn from ``left`` to ``right`` percent."""

    low: float
    high: float
    left: float
    right: float

    def place(self, khz: float) -> float:
        """Percent of the width, kept inside the stretch."""
        along = math.log(khz / self.low) / math.log(self.high / self.low)
        return self.left + (self.right - self.left) * min(max(along, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled line; ``wide`` ones find room on wide pages only."""

    percent: float
    label: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Where a frequency lies, in percent of the width."""

    stretches: tuple[Stretch, ...]

    def place(self, khz: float) -> float:
        """Percent of the width; what lies in the part left out is put at its edge."""
        return next((s for s in self.stretches if khz <= s.high), self.stretches[-1]).place(khz)

    def ranges(self) -> Iterator[tuple[str, float, float]]:
        """Name, left and right percent of each range that the axis shows."""
        for stretch in self.stretches:
            for name, low, high in RANGES:
                inner, outer = max(low, stretch.low), min(high, stretch.high)
                if inner < outer:
                    yield name, stretch.place(inner), stretch.place(outer)

    def breaks(self) -> Iterator[float]:
        """Percent where a part of the axis is left out."""
        for before, after in zip(self.stretches, self.stretches[1:], strict=False):
            yield (before.right + after.left) / 2

    def ticks(self) -> list[Tick]:
        """The roundest numbers for which there is room, from left to right."""
        chosen: list[Tick] = []
        for wide, apart in ((False, _NARROW_APART), (True, _WIDE_APART)):
            for mhz in _TICKS_MHZ:
                inside = any(s.low <= mhz * 1000 <= s.high for s in self.stretches)
                percent = self.place(mhz * 1000)
                free = all(abs(percent - tick.percent) >= apart for tick in chosen)
                # The sign of a break is shorter than a label.
                if inside and free and all(abs(percent - place) >= apart * 0.6 for place in self.breaks()):
                    label = f"{mhz} MHz" if mhz < 1000 else f"{mhz / 1000:g} GHz"
                    chosen.append(Tick(percent, label, wide))
        return sorted(chosen, key=lambda tick: tick.percent)


def axis_for(frequencies: Iterable[float]) -> Axis:
    """An axis that shows all these frequencies (kHz) with a margin; the usual mobile range where there are none."""
    known = sorted(frequencies) or [700_000.0, 2_700_000.0]
    low, high = [khz for khz in known if khz < _FR2_KHZ], [khz for khz in known if khz >= _FR2_KHZ]
    if low and high:
        edge = 100 - _FR2_SHARE
        return Axis((_stretch(low, 0, edge - _BREAK), _stretch(high, edge, 100)))
    return Axis((_stretch(low or high, 0, 100),))


def _stretch(known: list[float], left: float, right: float) -> Stretch:
    first, last = known[0] * 0.96, known[-1] * 1.04
    if last / first < _NARROWEST:
        wider = math.sqrt(_NARROWEST / (last / first))
        first, last = first / wider, last * wider
    return Stretch(first, last, left, right)
