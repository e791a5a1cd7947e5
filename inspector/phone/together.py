"""Many phones on one computer, read at the same time: how many, on how many streams each, and the files it takes."""

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from inspector.phone.adb import STREAMS

if TYPE_CHECKING:
    from concurrent.futures import Future

_T = TypeVar("_T")

AT_ONCE = 64
"""Phones read at the same time; more wait for their turn."""
ALONE = 16
"""So many phones at once get all their streams, the others half of them each: 640 streams are the most there are."""
_OPEN_FILES = 2048


def streams_of_each(phones: int) -> int:
    """Questions under way at once on each phone, where so many phones are read together."""
    return STREAMS if phones <= ALONE else STREAMS // 2


def at_once(jobs: Sequence[Callable[[], _T]]) -> Generator[_T, None, None]:
    """What they return, in their order; AT_ONCE of them are under way at a time.

    Whoever stops asking (Ctrl-C) waits for none that is under way, unlike with a ThreadPoolExecutor, and no more begin.
    """
    from concurrent.futures import Future

    results: list[Future[_T]] = [Future() for _ in jobs]
    waiting: SimpleQueue[tuple[Future[_T], Callable[[], _T]]] = SimpleQueue()
    for one in zip(results, jobs, strict=True):
        waiting.put(one)
    for _ in range(min(AT_ONCE, len(jobs))):
        threading.Thread(target=_work, args=(waiting,), name="inspector-phone", daemon=True).start()
    try:
        for result in results:
            yield result.result()
    finally:
        while not waiting.empty():
            with suppress(Empty):  # somebody has just begun it
                waiting.get_nowait()


def _work(waiting: "SimpleQueue[tuple[Future[_T], Callable[[], _T]]]") -> None:
    while True:
        try:
            result, job = waiting.get_nowait()
        except Empty:
            return
        try:
            result.set_result(job())
        except Exception as problem:  # raised again where the result is asked for
            result.set_exception(problem)


def allow_open_files() -> None:
    """Every stream is an open file, and macOS allows 256 unless asked. An adb server started here inherits it."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
