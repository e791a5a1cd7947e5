"""What several tests of the command line start."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    running: list[Bench] = []

    def start(*arguments: str) -> Bench:
        running.append(Bench(tmp_path / f"out-{len(running)}", *arguments))
        return running[-1]

    yield start
    for one in running:
        one.process.kill()
        one.process.wait()
