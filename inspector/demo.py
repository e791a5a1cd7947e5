"""The main job without a phone: a recorded phone on the real ADB wire, behind a private adb server, and ``check``.

Exactly the path of a plugged-in phone: only the phone itself is simulated. Leaves no process behind.
"""

import subprocess
import sys
from pathlib import Path

from inspector.phone.private_server import PrivateAdbServer
from inspector.phone.simulated import SimulatedPhone
from inspector.phone.source import open_source

_INSTALLED = Path(__file__).with_name("demo_phone")  # where the wheel holds it; a checkout has it among the fixtures
CAPTURE = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[1] / "fixtures" / "xiaomi-mi-5-att-2016"
CHECKS = (["--carrier", "att-us", "--as-of", "2016-10"], ["--carrier", "att-us"])


def main(capture: str | Path = CAPTURE) -> int:
    """Run the checks of the demo on one capture; 1 where one of them could not give an answer."""
    print(f"Serving {Path(capture).name} as a phone behind a real adb server (no phone needed).\n", flush=True)
    failed = False
    with PrivateAdbServer() as server, SimulatedPhone(open_source(Path(capture))) as phone:
        if not server.connect(phone.address):
            print("The simulated phone did not come up.", file=sys.stderr)
            return 1
        for check in CHECKS:
            # The serial and port are those of the simulated phone; with a phone on the desk neither is needed.
            command = ["check", *check, "-s", phone.address, "-P", str(server.port)]
            print(f"$ inspector {' '.join(['check', *check])}\n", flush=True)
            done = subprocess.run([sys.executable, "-m", "inspector", *command], check=False)
            failed |= done.returncode not in (0, 1)
            print(f"\n(exit code {done.returncode})\n", flush=True)
        server.disconnect(phone.address)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
