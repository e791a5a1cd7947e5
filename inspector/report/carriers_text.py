"""``inspector carriers`` for a person."""

from collections.abc import Iterable, Sequence
from datetime import date

from inspector.bands import info
from inspector.bands.band import Rat
from inspector.carriers.model import Basis, Layer, Need, OnAir, Profile, Role, Standalone
from inspector.carriers.sources import describe
from inspector.report.text import Page

_VOLTE = {
    Need.YES: "VoLTE is needed: no 2G/3G voice of its own is left",
    Need.PARTIAL: "VoLTE is needed in part: the last 2G/3G voice layer is ending or only regional",
    Need.NO: "VoLTE is not needed: 2G or 3G still carries calls",
    Need.UNKNOWN: "not known whether VoLTE is needed",
}
_SA = {
    Standalone.YES: "5G standalone: yes",
    Standalone.PARTIAL: "5G standalone: in places, or for some customers",
    Standalone.NO: "5G standalone: no",
    Standalone.UNKNOWN: "5G standalone: not known",
}
_LOW_KHZ, _HIGH_KHZ = 1_000_000, 20_000_000
_MEANING = {
    (Role.CORE, "low"): "reaches far and indoors: without it no service where it is alone",
    (Role.CORE, "mid"): "the main layer: carries the load",
    (Role.CORE, "high"): "the main layer: fast, within sight of the antenna",
    (Role.EXTRA, "low"): "more reach where it is built",
    (Role.EXTRA, "mid"): "more speed, or regional",
    (Role.EXTRA, "high"): "very fast, within sight of the antenna",
}


def carriers_list(profiles: Sequence[Profile], page: Page) -> str:
    """One line a carrier: id, name, what a phone really needs there; and whose profile it is where not all are ours."""
    rows = [[p.id, p.country, p.name, _core(p.layers)] for p in profiles]
    headers = ["id", "country", "name", "core bands"]
    if any(profile.origin for profile in profiles):
        headers.insert(3, "from")
        for row, profile in zip(rows, profiles, strict=True):
            row.insert(3, profile.origin or "shipped")
    return page.table(headers, rows, "")


def carrier_profile(profile: Profile, periods: Sequence[Profile], day: date, page: Page) -> str:
    """One carrier as a person would want it: layers by frequency and what they mean, then rules, dates, sources."""
    lines = [page.paint(f"{profile.name} ({profile.country}), {profile.id}", "bold")]
    lines.append(page.wrap(f"Profile of {profile.as_of} used for {day}; confidence {profile.confidence}.", "  "))
    if profile.origin:
        lines.append(page.wrap(f"Your own profile, {profile.origin}.", "  "))
    ordered = sorted(profile.layers, key=_frequency)
    rows = [[str(x.band), _mhz(x), x.role.value, _on_air(x, day), _meaning(x, day)] for x in ordered]
    lines += ["", page.table(["band", "MHz", "role", "on the air", "what it means"], rows), ""]
    lines += [page.wrap(line, "  ", "    ") for line in (*_rules(profile), *_names(profile))]
    lines += ["", "  How we know:"]
    lines += [page.wrap(f"{basis.group}: {_cited(basis)}", "    ", "      ") for basis in _groups(profile)]
    lines += ["", "  Sources:"]
    lines += [page.wrap(line, "    ", "      ") for line in _sources(profile)]
    other = [str(p.as_of) for p in periods if p.as_of != profile.as_of]
    if other:
        lines += ["", page.wrap(f"Other periods: {', '.join(other)} (choose with --as-of)", "  ", "    ")]
    return "\n".join(lines)


def _rules(profile: Profile) -> Iterable[str]:
    for group in profile.same_cells:
        since = f" since {group.since}" if group.since else ""
        names = " and ".join(str(band) for band in sorted(group.bands))
        yield f"Same cells: {names}{since} ({group.source}); each serves the others."
    yield f"Calls: {_VOLTE[profile.volte]}. {_SA[profile.nr_sa]}."
    if profile.admission:
        yield f"Admission ({profile.admission.rule}): {profile.admission.text}."
    if profile.ended:
        then = f"; ask {profile.successor} instead" if profile.successor else ""
        yield f"Ended as a network of its own on {profile.ended}{then}."
    if profile.note:
        yield f"Note: {profile.note}"


