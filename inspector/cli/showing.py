"""What ``inspector phone`` and ``inspector bands`` have in common: read one phone, print one view of it."""

from collections.abc import Callable
from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded
from inspector.report.formats import Format, render


def showing(view: str) -> Callable[..., None]:
    """A command that prints a view, in the formats that it has."""

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
        format_: Annotated[Format | None, options.format_of(view)] = None,
        as_json: options.Json = False,
        show_identifiers: options.ShowIdentifiers = False,
        out: options.Out = None,
        quiet: options.Quiet = False,
        colour: options.Color = options.Colour.AUTO,
    ) -> None:
        """Read and print."""
        from inspector.cli.output import emit_parts, note, page
        from inspector.cli.source import Wanted, obtain
        from inspector.outcome import of_reading
        from inspector.report.model import PhoneReport

        chosen = options.chosen_format(format_, as_json, show_identifiers)
        phone = obtain(
            Wanted(source, serial, usb, tcp, host, port, timeout, wait, quiet, root, show_identifiers),
            variant,
            surveys or (),
        )
        report = PhoneReport(phone=phone, combinations=combos)
        emit_parts(render(view, chosen, report, page(colour, out)), out)
        if combos and not phone.facts.combinations:
            note("No source here names combinations: a UE capability does, or a table of the modem.", quiet)
        raise typer.Exit(int(of_reading(phone)))

    return command
