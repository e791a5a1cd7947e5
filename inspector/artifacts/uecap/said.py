"""What one capability message or one table of combinations says, and how several are united."""

from collections.abc import Iterable

from inspector.bands import Band, Rat
from inspector.claims import BandList, Claim
from inspector.combinations import Combination, Combinations
from inspector.dataclass import dataclass
from inspector.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message or table.

    ``source`` names it (``UE-EUTRA-Capability``, ``0xB0CD``), ``fields`` are the lists it names bands in. ``complete``
    as in BandList. ``asked`` are the bands that the network asked for, where it asked for some only.
    """

    claim: Claim
    source: str
    bands: frozenset[Band]
    fields: tuple[str, ...] = ()
    complete: frozenset[Rat] = frozenset()
    asked: frozenset[Band] = frozenset()
    combinations: tuple[Combination, ...] = ()


@dataclass(frozen=True, slots=True)
class Capability:
    """What a file says: at most one band list and one set of combinations for each claim."""

    lists: tuple[BandList, ...] = ()
    combinations: tuple[Combinations, ...] = ()


def unite(parts: Iterable[Said], artifact: str, problems: list[Problem]) -> Capability:
    """Unite the messages claim by claim; a filter of the network is told as a problem, since it shortens a list."""
    said = list(dict.fromkeys(parts))
    lists, sets = [], []
    for claim in Claim:
        own = [one for one in said if one.claim is claim]
        if any(one.bands for one in own):
            lists.append(_list(own, claim, artifact))
        combinations = tuple(dict.fromkeys(c for one in own for c in one.combinations))
        if combinations:
            sets.append(Combinations(claim=claim, artifact=artifact, all=combinations))
    problems += _filters(said, artifact)
    return Capability(tuple(lists), tuple(sets))


def _list(said: list[Said], claim: Claim, artifact: str) -> BandList:
    fields = ", ".join(dict.fromkeys(field for one in said for field in one.fields))
    sources = ", ".join(dict.fromkeys(one.source for one in said))
    several = f", {len(said)} different ones united" if len(said) > 1 else ""
    asked = sorted({band for one in said for band in one.asked})
    narrowed = f", the network asked for {_some(asked)}" if asked else ""
    note = f"{sources}{several}{narrowed}"
    return BandList(
        claim=claim,
        artifact=artifact,
        bands=frozenset(band for one in said for band in one.bands),
        complete=_complete(said),
        detail=fields or sources,
        note="" if note == (fields or sources) else note,
    )


def _complete(said: list[Said]) -> frozenset[Rat]:
    """Where complete lists differ, or a filtered one names more, something else narrowed them: none is complete."""
    named = {band for one in said for band in one.bands}
    return frozenset(
        rat
        for rat in {rat for one in said for rat in one.complete}
        if all(band in one.bands for one in said if rat in one.complete for band in named if band.rat is rat)
    )


def _filters(said: list[Said], artifact: str) -> list[Problem]:
    asked = sorted({band for one in said for band in one.asked})
    complete = _complete(said)
    if not asked or {band.rat for band in asked} <= complete:
        return []
    outside = f"bands outside the network's filter: it asked for {_some(asked)}"
    return [Problem("filtered", artifact, f"{outside}, so what is not listed may still be there")]


_MANY = 24


def _some(bands: list[Band]) -> str:
    names = [str(band) for band in bands[:_MANY]]
    return ", ".join(names) + (f" and {len(bands) - _MANY} more" if len(bands) > _MANY else "")
