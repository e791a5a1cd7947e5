"""Which carriers a phone is compared with, and the results."""

from collections.abc import Iterable, Sequence
from datetime import date

from inspector import carriers
from inspector.carriers.countries import names as country_names
from inspector.carriers.model import Profile
from inspector.dataclass import dataclass
from inspector.facts import Facts, Slot
from inspector.inspection import Inspection
from inspector.verdict import Result, verdict, with_outlook


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Results of one phone. ``deciding`` count for the exit code: the carriers named, else the SIM's."""

    day: date
    deciding: tuple[Result, ...]
    others: tuple[Result, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The carriers that the user asked for. Nothing at all: the SIM's carrier and the others of its country.

    A name can mean carriers of several countries; which one is decided when the phone is known.
    """

    names: tuple[carriers.Name, ...] = ()
    listed: tuple[Profile, ...] = ()
    book: carriers.Book = carriers.SHIPPED


def asked(
    day: date,
    names: Sequence[str] = (),
    countries: Sequence[str] = (),
    everything: bool = False,
    book: carriers.Book = carriers.SHIPPED,
) -> Asked:
    """What to compare with. Needs no phone, so that a typing error costs none.

    Raises UsageProblem (with suggestions) for a carrier or country we do not know.
    """
    codes = dict.fromkeys(carriers.country_code(country, book) for country in countries)
    code = next(iter(codes)) if len(codes) == 1 else None  # several countries settle no name
    there = (profile for each in codes for profile in carriers.carriers_at(day, each, book))
    listed = tuple(carriers.all_at(day, book) if everything else there)
    looked_up = tuple(carriers.look_up(name, day, book, code) for name in names)
    return Asked(names=looked_up, listed=listed, book=book)


def settled(wanted: Asked) -> tuple[list[Profile], list[str]]:
    """The carriers asked for, each once, where no phone is to settle a name (many are compared); and the remarks.

    Raises UsageProblem where a name means carriers of several countries.
    """
    chosen = [carriers.choose(name) for name in wanted.names]
    profiles = _distinct([*(profile for profile, _ in chosen), *wanted.listed])
    return profiles, [remark for _, remark in chosen if remark]


def compare(phone: Inspection, day: date, wanted: Asked | None = None) -> Comparison:
    """Compare with the carriers named, else with the SIM's; beside it the country or the carriers asked for, else the
    others of the countries that the SIM and the network it is registered on are of.

    Raises UsageProblem where a name means carriers of several countries and nothing decides between them.
    """
    wanted = wanted or Asked()
    book = wanted.book
    deciding, notes = _named(phone.facts, wanted) if wanted.names else _home(phone.facts, day, wanted)
    rest = wanted.listed if wanted.names or wanted.listed else _around(phone.facts, day, book)
    taken = {profile.id for profile in deciding}
    others = [profile for profile in _distinct(rest) if profile.id not in taken]
    if not deciding and not others:
        notes.append("No carrier to compare with: name one with --carrier, or a country with --country.")
    return Comparison(
        day=day,
        deciding=tuple(_judged(phone, profile, day, wanted) for profile in _distinct(deciding)),
        others=tuple(_judged(phone, profile, day, wanted) for profile in others),
        notes=tuple(notes),
    )


def _judged(phone: Inspection, profile: Profile, day: date, wanted: Asked) -> Result:
    """The answer of that day, and what the next date changes; a period asked for by its alias has no tomorrow."""
    result = verdict(phone.evidence, profile, day)
    if wanted.names and not wanted.listed:
        periods = wanted.book.periods(profile.id)
    else:
        periods = tuple(p for p in wanted.book.of_country(profile.country) if p.id == profile.id)
    if not periods or profile != carriers.at(periods, day):
        return result
    return with_outlook(result, phone.evidence, periods)


def _named(facts: Facts, wanted: Asked) -> tuple[list[Profile], list[str]]:
    """The carriers meant by the names; the countries of the SIMs, then of the networks, decide among equals."""
    open_ones = any(len(name.meant) > 1 for name in wanted.names)
    countries = _countries(facts, wanted.book) if open_ones else []
    chosen = [carriers.choose(name, countries) for name in wanted.names]
    return [profile for profile, _ in chosen], [remark for _, remark in chosen if remark]


def _home(facts: Facts, day: date, wanted: Asked) -> tuple[list[Profile], list[str]]:
    """The carriers of the SIMs in the phone; a SIM that no profile knows is a note, not an error."""
    found: list[Profile] = []
    notes: list[str] = []
    for slot in facts.slots:
        if slot.sim.plmn is None:
            continue
        own = carriers.of_sim(
            day,
            plmn=slot.sim.plmn,
            spn=slot.sim.name,
            gid=slot.sim.group_id,
            carrier_id=slot.sim.carrier_id,
            book=wanted.book,
        )
        found += own.profiles
        who = f"SIM {slot.slot + 1}" if len(facts.slots) > 1 else "The SIM"
        if own.brand:
            notes.append(f"{who} is of {own.brand}, on the network of {own.profiles[0].name}.")
        if not own.profiles:
            plmn = f"{slot.sim.plmn[:3]}-{slot.sim.plmn[3:]}"
            notes.append(f"{who}'s carrier ({plmn}) is not among our profiles; `inspector carriers list` shows them.")
        notes += _abroad(slot, who, wanted) if not wanted.listed else []
    if not any(slot.sim.plmn for slot in facts.slots) and not wanted.listed:
        notes.append("No SIM that tells its carrier." + _from_elsewhere(facts, wanted))
    return found, notes


def _from_elsewhere(facts: Facts, wanted: Asked) -> str:
    """Why there are carriers to compare with although no SIM names one; empty where there are none."""
    around = [code for code in _countries(facts, wanted.book) if wanted.book.of_country(code)]
    if not around:
        return ""
    where = " and ".join(country_names().get(code, code) for code in around)
    return f" By its network or SIM it is in {where}: compared with the carriers there."


def _abroad(slot: Slot, who: str, wanted: Asked) -> list[str]:
    """A SIM away from home is compared with the networks around it as well; said, since nobody asked for them."""
    home = carriers.country_of(slot.sim.plmn, wanted.book) if slot.sim.plmn else None
    here = carriers.country_of(slot.network.plmn, wanted.book) if slot.network.plmn else None
    if not home or not here or home == here or not wanted.book.of_country(here):
        return []
    return [f"{who} is abroad ({country_names().get(here, here)}): the networks there are compared as well."]


def _countries(facts: Facts, book: carriers.Book) -> list[str]:
    """The countries that the SIMs are of, then those of the networks they are registered on."""
    sims = [carriers.country_of(s.sim.plmn, book) if s.sim.plmn else s.sim.country for s in facts.slots]
    networks = [carriers.country_of(s.network.plmn, book) if s.network.plmn else None for s in facts.slots]
    return list(dict.fromkeys(code for code in (*sims, *networks) if code))


def _around(facts: Facts, day: date, book: carriers.Book) -> Iterable[Profile]:
    """The carriers of the countries that the SIMs and the networks are of."""
    return [profile for code in _countries(facts, book) for profile in carriers.carriers_at(day, code, book)]


def _distinct(profiles: Iterable[Profile]) -> list[Profile]:
    return list({profile.id: profile for profile in profiles}.values())
