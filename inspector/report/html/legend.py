"""What the signs of the picture mean: only those that are in it."""

from collections.abc import Collection, Sequence

from inspector.report.html.markup import Markup, element
from inspector.report.html.style import GLYPH, MEANS
from inspector.verdict import LayerStatus


def legend(
    statuses: Collection[LayerStatus], seen: Collection[bool], kinds: Collection[str], names: Sequence[str]
) -> Markup:
    """The caption. ``seen``: kinds of marks (sure or not); ``kinds``: those of faint rows; ``names``: the phones."""
    entries = [
        _entry(_bar(f"bar tone-{status}"), f"{GLYPH[status]} {MEANS[status]}")
        for status in LayerStatus
        if status in statuses
    ]
    entries += [_entry(_bar("gone"), "no longer on the air")] if "gone" in kinds else []
    entries += [_entry(_bar("gone"), "seen there, but not a band of this carrier")] if "elsewhere" in kinds else []
    entries += [_entry(_dot("mark"), "seen on this frequency now")] if True in seen else []
    entries += (
        [_entry(_dot("mark faint"), "seen, but earlier, or band or channel are not certain")] if False in seen else []
    )
    entries.append(_entry(_up_and_down(), "above the line: downlink; below: uplink"))
    lanes = element("p", _lanes(names)) if len(names) > 1 else None
    return element("figcaption", lanes, element("ul", *entries, class_="legend"))


def _lanes(names: Sequence[str]) -> str:
    return f"Lanes of each row, from the top: {', then '.join(names)}."


def _entry(sign: Markup, meaning: str) -> Markup:
    return element("li", sign, meaning)


def _bar(kind: str) -> Markup:
    return element("svg", element("rect", class_=kind, x=1, y=1, width=26, height=12), aria_hidden="true")


def _dot(kind: str) -> Markup:
    return element("svg", element("circle", class_=kind, cx=14, cy=7, r=5), aria_hidden="true")


def _up_and_down() -> Markup:
    above = element("rect", class_="bar tone-has", x=15, y=1, width=9, height=6)
    below = element("rect", class_="bar tone-has", x=3, y=7, width=9, height=6)
    line = element("line", x1=0, x2=28, y1=7, y2=7, stroke="currentColor")
    return element("svg", line, above, below, aria_hidden="true")
