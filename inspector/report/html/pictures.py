"""What is drawn: the layers of one carrier with one phone or two, or the bands of one phone."""

from collections.abc import Iterable, Iterator, Sequence

from inspector.bands.band import Band, Rat
from inspector.carriers.model import Role
from inspector.dataclass import dataclass
from inspector.explain import how_we_know
from inspector.inspection import Inspection
from inspector.report.html.marks import Mark, marks
from inspector.report.html.markup import Markup
from inspector.report.html.spectrum import Caption, Group, Lane, Row, edges, spectrum
from inspector.report.html.style import MEANS
from inspector.verdict import LayerResult, LayerStatus
from inspector.verdict.layer import weigh

_MOST_SAID = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCarrier:
    """One phone on the carrier that is drawn: its name, where it was seen, and what it does with each layer.

    All that are drawn together have the same layers, since they are of one profile on one day.
    """

    name: str
    phone: Inspection
    layers: tuple[LayerResult, ...]


def carrier_picture(carrier: str, phones: Sequence[OnCarrier], anchor: str) -> Markup:
    """The carrier's layers, then the bands on which a phone was seen that are not this carrier's."""
    words = (
        f"Bands of {carrier} along the frequency axis. "
        + " ".join(_in_words(one.name, [(each.band, each.status) for each in _live(one.layers)]) for one in phones)
        + " The text of this page says it band by band."
    )
    names = [one.name for one in phones]
    caption = Caption(title=f"Spectrum of {carrier}", words=words, phones=names, anchor=anchor)
    return spectrum(_of_carrier(phones), caption)


def bands_picture(name: str, phone: Inspection, anchor: str) -> Markup:
    """Every band that any source names, by what we may say of it."""
    found = marks(phone)
    statuses = {band: weigh(phone.evidence.status(band), {})[0] for band in phone.evidence.bands()}
    rows = [
        Row(band=band, lanes=(_lane(status, found, band, _band_said(band, status, phone)),))
        for band, status in statuses.items()
    ]
    words = f"Bands along the frequency axis. {_in_words(name, statuses.items())} The table has each with its reason."
    caption = Caption(title=f"Spectrum of {name}", words=words, phones=[name], anchor=anchor)
    return spectrum(_by_generation(rows), caption)


def _of_carrier(phones: Sequence[OnCarrier]) -> Iterator[Group]:
    seen = [marks(one.phone) for one in phones]
    layers = list(zip(*(one.layers for one in phones), strict=True))
    rows = [(same[0].on_air is False, _layer_row(same, phones, seen)) for same in layers]
    yield from _by_generation([row for gone, row in rows if not gone])
    yield Group(title="shut down", rows=_by_frequency(row for gone, row in rows if gone), faint="gone")
    own = {same[0].band for same in layers}
    others = sorted({mark.band for some in seen for mark in some} - own)
    rest = [Row(band=band, lanes=tuple(_elsewhere(some, band) for some in seen)) for band in others]
    yield Group(title="elsewhere", rows=_by_frequency(rest), faint="elsewhere")


def _layer_row(same: Sequence[LayerResult], phones: Sequence[OnCarrier], seen: Sequence[tuple[Mark, ...]]) -> Row:
    band = same[0].band
    lanes = [
        _lane(layer.status, some, band, _layer_said(layer, one.phone))
        for layer, one, some in zip(same, phones, seen, strict=True)
    ]
    return Row(band=band, lanes=tuple(lanes), core=same[0].layer.role is Role.CORE)


def _layer_said(layer: LayerResult, phone: Inspection) -> list[str]:
    role = "shut down" if layer.on_air is False else layer.layer.role.value
    return [f"{role}: {MEANS[layer.status]}; {layer.why}", *_evidence(layer.band, phone)]


def _band_said(band: Band, status: LayerStatus, phone: Inspection) -> list[str]:
    return [f"{MEANS[status]}; {how_we_know(band, phone.evidence)}", *_evidence(band, phone)]


def _evidence(band: Band, phone: Inspection) -> list[str]:
    said = [f"{one.claim.value}: {one.note or one.detail} ({one.artifact})" for one in phone.evidence.naming(band)]
    distinct = list(dict.fromkeys(said))
    more = len(distinct) - _MOST_SAID
    return [*distinct[:_MOST_SAID], *([f"and {more} more"] if more > 0 else [])]


def _lane(status: LayerStatus, seen: Iterable[Mark], band: Band, said: Iterable[str]) -> Lane:
    own = tuple(mark for mark in seen if mark.band == band)
    return Lane(status=status, marks=own, said=(*said, *(mark.said for mark in own[:_MOST_SAID])))


def _elsewhere(seen: Iterable[Mark], band: Band) -> Lane:
    return _lane(LayerStatus.UNKNOWN, seen, band, ["not a band of this carrier"])


def _by_generation(rows: Sequence[Row]) -> Iterator[Group]:
    yield Group(title="4G LTE", rows=_by_frequency(row for row in rows if row.band.rat is Rat.LTE))
    yield Group(title="5G NR", rows=_by_frequency(row for row in rows if row.band.rat is Rat.NR))
    older = (row for row in rows if row.band.rat not in (Rat.LTE, Rat.NR))
    yield Group(title="2G, 3G", rows=_by_frequency(older))


def _by_frequency(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (min(edges(row.band), default=0), row.band))


def _live(layers: Iterable[LayerResult]) -> Iterator[LayerResult]:
    return (layer for layer in layers if layer.on_air is not False)


def _in_words(name: str, statuses: Iterable[tuple[Band, LayerStatus]]) -> str:
    """The text alternative: which bands have which sign."""
    named: dict[LayerStatus, list[str]] = {}
    for band, status in statuses:
        named.setdefault(status, []).append(str(band))
    sums = [f"{MEANS[status]}: {', '.join(named[status])}" for status in LayerStatus if status in named]
    return f"{name}: {'; '.join(sums) or 'no band'}."
