"""The edge of the bench: a thread for each server and each phone that is read, and the one loop that hears them all."""

import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Protocol

from inspector.phone.adb import AdbPhone
from inspector.phone.address import ServerAddress
from inspector.phone.together import allow_open_files, streams_of_each
from inspector.watching.bench import Bench, Step
from inspector.watching.lookout import look_out
from inspector.watching.model import Ended, Event, Heard, Phone, Stop
from inspector.watching.reading import ASKED, Read

_LONGEST_START = 180.0
"""Seconds after which a phone that still seems to start is taken for what it says."""
_TICK = 0.25
"""Seconds between two looks at the clock; nothing waits for it but the screen."""


class View(Protocol):
    """Whoever shows it."""

    def show(self, bench: Bench, step: Step) -> None:
        """What changed; called at least four times a second."""


@dataclass(slots=True)
class Watch:
    """One run. ``keep`` is given every finished reading, with its phone as it was then, before anybody sees it."""

    servers: Sequence[ServerAddress]
    read: Read
    view: View
    keep: Callable[[Phone], None]
    bench: Bench = field(default_factory=lambda: Bench(asked=ASKED))
    _events: SimpleQueue[Event] = field(default_factory=SimpleQueue)
    _stopped: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Until Ctrl-C. Raises what ``keep`` raises."""
        allow_open_files()
        with self._ctrl_c():
            try:
                for server in self.servers:
                    look_out(server, self._events.put, self._stopped)
                while self._next():
                    pass
            finally:
                self._stopped.set()

    def stop(self) -> None:
        """End it, from any thread: what was read until then is kept and shown."""
        self._events.put(Stop())

    @contextmanager
    def _ctrl_c(self) -> Iterator[None]:
        """Ctrl-C is an event as any other: it never comes between a reading and the file. A second one ends at once."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return

        def first(*_: object) -> None:
            signal.signal(signal.SIGINT, before)
            self._events.put(Stop())  # SimpleQueue.put may be called from a signal handler

        before = signal.signal(signal.SIGINT, first)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _next(self) -> bool:
        """One event, or the tick of the clock; False after Ctrl-C."""
        try:
            event = self._events.get(timeout=_TICK)
        except Empty:
            event = None
        if isinstance(event, Stop):
            return False
        step = self.bench.take(event, time.monotonic())
        for phone in step.results:
            self.keep(phone)
        for phone in step.read:
            streams = streams_of_each(len(self.bench.read_now))
            threading.Thread(target=self._read, args=(phone, streams), name="inspector-phone", daemon=True).start()
        self.view.show(self.bench, step)
        return True

    def _read(self, phone: Phone, streams: int) -> None:
        server = next(server for server in self.servers if str(server) == phone.server)
        adb = AdbPhone(server, phone.device, streams, lambda _: self._events.put(Heard(phone.visit)))
        reading = self.read(adb, time.monotonic() - phone.since < _LONGEST_START)
        self._events.put(Ended(phone.visit, reading))
