"""The plugged-in phone: every question on a stream of its own, all at the same time."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from types import MappingProxyType
from typing import TypeVar

from inspector.phone.connection import Connection, Deadline, Outcome, host_query
from inspector.phone.devices import Device
from inspector.phone.questions import Question
from inspector.phone.recording import Answer, Recording
from inspector.phone.server import ServerAddress
from inspector.phone.shell import Target, ask
from inspector.problems import Problem

STREAMS = 8
"""More at once slow old phones down."""

_T = TypeVar("_T")

_SAYS = {
    Outcome.TIMED_OUT: "the phone did not finish answering within {seconds:.0f} s",
    Outcome.CUT_OFF: "the answer was cut off before its end: the phone or the cable went away, or the phone broke off",
    Outcome.REFUSED: "the phone refused the question",
    Outcome.TOO_LARGE: "the answer exceeded {limit} MiB and was cut there",
    Outcome.PHONE_GONE: "the phone was gone; plug it in, unlock it and try again",
    Outcome.SERVER_GONE: "the adb server went away; try: adb start-server",
}


@dataclass(frozen=True, slots=True)
class AdbPhone:
    """A phone on an adb server."""

    server: ServerAddress
    device: Device

    @property
    def label(self) -> str:
        """Model and link; never the serial."""
        link = {"usb": "on USB", "tcp": "on TCP/IP", "emulator": "(emulator)"}[self.device.link]
        return f"{self.device.name} {link}"

    def read(self, questions: Sequence[Question], timeout: float) -> Recording:
        """Ask all questions at once, within ``timeout`` seconds. Never raises: what fails becomes a problem.

        Ctrl-C ends the reading and keeps what was read until then (problem ``interrupted``).
        """
        deadline = Deadline(timeout)
        started = datetime.now(UTC)
        shell_v2 = self._speaks_shell_v2(deadline)
        target = Target(self.server, self.device.serial, shell_v2)
        results, interrupted = _ask_all(target, questions, deadline)
        if not shell_v2:
            results = self._only_if_still_there(results)
        problems = [_problem(outcome, question) for question, (_, outcome) in results if outcome is not Outcome.OK]
        if interrupted:
            problems.append(Problem("interrupted", "adb", "Ctrl-C: what was read until then is kept"))
        return Recording(
            kind="adb",
            label=self.label,
            taken_at=started,
            answers=MappingProxyType({question.command: answer for question, (answer, _) in results}),
            problems=tuple(problems),
        )

    def _speaks_shell_v2(self, deadline: Deadline) -> bool:
        outcome, text = host_query(self.server, f"host-serial:{self.device.serial}:features", deadline.left())
        return outcome is Outcome.OK and "shell_v2" in text.split(",")

    def _only_if_still_there(self, results: "_Results") -> "_Results":
        """A v1 stream ends alike when the command is done and when the cable is pulled; so ask whether it is there."""
        outcome, state = host_query(self.server, f"host-serial:{self.device.serial}:get-state", 1.0)
        if outcome is Outcome.OK and state.strip() == "device":
            return results
        return [
            (question, (replace(answer, complete=False), Outcome.CUT_OFF) if outcome is Outcome.OK else (answer, outcome))
            for question, (answer, outcome) in results
        ]


_Results = list[tuple[Question, tuple[Answer, Outcome]]]


def _ask_all(
    target: Target, questions: Sequence[Question], deadline: Deadline
) -> tuple[_Results, bool]:
    """Results in the order of the questions, and whether Ctrl-C came."""
    waiting: SimpleQueue[Question] = SimpleQueue()
    for question in questions:
        waiting.put(question)
    done: SimpleQueue[tuple[Question, tuple[Answer, Outcome]]] = SimpleQueue()
    open_ones: set[Connection] = set()

    def work() -> None:
        while True:
            try:
                question = waiting.get_nowait()
            except Empty:
                return
            done.put((question, ask(target, question, deadline.sooner(question.deadline), open_ones.add)))

    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(STREAMS, len(questions)))]
    for thread in threads:
        thread.start()
    interrupted = not _wait(threads)
    if interrupted:
        _drain(waiting)
        for connection in list(open_ones):
            connection.close()
        _wait(threads)
    found = {question.command: result for question, result in _drain(done)}
    results = [(question, found.get(question.command, _not_asked(question))) for question in questions]
    return results, interrupted


def _wait(threads: Sequence[threading.Thread]) -> bool:
    """Whether all ended without Ctrl-C. Each has its own deadline, so this ends too."""
    try:
        for thread in threads:
            thread.join()
    except KeyboardInterrupt:
        return False
    return True


def _drain(queue: "SimpleQueue[_T]") -> list[_T]:
    items = []
    while True:
        try:
            items.append(queue.get_nowait())
        except Empty:
            return items


def _not_asked(question: Question) -> tuple[Answer, Outcome]:
    return Answer(command=question.command, stdout=b"", complete=False), Outcome.TIMED_OUT


def _problem(outcome: Outcome, question: Question) -> Problem:
    said = _SAYS[outcome].format(seconds=question.deadline, limit=question.limit // (1024 * 1024))
    return Problem(outcome.value, question.command, f"{question.command}: {said}")
