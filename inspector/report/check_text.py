"""``inspector check`` for a person: the sentence first, then the layers and how we know."""

from collections.abc import Iterator

from inspector.explain import against
from inspector.facts import Lock, Slot
from inspector.inspection import Inspection
from inspector.report.identifiers import identifiers_text
from inspector.report.layers import layer_lines
from inspector.report.model import CheckReport
from inspector.report.remarks import remarks
from inspector.report.text import Page, clean
from inspector.report.unread import unread
from inspector.verdict import LayerStatus, Result, Verdict

_COLOUR = {
    Verdict.FITS: ("bold", "green"),
    Verdict.GAPS: ("bold", "yellow"),
    Verdict.LACKS: ("bold", "red"),
    Verdict.UNKNOWN: ("bold", "cyan"),
    Verdict.NOT_CHECKED: ("bold", "cyan"),
}
_STATUS_COLOUR = {
    LayerStatus.HAS: ("green",),
    LayerStatus.COVERED: ("green",),
    LayerStatus.OFF: ("yellow",),
    LayerStatus.LACKS: ("red",),
    LayerStatus.UNKNOWN: ("cyan",),
}


def header(phone: Inspection, page: Page) -> str:
    """Which phone, which modem, which SIM; then which variants it can be, and what could not be read."""
    name, *facts = header_facts(phone)
    device = f" ({clean(phone.facts.identity.device)})" if phone.facts.identity.device else ""
    facts.insert(0, page.paint(name.removesuffix(device), "bold") + device)
    hangs = {"Variant:": "         "}
    lines = [page.wrap(line, hang=hangs.get(line.partition(" ")[0], "  ")) for line in header_lines(phone)]
    return "\n".join([_join(facts, page), *lines])


def header_facts(phone: Inspection) -> list[str]:
    """The phone's name, then Android, modem and SIMs; harmless to a terminal."""
    identity = phone.facts.identity
    device = f" ({clean(identity.device)})" if identity.device else ""
    facts = [_name(identity.brand, identity.model) + device]
    if identity.android:
        facts.append(f"Android {clean(identity.android)}")
    if phone.facts.modem.baseband:
        facts.append(f"modem {clean(phone.facts.modem.baseband)}")
    return facts + [_sim(slot, len(phone.facts.slots)) for slot in phone.facts.slots]


def header_lines(phone: Inspection) -> list[str]:
    """Which variants it can be, where it was read from, what could not be read, and remarks; whole sentences."""
    lines = [f"Variant: {variants(phone)}"]
    if phone.taken_at and phone.kind != "adb":
        lines.append(f"Read from {clean(phone.label)}, recorded {phone.taken_at:%Y-%m-%d}.")
    lines += [f"Not read: {said}" for said in unread(phone.facts.problems)]
    return [*lines, *remarks(phone.facts)]


def _name(brand: str | None, model: str | None) -> str:
    """Brand and model, the brand once: many models begin with it."""
    if brand and model and model.casefold().startswith(brand.casefold()):
        return clean(model)
    return " ".join(clean(part) for part in (brand, model) if part) or "Unknown phone"


def variants(phone: Inspection) -> str:
    """The variants the phone can be, and what tells them apart."""
    match = phone.match
    names = [
        variant.name if variant.origin == "shipped" else f"{variant.name}, from your own catalog"
        for variant in match.variants
    ]
    if not names:
        return f"not in the catalog. {match.why}".strip()
    if match.exact:
        return f"{names[0]}. {match.why}"
    shown = " or ".join(names) if len(names) <= 4 else f"one of {len(names)}: {', '.join(names)}"
    return " ".join(part for part in (f"{shown}.", match.why, match.tells_apart, against(phone.evidence)) if part)


def _sim(slot: Slot, slots: int) -> str:
    which = f"SIM {slot.slot + 1}" if slots > 1 else "SIM"
    sim = slot.sim
    if not sim.plmn:
        return f"{which} {_locked(sim.lock) or _state(sim.state)}"
    roaming = {True: ", roaming", False: ", not roaming", None: ""}[slot.network.roaming]
    plmn = f"{sim.plmn[:3]}-{sim.plmn[3:]}"
    return f"{which} {clean(sim.name)} ({plmn}){roaming}" if sim.name else f"{which} of {plmn}{roaming}"


