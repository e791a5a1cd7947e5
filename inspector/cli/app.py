"""Which commands there are, and which one an argument list asks for."""

import os
from importlib import import_module

import typer

COMMANDS = {
    "check": "Will this phone work on that carrier? (the default command)",
    "phone": "Everything read from a phone.",
    "bands": "The phone's bands and how we know.",
    "watch": "Wait for phones; a verdict for every plug-in.",
    "devices": "What adb sees, and what to do about it.",
    "capture": "Record a phone, redacted, to look at later or to send on.",
    "survey": "Collect every band a phone is seen on, on the way.",
    "simulate": "Serve a recording as a phone on the real ADB wire.",
    "channel": "Channel number to frequency and bands.",
    "matrix": "Many phones on many carriers, for a fleet or a build.",
    "diff": "What differs between two phones, recordings or builds.",
    "carriers": "The carrier profiles: list, show, validate.",
    "catalog": "The published band lists: list, show, validate, import.",
    "schema": "The JSON Schema of an output.",
    "doctor": "What stands in the way between this computer and a phone.",
}
_COMPLETING = "_INSPECTOR_COMPLETE"  # set by the shell's completion, which hands over no arguments
_ASKS_FOR_THE_PROGRAM = ("--help", "-h", "--install-completion", "--show-completion")


def run(arguments: list[str]) -> None:
    """Run one command line. Without a command, options belong to ``check``."""
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in _ASKS_FOR_THE_PROGRAM):
        arguments = ["check", *arguments]
    wanted = [arguments[0]] if arguments[0] in COMMANDS and _COMPLETING not in os.environ else list(COMMANDS)
    build(wanted)(args=arguments, prog_name="inspector")


def build(names: list[str]) -> typer.Typer:
    """An application with these commands; only their modules are imported, since start-up time counts."""
    app = typer.Typer(
        name="inspector",
        help="Will this Android phone work on that carrier, which bands does it lack, and how do we know?",
        epilog="Example: inspector check --carrier att-us",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_program)
    for name in names:
        module = import_module(f"inspector.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name, help=COMMANDS[name])
        else:
            app.command(name, help=module.HELP, short_help=COMMANDS[name], epilog=module.EXAMPLE)(module.command)
    return app


def _program(
    version: bool = typer.Option(False, "-V", "--version", help="Print the version and stop."),
) -> None:
    # Answered in __main__ before typer is imported; declared here so that --help names it.
    del version
