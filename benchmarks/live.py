"""Reading a simulated phone behind a real adb server, as a whole process."""

import subprocess
import sys
import time
from pathlib import Path

from inspector.phone.private_server import PrivateAdbServer
from inspector.phone.simulated import Faults, SimulatedPhone
from inspector.phone.source import open_source

CAPTURE = Path(__file__).parents[1] / "fixtures" / "xiaomi-mi-5-att-2016"


def reading_seconds(latency: float) -> float:
    """Seconds of one whole ``inspector check`` on a phone that waits so long before each answer."""
    faults = Faults(latency=latency)
    with PrivateAdbServer() as server, SimulatedPhone(open_source(CAPTURE), faults) as phone:
        server.connect(phone.address)
        command = ["check", "-s", phone.address, "-P", str(server.port), "-c", "att-us", "-q"]
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "inspector", *command], stdout=subprocess.DEVNULL, check=False)
        return time.perf_counter() - start
