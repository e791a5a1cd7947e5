"""What an answer leaves open: what would settle it, and what bands alone cannot tell."""

from collections.abc import Sequence
from datetime import date

from inspector.bands.band import Rat
from inspector.carriers.model import OnAir, Profile
from inspector.claims import Claim
from inspector.evidence import Evidence, Status
from inspector.verdict.model import LayerResult, NrVerdict, Verdict
from inspector.verdict.wording import listing, names, runs_no_nr

_OLD_DAYS = 2 * 365
_GUESSES = (Status.LIKELY, Status.UNLIKELY, Status.POSSIBLE, Status.UNKNOWN)


def settle(nr: NrVerdict, layers: Sequence[LayerResult], phone: Evidence) -> tuple[str, ...]:
    """What would turn the guesses of this answer into knowledge, the easiest first; nothing that is known already."""
    on_air = [r for r in layers if r.on_air is not False]
    asked = [r for r in on_air if nr is not NrVerdict.NONE or r.band.rat is not Rat.NR]
    guessed = [r.band.rat for r in asked if phone.status(r.band) in _GUESSES]
    if not guessed:
        return ()
    published = [said for said in phone.lists if said.claim is Claim.LISTED]
    steps = []
    if len(published) > 1:
        steps.append("the variant: read the label on the back or the box and say it with --variant")
    elif not published:
        steps.append("the model: no published list matches; find the label on the box")
    if any(said.claim is Claim.DECLARED for said in phone.lists):
        open_ones = listing(rat.value for rat in guessed)
        steps.append(
            f"the modem's list for {open_ones}: what was read of it leaves that open; a UE capability without the "
            "network's filter tells"
        )
    else:
        steps.append("the modem's own list: with root (--root), or as inspector capture --guide says")
    return tuple(steps)


def caveats(
    verdict: Verdict, profile: Profile, layers: Sequence[LayerResult], phone: Evidence, day: date
) -> tuple[str, ...]:
    """What bands alone cannot tell, or what the profile itself is unsure of."""
    found = []
    if verdict is Verdict.LACKS and profile.note:
        # Whose network it roams on, or that it is being taken down: where the answer is no, that can matter most.
        found.append(f"about {profile.name}: {profile.note.rstrip('.')}")
    if profile.admission is not None and profile.admission.rule != "none-known":
        found.append(f"not decidable from the phone: {profile.admission.text}")
    if profile.ended is not None and profile.ended < day:
        where = f"; ask {profile.successor} instead" if profile.successor else ""
        found.append(f"{profile.name} ended as a network of its own on {profile.ended}{where}")
    if profile.as_of > day:
        found.append(f"the earliest profile is of {profile.as_of}; it may not hold for {day}")
    if (day - profile.as_of).days > _OLD_DAYS:
        found.append(
            f"the profile used is of {profile.as_of:%Y-%m}: what changed since, but for shutdowns, is not in it"
        )
    overdue = [r for r in layers if r.layer.status is OnAir.ENDING and r.layer.ends and r.layer.ends < day]
    if overdue:
        found.append(
            f"{names(overdue)}: planned to end by {overdue[0].layer.ends}, not confirmed; counted as on the air"
        )
    unsure = [r for r in layers if r.on_air is None]
    if unsure:
        found.append(f"{names(unsure)}: not known whether still on the air")
    found += [f"{r.band}: {r.why}" for r in layers if phone.contradicts(r.band)]
    found += _carrier_settings(profile, layers, phone)
    if profile.origin:
        found.append(f"the profile is your own, {profile.origin}")
    if profile.confidence == "low":
        found.append("the profile rests on weak sources (confidence low)")
    return tuple(found)


def _carrier_settings(profile: Profile, layers: Sequence[LayerResult], phone: Evidence) -> list[str]:
    """Where the phone's own settings for this carrier keep 5G from it, whatever its bands."""
    modes = phone.carrier_nr_modes
    if modes is None or runs_no_nr(layers):
        return []
    if not modes:
        return ["the phone's settings for this carrier leave 5G out (carrier config); only an update changes that"]
    if profile.nr_sa_only and "SA" not in modes:
        return ["the phone's settings for this carrier allow no standalone 5G (carrier config), and it runs no other"]
    return []
