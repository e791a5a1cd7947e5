"""One phone, read and weighed: what every report starts from."""

from datetime import datetime
from typing import TYPE_CHECKING

from inspector import facts as reading
from inspector.catalog import Match, band_lists, choose, match
from inspector.dataclass import dataclass
from inspector.evidence import Evidence
from inspector.facts import Facts
from inspector.gathering import gather
from inspector.phone.recording import Recording

if TYPE_CHECKING:
    from inspector.phone.redaction import Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """A phone's facts, the variants it can be, and the evidence on its bands.

    ``kind`` and ``label`` name the source (``adb``, ``capture`` ...), ``taken_at`` is None where it does not say.
    ``identifiers`` say whose it is and where; None unless they were asked for.
    """

    kind: str
    label: str
    taken_at: datetime | None
    facts: Facts
    match: Match
    evidence: Evidence
    identifiers: "tuple[Identifier, ...] | None" = None


def inspect(recording: Recording, variant: str | None = None, *, identifiers: bool = False) -> Inspection:
    """Read one recording. ``variant`` is what the user says it is: an id, a label number or a part of the name.

    Raises UsageProblem (with suggestions) where ``variant`` names none.
    """
    facts = reading.read(recording)
    matched = match(facts.properties)
    if variant is not None:
        matched = choose(variant, matched)
    modes = matched.variants[0].nr_modes if matched.exact and matched.variants else None
    return Inspection(
        kind=recording.kind,
        label=recording.label,
        taken_at=recording.taken_at,
        facts=facts,
        match=matched,
        evidence=gather(facts, band_lists(matched), modes),
        identifiers=_identifiers(recording) if identifiers else None,
    )


def _identifiers(recording: Recording) -> "tuple[Identifier, ...]":
    from inspector.phone.redaction import identifiers

    return identifiers(recording)
