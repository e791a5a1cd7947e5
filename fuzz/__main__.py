"""`python -m fuzz`: list the targets, run one input again, fuzz (`make fuzz`), look for what takes too long."""

import argparse
import sys
import traceback
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from fuzz.target import Target
from fuzz.targets import TARGETS


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 where everything held, 1 where something broke, 2 for a wrong argument."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", nargs="?", help="run FILEs through this target, without atheris")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="inputs; none: all of the target's seeds")
    parser.add_argument("--list", action="store_true", help="name the targets, with the number of their seeds")
    parser.add_argument("--seconds", type=int, help="fuzz each target for so long, coverage-guided (needs atheris)")
    parser.add_argument("--jobs", type=int, default=2, help="targets at the same time (default: 2)")
    parser.add_argument("--only", default="", help="with --seconds, --keep, --stretch: these targets, by comma")
    parser.add_argument("--keep", action="store_true", help="put what the last runs found into fuzz/corpus, minimised")
    parser.add_argument("--stretch", action="store_true", help="repeat seeds to many times their size: is time linear?")
    given = parser.parse_args(arguments)
    for name in filter(None, [given.target, *given.only.split(",")]):
        if name not in TARGETS:
            parser.error(f"there is no target {name!r}; there are: {', '.join(TARGETS)}")
    for path in given.files:
        if not path.is_file():
            parser.error(f"there is no file {path}")
    if (given.seconds or given.keep) and find_spec("atheris") is None:
        parser.error("that needs atheris, which is not installed: make fuzz does it (there are wheels for Linux)")
    chosen = [target for target in TARGETS.values() if not given.only or target.name in given.only.split(",")]
    if given.list:
        for target in TARGETS.values():
            print(f"{target.name:<20} {len(target.inputs()):>3} seeds, inputs of up to {target.max_len} bytes")
        return 0
    if given.target:
        return again(TARGETS[given.target], given.files)
    if given.stretch:
        from fuzz.stretch import stretch

        return stretch(chosen)
    if given.keep:
        from fuzz.session import keep

        keep(chosen)
        return 0
    if given.seconds:
        from fuzz.session import run

        return run(chosen, given.seconds, given.jobs)
    parser.print_help()
    return 2


def again(target: Target, files: Sequence[Path]) -> int:
    """Run inputs once, as they are; every one that breaks is shown with its traceback."""
    broken = 0
    for path in files or target.inputs():
        data = path.read_bytes()
        try:
            target.run(data)
        except Exception:
            broken += 1
            print(f"{target.name} breaks on {path}:\n{traceback.format_exc()}", file=sys.stderr)
    print(f"{target.name}: {broken} of {len(files or target.inputs())} inputs break it")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
