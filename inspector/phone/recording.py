"""What a phone answered, as bytes: the one thing that every kind of phone produces."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from types import MappingProxyType

from inspector.dataclass import dataclass
from inspector.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question.

    ``exit_code`` is None where the phone cannot say (shell v1, a loose file). ``seconds`` is wall time from asking to
    the last byte. ``complete`` is False when the answer was cut off, timed out or exceeded its limit; what was read
    until then is kept.
    """

    command: str
    stdout: bytes
    stderr: bytes = b""
    exit_code: int | None = None
    seconds: float = 0.0
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """All answers of one phone at one time, keyed by command, and what could not be read.

    ``kind`` is ``adb``, ``capture``, ``bugreport`` or ``file``; ``label`` names the source for a person and never
    holds a serial number. ``taken_at`` is None where the source does not say. ``fakes`` are digests of what stands for
    identifiers where it is ``redacted``, so that those left over can be told from them.
    """

    kind: str
    label: str
    taken_at: datetime | None
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    redacted: bool = False
    fakes: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
