"""The frame of every page: one file that fetches nothing and runs nothing."""

from collections.abc import Iterable, Iterator

from inspector import __version__
from inspector.report.html.markup import Child, Markup, element, joined
from inspector.report.html.style import patterns, sheet

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Content Security Policy: no script, no address, no form; only the style sheet that is in the page."""


def page(title: str, header: Markup, body: Iterable[Markup], footer: Child) -> Iterator[str]:
    """A whole document in pieces. ``body`` is what stands in ``main``, ``footer`` where it comes from."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", sheet()),
    )
    yield f'<!DOCTYPE html>\n<html lang="en">\n{head.html}\n<body>\n'
    yield f"{joined([patterns(), element('header', header)]).html}\n<main>\n"
    for part in body:
        yield f"{part.html}\n"
    made = f"band-inspector {__version__}. What is not known is called unknown, never “no”."
    yield f"</main>\n{element('footer', element('p', footer), element('p', made)).html}\n</body>\n</html>\n"


def scrolling(name: str, table: Markup) -> Markup:
    """A wide table in a region of its own that scrolls, by keyboard too, so that the page does not."""
    return element("div", table, class_="scroll", role="region", aria_label=name, tabindex=0)
