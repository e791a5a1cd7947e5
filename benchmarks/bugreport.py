"""Bugreports of 10 and 100 MB (1000 on request): time as a ratio to inflating them with zlib, and the memory it takes.

    python -m benchmarks.bugreport [MEGABYTES ...]

The input is generated, the same each time: the sections of dumpstate in their order, most of it logs and the dumps of
services that are not read, packed about nine to one as real ones are. ``mvt-android`` is measured beside it where it
is installed or named by MVT_ANDROID; it is no dependency.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tabulate import tabulate

ROOT = Path(__file__).parents[1]
FIXTURE = ROOT / "fixtures" / "pixel-8-endc-16"
MIB = 1024 * 1024
GOAL_RATIO, GOAL_MIB = 2.2, 80
ROUNDS = 5
_RULE = "-" * 79
_WORDS = [
    *("ActivityManager", "WindowManager", "Zygote", "BatteryStats", "ConnectivityService", "wakelock", "released"),
    *("acquired", "broadcast", "intent", "receiver", "process", "started", "killed", "cached", "adj", "reason"),
    *("surface", "buffer", "layer", "display", "frame", "jank", "sensor", "thermal", "alarm", "job", "network", "wifi"),
    *("scan", "location", "provider", "fused", "gnss", "bluetooth", "audio", "track", "codec", "camera", "session"),
]


def text(megabytes: int) -> Iterator[bytes]:
    """A bugreport of about so many MiB, in pieces."""
    rng = random.Random(2026)
    log = "".join(_log_lines(rng, "ActivityManager", 20_000)).encode()
    radio = "".join(_radio_lines(rng, 8_000)).encode()
    dump = "".join(_dump_lines(rng, 20_000)).encode()
    yield _head().encode()
    left = max(0, megabytes * MIB - 6 * len(radio))
    as_logged = "-v threadtime -v printable -v uid -d *:v"
    yield from _section("SYSTEM LOG", f"logcat {as_logged}", [log] * (left // 2 // len(log)))
    yield from _section("RADIO LOG", f"logcat -b radio {as_logged}", [radio] * 4)
    yield from _section("SYSTEM PROPERTIES", "getprop", [(FIXTURE / "getprop.txt").read_bytes()])
    yield b"------ DUMPSYS (/system/bin/dumpsys) ------\n"
    known = {
        "telephony.registry": "dumpsys-telephony.registry.txt",
        "carrier_config": "dumpsys-carrier_config.txt",
        "isub": "dumpsys-isub.txt",
    }
    for name in ("activity", "batterystats", "carrier_config", "isub", "package", "telephony.registry", "wifi"):
        body = [(FIXTURE / known[name]).read_bytes()] if name in known else [dump] * (left // 2 // 4 // len(dump))
        yield f"{_RULE}\nDUMP OF SERVICE {name}:\n".encode()
        yield from body
        yield f"--------- 0.123s was the duration of dumpsys {name}, ending at: 2026-11-24 10:00:03\n".encode()
    yield from _section("APP SERVICES PLATFORM", "dumpsys -T 60000 activity service all-platform-non-critical", [])
    yield b"========================================================\n== dumpstate: done (id 1)\n"


def make_zip(path: Path, megabytes: int) -> Path:
    """The same as ``bugreportz`` would write it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("version.txt", "2.0")
        archive.writestr("main_entry.txt", "bugreport.txt")
        with archive.open("bugreport.txt", "w", force_zip64=True) as member:
            for piece in text(megabytes):
                member.write(piece)
    return path


def inflate_seconds(path: Path) -> float:
    """What unpacking the text costs by itself: raw zlib, no sums, nothing kept."""
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("bugreport.txt")
    with path.open("rb") as file:
        file.seek(info.header_offset)
        header = file.read(30)
        file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), os.SEEK_CUR)
        start = time.perf_counter()
        inflater, left = zlib.decompressobj(-15), info.compress_size
        while left > 0:
            piece = file.read(min(256 * 1024, left))
            left -= len(piece)
            inflater.decompress(piece)
        return time.perf_counter() - start


# What a process takes at most counts from before it became another program, so a small one has to start it.
_LAUNCH = """
import os, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
usage = os.wait4(child.pid, 0)[2]
print(time.perf_counter() - start, usage.ru_maxrss / (1024 * (1024 if sys.platform == "darwin" else 1)))
"""


