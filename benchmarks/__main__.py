"""``python -m benchmarks [GROUP ...]``: measure, print, compare with the stored baseline or store a new one."""

import argparse
import compileall
import json
import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import baseline, bugreport, live, matrix, offline, process, start, table
from benchmarks.measurement import Measured, Measurement

GROUPS = {"start": start, "offline": offline, "live": live, "bugreport": bugreport, "matrix": matrix}


def main(arguments: Sequence[str] | None = None) -> int:
    """0 measured, or nothing got worse; 1 something did; 2 usage, no baseline, or something could not be measured."""
    wanted = _wanted(arguments)
    try:
        stored = baseline.load() if wanted.compare else None
        measured = _measure(wanted.groups, wanted)
        if wanted.json:
            text = json.dumps(table.document(measured), indent=2)
            wanted.json.write_text(text + "\n", encoding="utf-8")
        if wanted.store:
            _store(measured)
        return _compare(stored, measured, wanted) if stored else 0
    except (baseline.NoBaseline, process.Failed) as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted: what is above was measured, nothing was stored.", file=sys.stderr)
        return 130


def _wanted(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks", description="Ratios to references of the same run.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"{', '.join(GROUPS)}; all of them if none is named")
    parser.add_argument("--quick", action="store_true", help="smaller inputs and fewer rounds: to see that it works")
    parser.add_argument("--markdown", action="store_true", help="tables as Markdown")
    parser.add_argument("-o", "--json", type=Path, metavar="FILE", help="everything measured, as JSON")
    then = parser.add_mutually_exclusive_group()
    then.add_argument("--compare", action="store_true", help="with the stored baseline; 1 where a ratio got worse")
    then.add_argument("--store", action="store_true", help=f"as the new {baseline.PATH.name}")
    wanted = parser.parse_args(arguments)
    for name in wanted.groups:
        if name not in GROUPS:
            parser.error(f"there is no group {name!r}; there are {', '.join(GROUPS)}")
    if wanted.quick and wanted.store:
        parser.error("a baseline of a quick run would be one of noise: leave --quick out")
    wanted.groups = list(dict.fromkeys(wanted.groups)) or list(GROUPS)
    return wanted


def _measure(names: Sequence[str], wanted: argparse.Namespace) -> Measured:
    """Measure these groups and print each as soon as it is done."""
    for package in ("inspector", "benchmarks"):  # some machines write no bytecode by themselves
        compileall.compile_dir(process.ROOT / package, quiet=2)
    bare = process.run(process.BARE)
    rows: list[Measurement] = []
    for name in names:
        group = GROUPS[name]
        found = list(_told(group.measure(wanted.quick)))
        print(table.measurements(group.TITLE, found, "github" if wanted.markdown else "simple"), flush=True)
        rows += found
    return Measured(
        python=".".join(platform.python_version_tuple()[:2]),
        system=platform.system(),
        taken=datetime.now(UTC).date().isoformat(),
        bare_memory=bare.memory,
        rows=tuple(rows),
    )


def _told(rows: Iterator[Measurement]) -> Iterator[Measurement]:
    """Each with a word on a terminal: a whole run takes minutes."""
    shown = sys.stderr.isatty()
    for row in rows:
        if shown:
            print(f"\r{row.what} ...\x1b[K", end="", file=sys.stderr, flush=True)
        yield row
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _compare(stored: baseline.Baseline, measured: Measured, wanted: argparse.Namespace) -> int:
    changes = list(baseline.compare(stored, measured))
    again = list(dict.fromkeys(change.name.partition("/")[0] for change in baseline.worse(changes)))
    if again:
        print(f"Worse at first: measured once more: {', '.join(again)}\n", flush=True)
        second = _measure(again, wanted)
        changes = list(baseline.compare(stored, baseline.best_of(measured, second)))
    print(table.changes(changes))
    return _conclude(stored, measured, changes)


def _conclude(stored: baseline.Baseline, measured: Measured, changes: Sequence[baseline.Change]) -> int:
    here, there = (measured.python, measured.system), (stored.python, stored.system)
    if here != there:
        print(
            f"\nThe baseline is of Python {' on '.join(there)}, this run of {' on '.join(here)}: ratios of two differ."
        )
    worse = baseline.worse(changes)
    if worse:
        print(f"\n{len(worse)} of {len(changes)} ratios got worse. If that is meant: {baseline.HOW_TO_STORE}")
    else:
        print(f"\nNone of {len(changes)} ratios got worse since {stored.taken}.")
    return int(bool(worse))


def _store(measured: Measured) -> None:
    try:
        earlier = baseline.load()
    except baseline.NoBaseline:
        earlier = None
    baseline.store(baseline.of(measured, earlier))
    print(f"Stored in benchmarks/{baseline.PATH.name}; it counts once it is committed.")


if __name__ == "__main__":
    sys.exit(main())
