"""The picture: bands along the frequency axis, filled by what a phone, or several, do with them.

One row for each band, one lane in it for each phone. Above the line of a lane is the downlink, below it the uplink.
Places across are percent of the width and those down are pixels, so that text keeps its size on any page.
"""

from collections.abc import Iterable, Iterator, Sequence

from inspector.bands import BandInfo, info
from inspector.bands.band import Band
from inspector.dataclass import dataclass
from inspector.report.html.axis import Axis, axis_for
from inspector.report.html.legend import legend
from inspector.report.html.marks import Mark
from inspector.report.html.markup import Markup, element, joined
from inspector.report.html.style import GLYPH
from inspector.verdict import LayerStatus

_HEAD, _TITLE, _LANE, _GAP, _FOOT = 38, 22, 20, 4, 22
_HALF = 7.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What one phone does with one band, where it was seen on it, and what stands behind that, a line each."""

    status: LayerStatus
    marks: tuple[Mark, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One band, with a lane for each phone. ``core``: the carrier's main ones, in bold."""

    band: Band
    lanes: tuple[Lane, ...]
    core: bool = False

    @property
    def known(self) -> BandInfo | None:
        """Its place in the spectrum; None for a band without a table entry, which has a row and no bar."""
        return info(self.band)

    @property
    def height(self) -> int:
        """In pixels."""
        return _LANE * len(self.lanes) + _GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under a title. ``faint`` says why they do not count (``gone``, ``elsewhere``); empty: they do."""

    title: str
    rows: Sequence[Row]
    faint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What the picture is of: its title, the same in words, and the phones by their lanes.

    ``anchor`` is an id that nothing else in the page has.
    """

    title: str
    words: str
    phones: Sequence[str]
    anchor: str


def spectrum(groups: Iterable[Group], caption: Caption) -> Markup:
    """The figure: the picture, what its signs mean, and a sentence for who cannot see it."""
    shown = [group for group in groups if group.rows]
    axis = axis_for(khz for group in shown for row in group.rows for khz in edges(row.band))
    drawn, top = [], _HEAD
    for group in shown:
        drawn.append(element("text", group.title, x=-4, y=top + 15, class_="small", text_anchor="end"))
        drawn.append(element("line", x1="0%", x2="100%", y1=top + 11, y2=top + 11, class_="grid"))
        top += _TITLE
        for row in group.rows:
            drawn.append(_row(row, group.faint, axis, top))
            top += row.height
    picture = element(
        "svg",
        element("title", caption.title, id=caption.anchor),
        element("desc", caption.words, id=f"{caption.anchor}-words"),
        _ground(axis, top),
        *drawn,
        class_="spectrum",
        role="img",
        height=top + _FOOT,
        aria_labelledby=caption.anchor,
        aria_describedby=f"{caption.anchor}-words",
    )
    return element("figure", picture, _legend(shown, caption.phones))


def _legend(groups: Sequence[Group], phones: Sequence[str]) -> Markup:
    lanes = [(group.faint, lane) for group in groups for row in group.rows for lane in row.lanes]
    used = {lane.status for faint, lane in lanes if not faint}
    seen = {mark.sure for _, lane in lanes for mark in lane.marks}
    return legend(used, seen, {faint for faint, _ in lanes if faint}, phones)


def edges(band: Band) -> Iterator[int]:
    """Where the band begins and ends, downlink and uplink, in kHz; nothing for a band without a table entry."""
    known = info(band)
    for side in (known.downlink_khz, known.uplink_khz) if known else ():
        yield from side or ()


def _ground(axis: Axis, bottom: int) -> Markup:
    """The ranges, their names, the lines of the ticks and their labels."""
    parts: list[Markup] = []
    for place, (name, left, right) in enumerate(axis.ranges()):
        x, width = f"{left:.2f}%", right - left
        if place % 2 == 0:
            height = bottom - _HEAD
            parts.append(element("rect", class_="range", x=x, width=f"{width:.2f}%", y=_HEAD, height=height))
        if width > 3:
            parts.append(_label(name, left + width / 2, 14))
    for tick in axis.ticks():
        x, wide = f"{tick.percent:.2f}%", " wide" if tick.wide else ""
        parts.append(element("line", class_=f"grid{wide}", x1=x, x2=x, y1=_HEAD, y2=bottom + 4))
        # Above and below: the picture can be taller than the screen.
        parts += [_label(tick.label, tick.percent, y, wide) for y in (_HEAD - 6, bottom + 17)]
    parts += [_label("//", percent, bottom + 17) for percent in axis.breaks()]
    return joined(parts)


def _label(said: str, percent: float, y: int, more: str = "") -> Markup:
    return element("text", said, class_=f"small{more}", x=f"{percent:.2f}%", y=y, text_anchor="middle")


def _row(row: Row, faint: str, axis: Axis, top: int) -> Markup:
    parts = [element("rect", class_="hit", x="0%", width="100%", y=top, height=row.height)]
    middle = top + (row.height - _GAP) / 2 + 4.5
    core = row.core and not faint
    parts.append(element("text", str(row.band), class_="core" if core else None, x=-66, y=middle))
    parts += [element("text", "core", class_="small", x=-30, y=middle)] if core else []
    for place, lane in enumerate(row.lanes):
        line = top + place * _LANE + _LANE / 2
        parts.append(element("line", class_="base", x1="0%", x2="100%", y1=line, y2=line))
        if not faint:
            parts.append(element("text", GLYPH[lane.status], class_=f"sign tone-{lane.status}", x=-81, y=line + 4.5))
        parts += _bars(row.known, lane.status, axis, line)
        parts += [_mark(mark, axis, line) for mark in lane.marks]
        if len(row.lanes) > 1:
            parts.append(element("text", "AB"[place], class_="small", x="100%", dx=5, y=line + 4))
    return element("g", element("title", _hover(row)), *parts, class_=f"row {faint}".strip())


def _bars(known: BandInfo | None, status: LayerStatus, axis: Axis, line: float) -> list[Markup]:
    """Downlink above the line, uplink below it."""
    bars = []
    for side, y in ((known.downlink_khz, line - _HALF), (known.uplink_khz, line)) if known else ():
        if side is not None:
            left, right = axis.place(side[0]), axis.place(side[1])
            x, width = f"{left:.2f}%", f"{max(right - left, 0.3):.2f}%"
            bars.append(element("rect", class_=f"bar tone-{status}", x=x, width=width, y=y, height=_HALF))
    return bars


def _mark(mark: Mark, axis: Axis, line: float) -> Markup:
    place = f"{axis.place(mark.khz):.2f}%"
    kind = "mark" if mark.sure else "mark faint"
    return element("circle", element("title", f"{mark.band}, {mark.said}"), class_=kind, cx=place, cy=line, r=4.5)


def _hover(row: Row) -> str:
    """What stands behind the row: its place in the spectrum, then for each phone what it does and who says so."""
    lines = [f"{row.band} ({row.known.name})" if row.known else str(row.band), *_places(row.known)]
    for place, lane in enumerate(row.lanes):
        whose = f"{'AB'[place]}: " if len(row.lanes) > 1 else ""
        lines += [f"{whose}{said}" for said in lane.said]
    return "\n".join(lines)


def _places(known: BandInfo | None) -> Iterator[str]:
    for name, side in (("downlink", known.downlink_khz), ("uplink", known.uplink_khz)) if known else ():
        if side is not None:
            yield f"{name} {side[0] / 1000:g} to {side[1] / 1000:g} MHz"
