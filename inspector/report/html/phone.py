"""What every page of one phone says of it: its name and SIMs at the top, how it was read at the end."""

from collections.abc import Iterable

from inspector.inspection import Inspection
from inspector.report.check_text import header_facts, header_lines
from inspector.report.html.markup import Child, Markup, element, joined


def phone_head(phone: Inspection) -> Markup:
    """The title, and a line with Android, modem and SIMs."""
    name, *facts = header_facts(phone)
    return joined([element("h1", name), element("p", " · ".join(facts), class_="muted")])


def phone_notes(phone: Inspection) -> Markup:
    """Which variant it can be, where it was read from, what could not be read, and remarks."""
    heading = element("h2", "The phone", id="phone")
    return element("section", heading, bullets(header_lines(phone)), aria_labelledby="phone")


def bullets(said: Iterable[Child]) -> Markup:
    """A list, an entry each."""
    return element("ul", *(element("li", one) for one in said))
