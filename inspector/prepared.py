"""Many phones on many carriers: each profile is prepared once, and each phone is one number.

A cell (verdict, 5G verdict, first sentence) depends on nothing but what the phone does with the bands of the layers
that decide, and with the bands that stand in for them. So a phone becomes a number with two bits per band, a profile
a mask over it, and phones that are alike under the mask share one cell. The rules are those of ``inspector.verdict``;
only how often they are asked differs (docs/decisions/0017-a-phone-is-a-number.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date
from functools import cache

from inspector.bands.band import Band, Rat
from inspector.carriers.model import Layer, Profile, Role
from inspector.claims import BandList, Claim
from inspector.dataclass import dataclass
from inspector.evidence import Evidence, Status
from inspector.verdict import Answer, LayerResult, NrVerdict, Verdict
from inspector.verdict.layer import on_air, stand_ins, weigh
from inspector.verdict.rules import decide

_KINDS = (Status.UNKNOWN, Status.YES, Status.OFF, Status.NO)
"""What two bits of a band mean; the finer statuses differ in how we know, not in what follows."""
_CODE = {
    Status.UNKNOWN: 0,
    Status.POSSIBLE: 0,
    Status.YES: 1,
    Status.LIKELY: 1,
    Status.OFF: 2,
    Status.NO: 3,
    Status.UNLIKELY: 3,
}
_TRISTATE = (None, True, False)
# The lowest bits are not of bands: whether the phone was heard, VoLTE, and whether it has an NR radio.
_HEARD, _VOLTE, _RADIO, _FIRST_BAND = 0, 1, 3, 5
_ANY_NR = Band(Rat.NR, 1)

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One phone on one carrier: the verdict, the one reason for it, and the verdict for 5G."""

    verdict: Verdict
    nr: NrVerdict
    why: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """One layer that decides, ready to be judged: where its own band and its stand-ins are in the number."""

    layer: Layer
    on_air: bool | None
    own: int
    others: tuple[tuple[Band, int], ...]
    mask: int
    judged: dict[int, LayerResult] = field(default_factory=dict)

    def result(self, phone: int) -> LayerResult:
        found = self.judged.get(phone & self.mask)
        if found is None:
            own = _KINDS[phone >> self.own & 3]
            others = {} if own is Status.YES else {band: _KINDS[phone >> place & 3] for band, place in self.others}
            status, by = weigh(own, others)
            found = LayerResult(layer=self.layer, status=status, by=by, on_air=self.on_air, why="")
            self.judged[phone & self.mask] = found
        return found


@dataclass(frozen=True, slots=True)
class _Part:
    """Some layers of one carrier that are decided together, and what was said of them so far.

    First by what a phone does with their bands, then by what that makes of the layers: phones differ in the one more
    often than in the other.
    """

    profile: Profile
    plans: tuple[_Plan, ...]
    flags: int
    mask: int
    said: dict[int, Answer] = field(default_factory=dict)
    alike: dict[tuple[object, ...], Answer] = field(default_factory=dict)

    def answer(self, phone: int) -> Answer:
        key = phone & self.mask
        found = self.said.get(key)
        if found is None:
            layers = tuple([plan.result(key) for plan in self.plans])
            likeness = (key & self.flags, *[layer.status for layer in layers])
            found = self.alike.get(likeness)
            if found is None:
                found = decide(_stand_in(key & self.flags), self.profile, layers)
                self.alike[likeness] = found
            self.said[key] = found
        return found


@dataclass(frozen=True, slots=True)
class _Column:
    """One carrier: what decides the verdict, what decides 5G, and the cells that came of them."""

    service: _Part
    nr: _Part
    cells: dict[tuple[int, NrVerdict], Cell] = field(default_factory=dict)
    distinct: dict[Cell, Cell] = field(default_factory=dict)

    def cell(self, phone: int) -> Cell:
        service, nr = self.service.answer(phone), self.nr.answer(phone).nr.verdict
        # Answers live as long as the column, so that their identity is theirs alone.
        key = id(service), nr
        found = self.cells.get(key)
        if found is None:
            fresh = Cell(service.verdict, nr, _first_sentence(service.summary))
            found = self.distinct.setdefault(fresh, fresh)
            self.cells[key] = found
        return found


