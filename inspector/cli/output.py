"""Where output goes: data on stdout or to a file, everything else on stderr."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from inspector.cli.options import Colour
from inspector.phone.errors import UnreadableInput, UsageProblem
from inspector.report.text import Page, clean_lines

_WIDEST = 1000


def page(colour: Colour, out: Path | None) -> Page:
    """The page of this terminal; plain when piped or written to a file, and then 80 columns unless COLUMNS is set."""
    terminal = out is None and sys.stdout.isatty()
    coloured = colour is Colour.ALWAYS or (
        colour is Colour.AUTO and terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    return Page(width=_width(terminal), colour=coloured, unicode=out is not None or _can_print("·…"))


def _width(terminal: bool) -> int:
    # A shell sets COLUMNS for itself alone; whoever hands it to a program in a pipe means it.
    if not terminal and not os.environ.get("COLUMNS", "").isdecimal():
        return 80
    import shutil

    return min(max(40, shutil.get_terminal_size((80, 24)).columns), _WIDEST)


def _can_print(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def emit(text: str, out: Path | None) -> None:
    """Print the result, or write it to the file: opened only now, so that a failure leaves no empty file."""
    if out is None:
        _to_screen(text + "\n")
        return
    try:
        out.write_text(text + "\n", encoding="utf-8")
    except OSError as problem:
        reason = problem.strerror or problem
        raise UnreadableInput(f"Cannot write {out}: {reason}. Choose another file with -o.") from None


def emit_parts(parts: Iterable[str], out: Path | None) -> None:
    """Print a long result piece by piece, or write it to the file, which takes its name only once it is whole."""
    if out is None:
        for part in parts:
            _to_screen(part)
        return
    # A link stays one; a device or pipe (/dev/stdout) is written as it is, there is nothing to rename.
    target = Path(os.path.realpath(out))
    special = out.exists() and not out.is_file()
    unfinished = target.with_name(f".{target.name}.part")
    try:
        if special:
            out.write_text("".join(parts), encoding="utf-8", newline="")
            return
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
        unfinished.replace(target)
    except OSError as problem:
        reason = problem.strerror or problem
        raise UnreadableInput(f"Cannot write {out}: {reason}. Choose another file with -o.") from None
    finally:
        unfinished.unlink(missing_ok=True)


def emit_json(document: dict[str, Any], out: Path | None) -> None:
    """Print a document as JSON, in ASCII only: no terminal or pipe can misread it."""
    import json

    emit(json.dumps(document, indent=2, ensure_ascii=True), out)


def note(text: str, quiet: bool = False) -> None:
    """Say something beside the data; whatever stands in it, it cannot steer the terminal."""
    if not quiet:
        print(clean_lines(text), file=sys.stderr, flush=True)


def _to_screen(text: str) -> None:
    encoding = sys.stdout.encoding or "ascii"
    try:
        if _can_print(text):
            sys.stdout.write(text)
        else:
            sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        # Python would try once more at exit, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UnreadableInput(f"Cannot write the answer: {problem.strerror or problem}.") from None


__all__ = ["UsageProblem", "emit", "emit_json", "emit_parts", "note", "page"]
