"""Many phones on many carriers, grouped by model; phones of one model with the same answers share one row.

Pure: phones come in one after the other, whoever read them, and only what is printed of each is kept.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from datetime import date

from inspector.carriers.model import Profile
from inspector.catalog import Variant
from inspector.dataclass import dataclass
from inspector.inspection import Inspection
from inspector.prepared import Cell, prepare
from inspector.verdict import NrVerdict, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A source that could not be read, and why. Never the same as a phone that lacks something."""

    kind: str
    label: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a phone was read from. ``taken_at`` is a day, None where the source does not say."""

    kind: str
    label: str
    taken_at: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Phones of one model, of the same variants, with the same cells: one cell per carrier."""

    variants: tuple[Variant, ...]
    exact: bool
    cells: tuple[Cell, ...]
    sources: list[Source] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One model as the phones print it. All None for the sources that could not be read."""

    brand: str | None
    model: str | None
    device: str | None
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """All of it. ``models`` are in the order of their names; what was not read comes last."""

    day: date
    profiles: tuple[Profile, ...]
    models: tuple[Model, ...]

    def rows(self) -> Iterator[tuple[Model, Row]]:
        """Every row with its model."""
        for model in self.models:
            for row in model.rows:
                yield model, row

    def phones(self) -> int:
        """How many sources there are, read or not."""
        return sum(len(row.sources) for _, row in self.rows())

    def counts(self) -> Counter[Verdict]:
        """How many cells of each verdict."""
        found: Counter[Verdict] = Counter()
        for _, row in self.rows():
            for cell in row.cells:
                found[cell.verdict] += len(row.sources)
        return found

    def nr_counts(self) -> Counter[NrVerdict]:
        """How many cells of each 5G verdict, of the phones that were checked."""
        found: Counter[NrVerdict] = Counter()
        for _, row in self.rows():
            for cell in row.cells:
                if cell.verdict is not Verdict.NOT_CHECKED:
                    found[cell.nr] += len(row.sources)
        return found


def collect(phones: Iterable[Inspection | Unread], profiles: Sequence[Profile], day: date) -> Matrix:
    """Compare each phone as it comes. Memory grows with the rows that differ and one label for each phone."""
    prepared = prepare(profiles, day)
    models: dict[tuple[str | None, ...], dict[tuple[object, ...], Row]] = {}
    unread = []
    for phone in phones:
        if isinstance(phone, Unread):
            unread.append(_not_checked(phone, len(prepared.profiles)))
            continue
        identity, match = phone.facts.identity, phone.match
        cells = prepared.compare(phone.evidence)
        rows = models.setdefault((identity.brand, identity.model, identity.device), {})
        # Equal cells are one object (Prepared), so that its identity is enough of a key.
        key = (tuple(variant.id for variant in match.variants), match.exact, id(cells))
        row = rows.setdefault(key, Row(variants=match.variants, exact=match.exact, cells=cells))
        taken = phone.taken_at.date() if phone.taken_at else None
        row.sources.append(Source(kind=phone.kind, label=phone.label, taken_at=taken))
    found = [
        Model(brand=brand, model=model, device=device, rows=list(rows.values()))
        for (brand, model, device), rows in sorted(models.items(), key=lambda item: _order(item[0]))
    ]
    rest = [Model(brand=None, model=None, device=None, rows=unread)] if unread else []
    return Matrix(day=day, profiles=prepared.profiles, models=(*found, *rest))


def _order(name: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple((part or "").casefold() for part in name) + tuple(part or "" for part in name)


def _not_checked(phone: Unread, carriers: int) -> Row:
    cell = Cell(Verdict.NOT_CHECKED, NrVerdict.UNKNOWN, phone.why)
    source = Source(kind=phone.kind, label=phone.label, taken_at=None)
    return Row(variants=(), exact=False, cells=(cell,) * carriers, sources=[source])
