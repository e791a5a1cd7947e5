"""``inspector phone``."""

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

HELP = """Everything read from a phone: identity, modem, SIMs, networks, cells, 5G state, bands."""
EXAMPLE = "Example: inspector phone --json"


@guarded
def command(
    source: options.From = None,
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

    phone = obtain(Wanted(source, serial, usb, tcp, host, port, timeout, wait, quiet), variant)
    if as_json:
        from inspector.report.document import phone_document

        emit_json(phone_document(phone), out)
    else:
        from inspector.report.phone_text import phone_text

        emit(phone_text(phone, page(colour, out)), out)
    raise typer.Exit(int(of_reading(phone)))