_SIM_WITHOUT_PLMN = {
    Lock.NETWORK: "locked to another carrier",
    Lock.PIN: "waits for its PIN",
    Lock.PUK: "waits for its PUK",
    Lock.BLOCKED: "blocked",
}


def _locked(lock: Lock | None) -> str | None:
    return _SIM_WITHOUT_PLMN.get(lock) if lock else None


def _state(state: str | None) -> str:
    """IccCardConstants.State as a person says it: ``NOT_READY`` is ``not ready``."""
    return clean(state).lower().replace("_", " ") if state else "not known"


def _join(facts: list[str], page: Page) -> str:
    """Facts side by side, folded between facts and never inside one where that can be helped."""
    lines, length = [""], 0
    for fact in facts:
        size = len(fact.replace("\x1b[1m", "").replace("\x1b[0m", ""))
        if length and length + size + 3 > page.width:
            lines.append("  ")
            length = 2
        elif length:
            lines[-1] += page.dot
            length += 3
        lines[-1] += fact
        length += size
    return "\n".join(lines)


def full(result: Result, phone: Inspection, page: Page) -> str:
    """One carrier with every layer and how we know."""
    profile = result.profile
    title = f"{profile.name} ({profile.country}) on {result.as_of}, profile of {profile.as_of:%Y-%m}"
    word = result.verdict.value.replace("_", " ").upper()
    if len(title) + len(word) + 2 <= page.width:
        lines = [page.paint(title, "bold") + " " * (page.width - len(title) - len(word))]
        lines[0] += page.paint(word, *_COLOUR[result.verdict])
    else:
        lines = [page.paint(word, *_COLOUR[result.verdict]), page.wrap(title)]
    lines.append(page.wrap(result.summary, "  "))
    if result.verdict is Verdict.NOT_CHECKED:
        return "\n".join(lines)
    lines.append("")
    lines.append(_layers(result, phone, page))
    lines.append("")
    if result.verdict is not Verdict.LACKS and result.voice.why not in result.summary:
        lines.append(page.wrap(f"Calls: {result.voice.why}.", "  ", "    "))
    lines += [page.wrap(f"Note: {caveat}.", "  ", "    ") for caveat in result.caveats]
    lines += [page.wrap(f"To settle: {step}.", "  ", "    ") for step in result.settle]
    return "\n".join(lines)


def overview(results: list[Result], page: Page) -> str:
    """Many carriers, a line each: verdict, 5G, and the one sentence."""
    rows = [
        [r.profile.id, page.paint(r.verdict.value, *_COLOUR[r.verdict]), r.nr.verdict.value, short(r.summary)]
        for r in results
    ]
    return page.table(["carrier", "verdict", "5G", "why"], rows)


def short(summary: str) -> str:
    """The sentence that decides, and the one on calls: a fit whose calls are in doubt must not look whole."""
    sentences = [part.rstrip(".") for part in summary.split(". ")]
    return ". ".join([sentences[0], *(part for part in sentences[1:] if part.startswith("Calls:"))]) + "."


def _layers(result: Result, phone: Inspection, page: Page) -> str:
    rows = [
        [one.band, one.mhz, one.role, page.paint(one.says, *_STATUS_COLOUR[one.result.status]), clean(one.why)]
        for one in layer_lines(result, phone)
    ]
    return page.table(["band", "MHz", "role", "phone", "how we know"], rows)


def check_text(report: CheckReport, page: Page) -> Iterator[str]:
    """The whole answer: the phone, the carriers that decide in full, the others in one table."""
    phone, comparison = report.phone, report.comparison
    parts = [header(phone, page)]
    parts += [page.wrap(clean(note)) for note in comparison.notes]
    parts += [full(result, phone, page) for result in comparison.deciding]
    if comparison.others:
        title = "Other carriers" if comparison.deciding else "Carriers"
        parts.append(f"{page.paint(title, 'bold')} on {comparison.day}:\n{overview(list(comparison.others), page)}")
        parts.append("Every layer of one of them: inspector check --carrier ID")
    parts += filter(None, [identifiers_text(phone, page)])
    yield "\n\n".join(parts) + "\n"
