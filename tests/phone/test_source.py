"""Every wrapping of a bugreport is recognised by what it holds; what cannot be read is refused and says why."""

import codecs
import gzip
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.phone.errors import UnreadableInput
from inspector.phone.questions import BUGREPORT_HEADER, GETPROP, RADIO_LOG, TELEPHONY_REGISTRY
from inspector.phone.source import open_source
from tests.artifacts.damage import damaged
from tests.cli.run import ROOT
from tests.phone.test_bugreport import PROPERTIES, REGISTRY, report


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def sources(folder: Path) -> dict[str, Path]:
    text = report().encode()
    aosp = {
        "version.txt": b"2.0",
        "main_entry.txt": b"b.txt\n",
        "b.txt": text,
        "FS/data/anr/a.txt": b"x",
        "z.txt": b"y" * 9,
    }
    (folder / "bare.log").write_bytes(text)
    (folder / "unpacked").mkdir()
    (folder / "unpacked" / "main_entry.txt").write_bytes(b"b.txt")
    (folder / "unpacked" / "b.txt").write_bytes(text)
    inner = zipped(folder / "aosp.zip", aosp)
    (folder / "old.gz").write_bytes(gzip.compress(text))
    (folder / "powershell.txt").write_bytes(codecs.BOM_UTF16_LE + report().replace("\n", "\r\n").encode("utf-16-le"))
    (folder / "editor.txt").write_bytes(codecs.BOM_UTF8 + text.replace(b"\n", b"\r\r\n"))
    (folder / "vendor").mkdir()
    (folder / "vendor" / "inner.zip").write_bytes(inner.read_bytes())
    return {
        "gzip": folder / "old.gz",
        "utf-16 and crlf": folder / "powershell.txt",
        "byte order mark and cr cr lf": folder / "editor.txt",
        "gzip in a zip": zipped(folder / "gz.zip", {"B2G/report.gz": gzip.compress(text)}),
        "unpacked vendor zip": folder / "vendor",
        "named otherwise": zipped(folder / "odd.bin", {"main-entry.txt": b"x/odd.log", "x/odd.log": text}),
        "with a file named as one of a recording": zipped(folder / "v.zip", {"getprop.txt": b"x", "b.txt": text}),
        "aosp": inner,
        "without main_entry": zipped(folder / "only.zip", {"b.txt": text}),
        "vendor": zipped(folder / "vendor.zip", {"info.txt": b"x", "bugreport/inner.zip": inner.read_bytes()}),
        "folder": folder / "unpacked",
        "bare": folder / "bare.log",
    }


