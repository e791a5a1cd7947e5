"""Ten thousand phones and 272 carriers, made and the same each time."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle, islice

from inspector import carriers
from inspector.bands.band import Band, Rat
from inspector.carriers.model import Profile
from inspector.catalog import Match, all_variants, band_lists
from inspector.claims import BandList, Claim
from inspector.evidence import Evidence

DAY = date(2026, 11, 1)


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
