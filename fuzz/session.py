"""A run over many targets: each under atheris in a process of its own, its inputs and crashes under `build/fuzz/`."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tabulate import tabulate

from fuzz.target import ROOT, Target

BUILD = ROOT / "build" / "fuzz"
CRASHES = BUILD / "crashes"

_SLOWEST_SECONDS = 10
"""For one input; libFuzzer calls what takes longer a fault."""
_MEMORY_MIB = 1024
_FOUND = "found-"
_MOST_KEPT, _ROOM, _TELLING = 12, 4 * 1024, 16
"""Of inputs that a run found, in the corpus of a target: how many, bytes of all, and the fewest bytes worth keeping."""
_EDGES = re.compile(r"cov: (\d+) ft: (\d+)")
_STAT = re.compile(r"stat::(\w+):\s+(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one target went. ``edges`` and ``features`` are libFuzzer's measures of coverage; None: it never began."""

    target: Target
    seconds: float
    executions: int
    edges: int | None
    features: int | None
    slowest: int
    memory_mib: int
    crashes: tuple[Path, ...]
    log: Path
    broke: bool


def run(targets: Iterable[Target], seconds: int, jobs: int) -> int:
    """Fuzz each for so long (times its share), so many at a time; print a table. 1 where anything broke, else 0."""
    for folder in ("corpus", "seeds", "crashes", "logs"):
        (BUILD / folder).mkdir(parents=True, exist_ok=True)
    chosen = list(targets)
    with ThreadPoolExecutor(jobs) as pool:
        outcomes = list(pool.map(lambda target: _told(_fuzz(target, seconds * target.share)), chosen))
    print(_table(outcomes))
    broken = [outcome for outcome in outcomes if outcome.broke]
    for outcome in broken:
        print(f"\n{outcome.target.name} broke; what it said last: {outcome.log.relative_to(ROOT)}")
        for crash in outcome.crashes:
            print(f"Run it again: {sys.executable} -m fuzz {outcome.target.name} {crash.relative_to(ROOT)}")
    return 1 if broken else 0


def keep(targets: Iterable[Target]) -> None:
    """Take over what earlier runs found into the corpus of each target, the smallest first, within its room.

    Only what reaches something that no seed reaches (libFuzzer's merge).
    """
    for target in targets:
        found, merged = BUILD / "corpus" / target.name, BUILD / "merged" / target.name
        if not found.is_dir():
            continue
        shutil.rmtree(merged, ignore_errors=True)
        shutil.copytree(_seeds(target), merged)
        seeds = {path.name for path in merged.iterdir()}
        command = [sys.executable, "-m", "fuzz.guided", target.name, "-merge=1", "-timeout=10", str(merged), str(found)]
        subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
        new = sorted(
            (path for path in merged.iterdir() if path.name not in seeds), key=lambda path: path.stat().st_size
        )
        kept = list(target.corpus.glob(f"{_FOUND}*"))
        count, room = _MOST_KEPT - len(kept), _ROOM - sum(path.stat().st_size for path in kept)
        for path in (path for path in new if path.stat().st_size >= _TELLING):
            count, room = count - 1, room - path.stat().st_size
            if count < 0 or room < 0:
                break
            target.corpus.mkdir(parents=True, exist_ok=True)
            kept.append(shutil.copyfile(path, target.corpus / f"{_FOUND}{path.name[:12]}"))
        print(f"{target.name}: {len(new)} inputs reach more; {len(kept)} kept", flush=True)


def _fuzz(target: Target, seconds: int) -> Outcome:
    found, log = BUILD / "corpus" / target.name, BUILD / "logs" / f"{target.name}.txt"
    found.mkdir(exist_ok=True)
    begun, started = time.time(), time.monotonic()
    with log.open("wb") as said:
        code = subprocess.run(
            [
                *(sys.executable, "-m", "fuzz.guided", target.name),
                *(f"-max_total_time={seconds}", f"-max_len={target.max_len}", f"-timeout={_SLOWEST_SECONDS}"),
                *(f"-rss_limit_mb={_MEMORY_MIB}", f"-artifact_prefix={CRASHES}/{target.name}-"),
                *("-print_final_stats=1", "-report_slow_units=2", str(found), str(_seeds(target))),
            ],
            cwd=ROOT,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode
    new = [path for path in CRASHES.glob(f"{target.name}-*") if path.stat().st_mtime >= begun - 1]
    # A name can be the beginning of another one: what libFuzzer puts in between has no hyphen but these.
    crashes = [
        path for path in new if re.fullmatch(r"(?:crash|timeout|oom|slow-unit)-\w+", path.name[len(target.name) + 1 :])
    ]
    return _outcome(target, time.monotonic() - started, log, tuple(sorted(crashes)), broke=code != 0 or bool(crashes))


def _outcome(target: Target, seconds: float, log: Path, crashes: tuple[Path, ...], *, broke: bool) -> Outcome:
    said = log.read_text(encoding="utf-8", errors="replace")
    reached = _EDGES.findall(said)
    stats = {name: int(value) for name, value in _STAT.findall(said)}
    return Outcome(
        target=target,
        seconds=seconds,
        executions=stats.get("number_of_executed_units", 0),
        edges=int(reached[-1][0]) if reached else None,
        features=int(reached[-1][1]) if reached else None,
        slowest=stats.get("slowest_unit_time_sec", 0),
        memory_mib=stats.get("peak_rss_mb", 0),
        crashes=crashes,
        log=log,
        broke=broke,
    )


def _seeds(target: Target) -> Path:
    """A folder with all of its seeds, since libFuzzer takes folders."""
    folder = BUILD / "seeds" / target.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for place, path in enumerate(target.inputs()):
        shutil.copyfile(path, folder / f"{place:03}-{path.name}")
    return folder


def _told(outcome: Outcome) -> Outcome:
    word = "BROKE" if outcome.broke else "held"
    print(f"{outcome.target.name}: {word} after {outcome.executions} executions", flush=True)
    return outcome


def _table(outcomes: Iterable[Outcome]) -> str:
    rows: Iterator[list[object]] = (
        [
            outcome.target.name,
            f"{outcome.seconds:.0f}",
            outcome.executions,
            outcome.edges,
            outcome.features,
            outcome.slowest,
            outcome.memory_mib,
            "broke" if outcome.broke else "held",
        ]
        for outcome in outcomes
    )
    head = ["target", "s", "executions", "edges", "features", "slowest input (s)", "MiB", ""]
    return tabulate(list(rows), headers=head, tablefmt="github")
