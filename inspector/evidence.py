"""Claims on bands and how they combine into what we may say of a band on this phone.

Presence combines by union. A contradiction is kept and shown, and the stronger claim wins: seen > declared >
built > listed. Preference and policy never prove presence; they can only switch a band off.
"""

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from inspector.artifacts.network_types import Generation
from inspector.bands.band import Band, Rat
from inspector.claims import BandList, Claim
from inspector.dataclass import dataclass


class Status(StrEnum):
    """What we may say of one band on this phone."""

    YES = "yes"
    """Seen, declared or built."""
    LIKELY = "likely"
    """Published for the exact variant, or for every variant the phone can be."""
    POSSIBLE = "possible"
    """Published for some of the variants the phone can be."""
    OFF = "off"
    """Yes or likely, but a preference or a policy excludes it."""
    NO = "no"
    """Absent from a complete list that the modem declared."""
    UNLIKELY = "unlikely"
    """Absent from the complete published list of every variant the phone can be."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What the phone is set to with the SIM of one slot. It holds for that SIM's carrier and for no other.

    ``volte_why`` says how it is known. ``off`` are the RATs that a switch leaves out, each with whose switch it is.
    ``nr_modes`` are the 5G modes that the settings for the carrier allow; None where they do not say.
    """

    slot: int
    plmn: str
    volte: bool | None = None
    volte_why: str = ""
    off: tuple[tuple[Rat, str], ...] = ()
    nr_modes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Every band list of one phone: what it is seen on, what its modem declares, what its maker publishes.

    Beside them: the 5G modes as far as the phone shows them (None: it does not), whether anything could be read at all,
    what each SIM's line is set to, and the generations that the modem says it can do. ``volte``, and all from
    ``volte_why`` on, are of the carrier at hand (``on_carrier``); before that nothing is switched off.
    """

    lists: tuple[BandList, ...]
    nr_modes: tuple[str, ...] | None = None
    volte: bool | None = None
    heard: bool = True
    lines: tuple[Line, ...] = ()
    generations: frozenset[Generation] = frozenset()
    volte_why: str = ""
    off: tuple[tuple[Rat, str], ...] = ()
    carrier_nr_modes: tuple[str, ...] | None = None
    carrier_slots: tuple[int, ...] = ()

    def on_carrier(self, plmns: Collection[str]) -> "Evidence":
        """The same phone with the settings of its SIMs of this carrier; of other SIMs they say nothing here.

        A RAT is off where every such SIM has it off; VoLTE is set up where one has it.
        """
        own = [line for line in self.lines if line.plmn in plmns]
        if not own:
            return self
        told = sorted((line for line in own if line.volte is not None), key=lambda line: not line.volte)
        off = [pair for pair in own[0].off if all(pair[0] in dict(line.off) for line in own)]
        return replace(
            self,
            volte=told[0].volte if told else None,
            volte_why=told[0].volte_why if told else "",
            off=tuple(off),
            carrier_nr_modes=next((line.nr_modes for line in own if line.nr_modes is not None), None),
            carrier_slots=tuple(line.slot for line in own),
        )

    def naming(self, band: Band) -> tuple[BandList, ...]:
        """The lists that hold the band, the strongest claim first."""
        order = list(Claim)
        return tuple(
            sorted((said for said in self.lists if band in said.bands), key=lambda said: order.index(said.claim))
        )

    def silent(self, band: Band) -> tuple[BandList, ...]:
        """The lists that are complete for the band's RAT and do not hold it."""
        return tuple(said for said in self.lists if said.denies(band))

    def bands(self) -> tuple[Band, ...]:
        """Every band that any list names, in order."""
        return tuple(sorted({band for said in self.lists for band in said.bands}))

    def status(self, band: Band) -> Status:
        """What we may say of this band."""
        present = _presence(band, self.lists)
        if self.in_use(band):
            return present
        if present in (Status.YES, Status.LIKELY) and (self.switched_off(band) or self.blocking(band)):
            return Status.OFF
        return present

    def in_use(self, band: Band) -> bool:
        """Whether the phone is on it, or measures it, now: with a SIM of the carrier at hand, if one is in it.

        What a log remembers was before the switch.
        """
        now = [said for said in self.lists if said.claim is Claim.SEEN and band in said.bands and not said.past]
        return any(not self.carrier_slots or said.slot is None or said.slot in self.carrier_slots for said in now)

    def switched_off(self, band: Band) -> str | None:
        """Whose switch leaves the band's whole RAT out for the carrier at hand; None where none does."""
        return next((whose for rat, whose in self.off if rat is band.rat), None)

    def blocking(self, band: Band) -> tuple[BandList, ...]:
        """The preferences or policies that exclude it: all of one kind must, since one slot may allow it."""
        for claim in (Claim.ENABLED, Claim.ALLOWED):
            speaking = [said for said in self.lists if said.claim is claim and band.rat in said.complete]
            if speaking and all(band not in said.bands for said in speaking):
                return tuple(speaking)
        return ()

    def contradicts(self, band: Band) -> bool:
        """Whether two kinds of source that speak of presence disagree (variants that differ do not: one fits)."""
        opinions = {
            _opinion(claim, band, self.lists) for claim in (Claim.SEEN, Claim.DECLARED, Claim.BUILT, Claim.LISTED)
        }
        return {True, False} <= opinions

    def has_radio(self, rat: Rat) -> bool | None:
        """Whether the phone has this RAT at all; None where nothing tells.

        False only where a complete list is empty for it: the modem's own, or that of every variant.
        """
        hopeful = {Status.YES, Status.LIKELY, Status.OFF}
        statuses = {self.status(band) for band in self.bands() if band.rat is rat}
        if statuses & hopeful or (rat is Rat.NR and (self.nr_modes or Generation.G5 in self.generations)):
            return True
        if Status.POSSIBLE in statuses:
            return None
        return False if _refuted(rat, self.lists) else None


def _opinion(claim: Claim, band: Band, lists: tuple[BandList, ...]) -> bool | None:
    """What all sources of one kind say together of the band's presence; None where they do not say."""
    own = [said for said in lists if said.claim is claim]
    naming, denying = sum(band in said.bands for said in own), sum(said.denies(band) for said in own)
    if claim is Claim.LISTED and 0 < naming < len(own):
        return None
    if naming:
        return True
    return False if denying == len(own) > 0 else None


def _presence(band: Band, lists: tuple[BandList, ...]) -> Status:
    """Seen, then declared, then built, then listed: the first that speaks decides."""
    holding = {said.claim for said in lists if band in said.bands}
    if Claim.SEEN in holding or Claim.DECLARED in holding:
        return Status.YES
    if any(said.claim is Claim.DECLARED and said.denies(band) for said in lists):
        return Status.NO
    if Claim.BUILT in holding:
        return Status.YES
    published = [said for said in lists if said.claim is Claim.LISTED]
    if not published:
        return Status.UNKNOWN
    if all(band in said.bands for said in published):
        return Status.LIKELY
    if any(band in said.bands for said in published):
        return Status.POSSIBLE
    if all(said.denies(band) for said in published):
        return Status.UNLIKELY
    return Status.UNKNOWN


def _refuted(rat: Rat, lists: tuple[BandList, ...]) -> bool:
    if any(said.claim is Claim.DECLARED and rat in said.complete for said in lists):
        return True
    published = [said for said in lists if said.claim is Claim.LISTED]
    return bool(published) and all(rat in said.complete for said in published)
