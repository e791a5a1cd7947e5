"""From an AT answer to a claim: ``=?`` declares, ``?`` is enabled, and without the command line nobody knows."""

from collections.abc import Iterable

from inspector.artifacts.at.transcript import ARTIFACT, Answer, Form
from inspector.bands import Band, Rat, all_bands
from inspector.claims import BandList, Claim
from inspector.problems import Problem

Reading = tuple[list[BandList], list[Problem]]
"""What one answer says, and what of it was not understood."""

NOTHING: Reading = ([], [])


def stated(
    answer: Answer,
    bands: Iterable[Band],
    *,
    form: Form | None = None,
    partial: Iterable[Rat] = (),
    lte_up_to: int | None = None,
    note: str = "",
) -> Reading:
    """The list of a declaring (``=?``) or reading (``?``) answer.

    ``form`` where the answer itself tells it. A RAT without a band is never complete (empty is "not said"), nor are
    the ``partial`` ones. ``lte_up_to`` is the last LTE band that the answer's form can name: it says nothing of others.
    """
    named = frozenset(bands)
    form = form or answer.form
    claim = Claim.DECLARED if form is Form.TEST else Claim.ENABLED
    certain = form is not Form.UNKNOWN
    complete = frozenset(band.rat for band in named) - frozenset(partial) if certain else frozenset()
    stated_list = BandList(
        claim=claim,
        artifact=answer.command,
        bands=named,
        complete=complete,
        detail=_detail(answer),
        slot=answer.slot,
        note=_note(answer, form, note),
        unsure=_beyond(lte_up_to) if lte_up_to is not None and Rat.LTE in complete else frozenset(),
    )
    return [stated_list], [] if certain else [_unclear(answer)]


def of_policy(answer: Answer, bands: Iterable[Band], claim: Claim) -> Reading:
    """A list whose claim the command's argument names.

    Never complete: such a list is what the carrier's policy and, for the UE capability, the user's locks leave.
    """
    said = BandList(
        claim=claim,
        artifact=answer.command,
        bands=frozenset(bands),
        complete=frozenset(),
        detail=_detail(answer),
        slot=answer.slot,
        note=_LOCKED if claim is Claim.DECLARED else "",
    )
    return [said], []


def unlimited(answer: Answer, what: str) -> Reading:
    """The answer means "any band": it names none, and so no list comes of it."""
    said = BandList(
        claim=Claim.ENABLED,
        artifact=answer.command,
        bands=frozenset(),
        complete=frozenset(),
        detail=_detail(answer),
        slot=answer.slot,
        note=f"{what}: any band",
    )
    return [said], []


def seen(answer: Answer, band: Band, use: str, mcc: str = "") -> BandList:
    """A cell that the modem serves on or measures; ``mcc`` is the country's code, where the answer says it."""
    where = f", MCC {mcc}" if len(mcc) == 3 and mcc.isascii() and mcc.isdecimal() else ""
    return BandList(
        claim=Claim.SEEN,
        artifact=f"AT{answer.name}",
        bands=frozenset({band}),
        complete=frozenset(),
        detail=_detail(answer, named=False),
        slot=answer.slot,
        note=f"{use}{where}",
    )


def not_understood(answer: Answer, why: str) -> Problem:
    """A problem of one answer."""
    return Problem("not-understood", ARTIFACT, f"{answer.name}: {why}")


def _beyond(last: int) -> frozenset[Band]:
    return frozenset(band for band in all_bands() if band.rat is Rat.LTE and band.number > last)


def _note(answer: Answer, form: Form, note: str) -> str:
    if form is Form.UNKNOWN:
        return _NO_COMMAND
    return note or (_TOLD_BY_ITS_FORM if answer.form is Form.UNKNOWN else "")


_TOLD_BY_ITS_FORM = "lists in brackets or of several sets: only =? prints them"
_LOCKED = "what policy and locks leave: a band that is missing may still be there"
_NO_COMMAND = "without the command line nobody can tell whether it is supported or only enabled"


def _unclear(answer: Answer) -> Problem:
    message = (
        f"the answer {answer.name} stands without its command: =? would declare, ? only says what is enabled; "
        "taken as enabled. Paste the command as well"
    )
    return Problem("claim-unclear", ARTIFACT, message)


def _detail(answer: Answer, named: bool = True) -> str:
    command = answer.command if named else f"AT{answer.name}"
    return f"{command}, {answer.time}" if answer.time else command
