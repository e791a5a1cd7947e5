"""The frame of every page: one file that fetches nothing and runs nothing."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from inspector import __version__
from inspector.report.html.markup import Child, Markup, element, joined
from inspector.report.html.style import patterns, sheet


def policy(style: Markup) -> str:
    """The Content Security Policy: no script, image, address or form; of styles the one sheet in the page alone."""
    digest = b64encode(sha256(style.html.encode("ascii")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def page(title: str, header: Child, body: Iterable[Markup]) -> Iterator[str]:
    """A whole document in pieces, in ASCII: no terminal, pipe or code page changes it. ``body`` goes into ``main``."""
    style = sheet()
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy(style)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", style),
    )
    yield f'<!DOCTYPE html>\n<html lang="en">\n{_ascii(head)}\n<body>\n'
    yield f"{_ascii(joined([patterns(), element('header', header)]))}\n<main>\n"
    for part in body:
        yield f"{_ascii(part)}\n"
    made = f"band-inspector {__version__}. What is not known is called unknown, never “no”."
    yield f"</main>\n{_ascii(element('footer', element('p', made)))}\n</body>\n</html>\n"


def _ascii(part: Markup) -> str:
    return part.html.encode("ascii", "xmlcharrefreplace").decode("ascii")
