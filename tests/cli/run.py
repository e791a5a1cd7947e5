"""Run the command line as a user does: in this process, or in one of its own where the process is the point."""

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from inspector.cli import app
from tests.personal import personal

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


def inspector(*arguments: str | Path, cwd: Path = ROOT) -> Ran:
    """``inspector ARGUMENTS`` with no terminal and no standard input; a start of Python costs more than most commands.

    For what is of a process (signals, deadlines, its environment, a reader that hangs up) there is ``process``.
    """
    out, err = _pipe(), _pipe()
    with _as_started_alone(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            app.run([*map(str, arguments)])
        except SystemExit as end:
            code = end.code
        else:
            code = None
    assert code is None or isinstance(code, int), code
    return _nobodys(Ran(code or 0, _read(out), _read(err)))


@contextlib.contextmanager
def _as_started_alone(cwd: Path) -> Iterator[None]:
    with (
        contextlib.chdir(cwd),
        mock.patch.dict(os.environ, _environment(), clear=True),
        mock.patch.object(sys, "stdin", io.StringIO()),
    ):
        yield


def _environment() -> dict[str, str]:
    quiet = {key: value for key, value in os.environ.items() if not key.startswith(("ADB", "ANDROID"))}
    quiet.setdefault("BAND_INSPECTOR_HOME", str(ROOT / "no-such-folder"))  # nothing of the developer's own
    return quiet


def _pipe() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _read(pipe: io.TextIOWrapper) -> str:
    written = pipe.buffer
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode("utf-8").replace("\r\n", "\n")  # CSV ends its lines so (RFC 4180)


def process(*arguments: str | Path, env: dict[str, str] | None = None, timeout: float = 60, cwd: Path = ROOT) -> Ran:
    """The same in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "inspector", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        env={**_environment(), "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **(env or {})},
        check=False,
    )
    return _nobodys(Ran(done.returncode, done.stdout, done.stderr))


def _nobodys(ran: Ran) -> Ran:
    """Nothing personal in any output of the suite, whatever the test is about."""
    assert personal(ran.out + ran.err) == []
    return ran