@dataclass(frozen=True, slots=True)
class Prepared:
    """Carriers on one day, ready for any number of phones. What it holds grows with what differs, not with phones."""

    profiles: tuple[Profile, ...]
    day: date
    places: dict[Band, int] = field(default_factory=dict)
    columns: list[_Column] = field(default_factory=list)
    by_plmn: dict[str, list[int]] = field(default_factory=dict)
    lists: dict[Key, tuple[int, bool | None]] = field(default_factory=dict)
    rows: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    distinct: dict[tuple[int, ...], tuple[Cell, ...]] = field(default_factory=dict)

    def compare(self, phone: Evidence) -> tuple[Cell, ...]:
        """One cell per carrier, in the order of the profiles. Equal rows are one object, as equal cells of a column."""
        row = self._row(self._number(phone))
        own = {index for line in phone.lines for index in self.by_plmn.get(line.plmn, ())}
        if not own:
            return row
        cells = list(row)
        for index in own:
            column = self.columns[index]
            cells[index] = column.cell(self._number(phone.on_carrier(column.service.profile.plmns)))
        return self._one_object(tuple(cells))

    def _row(self, number: int) -> tuple[Cell, ...]:
        row = self.rows.get(number)
        if row is None:
            row = self._one_object(tuple([column.cell(number) for column in self.columns]))
            self.rows[number] = row
        return row

    def _one_object(self, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return self.distinct.setdefault(tuple(map(id, row)), row)

    def _number(self, phone: Evidence) -> int:
        """The phone as a number. A band that it is seen on is there, whatever its lists say (``Evidence.status``)."""
        now: set[Band] = set()
        once: set[Band] = set()
        rest = []
        for said in phone.lists:
            if said.claim is Claim.SEEN:
                here = not said.past and (
                    not phone.carrier_slots or said.slot is None or said.slot in phone.carrier_slots
                )
                now.update(said.bands) if here else once.update(said.bands)
            else:
                rest.append(said)
        number, radio = self._listed(rest, phone)
        for band in now | once:
            place = self.places.get(band)
            if place is not None:
                kind = Status.YES if band in now else self._kept(band, rest, phone)
                number = number & ~(3 << place) | _CODE[kind] << place
        if any(band.rat is Rat.NR for band in now | once):
            radio = True
        flags = _TRISTATE.index(radio) << _RADIO | _TRISTATE.index(phone.volte) << _VOLTE | phone.heard << _HEARD
        return number | flags

    def _kept(self, band: Band, rest: Sequence[BandList], phone: Evidence) -> Status:
        """A band that was seen once is there; a switch can have turned it off since."""
        if phone.switched_off(band):
            return Status.OFF
        switches = tuple(said for said in rest if said.claim in (Claim.ENABLED, Claim.ALLOWED))
        return Status.OFF if switches and Evidence(switches).blocking(band) else Status.YES

    def _listed(self, lists: Sequence[BandList], phone: Evidence) -> tuple[int, bool | None]:
        """The number of what is listed, and whether that tells of an NR radio; worked out once for equal lists."""
        lead = (phone.nr_modes, phone.generations, phone.off)
        key = (*lead, *((said.claim, said.bands, said.complete, said.unsure) for said in lists))
        found = self.lists.get(key)
        if found is None:
            evidence = Evidence(tuple(lists), phone.nr_modes, generations=phone.generations, off=phone.off)
            number = sum(_CODE[evidence.status(band)] << place for band, place in self.places.items())
            found = number, evidence.has_radio(Rat.NR)
            self.lists[key] = found
        return found


def prepare(profiles: Iterable[Profile], day: date) -> Prepared:
    """Find every band that decides on any of the carriers, give it its place, and mask each carrier's own."""
    prepared = Prepared(tuple(profiles), day)
    for index, profile in enumerate(prepared.profiles):
        for plmn in profile.plmns:
            prepared.by_plmn.setdefault(plmn, []).append(index)
        service, nr = _deciding(profile)
        prepared.columns.append(
            _Column(
                _part(service, profile, day, prepared.places, 1 << _HEARD | 3 << _VOLTE),
                _part(nr, profile, day, prepared.places, 3 << _RADIO),
            )
        )
    return prepared


def _deciding(profile: Profile) -> tuple[list[Layer], list[Layer]]:
    """The layers that decide the verdict, and those that decide 5G.

    An extra LTE layer is no service to rely on: it decides nothing. Where NR may stand in for LTE as the core, it
    matters whether there is any LTE layer, so all layers are kept.
    """
    nr = [layer for layer in profile.layers if layer.band.rat is Rat.NR]
    if profile.nr_sa_only:
        return list(profile.layers), nr
    old = [layer for layer in profile.layers if layer.band.rat is not Rat.NR]
    return [layer for layer in old if layer.band.rat is not Rat.LTE or layer.role is not Role.EXTRA], nr


def _part(layers: Iterable[Layer], profile: Profile, day: date, places: dict[Band, int], flags: int) -> _Part:
    plans = tuple(_plan(layer, profile, day, places) for layer in layers)
    mask = flags
    for plan in plans:
        mask |= plan.mask
    return _Part(profile, plans, flags, mask)


def _plan(layer: Layer, profile: Profile, day: date, places: dict[Band, int]) -> _Plan:
    bands = (layer.band, *stand_ins(layer, profile, day))
    for band in bands:
        places.setdefault(band, _FIRST_BAND + 2 * len(places))
    mask = 0
    for band in bands:
        mask |= 3 << places[band]
    others = tuple((band, places[band]) for band in bands[1:])
    return _Plan(layer, on_air(layer, day), places[layer.band], others, mask)


@cache
def _stand_in(key: int) -> Evidence:
    """A phone of which only voice, the NR radio, and whether it was heard are known: all that ``decide`` asks of it."""
    radio = _TRISTATE[key >> _RADIO & 3]
    lists = {None: (), True: (_modem({_ANY_NR}),), False: (_modem(set()),)}[radio]
    return Evidence(lists, volte=_TRISTATE[key >> _VOLTE & 3], heard=bool(key & 1 << _HEARD))


def _modem(bands: set[Band]) -> BandList:
    return BandList(claim=Claim.DECLARED, artifact="", bands=frozenset(bands), complete=frozenset({Rat.NR}), detail="")


def _first_sentence(summary: str) -> str:
    return summary.partition(". ")[0].rstrip(".") + "."
