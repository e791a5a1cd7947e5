"""Simulated phones on a private adb server, in a process of their own: as real ones, they take none of ours.

    python -m benchmarks.phones RECORDING COUNT SECONDS

serves them until its standard input ends, and prints their addresses.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.process import ROOT, Command
from inspector.phone.private_server import PrivateAdbServer
from inspector.phone.questions import TELEPHONY_REGISTRY

SLOWEST = TELEPHONY_REGISTRY
"""The question whose answer takes its time."""


class Desk:
    """The phones that are plugged in, and the server that has them."""

    def __init__(self, server: PrivateAdbServer, addresses: list[str]) -> None:
        """``addresses``: what adb calls them."""
        self.server, self.addresses = server, addresses
        self.options = ("-P", str(server.port))

    def adb_shell(self, question: str) -> Command:
        """One round trip to the first phone through the adb binary: nothing asks it faster."""
        asked = (self.server.adb, *self.options, "-s", self.addresses[0], "shell", question)
        return Command(asked, environment=self.server.environment())


@contextmanager
def plugged_in(recording: Path, count: int, slowest: float) -> Iterator[Desk]:
    """So many phones whose slowest answer takes so many seconds; all ended and gone afterwards."""
    command = [sys.executable, "-m", "benchmarks.phones", str(recording), str(count), str(slowest)]
    with (
        PrivateAdbServer() as server,
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as serving,
    ):
        assert serving.stdout is not None
        addresses = serving.stdout.readline().split()
        missing = [address for address in addresses if not server.connect(address)]
        if missing or len(addresses) != count:
            raise RuntimeError(f"Of {count} simulated phones {len(addresses) - len(missing)} came up.")
        yield Desk(server, addresses)


def _serve(recording: Path, count: int, slowest: float) -> None:
    from inspector.phone.simulated import Faults, SimulatedPhone
    from inspector.phone.source import open_source

    source, faults = open_source(recording), Faults(latencies={SLOWEST: slowest})
    phones = [SimulatedPhone(source, faults) for _ in range(count)]
    print(*(phone.address for phone in phones), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
