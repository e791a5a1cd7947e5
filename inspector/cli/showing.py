"""What ``inspector phone`` and ``inspector bands`` have in common: read one phone, print one view of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

if TYPE_CHECKING:
    from inspector.inspection import Inspection
    from inspector.report.text import Page


class Document(Protocol):
    """The view as JSON; ``combinations`` lists those too, and does not only count them."""

    def __call__(self, phone: "Inspection", /, *, combinations: bool) -> dict[str, Any]:
        """The document."""


class Text(Protocol):
    """The view for a person."""

    def __call__(self, phone: "Inspection", page: "Page", /, *, combinations: bool) -> str:
        """The text."""


def showing(view: Callable[[], tuple[Document, Text]]) -> Callable[..., None]:
    """A command that prints a view: its JSON document and its text, imported only when it runs."""

    @guarded
    def command(
        source: options.From = None,
        root: options.Root = False,
        combos: options.Combos = False,
        surveys: options.Survey = None,
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
        from inspector.cli.output import emit, emit_json, note, page
        from inspector.cli.source import Wanted, obtain
        from inspector.outcome import of_reading

        phone = obtain(Wanted(source, serial, usb, tcp, host, port, timeout, wait, quiet, root), variant, surveys or ())
        document, text = view()
        if as_json:
            emit_json(document(phone, combinations=combos), out)
        else:
            emit(text(phone, page(colour, out), combinations=combos), out)
        if combos and not phone.facts.combinations:
            note("No source here names combinations: a UE capability does, or a table of the modem.", quiet)
        raise typer.Exit(int(of_reading(phone)))

    return command
