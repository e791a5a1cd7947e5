"""Bugreports of 10, 100 and 1000 MiB: time against inflating them, and memory that must not grow with them.

``mvt-android`` is measured beside it where it is installed, or named by the variable MVT_ANDROID; it is no dependency.
"""

import os
import shutil
import statistics
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from benchmarks.made_bugreport import make_zip
from benchmarks.measurement import Goal, Measurement, compared, missing
from benchmarks.process import Command, Run, inspector, run
from inspector.phone.source import open_source

TITLE = "Bugreports"
_SIZES = (10, 100, 1000)
_TIMED_FROM = 100
"""MiB; of a smaller one the start of the program takes longer than the reading."""
_WITH_MVT = (10, 100)
_INFLATE, _MVT = "zlib inflate", "mvt-android check-bugreport"
_MEMORY = Goal(most=80, of="memory")
_RATIO = Goal(most=2.2, of="ratio")
_TWENTY_TIMES = Goal(most=1 / 20, of="ratio")


def measure(quick: bool) -> Iterator[Measurement]:
    """Each size; then the memory of the largest against that of the smallest."""
    checks: dict[int, float | None] = {}
    for size in _SIZES[:1] if quick else _SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = make_zip(Path(folder) / "bugreport.zip", size)
            for row in _of(path, size, 3 if quick or size == max(_SIZES) else 5):
                checks.setdefault(size, row.memory) if row.memory else None
                yield row
    small, large = checks.get(min(_SIZES)), checks.get(max(_SIZES))
    if small and large:
        yield Measurement(
            name="bugreport/memory of 1000 MiB",
            what="memory of check, 1000 MiB",
            value=large,
            unit="MiB",
            reference="that of 10 MiB",
            ratio=large / small,
            goal=Goal(most=1.1, of="ratio"),
            memory=large,
        )


def _of(path: Path, size: int, rounds: int) -> Iterator[Measurement]:
    check = inspector("check", "--from", path, "-c", "att-us")
    run(check), _inflate_seconds(path), _open_seconds(path)  # once to warm the caches
    taken = [(_inflate_seconds(path), _open_seconds(path), run(check)) for _ in range(rounds)]
    inflated = [inflating for inflating, _, _ in taken]
    reading = [opening for _, opening, _ in taken]
    whole = [one for _, _, one in taken]
    timed = _RATIO if size >= _TIMED_FROM else None
    yield compared(f"bugreport/read {size} MiB", f"reading {size} MiB", reading, inflated, _INFLATE, goal=timed)
    yield compared(
        f"bugreport/check {size} MiB",
        f"inspector check, {size} MiB",
        [one.seconds for one in whole],
        inflated,
        _INFLATE,
        goal=_MEMORY,
        memory=[one.memory for one in whole],
    )
    if size in _WITH_MVT:
        yield _against_mvt(path, size, whole)


def _against_mvt(path: Path, size: int, whole: list[Run]) -> Measurement:
    name, what = f"bugreport/check {size} MiB against mvt", f"inspector check, {size} MiB"
    mvt = shutil.which(os.environ.get("MVT_ANDROID") or "mvt-android")
    if mvt is None:
        return missing(name, what, "mvt-android is not installed (MVT_ANDROID can name it)")
    other = run(Command((mvt, "check-bugreport", str(path))))
    own = statistics.median(one.seconds for one in whole)
    goal = _TWENTY_TIMES if size >= _TIMED_FROM else None
    return compared(name, what, [own], [other.seconds], _MVT, goal=goal, note=_said(other))


def _said(other: Run) -> str:
    memory = "" if other.memory is None else f" and {other.memory:.0f} MiB"
    return f"mvt-android took {other.seconds:.1f} s{memory}"


def _open_seconds(path: Path) -> float:
    """The reading alone, in this process."""
    start = time.perf_counter()
    open_source(path)
    return time.perf_counter() - start


def _inflate_seconds(path: Path) -> float:
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
