"""From what was found to what the process says to a script."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from inspector.exit_codes import ExitCode
from inspector.inspection import Inspection
from inspector.phone.questions import GETPROP, TELEPHONY_REGISTRY
from inspector.problems import Problem
from inspector.verdict import NrVerdict, Result, Verdict

if TYPE_CHECKING:
    from inspector.difference import Difference
    from inspector.matrix import Matrix
    from inspector.phone.recording import Recording

_UNUSABLE = frozenset({"needs-extra", "unknown-form", "not-decoded"})
_BROKEN_OFF = frozenset({"timed-out", "cut-off", "garbled", "too-large"})
_GONE = frozenset({"phone-gone", "server-gone"})
_DECISIVE = frozenset({GETPROP, TELEPHONY_REGISTRY})
"""Which phone it is, and where it is; every other answer only adds to that."""


def of_reading(phone: Inspection) -> ExitCode:
    """Whether a plugged-in phone was heard to the end, as far as the answer depends on it.

    What was read is kept, but a script must not take it for all there is. A recording is what it is, but one in which
    nothing could be read is no recording.
    """
    codes = {problem.code for problem in phone.facts.problems}
    if phone.kind != "adb":
        return ExitCode.UNREADABLE if codes & _UNUSABLE and not phone.facts.heard else ExitCode.OK
    return _of_asking(phone.facts.problems)


def _of_asking(problems: Collection[Problem]) -> ExitCode:
    """Whether a plugged-in phone answered to the end what decides most, or was interrupted."""
    codes = {problem.code for problem in problems}
    if "interrupted" in codes:
        return ExitCode.INTERRUPTED
    decisive = {problem.code for problem in problems if problem.artifact in _DECISIVE}
    return ExitCode.UNREADABLE if codes & _GONE or decisive & _BROKEN_OFF else ExitCode.OK


def of_recording(recording: "Recording") -> ExitCode:
    """The same of a phone that was recorded; what a stream refused has no answer either, as ``check`` would say."""
    missing = any(not recording.answers[command].complete for command in _DECISIVE & recording.answers.keys())
    return _of_asking(recording.problems) or (ExitCode.UNREADABLE if missing else ExitCode.OK)


def of_results(results: Iterable[Result], *, strict: bool, require_nr: bool) -> ExitCode:
    """The worst of these carriers: unreadable, then gaps or lacks, then unknown where strict."""
    codes = {code for result in results for code in _of(result, require_nr)}
    for worst in (ExitCode.UNREADABLE, ExitCode.NOT_GOOD, ExitCode.UNKNOWN):
        if worst in codes and (strict or worst is not ExitCode.UNKNOWN):
            return worst
    return ExitCode.OK


def of_matrix(matrix: "Matrix", fail_on: str | None, *, require_nr: bool) -> ExitCode:
    """What a build is told: unreadable first; then what ``fail_on`` names (``lacks``, ``gaps``, ``unknown``) or worse.

    Without ``fail_on`` a matrix is information. With ``unknown`` a known gap is still exit 1, an unknown alone is 5.
    """
    verdicts: set[str] = set(matrix.counts())
    if Verdict.NOT_CHECKED in verdicts:
        return ExitCode.UNREADABLE
    if require_nr:
        verdicts |= {"lacks" if verdict == "none" else verdict for verdict in matrix.nr_counts()}
    if fail_on and verdicts & _BAD[fail_on]:
        return ExitCode.NOT_GOOD
    return ExitCode.UNKNOWN if fail_on == "unknown" and "unknown" in verdicts else ExitCode.OK


def of_difference(found: "Difference", *, strict: bool, require_nr: bool) -> ExitCode:
    """Not good where a verdict got worse; what is no longer known is not worse, and counts only where strict."""
    heard = max(of_reading(found.before), of_reading(found.after))
    if heard:
        return heard
    if not (found.before.facts.heard and found.after.facts.heard):
        return ExitCode.UNREADABLE
    if any(change.worse or (require_nr and change.nr_worse) for change in found.carriers):
        return ExitCode.NOT_GOOD
    return ExitCode.UNKNOWN if strict and any(change.less_known for change in found.carriers) else ExitCode.OK


_BAD = {"lacks": {"lacks"}, "gaps": {"gaps", "lacks"}, "unknown": {"gaps", "lacks"}}


def _of(result: Result, require_nr: bool) -> list[ExitCode]:
    codes = [_BY_VERDICT[result.verdict]]
    if require_nr and result.verdict is not Verdict.NOT_CHECKED:
        codes.append(_BY_NR[result.nr.verdict])
    return codes


_BY_VERDICT = {
    Verdict.FITS: ExitCode.OK,
    Verdict.GAPS: ExitCode.NOT_GOOD,
    Verdict.LACKS: ExitCode.NOT_GOOD,
    Verdict.UNKNOWN: ExitCode.UNKNOWN,
    Verdict.NOT_CHECKED: ExitCode.UNREADABLE,
}
_BY_NR = {
    NrVerdict.FITS: ExitCode.OK,
    NrVerdict.GAPS: ExitCode.NOT_GOOD,
    NrVerdict.LACKS: ExitCode.NOT_GOOD,
    NrVerdict.NONE: ExitCode.NOT_GOOD,
    NrVerdict.UNKNOWN: ExitCode.UNKNOWN,
}