def process(command: list[str]) -> tuple[float, float]:
    """Seconds and peak MiB of a whole process."""
    launch = [sys.executable, "-S", "-c", _LAUNCH, *command]
    seconds, mebibytes = subprocess.run(launch, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(mebibytes)


def open_seconds(path: Path) -> float:
    """The reading alone, in this process."""
    from inspector.phone.source import open_source

    start = time.perf_counter()
    open_source(path)
    return time.perf_counter() - start


def measure(megabytes: int, mvt: str | None) -> list[str]:
    """One row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = make_zip(Path(folder) / "bugreport.zip", megabytes)
        check = [sys.executable, "-m", "inspector", "check", "--from", str(path), "-c", "att-us"]
        process(check), inflate_seconds(path), open_seconds(path)
        rounds = [(inflate_seconds(path), open_seconds(path), *process(check)) for _ in range(ROUNDS)]
        inflated, read, whole, memory = (statistics.median(column) for column in zip(*rounds, strict=True))
        other = process([mvt, "check-bugreport", str(path)])[0] if mvt else None
        packed = path.stat().st_size / MIB
    return [
        f"{megabytes}",
        f"{packed:.1f}",
        f"{inflated:.3f}",
        f"{read:.3f} ({read / inflated:.2f}x)",
        f"{whole:.3f} ({whole / inflated:.2f}x)",
        f"{memory:.0f}",
        f"{other:.1f} ({other / whole:.0f}x of check)" if other else "not installed",
    ]


def table(sizes: list[int]) -> str:
    """All sizes, with the goals."""
    mvt = os.environ.get("MVT_ANDROID") or shutil.which("mvt-android")
    headers = ["MiB of text", "packed", "zlib s", "reading s", "whole check s", "peak MiB", "mvt-android s"]
    rows = [measure(size, mvt) for size in sizes]
    goals = f"goals: reading and check at most {GOAL_RATIO}x of zlib at 100 MiB, {GOAL_MIB} MiB of memory at any size"
    return tabulate(rows, headers=headers, disable_numparse=True) + "\n" + goals


def _head() -> str:
    return f"""{"=" * 56}
== dumpstate: 2026-11-24 10:00:00
{"=" * 56}

Build: BP3A.250905.014
Build fingerprint: 'google/shiba/shiba:16/BP3A.250905.014/1:user/release-keys'
Radio: g5300i-250909-250909-B-1
Network: T-Mobile
Bugreport format version: 2.0

"""


def _section(title: str, command: str, body: list[bytes]) -> Iterator[bytes]:
    yield f"------ {title} ({command}) ------\n".encode()
    yield from body
    yield f"------ 0.100s was the duration of '{title}' ------\n".encode()


def _stamp(rng: random.Random, i: int) -> str:
    return f"11-24 {i // 3600 % 24:02}:{i // 60 % 60:02}:{i % 60:02}.{rng.randrange(1000):03}"


def _log_lines(rng: random.Random, tag: str, count: int) -> Iterator[str]:
    said = [" ".join(rng.choices(_WORDS, k=rng.randrange(3, 14))) for _ in range(300)]
    for i in range(count):
        yield f"{_stamp(rng, i // 9)}  1000  1520  {1500 + i // 7 % 90} D {tag}: {rng.choice(said)} {i % 90}\n"


def _radio_lines(rng: random.Random, count: int) -> Iterator[str]:
    cell = (
        "[UNSL]< UNSOL_CELL_INFO_LIST [CellInfoLte:{{mRegistered=YES mTimeStamp={0}ns CellIdentityLte:{{ mCi=0 "
        "mPci={1} mTac=0 mEarfcn=5110 mBands=[12] mBandwidth=10000 mMcc=310 mMnc=260 }} "
        "CellSignalStrengthLte: rssi=-{2}}}] [PHONE0]"
    )
    for i in range(count):
        message = (
            cell.format(rng.randrange(10**12), rng.randrange(504), rng.randrange(50, 99))
            if i % 50 == 0
            else f"[{i % 10000:04}]> {rng.choice(('GET_SIGNAL_STRENGTH', 'SETUP_DATA_CALL', 'SIM_IO'))} [PHONE0]"
        )
        yield f"{_stamp(rng, i)} radio  2100  2188 D RILJ    : {message}\n"


def _dump_lines(rng: random.Random, count: int) -> Iterator[str]:
    for i in range(count):
        name = _WORDS[i % len(_WORDS)].title()
        yield f"    m{name}{i % 300}={rng.randrange(10**5)} {_WORDS[i // 9 % 40]} since={i // 50}s ago, flags=0x0\n"


if __name__ == "__main__":
    print(table([int(size) for size in sys.argv[1:]] or [10, 100]))
