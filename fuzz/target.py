"""What a target is, and what has to hold for every reader whatever the bytes."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from inspector.problems import Problem

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "fuzz" / "corpus"

_PAGE = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8").partition("## Problem codes")[2]
CODES = frozenset(re.findall(r"^\| `([a-z-]+)` \|", _PAGE, re.MULTILINE))
"""Every problem code that the documentation explains; a reader gives no other."""

_MOST_PROBLEMS = 64
_ONE_IN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One thing that reads bytes.

    ``run`` raises, whatever the exception, where the bytes show a fault. ``seeds`` are glob patterns
    below ``ROOT``, beside what lies in ``corpus/<name>/``. ``max_len``: bytes, of the inputs that the fuzzer makes.
    ``share``: how many times the seconds of a run it gets, since it is large or slow.
    """

    name: str
    run: Callable[[bytes], None]
    seeds: tuple[str, ...] = ()
    max_len: int = 4096
    share: int = 1

    @property
    def corpus(self) -> Path:
        """The folder of its own inputs: seeds, what found new ground, and every input that once broke it."""
        return CORPUS / self.name

    def inputs(self) -> list[Path]:
        """Every seed, in a fixed order."""
        own = (path for path in self.corpus.glob("*") if path.is_file())
        return sorted({*own, *(path for pattern in self.seeds for path in ROOT.glob(pattern))})


def reader(*reads: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """A run for pure readers: known problem codes, as many as a person can look at, and always the same answer."""

    def run(data: bytes) -> None:
        for read in reads:
            said = settled(read(data))
            check_problems(problems_in(said))
            if sampled(data):
                assert settled(read(data)) == said, "two readings of the same bytes differ"

    return run


def sampled(data: bytes) -> bool:
    """One input in eight, always the same ones: for checks that cost as much as the reading."""
    return zlib.crc32(data) % _ONE_IN == 0


def settled(said: object) -> object:
    """What a generator gives, as a list; everything else as it is."""
    return list(said) if isinstance(said, Iterator) else said


def problems_in(said: object) -> Iterator[Problem]:
    """The problems of an answer, at its top or in its lists."""
    if isinstance(said, Problem):
        yield said
    elif isinstance(said, list | tuple):
        for part in said:
            yield from problems_in(part)


def check_problems(problems: Iterable[Problem]) -> None:
    """Each has a documented code and words, and there are not more than a person can look at."""
    listed = list(problems)
    assert len(listed) <= _MOST_PROBLEMS, f"{len(listed)} problems, the first {listed[0]}"
    for problem in listed:
        assert problem.code in CODES, f"{problem.code!r} is no code that the documentation knows"
        assert problem.artifact, problem
        assert problem.message, problem
