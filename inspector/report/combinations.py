"""Combinations of bands for a person and for a machine: counted, and listed where asked."""

from collections.abc import Sequence
from typing import Any

from inspector.claims import Claim
from inspector.combinations import Combination, Combinations, Kind
from inspector.report.text import Page, clean

_WHOSE = {
    Claim.DECLARED: "declared by the modem",
    Claim.BUILT: "in the factory configuration",
    Claim.ALLOWED: "allowed by the configuration of one carrier",
}


def combinations_text(sets: Sequence[Combinations], page: Page, *, listed: bool) -> str:
    """A sentence for each source; with ``listed`` its combinations as well. Empty where there are none."""
    parts = [_counted(one, page, listed) for one in sets]
    if sets and not listed:
        parts.append("  List them with --combos.")
    return "\n".join(parts)


def combinations_part(sets: Sequence[Combinations], *, listed: bool) -> dict[str, Any]:
    """``combinations`` of ``inspector/phone/1``; nothing where there are none."""
    return {"combinations": [_document(one, listed) for one in sets]} if sets else {}


def _counted(one: Combinations, page: Page, listed: bool) -> str:
    counts = ", ".join(f"{number} {kind}" for kind, number in one.counts().items())
    lines = [page.wrap(f"Used together: {counts}, {_whose(one)}", hang="  ")]
    for kind in Kind if listed else ():
        rows = [[str(combo), combo.uplink or "-"] for combo in _of(one, kind)]
        if rows:
            lines.append(page.table([kind.value, "uplink"], rows, "    "))
    return "\n".join(lines)


def _whose(one: Combinations) -> str:
    return f"{_WHOSE.get(one.claim, one.claim.value)} ({clean(one.artifact)})"


def _of(one: Combinations, kind: Kind) -> list[Combination]:
    own = [combo for combo in one.all if combo.kind is kind]
    return sorted(own, key=lambda combo: [(part.band.sort_key, part.downlink) for part in combo.components])


def _document(one: Combinations, listed: bool) -> dict[str, Any]:
    document: dict[str, Any] = {
        "claim": one.claim.value,
        "artifact": one.artifact,
        "counts": {kind.value: number for kind, number in one.counts().items()},
    }
    if listed:
        document["list"] = [
            {"kind": kind.value, "bands": str(combo), "uplink": combo.uplink or None}
            for kind in Kind
            for combo in _of(one, kind)
        ]
    return document
