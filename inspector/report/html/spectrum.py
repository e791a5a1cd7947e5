"""The picture: a carrier's bands along the frequency axis, filled by what one phone, or several, do with them.

One row for each layer, one lane in it for each phone. Above the line of a lane is the downlink, below it the uplink.
Places across are percent of the width and those down are pixels, so that text keeps its size on any page.
"""

from collections.abc import Iterable, Iterator, Sequence

from inspector.bands import BandInfo, info
from inspector.bands.band import Band, Rat
from inspector.carriers.model import Role
from inspector.dataclass import dataclass
from inspector.inspection import Inspection
from inspector.report.html.axis import Axis, axis_for
from inspector.report.html.legend import legend
from inspector.report.html.marks import Mark, marks
from inspector.report.html.markup import Markup, element, joined
from inspector.report.html.style import GLYPH, MEANS
from inspector.verdict import LayerResult, LayerStatus, Result

_HEAD, _TITLE, _LANE, _GAP, _FOOT = 24, 22, 20, 4, 22
_HALF = 7.5
_MOST_SAID = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCarrier:
    """One phone on the carrier that is drawn. All that are drawn together share profile and day."""

    name: str
    phone: Inspection
    result: Result


@dataclass(frozen=True, slots=True)
class _Lane:
    """What one phone does in one row. ``result`` is None for a band that is not the carrier's."""

    result: LayerResult | None
    marks: tuple[Mark, ...]
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """One band, with a lane for each phone."""

    band: Band
    lanes: tuple[_Lane, ...]

    @property
    def known(self) -> BandInfo | None:
        return info(self.band)

    @property
    def height(self) -> int:
        return _LANE * len(self.lanes) + _GAP


def spectrum(phones: Sequence[OnCarrier], anchor: str) -> Markup:
    """The figure for one carrier: the picture, what its signs mean, and a sentence for who cannot see it.

    ``anchor`` is an id that nothing else in the page has.
    """
    groups = [(title, kind, rows) for title, kind, rows in _groups(phones) if rows]
    axis = axis_for(khz for _, _, rows in groups for row in rows for khz in _edges(row.known))
    drawn, top = [], _HEAD
    for title, kind, rows in groups:
        drawn.append(element("text", title, x=-4, y=top + 15, class_="small", text_anchor="end"))
        drawn.append(element("line", x1="0%", x2="100%", y1=top + 11, y2=top + 11, class_="grid"))
        top += _TITLE
        for row in rows:
            drawn.append(_row(row, kind, axis, top))
            top += row.height
    picture = element(
        "svg",
        element("title", f"Spectrum of {phones[0].result.profile.name}", id=anchor),
        element("desc", _in_words(phones), id=f"{anchor}-words"),
        _ground(axis, top),
        *drawn,
        class_="spectrum",
        role="img",
        height=top + _FOOT,
        aria_labelledby=anchor,
        aria_describedby=f"{anchor}-words",
    )
    used = {
        lane.result.status for _, kind, rows in groups if not kind for row in rows for lane in row.lanes if lane.result
    }
    seen = [mark.sure for _, _, rows in groups for row in rows for lane in row.lanes for mark in lane.marks]
    kinds = frozenset(kind for _, kind, _ in groups if kind)
    return element("figure", picture, legend(used, frozenset(seen), kinds, [one.name for one in phones]))


def _groups(phones: Sequence[OnCarrier]) -> Iterator[tuple[str, str, list[_Row]]]:
    """Title, kind (empty: on the air) and rows by frequency: LTE, NR, older ones, shut down, and not the carrier's."""
    seen = [marks(one.phone) for one in phones]
    results = phones[0].result.layers
    rows = [(layer, _layer_row(layer, phones, seen)) for layer in results]
    live = [(layer, row) for layer, row in rows if layer.on_air is not False]
    yield "4G LTE", "", _by_frequency(row for layer, row in live if layer.band.rat is Rat.LTE)
    yield "5G NR", "", _by_frequency(row for layer, row in live if layer.band.rat is Rat.NR)
    yield "2G, 3G", "", _by_frequency(row for layer, row in live if layer.band.rat not in (Rat.LTE, Rat.NR))
    yield "shut down", "gone", _by_frequency(row for layer, row in rows if layer.on_air is False)
    own = {layer.band for layer in results}
    others = sorted({mark.band for some in seen for mark in some} - own)
    yield (
        "elsewhere",
        "elsewhere",
        _by_frequency(_Row(band, tuple(_lane(None, some, band) for some in seen)) for band in others),
    )


def _layer_row(layer: LayerResult, phones: Sequence[OnCarrier], seen: Sequence[tuple[Mark, ...]]) -> _Row:
    lanes = []
    for one, some in zip(phones, seen, strict=True):
        same = next((other for other in one.result.layers if other.layer == layer.layer), None)
        evidence = [
            f"{said.claim.value}: {said.note or said.detail} ({said.artifact})"
            for said in one.phone.evidence.naming(layer.band)
        ]
        lanes.append(_lane(same, some, layer.band, _shortened(evidence)))
    return _Row(layer.band, tuple(lanes))


def _lane(result: LayerResult | None, seen: Iterable[Mark], band: Band, said: tuple[str, ...] = ()) -> _Lane:
    return _Lane(result, tuple(mark for mark in seen if mark.band == band), said)


def _shortened(said: list[str]) -> tuple[str, ...]:
    distinct = list(dict.fromkeys(said))
    more = len(distinct) - _MOST_SAID
    return (*distinct[:_MOST_SAID], *([f"and {more} more"] if more > 0 else []))


