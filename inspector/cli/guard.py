"""One table from failure to exit code and advice, around every command."""

import functools
import os
import sys
from collections.abc import Callable
from typing import NoReturn, ParamSpec

import typer

from inspector.exit_codes import ExitCode
from inspector.phone.errors import NoUsablePhone, UnreadableInput, UsageProblem

_P = ParamSpec("_P")
_CODES: dict[type[Exception], ExitCode] = {
    UsageProblem: ExitCode.USAGE,
    NoUsablePhone: ExitCode.NO_PHONE,
    UnreadableInput: ExitCode.UNREADABLE,
}


def guarded(command: Callable[_P, None]) -> Callable[_P, None]:
    """Turn what a command raises into one clear message on stderr and the exit code of the design."""

    @functools.wraps(command)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (UsageProblem, NoUsablePhone, UnreadableInput) as problem:
            _end(str(problem), _CODES[type(problem)])
        except KeyboardInterrupt:
            _end("Interrupted.", ExitCode.INTERRUPTED)
        except BrokenPipeError:
            _hang_up()
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Exception as fault:
            if os.environ.get("INSPECTOR_DEBUG"):
                raise
            if isinstance(fault, OSError) and fault.filename is not None:  # a name that is too long, a locked folder
                _end(f"Cannot use {fault.filename}: {fault.strerror}. Choose another name.", ExitCode.UNREADABLE)
            _end(
                f"A fault of this program: {type(fault).__name__}: {_safe(fault)}\n"
                "Set INSPECTOR_DEBUG=1 for the traceback and please report it.",
                ExitCode.INTERNAL,
            )

    return run


def _safe(fault: Exception) -> str:
    from inspector.report.text import clean

    return clean(fault)


def _end(message: str, code: ExitCode) -> NoReturn:
    from inspector.report.text import clean_lines

    print(clean_lines(message), file=sys.stderr)
    raise typer.Exit(int(code))


def _hang_up() -> NoReturn:
    # The reader of our pipe went away (| head): not our failure, but Python would complain at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(int(ExitCode.OK))
