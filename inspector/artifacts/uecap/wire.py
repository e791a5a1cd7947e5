"""``Said`` as JSON, between the worker process and the main one."""

from typing import Any

from inspector.artifacts.uecap.said import Said
from inspector.bands import Band, Rat
from inspector.claims import Claim
from inspector.combinations import Combination, Component, Kind


def to_json(said: Said) -> dict[str, Any]:
    """Plain values only."""
    return {
        "claim": said.claim.value,
        "source": said.source,
        "bands": [str(band) for band in sorted(said.bands)],
        "fields": list(said.fields),
        "complete": sorted(rat.value for rat in said.complete),
        "asked": [str(band) for band in sorted(said.asked)],
        "combinations": [
            [one.kind.value, [[str(part.band), part.downlink, part.uplink] for part in one.components]]
            for one in said.combinations
        ],
    }


def from_json(value: Any) -> Said:
    """The way back. Raises ValueError, TypeError, KeyError or AttributeError on anything else."""
    return Said(
        claim=Claim(value["claim"]),
        source=value["source"],
        bands=frozenset(map(Band.parse, value["bands"])),
        fields=tuple(value["fields"]),
        complete=frozenset(map(Rat, value["complete"])),
        asked=frozenset(map(Band.parse, value["asked"])),
        combinations=tuple(
            Combination(Kind(kind), tuple(Component(Band.parse(band), down, up) for band, down, up in parts))
            for kind, parts in value["combinations"]
        ),
    )
