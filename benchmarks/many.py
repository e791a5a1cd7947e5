"""Comparing ten thousand phones with 272 carriers: generated input, the comparison alone."""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from inspector import carriers
from inspector.bands.band import Band, Rat
from inspector.carriers.model import Profile
from inspector.catalog import Match, all_variants, band_lists
from inspector.claims import BandList, Claim
from inspector.evidence import Evidence

ROOT = Path(__file__).parents[1]
PHONES, CARRIERS = 10_000, 272
DAY = date(2026, 11, 1)


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of preparing the carriers and of comparing, MiB that came on top, and how many rows differed."""

    preparing: float
    comparing: float
    mib: float
    rows: int

    def as_row(self) -> tuple[float, float, float, int]:
        """As it is printed for another process."""
        return self.preparing, self.comparing, self.mib, self.rows


def measure(phones: int) -> Measured:
    """Compare generated phones as they would come from their recordings: one after the other, and let go of."""
    from inspector.prepared import prepare

    profiles = list(some_carriers(CARRIERS))
    for _ in some_phones(1000):
        pass  # what generating them takes is not counted
    before = _peak_mib()
    start = time.perf_counter()
    prepared = prepare(profiles, DAY)
    preparing, comparing = time.perf_counter() - start, 0.0
    for phone in some_phones(phones):
        start = time.perf_counter()
        prepared.compare(phone)
        comparing += time.perf_counter() - start
    return Measured(preparing, comparing, _peak_mib() - before, len(prepared.rows))


def measure_apart(phones: int) -> Measured:
    """The same in a process of its own."""
    code = f"from benchmarks.many import measure; print(*measure({phones}).as_row())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    preparing, comparing, mib, rows = done.stdout.split()
    return Measured(float(preparing), float(comparing), float(mib), int(rows))


def some_carriers(count: int) -> Iterator[Profile]:
    """The carriers we know; where they are fewer, they come again under other names and without one of their layers."""
    known = carriers.all_at(DAY)
    for number, profile in enumerate(islice(cycle(known), count)):
        again = number // len(known)
        if again:
            drop = again % len(profile.layers)
            layers = profile.layers[:drop] + profile.layers[drop + 1 :]
            profile = replace(profile, id=f"{profile.id}-{again}", layers=layers)
        yield profile


def some_phones(count: int) -> Iterator[Evidence]:
    """Phones of every variant, one in five of them ambiguous, each seen on some bands, one in ten not its maker's."""
    chance = random.Random(5)
    variants = all_variants()
    for _ in range(count):
        first = chance.choice(variants)
        sisters = [variant for variant in variants if variant.models == first.models]
        matched = tuple(sisters) if chance.random() < 0.2 else (first,)
        lists = band_lists(Match(variants=matched, exact=len(matched) == 1, why=""))
        seen = chance.sample(sorted(first.bands), k=min(len(first.bands), chance.randint(0, 3)))
        if chance.random() < 0.1:
            seen.append(Band(Rat.LTE, chance.choice((2, 4, 12, 13, 20, 28, 66, 71))))
        heard = [_seen(band, chance.randint(0, 60_000)) for band in seen]
        yield Evidence((*heard, *lists), volte=chance.choice((None, None, True, False)))


def _seen(band: Band, channel: int) -> BandList:
    return BandList(
        claim=Claim.SEEN,
        artifact="dumpsys telephony.registry",
        bands=frozenset({band}),
        complete=frozenset(),
        detail="mPhysicalChannelConfigs",
        note=f"in use now: serving cell, channel {channel}",
    )


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
