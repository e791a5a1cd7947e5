"""``inspector catalog`` for a person."""

from collections.abc import Sequence

from inspector.bands.band import Rat
from inspector.catalog.model import Variant
from inspector.report.text import Page


def catalog_list(variants: Sequence[Variant], page: Page) -> str:
    """One line a variant: id, what the phone prints, what the label says."""
    rows = [[v.id, ", ".join(v.models), ", ".join(v.devices), ", ".join(v.labels)] for v in variants]
    return page.table(["id", "model", "device", "label"], rows, "")


def catalog_variant(variant: Variant, page: Page) -> str:
    """One variant: how it is recognised, its published bands, and where they are published."""
    lines = [page.paint(f"{variant.name}, {variant.id}", "bold")]
    keys = {"model": variant.models, "device": variant.devices, "label": variant.labels, **variant.properties}
    lines += [page.wrap(f"{name}: {', '.join(values)}", "  ", "    ") for name, values in keys.items() if values]
    lines.append("")
    lines += [page.wrap(f"{rat}: {_bands(variant, rat)}", "  ", "    ") for rat in Rat]
    modes = "not stated" if variant.nr_modes is None else ", ".join(variant.nr_modes) or "none"
    lines.append(page.wrap(f"5G modes: {modes}", "  ", "    "))
    lines.append("")
    lines.append(
        page.wrap(f"Source: {variant.source} ({variant.source_kind}), confidence {variant.confidence}.", "  ", "    ")
    )
    if variant.note:
        lines.append(page.wrap(f"Note: {variant.note}", "  ", "    "))
    return "\n".join(lines)


def variant_document(variant: Variant) -> dict[str, object]:
    """One variant as JSON."""
    return {
        "id": variant.id,
        "brand": variant.brand,
        "name": variant.name,
        "models": list(variant.models),
        "devices": list(variant.devices),
        "properties": {key: list(values) for key, values in variant.properties.items()},
        "labels": list(variant.labels),
        "bands": [str(band) for band in sorted(variant.bands)],
        "stated": sorted(rat.value for rat in variant.stated),
        "nr_modes": list(variant.nr_modes) if variant.nr_modes is not None else None,
        "year": variant.year,
        "confidence": variant.confidence,
        "source": variant.source,
        "note": variant.note,
    }


def _bands(variant: Variant, rat: Rat) -> str:
    if rat not in variant.stated:
        return 'not stated (which is not "not supported")'
    unsure = ", ".join(str(band) for band in sorted(variant.unsure) if band.rat is rat)
    doubt = f" (not clear: {unsure})" if unsure else ""
    return ", ".join(str(band) for band in sorted(variant.bands) if band.rat is rat) + doubt or "none"
