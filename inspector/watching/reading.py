"""One phone read and weighed, in a thread: from a plug-in to a verdict, whatever goes wrong."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from inspector.artifacts import getprop
from inspector.comparison import Asked, compare
from inspector.dataclass import dataclass
from inspector.exit_codes import ExitCode
from inspector.inspection import Inspection, inspect
from inspector.outcome import of_reading
from inspector.phone.adb import AdbPhone
from inspector.phone.errors import UsageProblem
from inspector.phone.questions import CHECK_QUESTIONS, GETPROP, TELEPHONY_REGISTRY
from inspector.phone.recording import Recording
from inspector.verdict import Result
from inspector.watching.model import Answer, Found, Reading

ASKED = len(CHECK_QUESTIONS)
"""How many questions one phone is asked."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What phones are compared with, on which day, and how long reading one may take (seconds)."""

    day: date
    wanted: Asked
    timeout: float

    def read(self, phone: AdbPhone, may_start: bool) -> Reading:
        """Never raises. ``may_start``: where Android still starts, say so in place of half a verdict."""
        began = time.monotonic()
        try:
            return self._read(phone, may_start, began)
        except UsageProblem as problem:
            return _failed(str(problem), began)
        except Exception as fault:  # one strange phone must not cost the others
            return _failed(f"a fault of this program, please report it: {type(fault).__name__}: {fault}", began)

    def _read(self, phone: AdbPhone, may_start: bool, began: float) -> Reading:
        recording = phone.read(CHECK_QUESTIONS, self.timeout)
        if not any(answer.stdout for answer in recording.answers.values()):
            return _failed(_nothing(recording), began)
        if may_start and still_starts(recording):
            return Reading(found=Found.STARTING, at=_moment(), seconds=time.monotonic() - began)
        inspection = inspect(recording)
        comparison = compare(inspection, self.day, self.wanted)
        answers = [
            *(_answer(result, True) for result in comparison.deciding),
            *(_answer(result, False) for result in comparison.others),
        ]
        return _verdict(inspection, answers, comparison.notes, began)


def still_starts(recording: Recording) -> bool:
    """Whether Android is not up yet: adb answers long before telephony does (sys.boot_completed, SystemServer)."""
    properties = recording.answers.get(GETPROP)
    if properties is None or not properties.complete:
        return False
    values, _ = getprop.parse(properties.stdout)
    if values.get("sys.boot_completed") == "1":
        return False
    registry = recording.answers.get(TELEPHONY_REGISTRY)
    return (
        registry is None or b"find service" in (registry.stdout + registry.stderr)[:200] or not registry.stdout.strip()
    )


def _verdict(phone: Inspection, answers: Sequence[Answer], notes: tuple[str, ...], began: float) -> Reading:
    identity = phone.facts.identity
    return Reading(
        found=Found.VERDICT,
        at=_moment(),
        seconds=time.monotonic() - began,
        brand=identity.brand,
        model=identity.model,
        device=identity.device,
        android=identity.android,
        variants=tuple(variant.id for variant in phone.match.variants),
        exact=phone.match.exact,
        answers=tuple(answers),
        notes=notes,
        complete=of_reading(phone) is ExitCode.OK,
        why=_first([problem.message for problem in phone.facts.problems if problem.code in _SAID]),
    )


_SAID = frozenset({"timed-out", "cut-off", "garbled", "phone-gone", "server-gone"})
"""What a person at the bench can do something about: plug in again, and it is asked again."""


def _answer(result: Result, deciding: bool) -> Answer:
    return Answer(
        carrier=result.profile.id,
        name=result.profile.name,
        country=result.profile.country,
        verdict=result.verdict.value,
        nr=result.nr.verdict.value,
        summary=result.summary,
        deciding=deciding,
    )


def _nothing(recording: Recording) -> str:
    """Without the commands: where all fail, they fail for one reason."""
    reasons = dict.fromkeys(problem.message.partition(": ")[2] or problem.message for problem in recording.problems)
    return f"it answered nothing: {_first(list(reasons))}"


def _first(reasons: Sequence[str]) -> str:
    """A pulled cable breaks off every answer; one of them is enough to know it by."""
    return "".join(reasons[:1]) + (f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else "")


def _failed(why: str, began: float) -> Reading:
    return Reading(found=Found.FAILED, at=_moment(), seconds=time.monotonic() - began, why=why, complete=False)


def _moment() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


Read = Callable[[AdbPhone, bool], Reading]
"""What ``Judge.read`` is to whoever starts it."""
