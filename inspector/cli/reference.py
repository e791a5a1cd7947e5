"""What every ``--help`` says, as a page of the documentation and as a man page: ``python -m inspector.cli.reference``.

Both are made from the commands themselves, so that they cannot drift; a test compares ``docs/cli.md``.
"""

import sys
from collections.abc import Iterator
from typing import Any

import typer

from inspector.cli.app import COMMANDS, build
from inspector.exit_codes import EXPLAINED

_WIDTH = 78  # what the framework makes of a terminal of 80 columns, or of none
_HEAD = """# Commands and options

This page is made by `make reference` from what the program says of itself; `inspector COMMAND --help` prints the same.
Options without a command belong to `check`. [Exit codes](exit-codes.md) are the same everywhere.
"""
_FILES = (
    ("~/.config/band-inspector/carriers/*.toml", "Carrier profiles of your own (Linux; inspector doctor names yours)."),
    ("~/.config/band-inspector/catalog/*.toml", "Published band lists of your own."),
)
# A command of the framework in use; its classes are not part of its public interface.
_Command = Any


def markdown() -> str:
    """Every help text, each under a heading of its own."""
    sections = [_HEAD]
    for context in walk():
        sections.append(f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n")
    return "\n".join(sections)


def man() -> str:
    """The page of section 1 of the manual, in roff with the macros that every system has."""
    lines = ['.TH INSPECTOR 1 "" "band-inspector" "User Commands"', ".SH NAME"]
    root, *commands = walk()
    lines += [f"inspector \\- {_roff(root.command.help)}", ".SH SYNOPSIS"]
    lines += [".B inspector", "[COMMAND] [OPTIONS]", ".SH DESCRIPTION", "Without a command, options belong to check."]
    lines += [".SH COMMANDS"]
    for context in commands:
        lines += [f".SS {_roff(_usage(context))}", *_paragraphs(context.command.help or "")]
        lines += [line for option in _options(context) for line in option]
        lines += [".PP", _roff(context.command.epilog)] if context.command.epilog else []
    lines += [".SH EXIT STATUS"]
    lines += [line for code, why in EXPLAINED.items() for line in (".TP", f".B {int(code)}", _roff(why))]
    lines += [".SH ENVIRONMENT", "inspector doctor shows every variable that is set, and what it is for.", ".SH FILES"]
    lines += [line for path, why in _FILES for line in (".TP", f".I {_roff(path)}", _roff(why))]
    return "\n".join([*lines, ".SH SEE ALSO", ".BR adb (1)"]) + "\n"


def walk() -> Iterator[_Command]:
    """A context for the program and each of its commands, as they are listed."""
    root = typer.main.get_command(build(list(COMMANDS)))
    settings = {**root.context_settings, "terminal_width": _WIDTH, "max_content_width": _WIDTH}
    context = root.context_class(root, info_name="inspector", **settings)
    yield from _below(context)


def _below(context: _Command) -> Iterator[_Command]:
    yield context
    for name in context.command.list_commands(context) if hasattr(context.command, "list_commands") else ():
        command = context.command.get_command(context, name)
        yield from _below(command.context_class(command, info_name=name, parent=context))


def _usage(context: _Command) -> str:
    return f"{context.command_path} {' '.join(context.command.collect_usage_pieces(context))}"


def _options(context: _Command) -> Iterator[tuple[str, str, str]]:
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and parameter.param_type_name == "option":
            yield ".TP", f".B {_roff(record[0])}", _roff(record[1])


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        if number:
            yield ".PP"
        yield _roff(" ".join(paragraph.split()))


def _roff(text: str) -> str:
    """Text in which roff sees no command: a hyphen that may be copied, no backslash, no dot that begins a line."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def main(form: str = "markdown") -> int:
    """Print one form of the reference."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(man() if form == "man" else markdown())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
