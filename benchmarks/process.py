"""A whole process, measured: the one place where a program is started, and where its time and memory are taken."""

import os
import shlex
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
_LAUNCHER = Path(__file__).with_name("launcher.py")
_LONGEST = 900.0
"""Seconds; what takes longer hangs."""
_HALF, _MOST_OFTEN = 0.5, 25
_PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024
MEMORY_IS_KNOWN = hasattr(os, "wait4") and hasattr(os, "posix_spawn")
NO_MEMORY = "" if MEMORY_IS_KNOWN else f"{sys.platform} does not say what a process took at most"


class Failed(Exception):
    """A program that did not do what is measured: its time would mean nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program (with its path) and its arguments, run at the root of the checkout.

    ``codes``: the exit codes of success. ``until``: it runs on by itself; its time is up when it has printed this text
    so many times. ``environment`` in place of our own.
    """

    argv: tuple[str, ...]
    codes: tuple[int, ...] = (0,)
    until: tuple[str, int] | None = None
    environment: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds, peak of its memory in MiB (None where the system does not say), and the end of what it printed."""

    seconds: float
    memory: float | None
    output: str


def inspector(*arguments: str | Path) -> Command:
    """``inspector ARGUMENTS``; a phone that lacks bands is no failure."""
    return Command((sys.executable, "-m", "inspector", *map(str, arguments)), codes=(0, 1))


BARE = Command((sys.executable, "-c", "pass"))
BARE_NAME = "python -c pass"


def run(command: Command) -> Run:
    """Run it once. Raises Failed with what it said where it ends otherwise than it should."""
    return _launched(command) if MEMORY_IS_KNOWN else _timed(command)


def pairs(command: Command, reference: Command, rounds: int) -> list[tuple[Run, Run]]:
    """Both in turns, so that what slows one down slows the other down; before that, once each to warm the caches.

    A reference that is much shorter would only meet a moment of what the command went through; it is run so often that
    it takes half as long, and its mean counts.
    """
    often = round(_HALF * run(command).seconds / run(reference).seconds)
    often = min(max(often, 1), _MOST_OFTEN)
    return [(run(command), _mean([run(reference) for _ in range(often)])) for _ in range(rounds)]


def _mean(runs: Sequence[Run]) -> Run:
    return replace(runs[-1], seconds=statistics.fmean(one.seconds for one in runs))


def _launched(command: Command) -> Run:
    text, count = command.until or ("", 0)
    launch = [sys.executable, "-S", str(_LAUNCHER), text, str(count), *command.argv]
    done = _finished(command, launch)
    said, _, output = done.stdout.partition("\n")
    if done.returncode or len(said.split()) != 4:
        raise Failed(f"{shlex.join(command.argv)}\nThe launcher of it failed: {done.stderr.strip()}")
    seconds, peak, code, seen = said.split()
    _check(command, int(code), done.stderr)
    if int(seen) < count:
        raise Failed(f"{shlex.join(command.argv)}\nended before it printed {text!r} {count} times")
    return Run(float(seconds), int(peak) / _PER_MIB, output)


def _timed(command: Command) -> Run:
    if command.until:
        raise Failed("This measurement needs wait4 and posix_spawn, which this system has not.")
    start = time.perf_counter()
    done = _finished(command, list(command.argv))
    seconds = time.perf_counter() - start
    _check(command, done.returncode, done.stderr)
    return Run(seconds, None, done.stdout)


def _finished(command: Command, argv: list[str]) -> "subprocess.CompletedProcess[str]":
    with subprocess.Popen(
        argv,
        cwd=ROOT,
        env=command.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=MEMORY_IS_KNOWN,
    ) as process:
        try:
            out, err = process.communicate(timeout=_LONGEST)
        except BaseException as fault:
            _end(process)
            if isinstance(fault, subprocess.TimeoutExpired):
                raise Failed(f"{shlex.join(command.argv)}\ndid not end within {_LONGEST:.0f} s") from None
            raise
    return subprocess.CompletedProcess(argv, process.returncode, out, err)


def _end(process: "subprocess.Popen[str]") -> None:
    """It and the program that it started: a session of their own, so nobody else is in it."""
    if MEMORY_IS_KNOWN:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _check(command: Command, code: int, said: str) -> None:
    allowed = (*command.codes, 130) if command.until else command.codes
    if code not in allowed:
        raise Failed(f"{shlex.join(command.argv)}\nended with exit code {code}: {said.strip()[-500:]}")
