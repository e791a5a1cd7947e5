"""What ``inspector phone`` and ``inspector bands`` have in common: read one phone, print one view of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

if TYPE_CHECKING:
    from inspector.inspection import Inspection
    from inspector.report.text import Page

Document = Callable[["Inspection"], dict[str, Any]]
Text = Callable[["Inspection", "Page"], str]


def showing(view: Callable[[], tuple[Document, Text]]) -> Callable[..., None]:
    """A command that prints a view: its JSON document and its text, imported only when it runs."""

    @guarded
    def command(
        source: options.From = None,
        root: options.Root = False,
        variant: options.Variant = None,
        serial: options.Serial = None,
        usb: options.Usb = False,
        tcp: options.Tcp = False,
        host: options.Host = None,
        port: options.Port = None,
        timeout: options.Timeout = 15.0,
        wait: options.Wait = None,
        as_json: options.Json = False,
        out: options.Out = None,
        quiet: options.Quiet = False,
        colour: options.Color = options.Colour.AUTO,
    ) -> None:
        """Read and print."""
        from inspector.cli.output import emit, emit_json, page
        from inspector.cli.source import Wanted, obtain
        from inspector.outcome import of_reading

        phone = obtain(Wanted(source, serial, usb, tcp, host, port, timeout, wait, quiet, root), variant)
        document, text = view()
        emit_json(document(phone), out) if as_json else emit(text(phone, page(colour, out)), out)
        raise typer.Exit(int(of_reading(phone)))

    return command
