"""Two phones, or two recordings of one: what differs, and what that means on carriers. Pure.

``before`` and ``after`` are the first and the second one given. What only one of them tells is kept apart from a
change: silence is not "no".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from inspector.artifacts.network_types import Generation
from inspector.bands.band import Band, Rat
from inspector.carriers.model import Profile
from inspector.claims import Claim
from inspector.comparison import Asked, compare
from inspector.dataclass import dataclass
from inspector.evidence import Evidence, Status
from inspector.facts import Slot
from inspector.inspection import Inspection
from inspector.verdict import LayerResult, NrVerdict, Result, Verdict, verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact on which they differ. None: that one does not tell. ``slot`` counts from 0; None is the whole phone."""

    name: str
    before: str | None
    after: str | None
    slot: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """The bands that one kind of claim names in only one of the two.

    ``silent_before`` and ``silent_after`` are the RATs of those bands on which no list of the kind speaks at all there:
    a band of such a RAT is not shown to have come or gone. What a phone was seen on never shows that a band went.
    """

    claim: Claim
    gained: tuple[Band, ...]
    lost: tuple[Band, ...]
    silent_before: tuple[Rat, ...]
    silent_after: tuple[Rat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One band of which we may not say the same of both."""

    band: Band
    before: Status
    after: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierChange:
    """One carrier, asked for both on the same day. ``layers`` are those that changed."""

    before: Result
    after: Result
    layers: tuple[tuple[LayerResult, LayerResult], ...]

    @property
    def changed(self) -> bool:
        """Whether anything of the answer differs, be it one layer."""
        before, after = self.before, self.after
        return bool(self.layers) or _answer(before) != _answer(after)

    @property
    def worse(self) -> bool:
        """Whether the overall verdict fell (fits, gaps, lacks). An unknown is neither better nor worse."""
        return _fell(self.before.verdict, self.after.verdict, _VERDICTS)

    @property
    def better(self) -> bool:
        """Whether the overall verdict rose."""
        return _fell(self.after.verdict, self.before.verdict, _VERDICTS)

    @property
    def nr_worse(self) -> bool:
        """Whether the verdict on 5G fell (fits, gaps, lacks, none)."""
        return _fell(self.before.nr.verdict, self.after.nr.verdict, _NR_VERDICTS)

    @property
    def nr_better(self) -> bool:
        """Whether the verdict on 5G rose."""
        return _fell(self.after.nr.verdict, self.before.nr.verdict, _NR_VERDICTS)

    @property
    def less_known(self) -> bool:
        """Whether the overall verdict was known, and is no longer."""
        return self.before.verdict in _VERDICTS and self.after.verdict not in _VERDICTS

    @property
    def now_known(self) -> bool:
        """Whether the overall verdict was not known, and now is."""
        return self.before.verdict not in _VERDICTS and self.after.verdict in _VERDICTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything that differs between two phones as they were read."""

    before: Inspection
    after: Inspection
    day: date
    identity: tuple[Fact, ...]
    settings: tuple[Fact, ...]
    claims: tuple[ClaimChange, ...]
    bands: tuple[StatusChange, ...]
    carriers: tuple[CarrierChange, ...]
    notes: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing differs at all."""
        rest = self.identity or self.settings or self.claims or self.bands
        return not rest and not any(change.changed for change in self.carriers)


_VERDICTS: Sequence[Verdict] = (Verdict.LACKS, Verdict.GAPS, Verdict.FITS)
_NR_VERDICTS: Sequence[NrVerdict] = (NrVerdict.NONE, NrVerdict.LACKS, NrVerdict.GAPS, NrVerdict.FITS)


def difference(before: Inspection, after: Inspection, day: date, wanted: Asked | None = None) -> Difference:
    """Compare two phones, on the carriers asked for, else on those of the SIMs in either.

    Raises UsageProblem where a name means carriers of several countries and nothing decides between them.
    """
    profiles, notes = _profiles(before, after, day, wanted or Asked())
    return Difference(
        before=before,
        after=after,
        day=day,
        identity=tuple(_facts(_identity(before), _identity(after))),
        settings=tuple(_settings(before, after)),
        claims=tuple(_claims(before.evidence, after.evidence)),
        bands=tuple(_statuses(before.evidence, after.evidence)),
        carriers=tuple(_carrier(profile, before, after, day) for profile in profiles),
        notes=tuple(notes),
    )


def _profiles(before: Inspection, after: Inspection, day: date, wanted: Asked) -> tuple[list[Profile], list[str]]:
    """The carriers, each once: those named, or of the SIMs; beside them the country or all, where asked for."""
    both = [compare(phone, day, wanted) for phone in (before, after)]
    results = [result for one in both for result in one.deciding]
    results += both[0].others if wanted.listed else ()
    profiles = list({result.profile.id: result.profile for result in results}.values())
    if not profiles:
        return [], ["No SIM in either tells a carrier we know: name one with --carrier, or a country with --country."]
    return profiles, list(dict.fromkeys(note for one in both for note in one.notes)) if wanted.names else []


def _carrier(profile: Profile, before: Inspection, after: Inspection, day: date) -> CarrierChange:
    first, second = verdict(before.evidence, profile, day), verdict(after.evidence, profile, day)
    pairs = zip(first.layers, second.layers, strict=True)
    changed = tuple(pair for pair in pairs if (pair[0].status, pair[0].by) != (pair[1].status, pair[1].by))
    return CarrierChange(before=first, after=second, layers=changed)


def _answer(result: Result) -> tuple[object, ...]:
    return result.verdict, result.nr.verdict, result.voice.state


def _fell(before: object, after: object, order: Sequence[object]) -> bool:
    return before in order and after in order and order.index(after) < order.index(before)


def _statuses(before: Evidence, after: Evidence) -> Iterator[StatusChange]:
    for band in sorted({*before.bands(), *after.bands()}):
        first, second = before.status(band), after.status(band)
        if first is not second:
            yield StatusChange(band=band, before=first, after=second)


def _claims(before: Evidence, after: Evidence) -> Iterator[ClaimChange]:
    for claim in Claim:
        first, second = _named(before, claim), _named(after, claim)
        if first != second:
            rats = {band.rat for band in first ^ second}
            yield ClaimChange(
                claim=claim,
                gained=tuple(sorted(second - first)),
                lost=tuple(sorted(first - second)),
                silent_before=_silent(rats, before, claim),
                silent_after=_silent(rats, after, claim),
            )


def _named(evidence: Evidence, claim: Claim) -> frozenset[Band]:
    return frozenset(band for said in evidence.lists if said.claim is claim for band in said.bands)


def _silent(rats: Iterable[Rat], evidence: Evidence, claim: Claim) -> tuple[Rat, ...]:
    own = [said for said in evidence.lists if said.claim is claim]
    spoken = {rat for said in own for rat in said.complete} | {band.rat for band in _named(evidence, claim)}
    return tuple(rat for rat in Rat if rat in rats and rat not in spoken)


def _facts(
    before: Mapping[str, str | None], after: Mapping[str, str | None], slot: int | None = None
) -> Iterator[Fact]:
    for name in dict.fromkeys([*before, *after]):
        first, second = before.get(name), after.get(name)
        if first != second:
            yield Fact(name=name, before=first, after=second, slot=slot)


def _identity(phone: Inspection) -> dict[str, str | None]:
    """Which phone, build and modem it is, and what its regions are."""
    identity, modem = phone.facts.identity, phone.facts.modem
    said: dict[str, str | None] = {
        name.replace("_", " "): _text(getattr(identity, name)) for name in identity.__slots__
    }
    said |= {"baseband": modem.baseband, "platform": modem.platform, "modem vendor": modem.vendor}
    said["modem generations"] = _list(modem.generations)
    said["variant"] = " or ".join(variant.name for variant in phone.match.variants) or None
    said |= {f"{one.of} region ({one.property})": one.value for one in phone.facts.regions}
    return said


def _settings(before: Inspection, after: Inspection) -> Iterator[Fact]:
    """5G modes of the phone; then for each slot the SIM, the network, 5G, calls, and what may be used."""
    yield from _facts({"5G modes": _list(before.evidence.nr_modes)}, {"5G modes": _list(after.evidence.nr_modes)})
    slots = [{slot.slot: slot for slot in phone.facts.slots} for phone in (before, after)]
    for number in sorted({*slots[0], *slots[1]}):
        first, second = (_slot(each[number]) if number in each else {} for each in slots)
        yield from _facts(first, second, number)


def _slot(slot: Slot) -> dict[str, str | None]:
    told = {name: _text(read(slot)) for name, read in _OF_SLOT.items()}
    if slot.allowed is not None:
        told |= {f"{generation} allowed": _text(slot.allowed.uses(generation)) for generation in Generation}
    return told


_OF_SLOT: Mapping[str, Callable[[Slot], object]] = {
    "SIM": lambda slot: slot.sim.state,
    "SIM's carrier": lambda slot: _plmn(slot.sim.plmn),
    "SIM lock": lambda slot: slot.sim.lock,
    "network": lambda slot: _plmn(slot.network.plmn),
    "network RAT": lambda slot: slot.network.rat,
    "registration": lambda slot: slot.network.registration,
    "5G beside LTE": lambda slot: slot.nr.state,
    "5G allowed by the network": lambda slot: slot.nr.nr_available,
    "5G modes allowed by the carrier": lambda slot: _list(slot.nr.carrier_modes),
    "VoLTE set up": lambda slot: slot.voice.volte_provisioned,
    "VoLTE switch of the user": lambda slot: slot.voice.volte_setting,
    "VoNR allowed by the carrier": lambda slot: slot.voice.vonr_enabled,
    "Wi-Fi calling offered": lambda slot: slot.voice.wifi_calling_available,
    "IMS registered": lambda slot: slot.voice.ims_registered,
}


def _plmn(plmn: str | None) -> str | None:
    return f"{plmn[:3]}-{plmn[3:]}" if plmn else None


def _list(values: Iterable[object] | None) -> str | None:
    return None if values is None else " ".join(str(value) for value in values) or "none"


def _text(value: object) -> str | None:
    """Yes and no for a truth, None for what is not told."""
    if value is None or isinstance(value, bool):
        return {True: "yes", False: "no", None: None}[value]
    return str(value)
