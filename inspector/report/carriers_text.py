"""``inspector carriers`` for a person."""

from collections.abc import Iterable, Sequence
from datetime import date

from inspector.bands import info
from inspector.carriers.model import Layer, Need, OnAir, Profile
from inspector.report.text import Page

_VOLTE = {
    Need.YES: "VoLTE is needed: no 2G/3G voice of its own is left",
    Need.PARTIAL: "VoLTE is needed in part: the last 2G/3G voice layer is ending or only regional",
    Need.NO: "VoLTE is not needed: 2G or 3G still carries calls",
    Need.UNKNOWN: "not known whether VoLTE is needed",
}
_SA = {True: "5G standalone: yes", False: "5G standalone: no", None: "5G standalone: not known"}


def carriers_list(profiles: Sequence[Profile], page: Page) -> str:
    """One line a carrier: id, name, what a phone really needs there."""
    rows = [[p.id, p.country, p.name, _core(p.layers)] for p in profiles]
    return page.table(["id", "country", "name", "core bands"], rows, "")


def carrier_profile(profile: Profile, periods: Sequence[Profile], day: date, page: Page) -> str:
    """One carrier as a person would want it: layers by frequency with role and dates, then rules and sources."""
    lines = [page.paint(f"{profile.name} ({profile.country}), {profile.id}", "bold")]
    lines.append(page.wrap(f"Profile of {profile.as_of} used for {day}; confidence {profile.confidence}.", "  "))
    rows = [[str(x.band), *_where(x), x.role.value, _status(x, day)] for x in sorted(profile.layers, key=_frequency)]
    lines += ["", page.table(["band", "MHz", "name", "role", "on the air"], rows), ""]
    for group in profile.same_cells:
        since = f" since {group.since}" if group.since else ""
        names = " and ".join(str(band) for band in sorted(group.bands))
        lines.append(page.wrap(f"Same cells: {names}{since} ({group.source}); each serves the others.", "  ", "    "))
    lines.append(page.wrap(f"Calls: {_VOLTE[profile.volte]}. {_SA[profile.nr_sa]}.", "  ", "    "))
    if profile.admission:
        rule = profile.admission
        dated = f", {rule.as_of}" if rule.as_of else ""
        lines.append(page.wrap(f"Admission ({rule.rule}): {rule.text} [{rule.source}{dated}]", "  ", "    "))
    if profile.ended:
        then = f"; ask {profile.successor} instead" if profile.successor else ""
        lines.append(page.wrap(f"Ended as a network of its own on {profile.ended}{then}.", "  ", "    "))
    plmns = " ".join(f"{plmn[:3]}-{plmn[3:]}" for plmn in profile.plmns)
    lines.append(page.wrap(f"PLMN: {plmns}", "  ", "    "))
    if profile.brands:
        lines.append(page.wrap(f"Brands on it: {', '.join(profile.brands)}", "  ", "    "))
    if profile.note:
        lines.append(page.wrap(f"Note: {profile.note}", "  ", "    "))
    known = "; ".join(f"{s.key} ({s.as_of or s.what or 'all of it'})" for s in profile.sources)
    lines.append(page.wrap(f"Sources: {known}", "  ", "    "))
    other = [str(p.as_of) for p in periods if p.as_of != profile.as_of]
    if other:
        lines.append(page.wrap(f"Other periods: {', '.join(other)} (choose with --as-of)", "  ", "    "))
    return "\n".join(lines)


def profile_document(profile: Profile) -> dict[str, object]:
    """One profile as JSON."""
    rule = profile.admission
    return {
        "id": profile.id,
        "name": profile.name,
        "country": profile.country,
        "as_of": profile.as_of.isoformat(),
        "plmns": list(profile.plmns),
        "layers": [_layer_document(layer) for layer in profile.layers],
        "same_cells": [
            {
                "bands": [str(band) for band in sorted(group.bands)],
                "since": group.since.isoformat() if group.since else None,
                "source": group.source,
            }
            for group in profile.same_cells
        ],
        "volte": profile.volte.value,
        "nr_sa": profile.nr_sa,
        "admission": {"rule": rule.rule, "text": rule.text, "source": rule.source} if rule else None,
        "ended": profile.ended.isoformat() if profile.ended else None,
        "successor": profile.successor,
        "confidence": profile.confidence,
        "sources": [{"key": s.key, "as_of": s.as_of, "what": s.what} for s in profile.sources],
        "note": profile.note,
    }


def _layer_document(layer: Layer) -> dict[str, object]:
    return {
        "band": str(layer.band),
        "role": layer.role.value,
        "status": layer.status.value,
        "ends": layer.ends.isoformat() if layer.ends else None,
    }


def _core(layers: Iterable[Layer]) -> str:
    return " ".join(str(x.band) for x in layers if x.role == "core")


def _where(layer: Layer) -> tuple[str, str]:
    known = info(layer.band)
    return (str(known.nominal_mhz), known.name) if known else ("?", "?")


def _frequency(layer: Layer) -> tuple[int, tuple[int, int]]:
    known = info(layer.band)
    return known.nominal_mhz if known else 0, layer.band.sort_key


def _status(layer: Layer, day: date) -> str:
    match layer.status:
        case OnAir.ACTIVE:
            return "yes"
        case OnAir.UNKNOWN:
            return "not known"
        case OnAir.ENDING:
            return f"until {layer.ends}, planned" if layer.ends else "ending"
        case OnAir.SHUTDOWN if layer.ends and day <= layer.ends:
            return f"until {layer.ends}"
        case OnAir.SHUTDOWN:
            return f"no, shut down {layer.ends}" if layer.ends else "no, shut down"
