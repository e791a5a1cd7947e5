"""The carrier of a SIM, from what the phone says of it. Pure but for the data files.

As Android does it (CarrierResolver, CarrierMatchingRule, API 36): its own carrier id has the last word, a group
identifier counts more than a service provider name, and the PLMN alone means the network's owner.
"""

from collections.abc import Callable, Sequence
from datetime import date

from inspector.carriers.as_of import at
from inspector.carriers.book import SHIPPED, Book
from inspector.carriers.find import by_plmn
from inspector.carriers.model import Mvno, Profile
from inspector.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SimCarrier:
    """The carriers that a SIM can be of: several where it does not tell more than a shared PLMN, none where unknown.

    ``brand`` is the MVNO that sold it; None where that is the carrier itself or not known.
    """

    profiles: tuple[Profile, ...]
    brand: str | None = None


def of_sim(
    day: date,
    *,
    plmn: str | None,
    spn: str | None = None,
    gid: str | None = None,
    carrier_id: int | None = None,
    book: Book = SHIPPED,
) -> SimCarrier:
    """Whose SIM it is on that day, from its home PLMN, EF_SPN, EF_GID1 (hex) and Android's carrier id, as far as known.

    A carrier that the user described counts before any that came with the program.
    """
    owners = by_plmn(plmn, day, book) if plmn else _with_id(carrier_id, day, book)
    if carrier_id is not None:
        own = [profile for profile in (*book.own, *owners) if carrier_id in profile.carrier_ids]
        if own:
            return SimCarrier(profiles=(at(book.periods(own[0].id), day),))
        sold = _sold_by(owners, lambda mvno: carrier_id in mvno.carrier_ids)
        if sold is not None:
            return sold
    by_group = _sold_by(owners, lambda mvno: bool(mvno.gids) and _fits(mvno, spn, gid))
    by_name = _sold_by(owners, lambda mvno: not mvno.gids and _fits(mvno, spn, gid))
    return by_group or by_name or SimCarrier(profiles=tuple(owners))


def _with_id(carrier_id: int | None, day: date, book: Book) -> Sequence[Profile]:
    """The carriers that know an Android carrier id, where no PLMN says where to look."""
    if carrier_id is None:
        return ()
    found = [profile for profile in book.mentioning(str(carrier_id)) if carrier_id in _ids(profile)]
    return [at(book.periods(carrier), day) for carrier in dict.fromkeys(profile.id for profile in found)]


def _ids(profile: Profile) -> set[int]:
    return {*profile.carrier_ids, *(number for mvno in profile.mvnos for number in mvno.carrier_ids)}


def _sold_by(owners: Sequence[Profile], fits: Callable[[Mvno], bool]) -> SimCarrier | None:
    """The one brand that fits and its network; None where none does, or brands of different names do."""
    found = [(profile, mvno.name) for profile in owners for mvno in profile.mvnos if fits(mvno)]
    if len({name for _, name in found}) != 1:
        return None
    return SimCarrier(profiles=tuple(dict.fromkeys(profile for profile, _ in found)), brand=found[0][1])


def _fits(mvno: Mvno, spn: str | None, gid: str | None) -> bool:
    """Whether a SIM shows what the brand's SIMs show: every kind of rule it has, any value of each."""
    by_gid = not mvno.gids or (gid is not None and gid.upper().startswith(mvno.gids))
    by_spn = not mvno.spns or (spn is not None and spn.strip().casefold() in {word.casefold() for word in mvno.spns})
    return bool(mvno.gids or mvno.spns) and by_gid and by_spn
