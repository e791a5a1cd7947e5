"""``inspector diff`` as sections of rows, from which each format for people is made."""

from collections.abc import Callable, Iterator, Mapping

from inspector.claims import Claim
from inspector.dataclass import dataclass
from inspector.difference import CarrierChange, ClaimChange, Difference, Fact
from inspector.explain import how_we_know
from inspector.inspection import Inspection
from inspector.report.check_text import header_facts
from inspector.report.text import clean
from inspector.verdict import LayerResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A table: what it is of, its head, and its rows; harmless to a terminal."""

    title: str
    head: list[str]
    rows: list[list[str]]


def title(phone: Inspection) -> str:
    """Which phone, and from where."""
    return f"{', '.join(header_facts(phone))}; {clean(phone.label)}"


def sections(found: Difference) -> Iterator[Section]:
    """Those that have rows, the verdicts first: they are what was asked."""
    carriers = [carrier_row(change) for change in found.carriers]
    yield from _section(f"Verdicts on {found.day}", ["carrier", "A", "B", "what changed"], carriers)
    bands = [
        [str(one.band), one.before.value, one.after.value, clean(how_we_know(one.band, found.after.evidence))]
        for one in found.bands
    ]
    yield from _section("Bands", ["band", "A", "B", "how we know (B)"], bands)
    claims = [row for one in found.claims for row in _claim(one)]
    yield from _section("Bands by claim", ["claim", "only in", "bands"], claims)
    yield from _section("Phone", ["fact", "A", "B"], [_fact(one) for one in found.identity])
    yield from _section("SIMs and settings", ["fact", "A", "B"], [_fact(one) for one in found.settings])


def conclusion(found: Difference) -> str:
    """What it comes to, in one sentence."""
    if found.same:
        return "Nothing differs."
    said = []
    for words, true in _WAYS.items():
        ids = [change.after.profile.id for change in found.carriers if true(change)]
        said += [f"{words} {', '.join(ids)}"] if ids else []
    if said:
        return f"B is {'; '.join(said)}."
    if not found.carriers:
        return "No carrier was compared."
    return "No verdict got worse." if any(map(_other_verdict, found.carriers)) else "No verdict differs."


_WAYS: Mapping[str, Callable[[CarrierChange], bool]] = {
    "worse on": lambda change: change.worse,
    "worse in 5G on": lambda change: change.nr_worse,
    "better on": lambda change: change.better,
    "better in 5G on": lambda change: change.nr_better,
    "no longer known on": lambda change: change.less_known,
    "now known on": lambda change: change.now_known,
}


def _other_verdict(change: CarrierChange) -> bool:
    before, after = change.before, change.after
    return (before.verdict, before.nr.verdict) != (after.verdict, after.nr.verdict)


def _section(name: str, head: list[str], rows: list[list[str]]) -> Iterator[Section]:
    if rows:
        yield Section(title=name, head=head, rows=rows)


def carrier_row(change: CarrierChange) -> list[str]:
    """Which carrier, the verdict of A and of B, and what changed; harmless to a terminal."""
    before, after = change.before, change.after
    said = [word for word, true in (("worse", change.worse), ("better", change.better)) if true]
    if before.nr.verdict is not after.nr.verdict:
        way = ", worse" if change.nr_worse else ", better" if change.nr_better else ""
        said.append(f"5G {before.nr.verdict}, now {after.nr.verdict}{way}")
    if before.voice.state is not after.voice.state:
        said.append(f"calls {_words(before.voice.state)}, now {_words(after.voice.state)}")
    said += [f"{first.band} {_layer(first)}, now {_layer(second)}" for first, second in change.layers]
    what = clean("; ".join(said), 4000) or "nothing"
    return [after.profile.id, _words(before.verdict), _words(after.verdict), what]


def _layer(layer: LayerResult) -> str:
    return f"{layer.status} by {layer.by}" if layer.by else layer.status.value


def _words(value: str) -> str:
    return str(value).replace("_", " ")


def _claim(change: ClaimChange) -> Iterator[list[str]]:
    """Gained and lost, each with what the other one's silence leaves open."""
    for where, other, bands, silent in (
        ("B", "A", change.gained, change.silent_before),
        ("A", "B", change.lost, change.silent_after),
    ):
        if not bands:
            continue
        names = " ".join(str(band) for band in bands)
        doubt = f" ({other} has no such list of {', '.join(silent)})" if silent else ""
        if change.claim is Claim.SEEN:
            doubt = " (a band that is not seen need not be missing)"
        yield [change.claim.value, where, names + doubt]


def _fact(fact: Fact) -> list[str]:
    name = fact.name if fact.slot is None else f"SIM {fact.slot + 1}: {fact.name}"
    return [clean(name), *("not known" if one is None else clean(one) for one in (fact.before, fact.after))]
