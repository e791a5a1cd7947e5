"""Every limit is in docs/limits.md with its value, and memory stays bounded where an input is made to grow."""

import importlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.phone.questions import QUESTIONS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([\w.]+)\.([A-Z_]+)` \| (\d+) \| (.{10,}) \|$", PAGE, re.MULTILINE)
_NAMED = re.compile(r"^(MAX|MOST|LARGEST|LONGEST|DEEPEST)(?:_[A-Z_]+)? = ", re.MULTILINE)
MOST_MIB = 160


def test_the_page_says_what_the_program_holds_to() -> None:
    assert len(ROWS) > 30
    for module, name, value, _ in ROWS:
        assert getattr(importlib.import_module(f"inspector.{module}"), name) == int(value), (module, name)
    assert (min(q.limit for q in QUESTIONS), max(q.limit for q in QUESTIONS)) == (1024, 16 * 1024**2)


def test_no_limit_is_missing_from_the_page() -> None:
    told = {(module, name) for module, name, _, _ in ROWS}
    for folder in ("phone", "artifacts", "catalog"):
        for path in (ROOT / "inspector" / folder).rglob("*.py"):
            module = ".".join(path.relative_to(ROOT / "inspector").with_suffix("").parts)
            if "simulated" in module:  # what it is fed comes from the test
                continue
            for found in _NAMED.finditer(path.read_text(encoding="utf-8")):
                name = found[0].removesuffix(" = ")
                assert (module, name) in told, f"{module}.{name} has no line in docs/limits.md"


GROWING: dict[str, tuple[str, Callable[[], str]]] = {
    "properties": ("getprop.txt", lambda: "".join(f"[p.{n}]: [{n}]\n" for n in range(300_000))),
    "members": ("getprop.txt", lambda: "[gsm.operator.numeric]: [" + "310410," * 400_000 + "]\n"),
    "slots": ("dumpsys-telephony.registry.txt", lambda: "".join(f"Phone Id={n}\n  mCallState=0\n" for n in range(60_000))),
    "cells": (
        "dumpsys-telephony.registry.txt",
        lambda: "Phone Id=0\n  mCellInfo=[" + "CellInfoLte:{mRegistered=YES CellIdentityLte:{ mCi=1 mEarfcn=5780 }}, " * 60_000 + "]\n",
    ),
    "nesting": ("dumpsys-telephony.registry.txt", lambda: "Phone Id=0\n  mServiceState=" + "{[(" * 700_000 + "\n"),
    "one line": ("logcat-radio.txt", lambda: "x" * 8_000_000),
    "index": ("capture.json", lambda: '{"schema": "inspector/capture/1", "entries": ' + "[" * 2_000_000),
    "records": ("dumpsys-isub.txt", lambda: "{id=1 iccId=89 simSlotIndex=0 displayName=x}\n" * 100_000),
}  # fmt: skip


@pytest.mark.parametrize("what", GROWING)
def test_memory_is_bounded_however_much_there_is_of_it(tmp_path: Path, what: str) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("the most memory that was used is read from /proc")
    name, make = GROWING[what]
    (tmp_path / "getprop.txt").write_text("[ro.product.model]: [X]\n")
    (tmp_path / name).write_text(make())
    # Not getrusage: what it tells of a child begins with what its parent used.
    program = (
        "import re, sys\nfrom inspector.cli import app\ntry:\n    app.run(['phone', '--json', '--from', sys.argv[1]])\n"
        "except SystemExit as end:\n    code = end.code or 0\nelse:\n    code = 0\n"
        "used = int(re.search('VmHWM:\\s*([0-9]+)', open('/proc/self/status').read())[1]) // 1024\n"
        "print(code, used, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    code, used = map(int, done.stderr.splitlines()[-1].split())
    assert "Traceback" not in done.stderr
    assert (code, used < MOST_MIB) == (4 if what == "index" else 0, True), (code, used, done.stderr[-400:])
    if code == 0:
        assert len(done.stdout) < 4_000_000
        assert len(json.loads(done.stdout)["slots"]) <= 8
