"""``inspector diff`` as a page: what it comes to, both phones in one picture per carrier, then all that differs."""

from collections.abc import Iterator

from inspector.difference import CarrierChange, Difference
from inspector.inspection import Inspection
from inspector.report.check_text import header_facts
from inspector.report.difference_sections import Section, carrier_row, conclusion, sections, title
from inspector.report.html.markup import Markup, element, joined
from inspector.report.html.page import page
from inspector.report.html.phone import bullets
from inspector.report.html.pictures import OnCarrier, carrier_picture
from inspector.report.html.tables import cell, row, table, verdict_cell
from inspector.report.text import Page

_MOST_PICTURES = 12
"""So many carriers get a picture, those that changed first: a page with hundreds is read by nobody."""


def difference_html(found: Difference, _: Page) -> Iterator[str]:
    """The document in pieces."""
    header = element("h1", f"What differs, carriers on {found.day}")
    return page(f"{_name(found.before)} and {_name(found.after)}: what differs", header, _body(found))


def _name(phone: Inspection) -> str:
    return header_facts(phone)[0]


def _body(found: Difference) -> Iterator[Markup]:
    pair = [joined([element("strong", f"{letter} "), title(phone)]) for letter, phone in _both(found)]
    yield element("section", element("p", conclusion(found), class_="sentence"), bullets(pair), bullets(found.notes))
    if found.carriers:
        yield _verdicts(found)
    changed = sorted(found.carriers, key=lambda change: not change.changed)
    for number, change in enumerate(changed[:_MOST_PICTURES]):
        yield _picture(change, found, f"carrier-{number}")
    for section in sections(found):
        if not section.title.startswith("Verdicts"):
            yield _section(section)


def _both(found: Difference) -> tuple[tuple[str, Inspection], tuple[str, Inspection]]:
    return ("A", found.before), ("B", found.after)


def _verdicts(found: Difference) -> Markup:
    """Verdict and 5G of both for each carrier, and what changed."""
    rows = [
        row(
            change.after.profile.name,
            verdict_cell(change.before.verdict, "A"),
            verdict_cell(change.after.verdict, "B"),
            verdict_cell(change.before.nr.verdict, "5G, A"),
            verdict_cell(change.after.nr.verdict, "5G, B"),
            cell(carrier_row(change)[-1], "why"),
        )
        for change in found.carriers
    ]
    named = f"Verdicts on {found.day}"
    heads = ["carrier", "A", "B", "5G, A", "5G, B", "what changed"]
    return element("section", element("h2", named), table(heads, rows, named))


def _picture(change: CarrierChange, found: Difference, anchor: str) -> Markup:
    """Both in one picture: two lanes in each row."""
    results = (change.before, change.after)
    lanes = [
        OnCarrier(name=f"{letter} ({_name(phone)})", phone=phone, layers=result.layers)
        for (letter, phone), result in zip(_both(found), results, strict=True)
    ]
    profile = change.after.profile
    picture = carrier_picture(profile.name, lanes, f"{anchor}-spectrum")
    heading = element("h2", f"{profile.name} ({profile.country})", id=anchor)
    said = [joined([element("strong", f"{letter} "), one.summary]) for letter, one in zip("AB", results, strict=True)]
    return element("section", heading, bullets(said), picture, aria_labelledby=anchor)


def _section(section: Section) -> Markup:
    rows = [_row(section.head, cells) for cells in section.rows]
    return element("section", element("h2", section.title), table(section.head, rows, section.title))


def _row(heads: list[str], cells: list[str]) -> Markup:
    """A row whose cells are named on a narrow page, where there are no heads."""
    named = zip(heads[1:], cells[1:], strict=True)
    return row(cells[0], *(cell(joined([element("span", f"{head}: ", class_="narrow"), said])) for head, said in named))
