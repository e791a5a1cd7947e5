"""What one entry alone cannot show: faults between entries, and bands against the band table."""

from collections.abc import Iterable
from pathlib import Path

from inspector.bands import info
from inspector.catalog.loader import load
from inspector.catalog.model import Variant
from inspector.faults import Fault


def validate(paths: Iterable[Path]) -> list[Fault]:
    """Every fault of these brand files, in one run."""
    faults: list[Fault] = []
    owners: dict[str, str] = {}
    twins: dict[object, str] = {}
    for path in paths:
        variants, found = load(path)
        faults += found
        for variant in variants:
            reasons = _of_variant(variant)
            if variant.id in owners:
                reasons.append(f"{owners[variant.id]} has this id too")
            owners[variant.id] = path.name
            twin = twins.setdefault(_face(variant), variant.id)
            if twin != variant.id:
                reasons.append(f"has the same name, labels and properties as {twin}: nothing could tell them apart")
            faults += [Fault(path.name, variant.id, reason) for reason in reasons]
    return faults


def _face(variant: Variant) -> object:
    """All by which a person or a program could know a variant."""
    return variant.name, variant.models, variant.devices, variant.labels, tuple(variant.properties.items())


def _of_variant(variant: Variant) -> list[str]:
    reasons = [
        f"{band} is not a band of 3GPP or 3GPP2" for band in sorted(variant.bands | variant.unsure) if not info(band)
    ]
    reasons += [f"{band} is listed and unsure at once" for band in sorted(variant.bands & variant.unsure)]
    reasons += [
        f"{band} is unsure, but no list of {band.rat} is stated"
        for band in sorted(variant.unsure)
        if band.rat not in variant.stated
    ]
    return reasons
