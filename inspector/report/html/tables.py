"""Tables that keep their meaning on a narrow page, where each row is laid out as a block."""

from collections.abc import Iterable, Sequence

from inspector.report.html.markup import Child, Markup, element, joined
from inspector.report.html.style import tone, verdict_words
from inspector.verdict import NrVerdict, Verdict


def table(heads: Sequence[str], rows: Iterable[Markup], caption: str, *, unseen: bool = True) -> Markup:
    """Head and rows; ``unseen``: the heading above says the caption already, to who sees the page.

    The roles are said in so many words: some browsers forget them where CSS changes the layout.
    """
    names = [element("th", head, scope="col", role="columnheader") for head in heads]
    head = element("thead", element("tr", *names, role="row"), role="rowgroup")
    body = element("tbody", *rows, role="rowgroup")
    title = element("caption", caption, class_="unseen" if unseen else None)
    return element("table", title, head, body, class_="list", role="table")


def row(name: Child, *cells: Markup, class_: str | None = None) -> Markup:
    """One row; ``name`` is its head."""
    return element("tr", element("th", name, scope="row", role="rowheader"), *cells, class_=class_, role="row")


def cell(content: Child, class_: str | None = None) -> Markup:
    """One cell."""
    return element("td", content, class_=class_, role="cell")


def group(title: str, columns: int) -> Markup:
    """A row that names those below it."""
    head = element("th", title, colspan=columns, scope="colgroup", role="columnheader")
    return element("tr", head, class_="group", role="row")


def verdict_cell(verdict: Verdict | NrVerdict, what: str = "") -> Markup:
    """A verdict in its colour, with its sign and word; ``what`` it is of, for the narrow page without heads."""
    named = element("span", f"{what} ", class_="narrow") if what else None
    return cell(joined([named, verdict_words(verdict)]), f"said tone-{tone(verdict)}")
