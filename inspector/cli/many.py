"""Reading many phones, one after the other: what was read of each is weighed and let go of."""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

from inspector.cli.output import note
from inspector.dataclass import dataclass
from inspector.exit_codes import ExitCode
from inspector.inspection import Inspection, inspect
from inspector.matrix import Unread
from inspector.phone.errors import UnreadableInput
from inspector.phone.many import find_sources
from inspector.phone.source import open_source


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sources, whether the plugged-in phones too, and how long one of those may take (seconds)."""

    sources: Sequence[Path]
    plugged_in: bool
    exclude: Sequence[str]
    host: str | None
    port: int | None
    timeout: float
    quiet: bool


@dataclass(slots=True)
class Reading:
    """Phones as they are read. Ctrl-C ends it; what was read until then counts."""

    wanted: Wanted
    interrupted: bool = False
    cut_short: ExitCode = ExitCode.OK
    """UNREADABLE where a plugged-in phone was not heard to the end."""
    count: int = 0
    told: float = field(default_factory=time.monotonic)

    def phones(self) -> Iterator[Inspection | Unread]:
        """Every source, read or not."""
        try:
            if self.wanted.plugged_in:
                yield from self._counted(self._plugged_in())
            yield from self._counted(self._recorded())
        except KeyboardInterrupt:
            self.interrupted = True
        self._tell(done=True)

    def _counted(self, phones: Iterator[Inspection | Unread]) -> Iterator[Inspection | Unread]:
        for phone in phones:
            self.count += 1
            self._tell()
            yield phone

    def _recorded(self) -> Iterator[Inspection | Unread]:
        given = set()
        for start in self.wanted.sources:
            for path in find_sources(start, self._left_out):
                if path not in given:
                    given.add(path)
                    yield _read(path)

    def _left_out(self, name: str) -> bool:
        return any(fnmatch(name, pattern) for pattern in self.wanted.exclude)

    def _plugged_in(self) -> Iterator[Inspection | Unread]:
        from inspector.outcome import of_reading
        from inspector.phone.adb import AdbPhone
        from inspector.phone.devices import choose, list_devices
        from inspector.phone.questions import CHECK_QUESTIONS
        from inspector.phone.server import reach, server_address
        from inspector.phone.together import allow_open_files, at_once, streams_of_each

        allow_open_files()
        server = server_address(self.wanted.host, self.wanted.port)
        reach(server, self.wanted.timeout)
        devices = list_devices(server, self.wanted.timeout)
        if not devices:
            choose(devices, environment={})  # says what to do
        ready = [device for device in devices if device.usable]
        usable = [AdbPhone(server, device, streams_of_each(len(ready))) for device in ready]
        readings = [partial(phone.read, CHECK_QUESTIONS, self.wanted.timeout) for phone in usable]
        for phone, recording in zip(usable, at_once(readings), strict=True):
            if any(answer.stdout for answer in recording.answers.values()):
                inspection = inspect(recording)
                self.cut_short = max(self.cut_short, of_reading(inspection))
                yield inspection
            else:
                reasons = "; ".join(problem.message for problem in recording.problems)
                yield Unread(kind="adb", label=phone.label, why=f"it answered nothing: {reasons}")
        for device in devices:
            if not device.usable:
                yield Unread(kind="adb", label=device.name, why=f"it is {device.state}: {device.advice}")

    def _tell(self, done: bool = False) -> None:
        """Progress on stderr: a line that rewrites itself on a terminal, a line in ten seconds elsewhere."""
        terminal = sys.stderr.isatty()
        now = time.monotonic()
        if self.wanted.quiet or (not done and now - self.told < (0.1 if terminal else 10)):
            return
        self.told = now
        if terminal:
            print(f"\rRead {self.count} sources ...", end="\r\x1b[K" if done else "", file=sys.stderr, flush=True)
        elif not done:
            note(f"Read {self.count} sources ...")


def _read(path: Path) -> Inspection | Unread:
    """One source; one that cannot be read is kept, with the reason in one line."""
    label = str(path)
    try:
        # Under the path as it was given: many recordings have the same name in different folders.
        return replace(inspect(open_source(path)), label=label)
    except UnreadableInput as problem:
        return Unread(kind="file", label=label, why=_one_line(str(problem), label))
    except Exception as fault:  # one strange recording must not cost the other thousands
        why = f"a fault of this program, please report it: {type(fault).__name__}: {fault}"
        return Unread(kind="file", label=label, why=why)


def _one_line(reason: str, label: str) -> str:
    """The reason without the path, which stands beside it."""
    first = reason.partition("\n")[0]
    for name in (label, Path(label).name):
        first = first.removeprefix(f"Cannot read {name}: ").removeprefix(f"{name}: ").removeprefix(f"{name} ")
    return first
