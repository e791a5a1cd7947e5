"""Pages to look at in tests: as the command line makes them, and read as a browser would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from tests.cli.run import FIXTURES, inspector

MI_5, PIXEL = FIXTURES / "xiaomi-mi-5-att-2016", FIXTURES / "pixel-8-endc-16"
OTHERS = [word for name in ("telcel-mx", "jio-in", "telekom-de", "vodafone-de", "o2-de") for word in ("-c", name)]
PAGES: dict[str, list[str | Path]] = {
    "fits": ["check", "--from", PIXEL],
    "mi-5-on-att-in-2016": ["check", "--from", MI_5, "-c", "att-us", "--as-of", "2016-10", "--country", "us"],
    "two-carriers": ["check", "--from", FIXTURES / "b12-not-b17", "-c", "tmobile-us", "-c", "att-us"],
    "no-carrier": ["check", "--from", FIXTURES / "no-sim-13"],
    "bands": ["bands", "--from", PIXEL],
    "matrix": ["matrix", FIXTURES, "--country", "us", "-q"],
    "matrix-of-many": ["matrix", FIXTURES, "--country", "us", *OTHERS, "-q"],
    "diff": ["diff", MI_5, PIXEL, "-c", "att-us", "-c", "tmobile-us"],
}
"""By what it shows: the command, without its format."""
VOID = {"meta", "br"}


def html(name: str) -> str:
    """The page itself."""
    ran = inspector(*PAGES[name], "--format", "html")
    assert ran.code in (0, 1, 4), ran.err
    return ran.out


@dataclass
class Element:
    """One element with its attributes, its parent's number, and all the text in it."""

    tag: str
    attributes: dict[str, str | None]
    above: tuple[int, ...]
    text: str = ""
    line: int = 0


@dataclass
class Document(HTMLParser):
    """Every element of a page in its order. Reading fails where an element is not closed, or closed out of turn."""

    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice: {tag} {attrs}"
        self.elements.append(Element(tag, dict(attrs), tuple(self._open), line=self.getpos()[0]))
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()].tag == tag, f"{tag} closes something else, {self.getpos()}"

    def handle_data(self, data: str) -> None:
        for number in self._open:
            self.elements[number].text += data

    def named(self, tag: str) -> list[Element]:
        """All elements of that name."""
        return [one for one in self.elements if one.tag == tag]

    def inside(self, outer: Element) -> list[Element]:
        """All elements inside this one."""
        number = next(place for place, one in enumerate(self.elements) if one is outer)
        return [one for one in self.elements if number in one.above]


def read(page: str) -> Document:
    """The page as elements."""
    found = Document()
    found.feed(page)
    found.close()
    assert not found._open, "something is never closed"
    return found
