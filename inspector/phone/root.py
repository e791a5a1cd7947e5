"""Reading as root: first whether su answers and which tools are there, then each read, one after the other."""

import time
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from inspector.phone.chipset import Chipset, chipset
from inspector.phone.protocol import Phone
from inspector.phone.questions import GETPROP, Question
from inspector.phone.recording import Answer, Recording
from inspector.phone.root_questions import SHELL_OF_CHECK, SU_CHECKS, TOOLS, as_root, has_tools, look_for
from inspector.problems import Problem

_SHORTEST = 0.5
"""Seconds below which a question is not begun."""
_GUIDE = "inspector capture --guide says what can be collected in other ways"


class _Session:
    """What was asked so far, and how long there is still time."""

    __slots__ = ("_end", "_phone", "_say", "answers", "asked", "problems")

    def __init__(self, phone: Phone, timeout: float, say: Callable[[str], None]) -> None:
        self._phone = phone
        self._end = time.monotonic() + timeout
        self._say = say
        self.asked = 0
        self.answers: dict[str, Answer] = {}
        self.problems: list[Problem] = []

    def ask(self, question: Question) -> Answer | None:
        """The answer, after the command was shown; None where there is no time left or Ctrl-C came."""
        left = self._end - time.monotonic()
        if left < _SHORTEST or any(problem.code == "interrupted" for problem in self.problems):
            return None
        self.asked += 1
        self._say(f"As root, read only: {question.command}")
        recording = self._phone.read((question,), left)
        self.answers |= recording.answers
        self.problems += recording.problems
        return recording.answers.get(question.command)


def read_as_root(phone: Phone, stock: Recording, timeout: float, say: Callable[[str], None]) -> Recording:
    """What the phone answered before and answers as root, within ``timeout`` seconds. Every command is said first.

    Where su does not answer, no tool is there or the modem's maker is not known, a problem says so.
    """
    session = _Session(phone, timeout, say)
    maker = chipset(stock.answers[GETPROP].stdout if GETPROP in stock.answers else b"")
    shell = _shell(session)
    if shell is None and not session.asked:
        session.problems.append(Problem("timed-out", "su", "no time was left to ask as root; give more with --timeout"))
    elif shell is None:
        session.problems.append(Problem("no-root", "su", f"this phone gives no root to adb; {_GUIDE}"))
    elif maker is None or not has_tools(maker):
        named = maker or "a maker that the phone does not name"
        session.problems.append(Problem("no-tool", "su", f"no tool is known for modems of {named}; {_GUIDE}"))
    else:
        _read_tools(session, shell, maker)
    return replace(
        stock,
        answers=MappingProxyType({**stock.answers, **session.answers}),
        problems=(*stock.problems, *session.problems),
    )


def _shell(session: _Session) -> str | None:
    """The form of su that makes us root. That a form does not answer is no problem while another one does."""
    for check in SU_CHECKS:
        answer = session.ask(check)
        if answer is not None and b"uid=0" in answer.stdout:
            return SHELL_OF_CHECK[check.command]
        session.problems[:] = [problem for problem in session.problems if problem.code == "interrupted"]
    return None


def _read_tools(session: _Session, shell: str, maker: Chipset) -> None:
    there = session.ask(as_root(shell, look_for(maker)))
    found = set(there.stdout.decode("utf-8", "replace").split()) if there is not None else set()
    tools = [tool for tool in TOOLS if tool.chipset is maker and tool.path in found]
    if not tools:
        session.problems.append(Problem("no-tool", "su", f"none of the tools we know is on this phone; {_GUIDE}"))
    for tool in tools:
        for question in tool.questions:
            session.ask(as_root(shell, question))
