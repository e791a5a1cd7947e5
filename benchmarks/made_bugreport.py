"""A bugreport of any size, made and the same each time: the sections of dumpstate in their order, most of it logs and
the dumps of services that are not read, packed about nine to one as real ones are.
"""

import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

_FIXTURE = Path(__file__).parents[1] / "fixtures" / "pixel-8-endc-16"
_MIB = 1024 * 1024
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
    left = max(0, megabytes * _MIB - 6 * len(radio))
    as_logged = "-v threadtime -v printable -v uid -d *:v"
    yield from _section("SYSTEM LOG", f"logcat {as_logged}", [log] * (left // 2 // len(log)))
    yield from _section("RADIO LOG", f"logcat -b radio {as_logged}", [radio] * 4)
    yield from _section("SYSTEM PROPERTIES", "getprop", [(_FIXTURE / "getprop.txt").read_bytes()])
    yield b"------ DUMPSYS (/system/bin/dumpsys) ------\n"
    known = {
        "telephony.registry": "dumpsys-telephony.registry.txt",
        "carrier_config": "dumpsys-carrier_config.txt",
        "isub": "dumpsys-isub.txt",
    }
    for name in ("activity", "batterystats", "carrier_config", "isub", "package", "telephony.registry", "wifi"):
        body = [(_FIXTURE / known[name]).read_bytes()] if name in known else [dump] * (left // 2 // 4 // len(dump))
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
