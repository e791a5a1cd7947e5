"""``inspector watch`` with many simulated phones on one real adb server: from the first plug-in to the last verdict."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.live import CAPTURE
from inspector.phone.private_server import PrivateAdbServer

ROOT = Path(__file__).parents[1]
_WAIT = 60.0
_SERVE = """
import sys
from pathlib import Path
from inspector.phone.questions import TELEPHONY_REGISTRY
from inspector.phone.simulated import Faults, SimulatedPhone
from inspector.phone.source import open_source
recording, slow = open_source(Path(sys.argv[1])), float(sys.argv[3])
faults = Faults(latency=slow) if sys.argv[4] == "every" else Faults(latencies={TELEPHONY_REGISTRY: slow})
phones = [SimulatedPhone(recording, faults) for _ in range(int(sys.argv[2]))]
print(*(phone.address for phone in phones), flush=True)
sys.stdin.read()
"""


def seconds(phones: int, latency: float, which: str = "slowest") -> tuple[float, int]:
    """Seconds from the first ``reading`` to the last verdict, and how many verdicts there were.

    The phones are connected before, and live in a process of their own, as real ones do. ``which``: the ``slowest``
    answer takes so long, or ``every`` one of them.
    """
    with ExitStack() as opened:
        server = opened.enter_context(PrivateAdbServer())
        for address in opened.enter_context(_phones(phones, latency, which)):
            server.connect(address)
        out = opened.enter_context(tempfile.TemporaryFile())
        command = [sys.executable, "-m", "inspector", "watch", "-P", str(server.port), "--json", "-c", "att-us"]
        watch = subprocess.Popen(command, cwd=ROOT, stdout=out)
        opened.callback(watch.wait)
        opened.callback(watch.kill)
        return _until_all(out.fileno(), phones)


@contextmanager
def _phones(count: int, latency: float, which: str) -> Iterator[list[str]]:
    command = [sys.executable, "-c", _SERVE, str(CAPTURE), str(count), str(latency), which]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        yield serving.stdout.readline().split()


def _until_all(file: int, phones: int) -> tuple[float, int]:
    began, done, read, rest = None, 0, 0, b""
    end = time.monotonic() + _WAIT
    while done < phones and time.monotonic() < end:
        piece = os.pread(file, 1 << 20, read)
        read += len(piece)
        *lines, rest = (rest + piece).split(b"\n")
        events = [json.loads(line)["event"] for line in lines]
        if began is None and "reading" in events:
            began = time.monotonic()
        done += events.count("verdict")
        if not piece:
            time.sleep(0.01)
    return time.monotonic() - (began or end), done


def table() -> str:
    """1, 16 and 64 phones; the goal is that of issue 7."""
    lines = []
    for phones, which, goal in [
        (1, "slowest", ""),
        (16, "slowest", ""),
        (64, "slowest", " (goal 2.5)"),
        (64, "every", ""),
    ]:
        taken, done = seconds(phones, 1.0, which)
        lines.append(f"watch: {phones} phones, {which} answer takes 1 s: {taken:.2f} s{goal}, {done} verdicts")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
