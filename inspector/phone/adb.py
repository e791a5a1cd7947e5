"""The plugged-in phone: every question on a stream of its own, all at the same time."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from datetime import UTC, datetime
from functools import partial
from queue import Empty, SimpleQueue
from types import MappingProxyType

from inspector.dataclass import dataclass
from inspector.phone.address import ServerAddress
from inspector.phone.connection import Connection, Deadline, Outcome
from inspector.phone.devices import Device
from inspector.phone.errors import UsageProblem
from inspector.phone.questions import COMMANDS, Question
from inspector.phone.recording import Answer, Recording
from inspector.phone.root_questions import ROOT_COMMANDS
from inspector.phone.shell import Target, ask, why_refused
from inspector.problems import Problem

STREAMS = 16
"""At most so many questions at the same time: all there are, so that the slowest answer is the whole time."""

_GRACE = 0.2
"""Seconds beyond the deadline for a thread to end; one that looks up a host name cannot be woken."""
_FILING_SECONDS = 1.2
"""After Ctrl-C; more than it takes to ask the server who went away. On a healthy one that is 2 ms."""
_FEATURES_SECONDS = 5.0
"""The server answers this by itself; one that takes longer hangs."""
_MIB = 1024 * 1024

_SAYS = {
    Outcome.TIMED_OUT: "the phone did not finish answering within {seconds:.1f} s{kept}",
    Outcome.CUT_OFF: "the answer was cut off: the phone broke off though it is still there{kept}",
    Outcome.GARBLED: "what came back is not an answer (no shell packet){kept}; unplug the phone and plug it in again",
    Outcome.REFUSED: "the phone refused the question",
    Outcome.TOO_LARGE: "the answer was longer than {limit} and was cut off there",
    Outcome.PHONE_GONE: "the answer was cut off: the phone went away{kept}; check the cable, unlock it and try again",
    Outcome.SERVER_GONE: "the answer was cut off: the adb server went away{kept}; try again, which starts it again",
    Outcome.INTERRUPTED: "Ctrl-C came before the answer was whole{kept}",
}


@dataclass(frozen=True, slots=True)
class AdbPhone:
    """A phone on an adb server.

    ``streams`` is how many questions may be under way at once: fewer where many phones are read together. ``heard`` is
    told each command that was answered, or gave up, from the thread that asked it.
    """

    server: ServerAddress
    device: Device
    streams: int = STREAMS
    heard: Callable[[str], None] | None = None

    @property
    def kind(self) -> str:
        """Always ``adb``."""
        return "adb"

    @property
    def label(self) -> str:
        """Model and link; never the serial."""
        link = {"usb": "on USB", "tcp": "on TCP/IP"}.get(self.device.link, "(emulator)")
        return f"{self.device.name} {link}"

    def read(self, questions: Sequence[Question], timeout: float, /) -> Recording:
        """Ask all questions at once, within ``timeout`` seconds; what fails becomes a problem.

        Ctrl-C ends the reading and keeps what was read until then (problem ``interrupted``). Raises UsageProblem for
        what is not on the closed list of questions.
        """
        for question in questions:
            if question.command not in COMMANDS and question.command not in ROOT_COMMANDS:
                raise UsageProblem(f"{question.command!r} is not one of the read-only questions, so it is not asked.")
        started = datetime.now(UTC)
        reading = _Reading(self.server, self.device, Deadline(timeout), self.streams, self.heard)
        interrupted = not reading.run(questions, timeout)
        results = [(question, reading.result(question)) for question in questions]
        problems = [_problem(question, *result) for question, result in results if result[1] is not Outcome.OK]
        if interrupted:
            problems.append(Problem("interrupted", "adb", "Ctrl-C: what was read until then is kept"))
        return Recording(
            kind=self.kind,
            label=self.label,
            taken_at=started,
            answers=MappingProxyType({question.command: answer for question, (answer, _) in results}),
            problems=tuple(problems),
        )


@dataclass(slots=True)
class _Reading:
    """The state of one reading: what is still to be asked, what came back, and the connections to end on Ctrl-C."""

    server: ServerAddress
    device: Device
    deadline: Deadline
    streams: int = STREAMS
    heard: Callable[[str], None] | None = None
    waiting: SimpleQueue[Question] = field(default_factory=SimpleQueue)
    done: dict[str, tuple[Answer, Outcome]] = field(default_factory=dict)
    connections: dict[str, Connection] = field(default_factory=dict)
    unreachable: Outcome | None = None
    ended: Outcome = Outcome.TIMED_OUT
    """Why what had no answer when it was over has none."""
    stopped: threading.Event = field(default_factory=threading.Event)

    def run(self, questions: Sequence[Question], timeout: float) -> bool:
        """Ask; False where Ctrl-C ended it. All waiting is done in threads, so that this one hears Ctrl-C at once."""
        end = time.monotonic() + timeout + _GRACE
        for question in questions:
            self.waiting.put(question)
        try:
            over = _join(_start(1, lambda: self._ask_all(len(questions))), end)
        except KeyboardInterrupt:
            self.ended = Outcome.INTERRUPTED
            self.stop()
            return False
        if not over:
            self.stop()
        return True

    def stop(self) -> None:
        """End every stream at once, and wait shortly until what was read is filed."""
        self.stopped.set()
        for connection in list(self.connections.values()):
            connection.abort()
        end = time.monotonic() + _FILING_SECONDS
        while self.connections and time.monotonic() < end:
            time.sleep(0.002)

    def result(self, question: Question) -> tuple[Answer, Outcome]:
        """What came back; a question that was not answered at all has an empty answer."""
        nothing = Answer(command=question.command, stdout=b"", complete=False)
        ended = self.ended if self.ended is Outcome.INTERRUPTED else self.unreachable or self.ended
        return self.done.get(question.command, (nothing, ended))

    def _ask_all(self, count: int) -> None:
        target = self._target()
        if target is not None:
            for thread in _start(min(self.streams, count), lambda: self._work(target)):
                thread.join()

    def _target(self) -> Target | None:
        """What the server knows of the phone's abilities; None (and why) where the phone cannot be asked at all."""
        target = Target(self.server, self.device, shell_v2=True)
        try:
            outcome, text = target.query("features", self.deadline.sooner(_FEATURES_SECONDS).left())
        except TimeoutError:
            outcome, text = Outcome.TIMED_OUT, ""
        if outcome is Outcome.REFUSED:
            outcome = why_refused(text)
        if outcome is Outcome.OK and "shell_v2" in text.strip().split(","):
            return target
        if outcome in (Outcome.OK, Outcome.REFUSED):  # old servers do not know the word "features"
            return Target(self.server, self.device, shell_v2=False)
        self.unreachable = outcome
        return None

    def _work(self, target: Target) -> None:
        while not self.stopped.is_set():
            try:
                question = self.waiting.get_nowait()
            except Empty:
                return
            deadline = self.deadline.sooner(question.deadline)
            answer, outcome = ask(target, question, deadline, partial(self._opened, question.command))
            # Without an exit code, a stream that we ended looks like one that the phone ended.
            if self.stopped.is_set() and answer.exit_code is None:
                answer, outcome = replace(answer, complete=False), self.ended
            self.done[question.command] = answer, outcome
            self.connections.pop(question.command, None)
            if self.heard is not None:
                self.heard(question.command)

    def _opened(self, command: str, connection: Connection) -> None:
        self.connections[command] = connection
        if self.stopped.is_set():
            connection.abort()


def _start(count: int, work: Callable[[], None]) -> list[threading.Thread]:
    threads = [threading.Thread(target=work, name="inspector-question", daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    return threads


def _join(threads: Sequence[threading.Thread], end: float) -> bool:
    """Whether all ended in time."""
    # Short waits: on Windows a thread that waits for a lock does not hear Ctrl-C.
    for thread in threads:
        while thread.is_alive() and time.monotonic() < end:
            thread.join(0.1)
    return not any(thread.is_alive() for thread in threads)


def _problem(question: Question, answer: Answer, outcome: Outcome) -> Problem:
    read = len(answer.stdout)
    kept = f"; the {read} bytes read until then are kept" if read else ""
    limit = f"{question.limit // _MIB} MiB" if question.limit >= _MIB else f"{question.limit // 1024} KiB"
    said = _SAYS[outcome].format(seconds=answer.seconds, limit=limit, kept=kept)
    return Problem(outcome.value, question.command, f"{question.command}: {said}")
