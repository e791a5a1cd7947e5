"""``inspector check`` as a page: the sentence first, then the picture, every layer in words, and how we know."""

from collections.abc import Iterator

from inspector.comparison import Comparison
from inspector.inspection import Inspection
from inspector.report.check_text import header_facts, short
from inspector.report.html.markup import Markup, element, joined
from inspector.report.html.page import page
from inspector.report.html.phone import bullets, phone_head, phone_notes
from inspector.report.html.pictures import OnCarrier, carrier_picture
from inspector.report.html.style import GLYPH, tone, verdict_words
from inspector.report.html.tables import cell, group, row, table, verdict_cell
from inspector.report.layers import LayerLine, layer_lines
from inspector.report.model import CheckReport
from inspector.report.text import Page
from inspector.verdict import Result, Verdict

_GROUPS = {"LTE": "4G LTE", "NR": "5G NR"}


def check_html(report: CheckReport, _: Page) -> Iterator[str]:
    """The whole answer in pieces: the carriers that decide in full, the others in one table, then the phone."""
    phone, comparison = report.phone, report.comparison
    name = header_facts(phone)[0]
    on = ", ".join(f"{one.profile.name}: {one.verdict.value.replace('_', ' ')}" for one in comparison.deciding)
    title = f"{name} on {on}" if on else f"{name}: carriers on {comparison.day}"
    return page(title, phone_head(phone), _body(name, phone, comparison))


def _body(name: str, phone: Inspection, comparison: Comparison) -> Iterator[Markup]:
    for number, result in enumerate(comparison.deciding):
        yield _carrier(name, phone, result, f"carrier-{number}")
    if comparison.notes:
        yield element("section", bullets(comparison.notes))
    if comparison.others:
        yield _others(comparison)
    yield phone_notes(phone)


def _carrier(name: str, phone: Inspection, result: Result, anchor: str) -> Markup:
    profile = result.profile
    dated = f"on {result.as_of}, profile of {profile.as_of:%Y-%m}"
    drawn = OnCarrier(name=name, phone=phone, layers=result.layers)
    picture = carrier_picture(profile.name, [drawn], f"{anchor}-spectrum")
    known = result.verdict is not Verdict.NOT_CHECKED
    return element(
        "section",
        element("p", verdict_words(result.verdict), class_=f"verdict tone-{tone(result.verdict)}"),
        element("h2", f"{profile.name} ({profile.country}) ", element("small", dated), id=anchor),
        element("p", result.summary, class_="sentence"),
        *([picture, _cards(result), _layers(result, phone)] if known else ()),
        *([element("h3", "To settle what is open"), bullets(map(_sentence, result.settle))] if result.settle else ()),
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


def _layers(result: Result, phone: Inspection) -> Markup:
    """The table: what the picture shows, in words."""
    groups: dict[str, list[LayerLine]] = {}
    for line in layer_lines(result, phone):
        generation = _GROUPS.get(line.result.band.rat.value, "2G and 3G")
        title = "Shut down: shown, never counted" if line.result.on_air is False else generation
        groups.setdefault(title, []).append(line)
    rows: list[Markup] = []
    for title, lines in groups.items():
        rows.append(group(title, 4))
        rows += map(_layer, lines)
    return table(
        ["band", "role", "the phone", "how we know"], rows, f"Every layer of {result.profile.name}", unseen=False
    )


def _layer(line: LayerLine) -> Markup:
    gone = line.result.on_air is False
    return row(
        joined([line.band, element("small", f" {line.mhz} MHz", class_="nowrap")]),
        cell(line.role),
        cell(f"{GLYPH[line.result.status]} {line.says}", None if gone else f"said tone-{line.result.status}"),
        cell(line.why, "why"),
        class_="gone" if gone else None,
    )


def _others(comparison: Comparison) -> Markup:
    title = "Other carriers" if comparison.deciding else "Carriers"
    rows = [
        row(
            joined([result.profile.name, element("small", f" {result.profile.id}")]),
            verdict_cell(result.verdict),
            verdict_cell(result.nr.verdict, "5G"),
            cell(short(result.summary), "why"),
        )
        for result in comparison.others
    ]
    heading = element("h2", f"{title} ", element("small", f"on {comparison.day}"), id="others")
    return element(
        "section", heading, table(["carrier", "verdict", "5G", "why"], rows, title), aria_labelledby="others"
    )
