"""What one entry alone cannot show: faults between entries, and bands against the band table."""

from collections.abc import Iterable
from pathlib import Path

from inspector import toml_text
from inspector.bands import info
from inspector.catalog.loader import load
from inspector.catalog.model import Variant
from inspector.faults import Fault
from inspector.user_folder import read_text


def validate(paths: Iterable[Path]) -> list[Fault]:
    """Every fault of these brand files, in one run. A folder stands for the brand files in it."""
    given = {path: _files(path) for path in paths}
    faults = [
        Fault(str(path), "", "holds no brand file (*.toml), so nothing was checked")
        for path, files in given.items()
        if not files
    ]
    owners: dict[str, str] = {}
    twins: dict[object, str] = {}
    for path in (file for files in given.values() for file in files):
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
            faults += [Fault(path.name, variant.id, reason, _line(path, variant)) for reason in reasons]
    return faults


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.toml")) if path.is_dir() else [path]


def _line(path: Path, variant: Variant) -> int | None:
    """Where the variant begins in its file."""
    from inspector.toml_lines import lines_of

    text = read_text(path)
    ids = [entry.get("id") for entry in toml_text.loads(text)["variant"]]
    # The last of two entries with one id is the one too many.
    return lines_of(text).of(f"variant[{len(ids) - 1 - ids[::-1].index(variant.id)}]")


def _face(variant: Variant) -> object:
    """All by which a person or a program could know a variant."""
    return variant.name, variant.models, variant.devices, variant.labels, tuple(variant.properties.items())


def _of_variant(variant: Variant) -> list[str]:
    named = variant.bands.union(variant.unsure, *(other.bands for other in variant.second))
    reasons = [f"{band} is not a band of 3GPP or 3GPP2" for band in sorted(named) if not info(band)]
    reasons += [f"{band} is listed and unsure at once" for band in sorted(variant.bands & variant.unsure)]
    reasons += [
        f"{band} is unsure, but no list of {band.rat} is stated"
        for band in sorted(variant.unsure)
        if band.rat not in variant.stated
    ]
    return reasons
