"""A running ``inspector watch`` and what it said."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .run import ROOT

PATIENCE = 30.0
Document = dict[str, Any]


class Bench:
    """A watch that runs beside the test, its output in a file."""

    def __init__(self, out: Path, *arguments: str) -> None:
        self.out, self.errors = out, out.with_suffix(".err")
        command = [sys.executable, "-m", "inspector", "watch", *arguments]
        with out.open("wb") as file, self.errors.open("wb") as errors:
            self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=file, stderr=errors)

    def text(self) -> str:
        return self.out.read_text(encoding="utf-8")

    def lines(self) -> list[Document]:
        return [json.loads(line) for line in self.text().splitlines(keepends=True) if line.endswith("\n")]

    def until(self, there: Callable[[], bool], patience: float = PATIENCE) -> None:
        end = time.monotonic() + patience
        while not there():
            assert self.process.poll() is None, self.errors.read_text(encoding="utf-8")
            assert time.monotonic() < end, self.text() + self.errors.read_text(encoding="utf-8")
            time.sleep(0.02)

    def count(self, event: str, **fields: object) -> int:
        wanted = {"event": event, **fields}.items()
        return sum(wanted <= {key: line.get(key) for key in dict(wanted)}.items() for line in self.lines())

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(how)
        return self.process.wait(timeout=PATIENCE)
