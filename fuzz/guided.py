"""One target under atheris (libFuzzer): `python -m fuzz.guided TARGET [libFuzzer's arguments]`, as `session` starts it.

A process of its own, since only what is imported inside the block below is instrumented, and a crash ends the process.
"""

import pkgutil
import shlex
import sys
from importlib import import_module

import atheris

_LEFT_OUT = (
    "inspector.__main__",
    "inspector.cli",
    "inspector.demo",
    "inspector.testing",
    "inspector.artifacts.uecap.worker",
)
"""Never part of a target, or a program of its own."""


def main() -> None:
    """Fuzz until libFuzzer is told to stop. Does not return."""
    name, *arguments = sys.argv[1:]
    with atheris.instrument_imports(include=["inspector"]):
        import inspector

        for module in pkgutil.walk_packages(inspector.__path__, "inspector."):
            if not module.name.startswith(_LEFT_OUT):
                import_module(module.name)
        from fuzz.targets import TARGETS
    again = shlex.join([sys.executable, "-m", "fuzz.guided", name])  # a merge runs itself, by a shell
    atheris.Setup([again, *arguments], TARGETS[name].run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