def _by_frequency(rows: Iterable[_Row]) -> list[_Row]:
    return sorted(rows, key=lambda row: (min(_edges(row.known), default=0), row.band))


def _edges(known: BandInfo | None) -> Iterator[int]:
    for side in (known.downlink_khz, known.uplink_khz) if known else ():
        yield from side or ()


def _ground(axis: Axis, bottom: int) -> Markup:
    """The ranges, their names, the lines of the ticks and their labels."""
    parts: list[Markup] = []
    for place, (name, left, right) in enumerate(axis.ranges()):
        width = right - left
        if place % 2 == 0:
            parts.append(
                element("rect", class_="range", x=f"{left:.2f}%", width=f"{width:.2f}%", y=_HEAD, height=bottom - _HEAD)
            )
        if width > 3:
            parts.append(
                element("text", name, class_="small", x=f"{left + width / 2:.2f}%", y=15, text_anchor="middle")
            )
    for tick in axis.ticks():
        x, wide = f"{tick.percent:.2f}%", "wide" if tick.wide else None
        parts.append(element("line", class_=f"grid {wide or ''}".strip(), x1=x, x2=x, y1=_HEAD, y2=bottom + 4))
        parts.append(
            element("text", tick.label, class_=f"small {wide or ''}".strip(), x=x, y=bottom + 17, text_anchor="middle")
        )
    for percent in axis.breaks():
        parts.append(element("text", "//", class_="small", x=f"{percent:.2f}%", y=bottom + 17, text_anchor="middle"))
    return joined(parts)


def _row(row: _Row, kind: str, axis: Axis, top: int) -> Markup:
    first = row.lanes[0].result
    core = first is not None and first.layer.role is Role.CORE and not kind
    parts = [element("rect", class_="hit", x="0%", width="100%", y=top, height=row.height)]
    middle = top + (row.height - _GAP) / 2 + 4.5
    parts.append(element("text", str(row.band), class_="core" if core else None, x=-66, y=middle))
    parts += [element("text", "core", class_="small", x=-30, y=middle)] if core else []
    for place, lane in enumerate(row.lanes):
        line = top + place * _LANE + _LANE / 2
        parts.append(element("line", class_="base", x1="0%", x2="100%", y1=line, y2=line))
        if lane.result is not None and not kind:
            status = lane.result.status
            parts.append(element("text", GLYPH[status], class_=f"sign tone-{status}", x=-81, y=line + 4.5))
        parts += _bars(row.known, lane.result.status if lane.result else LayerStatus.UNKNOWN, axis, line)
        parts += [_mark(mark, axis, line) for mark in lane.marks]
        if len(row.lanes) > 1:
            parts.append(element("text", "AB"[place], class_="small", x="100%", dx=5, y=line + 4))
    return element("g", element("title", _hover(row, kind)), *parts, class_=f"row {kind}".strip())


def _bars(known: BandInfo | None, status: LayerStatus, axis: Axis, line: float) -> list[Markup]:
    """Downlink above the line, uplink below it."""
    bars = []
    for edges, y in ((known.downlink_khz, line - _HALF), (known.uplink_khz, line)) if known else ():
        if edges is not None:
            left, right = axis.place(edges[0]), axis.place(edges[1])
            x, width = f"{left:.2f}%", f"{max(right - left, 0.3):.2f}%"
            bars.append(element("rect", class_=f"bar tone-{status}", x=x, width=width, y=y, height=_HALF))
    return bars


def _mark(mark: Mark, axis: Axis, line: float) -> Markup:
    place = f"{axis.place(mark.khz):.2f}%"
    kind = "mark" if mark.sure else "mark faint"
    return element("circle", element("title", f"{mark.band}, {mark.said}"), class_=kind, cx=place, cy=line, r=4.5)


def _hover(row: _Row, kind: str) -> str:
    """What stands behind the row: its place in the spectrum, then for each phone what it does and who says so."""
    lines = [f"{row.band} ({row.known.name})" if row.known else str(row.band), *_places(row.known)]
    if kind == "elsewhere":
        lines.append("not a band of this carrier")
    for lane in row.lanes:
        if lane.result is not None:
            role = "shut down" if kind == "gone" else lane.result.layer.role.value
            lines.append(f"{role}: {MEANS[lane.result.status]}; {lane.result.why}")
        lines += [*lane.said, *(mark.said for mark in lane.marks[:_MOST_SAID])]
    return "\n".join(lines)


def _places(known: BandInfo | None) -> Iterator[str]:
    for name, edges in (("downlink", known.downlink_khz), ("uplink", known.uplink_khz)) if known else ():
        if edges is not None:
            yield f"{name} {edges[0] / 1000:g} to {edges[1] / 1000:g} MHz"


def _in_words(phones: Sequence[OnCarrier]) -> str:
    """The text alternative: what the picture shows in sum; the table has every layer in words."""
    profile = phones[0].result.profile
    sums = []
    for one in phones:
        counted = [f"{_named(one.result, status)}" for status in LayerStatus]
        sums.append(f"{one.name}: {'; '.join(filter(None, counted)) or 'no layer on the air'}.")
    return f"Bands of {profile.name} along the frequency axis. {' '.join(sums)} The table has the same in words."


def _named(result: Result, status: LayerStatus) -> str:
    own = [str(layer.band) for layer in result.layers if layer.status is status and layer.on_air is not False]
    return f"{MEANS[status]}: {', '.join(own)}" if own else ""