KINDS = (
    *("aosp", "without main_entry", "vendor", "folder", "bare", "gzip", "utf-16 and crlf", "unpacked vendor zip"),
    *("byte order mark and cr cr lf", "gzip in a zip", "named otherwise", "with a file named as one of a recording"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_bugreport_is_recognised_in_any_wrapping(tmp_path: Path, kind: str) -> None:
    recording = open_source(sources(tmp_path)[kind])
    assert recording.kind == "bugreport"
    registry = recording.answers[TELEPHONY_REGISTRY]
    assert registry.stdout.replace(b"\r", b"") == REGISTRY.encode()
    assert registry.complete


def nested(folder: Path, depth: int) -> Path:
    """A report so many zips deep."""
    path = zipped(folder / "0.zip", {"b.txt": report().encode()})
    for level in range(1, depth):
        path = zipped(folder / f"{level}.zip", {"inner.zip": path.read_bytes()})
    return path


def encrypted(path: Path) -> Path:
    """With the flag of encryption in every header."""
    raw = bytearray(zipped(path, {"main_entry.txt": b"b.txt", "b.txt": report().encode()}).read_bytes())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(sign)
        while at >= 0:
            raw[at + flags] |= 1
            at = raw.find(sign, at + 1)
    path.write_bytes(raw)
    return path


def cut_short(path: Path, kept: int) -> Path:
    path.write_bytes(path.read_bytes()[:kept])
    return path


def changed(path: Path) -> Path:
    """One byte of the packed text is another."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 0x55
    path.write_bytes(raw)
    return path


REPORT = report().encode()
LONG = b"base64" * 4 * 2**20
REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "bomb": (
        lambda at: zipped(at / "a.zip", {"main_entry.txt": b"b.txt", "b.txt": REPORT + b"\0" * 30 * 2**20}),
        "bomb",
    ),
    "bomb in gzip": (lambda at: written(at / "a.gz", gzip.compress(REPORT + b"\n" * 30 * 2**20)), "bomb"),
    "bomb in a zip in a zip": (lambda at: zipped(at / "a.zip", {"i.zip": zeros_in_zip(at)}), "bomb"),
    "no report": (lambda at: zipped(at / "a.zip", {"notes.txt": b"hello"}), "holds no recording"),
    "broken zip inside": (
        lambda at: zipped(at / "a.zip", {"a.zip": b"PK\x03\x04 broken"}),
        "inside a.zip is truncated",
    ),
    "encrypted": (lambda at: encrypted(at / "a.zip"), "encrypted"),
    "truncated": (lambda at: cut_short(nested(at, 1), 3000), "truncated"),
    "truncated gzip": (lambda at: cut_short(written(at / "a.gz", gzip.compress(REPORT)), 3000), "truncated"),
    "changed": (lambda at: changed(nested(at, 1)), "damaged"),
    "too deep": (lambda at: nested(at, 3), "nested too deep"),
    "too many files": (lambda at: zipped(at / "a.zip", {f"{i:040}": b"" for i in range(25_000)}), "far more files"),
    "one long line": (lambda at: written(at / "a.txt", REPORT + LONG), "line of more than 16 MiB"),
    "one long line of a dump": (
        lambda at: written(at / "a.txt", PROPERTIES.encode() + LONG),
        "line of more than 16 MiB",
    ),
    "one long line in a zip": (lambda at: zipped(at / "a.zip", {"b.txt": REPORT + noise(17)}), "line of more than"),
}


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def zeros_in_zip(folder: Path) -> bytes:
    return zipped(folder / "z.zip", {"b.txt": REPORT + b"\0" * 30 * 2**20}).read_bytes()


def noise(mebibytes: int) -> bytes:
    return random.Random(1).randbytes(2**20).replace(b"\n", b"x") * mebibytes


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_says_why(tmp_path: Path, kind: str) -> None:
    make, says = REFUSED[kind]
    with pytest.raises(UnreadableInput, match=says):
        open_source(make(tmp_path))


def test_a_report_that_begins_with_its_log_is_a_report_and_no_log(tmp_path: Path) -> None:
    """A telephony-only report of a user build: its header, the radio log, and no properties."""
    log = "11-24 10:00:00.123 radio  2000  2100 D RILJ    : [0023]> GET_SIGNAL_STRENGTH [PHONE0]\n" * 50
    head = report()[: report().index("------ ")]
    path = tmp_path / "x"
    path.write_text(f"{head}------ RADIO LOG (logcat -b radio -v threadtime -d *:v) ------\n{log}")
    assert set(open_source(path).answers) == {BUGREPORT_HEADER, RADIO_LOG}


def test_a_report_is_found_among_many_files_of_its_folder(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"a{number}.txt").write_text("x" * number)
    (tmp_path / "FS").mkdir()
    (tmp_path / "FS" / "old.txt").write_text("== dumpstate: of another day\n" * 99999)
    (tmp_path / "z.txt").write_text(report())
    assert open_source(tmp_path).answers[GETPROP].stdout == PROPERTIES.encode()
    (tmp_path / "tiny.txt").write_text(
        "== dumpstate: 2026-01-01 10:00:00\n------ SYSTEM PROPERTIES (getprop) ------\n[a]: [b]\n"
    )
    (tmp_path / "main_entry.txt").write_text("tiny.txt")
    assert open_source(tmp_path).answers[GETPROP].stdout == b"[a]: [b]\n"


def test_a_zip_inside_one_other_zip_is_opened(tmp_path: Path) -> None:
    assert open_source(nested(tmp_path, 2)).answers[GETPROP].stdout == PROPERTIES.encode()


@pytest.mark.parametrize(
    "begin", [b"", REPORT[:300], PROPERTIES.encode()[:300]], ids=["nothing", "bugreport", "getprop"]
)
def test_a_gibibyte_of_zeros_is_refused_at_once(tmp_path: Path, begin: bytes) -> None:
    path = tmp_path / "sparse"
    with path.open("wb") as file:
        file.write(begin)
        file.truncate(2**30)
    start = time.perf_counter()
    with pytest.raises(UnreadableInput, match=r"line of more than 16 MiB|none of the outputs"):
        open_source(path)
    assert time.perf_counter() - start < 1


SMALL: dict[str, Callable[[Path], bytes]] = {
    "zip": lambda at: zipped(at, {"main_entry.txt": b"b.txt", "b.txt": REPORT[:3000]}).read_bytes(),
    "zip in a zip": lambda at: zipped(at, {"i.zip": zipped(at, {"b.txt": REPORT[:3000]}).read_bytes()}).read_bytes(),
    "gzip": lambda at: gzip.compress(REPORT[:3000]),
    "utf-16": lambda at: codecs.BOM_UTF16_BE + REPORT[:3000].decode().encode("utf-16-be"),
    "text": lambda at: REPORT[:3000],
    "noise": lambda at: b"",
}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
@pytest.mark.parametrize("kind", SMALL)
def test_a_damaged_wrapping_is_read_or_refused_and_nothing_else(kind: str, tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "x"
    path.write_bytes(data.draw(st.one_of(damaged(SMALL[kind](path)), st.binary(max_size=200))))
    with suppress(UnreadableInput):
        open_source(path)


# A small process starts it: what a process takes at most counts from before it became another program.
LAUNCH = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
usage = os.wait4(child.pid, 0)[2]
print(usage.ru_maxrss // (1024 * (1024 if sys.platform == "darwin" else 1)))
"""


def every_section_long() -> Iterator[bytes]:
    """Each wanted section ten times what is held of it."""
    line = b"11-24 10:00:00.123 radio 2 2 D RILJ : [UNSL]< UNSOL_CELL_INFO_LIST [] mServiceState={x} Phone Id=0 [ro.a]: [b]\n"
    block = line * 20_000
    for title in ("SYSTEM PROPERTIES (getprop)", "RADIO LOG (logcat -b radio -d)"):
        yield f"== dumpstate: 2026-11-24 10:00:00\n------ {title} ------\n".encode()
        yield from [block] * 20
    yield b"------ DUMPSYS (dumpsys) ------\n"
    for name in ("telephony.registry", "carrier_config", "isub", "package", "settings"):
        yield f"DUMP OF SERVICE {name}:\n".encode()
        yield from [block] * 4
    yield b"------ APP SERVICES (dumpsys activity service all) ------\n"
    yield b"SERVICE com.android.phone/.TelephonyDebugService 1 pid=1\n"
    yield from [block] * 8


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not say what a process took")
def test_the_whole_program_stays_within_80_mebibytes_whatever_is_in_the_report(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("b.txt", "w") as member,
    ):
        for piece in every_section_long():
            member.write(piece)
    check = [sys.executable, "-m", "inspector", "check", "--from", str(path), "-c", "att-us"]
    ran = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCH, *check], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert 10 < int(ran.stdout) <= 80
