"""``inspector matrix`` as a page: a heat map of models and carriers, then the one reason for each cell."""

from collections.abc import Iterator

from inspector.carriers.model import Profile
from inspector.matrix import Matrix, Model, Row
from inspector.prepared import Cell
from inspector.report.html.markup import Markup, element, joined
from inspector.report.html.page import page
from inspector.report.html.style import sign, tone, verdict_words
from inspector.report.html.tables import cell, row, table, verdict_cell
from inspector.report.matrix_text import is_unread, model_name, sums, variant_names
from inspector.report.text import Page, clean
from inspector.verdict import Verdict

_WORDS = 12
"""More carriers than this have their names upright and signs without words, so that they fit the screen and paper."""
_REASONS = 4000
"""More cells than this have their reason as hover text only: nobody reads as long a page."""
_TOO_MANY = "Too many cells to list every reason here: it is shown over each cell, and by --format csv or json."
_SHOWN = 5
_SIGNS = f"Verdict: {', '.join(map(verdict_words, Verdict))}"


def matrix_html(matrix: Matrix, _: Page) -> Iterator[str]:
    """The document in pieces, since there can be much of it."""
    header = joined([element("h1", f"Phones on carriers, {matrix.day}"), element("p", sums(matrix), class_="muted")])
    return page(f"Phones on carriers, {matrix.day}", header, _body(matrix))


def _body(matrix: Matrix) -> Iterator[Markup]:
    read = [(model, found) for model, found in matrix.rows() if not is_unread(found)]
    unread = [found for _, found in matrix.rows() if is_unread(found)]
    if read:
        yield from _heat(matrix, read)
    if unread:
        yield _not_checked(unread)
    if len(read) * len(matrix.profiles) <= _REASONS:
        yield from (_reasons(matrix, model, found) for model, found in read)
    else:
        yield element("p", _TOO_MANY)


def _heat(matrix: Matrix, rows: list[tuple[Model, Row]]) -> Iterator[Markup]:
    """The map, a row at a time. Its region scrolls by itself, so that the page never does."""
    many = len(matrix.profiles) > _WORDS
    tall = "tall" if many else None
    heads = [
        element(
            "th", element("span", profile.id, class_=tall), scope="col", title=f"{profile.name} ({profile.country})"
        )
        for profile in matrix.profiles
    ]
    caption = element("caption", _SIGNS if many else "Verdict, and below it the one for 5G")
    first = element("thead", element("tr", element("th", "model", scope="col"), *heads))
    yield Markup('<section class="map"><div class="scroll" role="region" aria-label="Heat map" tabindex="0">')
    yield Markup(f'<table class="heat{" many" if many else ""}">{caption.html}{first.html}<tbody>')
    for model, found in rows:
        phones = f", {len(found.sources)} phones" if len(found.sources) > 1 else ""
        under = element("small", f"{variant_names(found)}{phones}{_whose(model, found)}")
        name = element("th", model_name(model), under, scope="row")
        cells = [
            element(
                "td",
                sign(one.verdict),
                element(
                    "span",
                    f" {one.verdict.value.replace('_', ' ')}",
                    element("small", f"5G: {one.nr.value}"),
                    class_="word",
                ),
                class_=f"tone-{tone(one.verdict)}",
                title=f"{profile.name}: {one.why}",
            )
            for profile, one in zip(matrix.profiles, found.cells, strict=True)
        ]
        yield element("tr", name, *cells)
    yield Markup("</tbody></table></div></section>")


def _whose(model: Model, found: Row) -> str:
    """The first source where the phone has no name of its own, so that rows of such phones can be told apart."""
    return "" if model.brand or model.model or model.device else f"; {clean(found.sources[0].label)}"


def _reasons(matrix: Matrix, model: Model, found: Row) -> Markup:
    """The one reason for each verdict, once for all the carriers that have it."""
    alike: dict[Cell, list[Profile]] = {}
    for profile, one in zip(matrix.profiles, found.cells, strict=True):
        alike.setdefault(one, []).append(profile)
    rows = [
        row(
            ", ".join(profile.name for profile in profiles),
            verdict_cell(one.verdict),
            verdict_cell(one.nr, "5G"),
            cell(one.why, "why"),
        )
        for one, profiles in alike.items()
    ]
    shown = [clean(source.label) for source in found.sources[:_SHOWN]]
    more = [f"and {len(found.sources) - _SHOWN} more"] if len(found.sources) > _SHOWN else []
    return element(
        "section",
        element("h2", model_name(model)),
        element("p", f"{variant_names(found)}. Read from {', '.join([*shown, *more])}.", class_="muted"),
        table(["carriers", "verdict", "5G", "why"], rows, model_name(model)),
    )


def _not_checked(unread: list[Row]) -> Markup:
    rows = [row(clean(one.sources[0].label), cell(clean(one.cells[0].why), "why")) for one in unread]
    return element("section", element("h2", "Not checked"), table(["source", "why"], rows, "Not checked"))