def _names(profile: Profile) -> Iterable[str]:
    if profile.plmns:
        yield f"PLMN: {' '.join(f'{plmn[:3]}-{plmn[3:]}' for plmn in profile.plmns)}"
    for plmn, reason in profile.shared_plmns:
        yield f"{plmn[:3]}-{plmn[3:]} is shared: {reason}."
    brands = dict.fromkeys([*profile.brands, *(mvno.name for mvno in profile.mvnos)])
    if brands:
        yield f"Brands on it: {', '.join(brands)}"


def _groups(profile: Profile) -> Iterable[Basis]:
    """The groups of facts that the profile has, each with what it rests on."""
    held = {layer.band.rat for layer in profile.layers}
    groups = {rat.lower(): rat in held for rat in (Rat.LTE, Rat.NR, Rat.UMTS, Rat.GSM, Rat.TDSCDMA, Rat.CDMA)}
    groups |= {"plmns": bool(profile.plmns), "brands": bool(profile.brands), "mvnos": bool(profile.mvnos)}
    groups |= {"volte": profile.volte is not Need.UNKNOWN, "nr_sa": profile.nr_sa is not Standalone.UNKNOWN}
    groups |= {"admission": profile.admission is not None}
    return (profile.basis_of(group) for group, there in groups.items() if there)


def _cited(basis: Basis) -> str:
    cited = (f"{s.key} ({s.as_of or s.what})" if s.as_of or s.what else s.key for s in basis.sources)
    return f"{basis.confidence}; {', '.join(cited)}"


def _sources(profile: Profile) -> Iterable[str]:
    for source in profile.sources:
        if source.as_of:
            what = describe(source.key)
            yield f"{source.key} ({source.as_of})" + (f": {what}" if what != source.key else "")
        else:
            yield f"{source.key}: {source.what or 'all of it'}"


def _core(layers: Iterable[Layer]) -> str:
    return " ".join(str(x.band) for x in layers if x.role == "core")


def _mhz(layer: Layer) -> str:
    known = info(layer.band)
    return str(known.nominal_mhz) if known else "?"


def _frequency(layer: Layer) -> tuple[int, tuple[int, int]]:
    known = info(layer.band)
    return known.nominal_mhz if known else 0, layer.band.sort_key


def _meaning(layer: Layer, day: date) -> str:
    known = info(layer.band)
    if layer.status is OnAir.SHUTDOWN and (layer.ends is None or layer.ends < day):
        return "gone: shown, never counted"
    if layer.role is Role.FALLBACK:
        return "calls without VoLTE" if layer.band.rat is Rat.GSM else "calls without VoLTE, and data without LTE"
    if known is None:
        return "?"
    if known.downlink_only:
        return "more speed down; nothing by itself, for a phone cannot answer on it"
    low = known.downlink_khz is not None and known.downlink_khz[1] < _LOW_KHZ
    high = known.downlink_khz is not None and known.downlink_khz[0] > _HIGH_KHZ
    return _MEANING[layer.role, "low" if low else "high" if high else "mid"]


def _on_air(layer: Layer, day: date) -> str:
    seen = f" (seen {layer.seen:%Y-%m})" if layer.seen else ""
    match layer.status:
        case OnAir.ACTIVE:
            return f"yes{seen}"
        case OnAir.UNKNOWN:
            return "not known"
        case OnAir.ENDING:
            return f"until {layer.ends}, planned" if layer.ends else "ending, no date"
        case OnAir.SHUTDOWN if layer.ends and day <= layer.ends:
            return f"until {layer.ends}"
        case OnAir.SHUTDOWN:
            return f"no, ended {layer.ends}" if layer.ends else "no, ended, no date"
