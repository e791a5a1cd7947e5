"""Run the command line as a user does: a process of its own, or in this process where only speed differs."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"


@dataclass(frozen=True, slots=True)
class Ran:
    """What came out."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(self.out)
        return parsed


def inspector(*arguments: str | Path, env: dict[str, str] | None = None, timeout: float = 60, cwd: Path = ROOT) -> Ran:
    """``inspector ARGUMENTS`` with no terminal and no standard input."""
    quiet = {key: value for key, value in os.environ.items() if not key.startswith(("ADB", "ANDROID"))}
    quiet.setdefault("BAND_INSPECTOR_HOME", str(ROOT / "no-such-folder"))  # nothing of the developer's own
    done = subprocess.run(
        [sys.executable, "-m", "inspector", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        env={**quiet, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **(env or {})},
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
