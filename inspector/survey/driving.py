"""The drive itself: poll, write, wait for the next poll, until Ctrl-C or the end of the time that was asked for."""

import time
from collections.abc import Callable
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from inspector.artifacts import getprop
from inspector.artifacts.getprop import Properties
from inspector.artifacts.survey import Event
from inspector.dataclass import dataclass
from inspector.facts import Identity
from inspector.facts.identity import identity
from inspector.phone.errors import UnreadableInput
from inspector.phone.questions import GETPROP, TELEPHONY_REGISTRY
from inspector.phone.recording import Recording
from inspector.survey import log as lines
from inspector.survey.identity import difference, kept
from inspector.survey.log import Earlier, Log
from inspector.survey.looking import Sighting, look
from inspector.survey.tally import Tally


class Phone(Protocol):
    """What a drive needs of a phone (``inspector.survey.phone.PluggedIn``)."""

    def ask(self, who: bool) -> Recording:
        """What it is on now, and with ``who`` which phone it is."""

    def wait(self, patience: float | None, tell: Callable[[str], None]) -> bool:
        """Until it can be asked again; False where patience ran out."""


class Progress(Protocol):
    """Somebody who looks at the screen meanwhile."""

    def began(self, resumed: bool) -> None:
        """The file is open."""

    def polled(self, seen: tuple[Sighting, ...]) -> None:
        """One poll was written down."""

    def told(self, text: str) -> None:
        """Why nothing is written, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, so that a test can have its own: of day, running (seconds), and sleep."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    running: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def moment(self) -> str:
        """ISO 8601, UTC, whole seconds."""
        return self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class Drive:
    """One run. ``every`` and ``seconds`` (None: until Ctrl-C) in seconds; ``answered`` counts the polls that were."""

    phone: Phone
    path: Path
    every: float
    seconds: float | None
    progress: Progress
    clock: Clock = field(default_factory=Clock)
    answered: int = field(default=0, init=False)
    _end: float = field(default=float("inf"), init=False)
    _away: bool = field(default=False, init=False)

    def run(self, earlier: Earlier | None) -> None:
        """Until Ctrl-C or the end of the time; then everything seen is in the file.

        ``earlier`` is what the file holds. Raises UnreadableInput: the phone says nothing at all, it is not the phone
        of this survey, the file cannot be written. What was seen until then is in the file in any case.
        """
        if self.seconds is not None:
            self._end = self.clock.running() + self.seconds
        first = self.phone.ask(who=True)
        if _interrupted(first):
            raise KeyboardInterrupt
        properties = _properties(first)
        if properties is None:
            raise UnreadableInput(_nothing(first))
        who = _who(properties)
        if earlier is not None and (other := difference(earlier.identity, who)):
            raise UnreadableInput(f"{self.path} is a survey of another phone ({other}). Choose another file.")
        with Log(self.path, cut=earlier is not None and earlier.cut) as log:
            if earlier is None:
                log.append([lines.header(self.clock.moment(), properties)])
            else:
                log.append([lines.event(self.clock.moment(), Event.RESUMED)])
            self.progress.began(resumed=earlier is not None)
            self._poll_on(log, Tally(one.spot for one in earlier.survey.observed) if earlier else Tally(), who, first)

    def _poll_on(self, log: Log, tally: Tally, who: Identity, recording: Recording) -> None:
        try:
            while True:
                began = self.clock.running()
                self._file(log, tally, who, recording)
                pause = min(began + self.every, self._end) - self.clock.running()
                if pause > 0:
                    self.clock.sleep(pause)
                if self.clock.running() >= self._end:
                    return
                recording = self.phone.ask(who=self._away)
        except KeyboardInterrupt:
            return
        finally:
            log.append(map(lines.observation, tally.rest(self.clock.running())))
            log.append([lines.event(self.clock.moment(), Event.ENDED)])

    def _file(self, log: Log, tally: Tally, who: Identity, recording: Recording) -> None:
        """Write down what the phone said; wait for it where it said nothing."""
        if _interrupted(recording):
            raise KeyboardInterrupt
        why = self._why_not(recording, who)
        if why is not None:
            if not self._away:
                self._away = True
                log.append(map(lines.observation, tally.rest(self.clock.running())))
                log.append([lines.event(self.clock.moment(), Event.LOST, why)])
                self.progress.told(_SAYS.get(why, _SAYS["timed-out"]))
            left = None if self._end == float("inf") else max(0.0, self._end - self.clock.running())
            self.phone.wait(left, self.progress.told)
            return
        if self._away:
            self._away = False
            log.append([lines.event(self.clock.moment(), Event.BACK)])
            self.progress.told("The phone answers again.")
        self.answered += 1
        seen = look(recording)
        entries = tally.take(self.clock.moment(), self.clock.running(), seen)
        log.append(map(lines.observation, entries))
        self.progress.polled(seen)

    def _why_not(self, recording: Recording, who: Identity) -> str | None:
        """Why this answer cannot be written down; None where it can."""
        answer = recording.answers.get(TELEPHONY_REGISTRY)
        if answer is None or not answer.complete:
            codes = (problem.code for problem in recording.problems if problem.artifact == TELEPHONY_REGISTRY)
            return next(codes, "timed-out")
        if self._away:
            properties = _properties(recording)
            if properties is None:
                return "timed-out"
            if difference(who, _who(properties)):
                return "other-phone"
        return None


_SAYS = {
    "timed-out": "The phone does not answer in time; trying on.",
    "other-phone": "Another phone is plugged in now: plug in the one that this survey began with.",
    "phone-gone": "The phone went away.",
    "server-gone": "The adb server went away.",
    "refused": "The phone refused to answer; trying on.",
}


def _properties(recording: Recording) -> Properties | None:
    """None where the phone did not say all of it."""
    answer = recording.answers.get(GETPROP)
    if answer is None or not answer.complete:
        return None
    properties, _ = getprop.parse(answer.stdout)
    return properties or None


def _who(properties: Properties) -> Identity:
    """As the file will say it, so that a phone is equal to its own survey."""
    return identity(kept(properties))


def _interrupted(recording: Recording) -> bool:
    return any(problem.code == "interrupted" for problem in recording.problems)


def _nothing(recording: Recording) -> str:
    reasons = "\n".join(f"    {problem.message}" for problem in recording.problems)
    return f"The phone did not say who it is, so that no survey can begin:\n{reasons}\nUnlock it and try again."
