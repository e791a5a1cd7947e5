"""``inspector check`` as a page: the sentence first, then the picture, every layer in words, and how we know."""

from collections.abc import Iterator

from inspector.bands import info
from inspector.comparison import Comparison
from inspector.inspection import Inspection
from inspector.report.check_text import phone_name, place, role_words, says, sim_words, unread, variants
from inspector.report.html.markup import Markup, element, joined
from inspector.report.html.page import page
from inspector.report.html.spectrum import OnCarrier, spectrum
from inspector.report.html.style import GLYPH, tone, verdict_words
from inspector.report.html.tables import cell, group, row, table, verdict_cell
from inspector.report.remarks import remarks
from inspector.report.text import clean
from inspector.verdict import LayerResult, Result, Verdict

_GROUPS = {"LTE": "4G LTE", "NR": "5G NR"}


def check_html(phone: Inspection, comparison: Comparison) -> Iterator[str]:
    """The whole answer in pieces: the carriers that decide in full, the others in one table, then the phone."""
    name = phone_name(phone.facts.identity.brand, phone.facts.identity.model)
    on = ", ".join(f"{one.profile.name}: {one.verdict.value.replace('_', ' ')}" for one in comparison.deciding)
    title = f"{name} on {on}" if on else f"{name}: carriers on {comparison.day}"
    header = joined([element("h1", name), element("p", _sims(phone), class_="muted")])
    return page(title, header, _body(name, phone, comparison), _source(phone))


def _body(name: str, phone: Inspection, comparison: Comparison) -> Iterator[Markup]:
    if comparison.notes:
        yield joined(element("p", clean(note)) for note in comparison.notes)
    for number, result in enumerate(comparison.deciding):
        yield _carrier(OnCarrier(name=name, phone=phone, result=result), f"carrier-{number}")
    if comparison.others:
        yield _others(comparison)
    yield _phone(phone)


def _carrier(one: OnCarrier, anchor: str) -> Markup:
    result = one.result
    profile = result.profile
    dated = f"on {result.as_of}, profile of {profile.as_of:%Y-%m}"
    return element(
        "section",
        element("p", verdict_words(result.verdict), class_=f"verdict tone-{tone(result.verdict)}"),
        element("h2", f"{profile.name} ({profile.country}) ", element("small", dated), id=anchor),
        element("p", result.summary, class_="sentence"),
        spectrum([one]),
        _cards(result),
        _layers(one),
        _list("To settle what is open", result.settle),
        aria_labelledby=anchor,
    )


def _cards(result: Result) -> Markup:
    """5G, calls and what else bands cannot tell, side by side."""
    cards = [_card(f"5G: {verdict_words(result.nr.verdict)}", _sentence(result.nr.why), tone(result.nr.verdict))]
    if result.verdict is not Verdict.LACKS:
        cards.append(_card("Calls", _sentence(result.voice.why), None))
    cards += [_card("Note", _sentence(caveat), None) for caveat in result.caveats]
    return element("dl", *cards, class_="cards")


def _card(name: str, said: str, colour: str | None) -> Markup:
    return element("div", element("dt", name), element("dd", said), class_=f"tone-{colour}" if colour else None)


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:].rstrip('.')}."


def _layers(one: OnCarrier) -> Markup:
    """The table: what the picture shows, in words."""
    groups: dict[str, list[LayerResult]] = {}
    for layer in sorted(one.result.layers, key=place):
        title = (
            "Shut down: shown, never counted"
            if layer.on_air is False
            else _GROUPS.get(layer.band.rat.value, "2G and 3G")
        )
        groups.setdefault(title, []).append(layer)
    rows: list[Markup] = []
    for title, layers in groups.items():
        rows.append(group(title, 4))
        rows += [_layer(layer, one.phone) for layer in layers]
    return table(["band", "role", "the phone", "how we know"], rows, f"Every layer of {one.result.profile.name}")


def _layer(layer: LayerResult, phone: Inspection) -> Markup:
    known = info(layer.band)
    mhz = element("small", f" {known.nominal_mhz} MHz", class_="nowrap") if known else None
    gone = layer.on_air is False
    words = f"{GLYPH[layer.status]} {says(layer, phone)}"
    return row(
        joined([str(layer.band), mhz]),
        cell(role_words(layer)),
        cell(words, None if gone else f"said tone-{layer.status}"),
        cell(clean(layer.why), "why"),
        class_="gone" if gone else None,
    )


def _others(comparison: Comparison) -> Markup:
    title = "Other carriers" if comparison.deciding else "Carriers"
    rows = [
        row(
            joined([result.profile.name, element("small", f" {result.profile.id}")]),
            verdict_cell(result.verdict),
            verdict_cell(result.nr.verdict, "5G"),
            cell(result.summary, "why"),
        )
        for result in comparison.others
    ]
    heading = element("h2", f"{title} ", element("small", f"on {comparison.day}"), id="others")
    return element("section", heading, table(["carrier", "verdict", "5G", "why"], rows), aria_labelledby="others")


def _phone(phone: Inspection) -> Markup:
    identity, modem = phone.facts.identity, phone.facts.modem
    facts = [
        ("Model", " ".join(filter(None, (identity.model, f"({identity.device})" if identity.device else "")))),
        ("Android", identity.android),
        ("Modem", modem.baseband),
        ("SIM", _sims(phone)),
        ("Variant", variants(phone)),
    ]
    listed = [part for name, said in facts if said for part in (element("dt", name), element("dd", clean(said)))]
    said = [*(f"Not read: {unread(problem)}" for problem in phone.facts.problems), *remarks(phone.facts)]
    heading = element("h2", "The phone", id="phone")
    return element("section", heading, element("dl", *listed, class_="facts"), _list("", said), aria_labelledby="phone")


def _sims(phone: Inspection) -> str:
    return " · ".join(sim_words(slot, len(phone.facts.slots)) for slot in phone.facts.slots)


def _source(phone: Inspection) -> str:
    taken = f", recorded {phone.taken_at:%Y-%m-%d}" if phone.taken_at and phone.kind != "adb" else ""
    return f"Read from a plugged-in phone{taken}." if phone.kind == "adb" else f"Read from {clean(phone.label)}{taken}."


def _list(title: str, said: tuple[str, ...] | list[str]) -> Markup | None:
    if not said:
        return None
    entries = element("ul", *(element("li", _sentence(one)) for one in said))
    return joined([element("h3", title) if title else None, entries])
