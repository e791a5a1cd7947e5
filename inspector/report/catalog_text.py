"""``inspector catalog`` for a person."""

from collections.abc import Sequence

from inspector.bands.band import Band, Rat
from inspector.catalog.model import Second, Variant
from inspector.report.text import Page


def catalog_list(variants: Sequence[Variant], page: Page) -> str:
    """One line a variant: id, what the phone prints, what the label says; whose it is where some are the user's."""
    own = any(variant.origin != "shipped" for variant in variants)
    head = ["id", *(["from"] if own else []), "model", "device", "label"]
    rows = [
        [v.id, *([origin(v)] if own else []), ", ".join(v.models), ", ".join(v.devices), ", ".join(v.labels)]
        for v in variants
    ]
    return page.table(head, rows, "")


def origin(variant: Variant) -> str:
    """Whose entry it is."""
    return "shipped" if variant.origin == "shipped" else "your catalog"


def catalog_variants(variants: Sequence[Variant], page: Page) -> str:
    """Each variant, and for several of one phone the bands that all of them or only some of them have."""
    parts = [catalog_variant(variant, page) for variant in variants]
    return "\n\n".join([*parts, *([_together(variants, page)] if 1 < len(variants) <= 12 else [])])


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
    whose = "" if variant.origin == "shipped" else " From your own catalog."
    lines.append(
        page.wrap(
            f"Source: {variant.source} ({variant.source_kind}, {variant.seen_on}), confidence {variant.confidence}."
            + whose,
            "  ",
            "    ",
        )
    )
    if variant.merged:
        lines.append(page.wrap("One list for several versions: a band that is not in it may still be there.", "  "))
    lines += [page.wrap(_second(other, variant), "  ", "    ") for other in variant.second]
    if variant.note:
        lines.append(page.wrap(f"Note: {variant.note}", "  ", "    "))
    return "\n".join(lines)


def _second(other: Second, variant: Variant) -> str:
    """A second source and how its list stands to the first: two lists, never one."""
    date = f", {other.seen_on}" if other.seen_on else ""
    rats = [rat for rat in Rat if rat in other.stated & variant.stated]
    more = sorted(band for band in other.bands - variant.bands if band.rat in rats)
    less = sorted(band for band in variant.bands - other.bands if band.rat in rats)
    says = [f"also names {_spelt(more)}"] if more else []
    says += [f"does not name {_spelt(less)}"] if less else []
    agrees = f"names the same {', '.join(rats)} bands"
    note = f" {other.note}" if other.note else ""
    return f"Second source: {other.source} ({other.source_kind}{date}) {' and '.join(says) or agrees}.{note}"


def _together(variants: Sequence[Variant], page: Page) -> str:
    """Per RAT: in all of them, and in some. A variant that does not state a RAT says nothing of it."""
    lines = [page.paint(f"These {len(variants)} together", "bold")]
    for rat in Rat:
        speaking = [variant for variant in variants if rat in variant.stated]
        every = {band for variant in speaking for band in variant.bands if band.rat is rat}
        common = {band for band in every if all(band in variant.bands for variant in speaking)}
        if every:
            some = f"; in some: {_spelt(every - common)}" if every - common else ""
            whom = "all" if len(speaking) == len(variants) else f"the {len(speaking)} that states it"
            whom = whom if len(speaking) == 1 else whom.replace("states", "state")
            lines.append(page.wrap(f"{rat}: in {whom}: {_spelt(common) or 'none'}{some}", "  ", "    "))
    return "\n".join(lines)


def _spelt(bands: Sequence[Band] | set[Band]) -> str:
    return ", ".join(str(band) for band in sorted(bands))


def variant_document(variant: Variant) -> dict[str, object]:
    """One variant as JSON."""
    return {
        "id": variant.id,
        "brand": variant.brand,
        "name": variant.name,
        "origin": variant.origin,
        "models": list(variant.models),
        "devices": list(variant.devices),
        "properties": {key: list(values) for key, values in variant.properties.items()},
        "labels": list(variant.labels),
        "bands": [str(band) for band in sorted(variant.bands)],
        "unsure": [str(band) for band in sorted(variant.unsure)],
        "stated": sorted(rat.value for rat in variant.stated),
        "nr_modes": list(variant.nr_modes) if variant.nr_modes is not None else None,
        "merged": variant.merged,
        "year": variant.year,
        "chipset": variant.chipset,
        "confidence": variant.confidence,
        "source": variant.source,
        "source_kind": variant.source_kind,
        "seen_on": variant.seen_on,
        "second": [
            {
                "source": other.source,
                "source_kind": other.source_kind,
                "seen_on": other.seen_on or None,
                "bands": [str(band) for band in sorted(other.bands)],
                "stated": sorted(rat.value for rat in other.stated),
                "note": other.note,
            }
            for other in variant.second
        ],
        "note": variant.note,
    }


def _bands(variant: Variant, rat: Rat) -> str:
    if rat not in variant.stated:
        return 'not stated (which is not "not supported")'
    unsure = ", ".join(str(band) for band in sorted(variant.unsure) if band.rat is rat)
    doubt = f" (not clear: {unsure})" if unsure else ""
    return ", ".join(str(band) for band in sorted(variant.bands) if band.rat is rat) + doubt or "none"
