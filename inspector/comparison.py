"""Which carriers a phone is compared with, and the results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from inspector import carriers
from inspector.carriers.model import Profile
from inspector.facts import Facts
from inspector.inspection import Inspection
from inspector.verdict import Result, verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Results of one phone. ``deciding`` count for the exit code: the carriers named, else the SIM's."""

    day: date
    deciding: tuple[Result, ...]
    others: tuple[Result, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The carriers that the user asked for. Nothing at all: the SIM's carrier and the others of its country."""

    day: date
    named: tuple[Profile, ...] = ()
    listed: tuple[Profile, ...] = ()


def asked(day: date, names: Sequence[str] = (), country: str | None = None, everything: bool = False) -> Asked | None:
    """What to compare with; None where the user left it to the SIM. Needs no phone, so that a typing error costs none.

    Raises UsageProblem (with suggestions) for a carrier or country we do not know.
    """
    if not names and country is None and not everything:
        return None
    listed = carriers.all_at(day) if everything else carriers.of_country(country, day) if country else ()
    return Asked(day=day, named=tuple(carriers.named(name, day) for name in names), listed=listed)


def compare(phone: Inspection, day: date, wanted: Asked | None = None) -> Comparison:
    """Compare with the carriers asked for; without any, with the SIM's carrier and the others of its country."""
    home, notes = ([], []) if wanted else _home(phone.facts, day)
    deciding = _distinct(wanted.named if wanted else home)
    rest = _distinct(wanted.listed if wanted else _around(phone.facts, day))
    taken = {profile.id for profile in deciding}
    others = [profile for profile in rest if profile.id not in taken]
    if not deciding and not others:
        notes.append("No carrier to compare with: name one with --carrier, or a country with --country.")
    return Comparison(
        day=day,
        deciding=tuple(verdict(phone.evidence, profile, day) for profile in deciding),
        others=tuple(verdict(phone.evidence, profile, day) for profile in others),
        notes=tuple(notes),
    )


def _home(facts: Facts, day: date) -> tuple[list[Profile], list[str]]:
    """The carriers of the SIMs in the phone; a SIM that no profile knows is a note, not an error."""
    found: list[Profile] = []
    notes: list[str] = []
    for slot in facts.slots:
        if slot.sim.plmn is None:
            continue
        own = carriers.by_plmn(slot.sim.plmn, day)
        found += own
        if not own:
            plmn = f"{slot.sim.plmn[:3]}-{slot.sim.plmn[3:]}"
            whose = f"The carrier of SIM {slot.slot + 1}" if len(facts.slots) > 1 else "The SIM's carrier"
            notes.append(f"{whose} ({plmn}) is not among our profiles; `inspector carriers list` shows them.")
    if not any(slot.sim.plmn for slot in facts.slots):
        notes.append("No SIM that tells its carrier.")
    return found, notes


def _around(facts: Facts, day: date) -> Iterable[Profile]:
    """The carriers of the countries that the SIMs and the networks are of."""
    plmns = [plmn for slot in facts.slots for plmn in (slot.sim.plmn, slot.network.plmn) if plmn]
    countries = dict.fromkeys(code for plmn in plmns if (code := carriers.country_of(plmn)))
    return [profile for code in countries for profile in carriers.carriers_at(day, code)]


def _distinct(profiles: Iterable[Profile]) -> list[Profile]:
    return list({profile.id: profile for profile in profiles}.values())
