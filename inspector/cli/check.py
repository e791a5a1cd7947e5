"""``inspector check``: the main job."""

from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded
from inspector.report.formats import Format, render

HELP = """Will this phone work on that carrier, which of its bands does it lack, and how do we know?

Without --carrier: the SIM's carrier, and the other carriers of its country in one table.

Exit code: 0 fits or nothing asked, 1 gaps or lacks, 2 usage, 3 no usable phone, 4 unreadable, 5 unknown with --strict.
"""
EXAMPLE = "Example: inspector check --carrier att-us --as-of 2016-10 --from fixtures/xiaomi-mi-5-att-2016"


@guarded
def command(
    source: options.From = None,
    root: options.Root = False,
    carrier: options.Carrier = None,
    country: options.Country = None,
    all_carriers: options.AllCarriers = False,
    as_of: options.AsOf = None,
    surveys: options.Survey = None,
    profile: options.Profile = None,
    variant: options.Variant = None,
    require_nr: Annotated[bool, typer.Option("--require-nr", help="5G must fit too, for the exit code.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 5 where the verdict is unknown.")] = False,
    serial: options.Serial = None,
    usb: options.Usb = False,
    tcp: options.Tcp = False,
    host: options.Host = None,
    port: options.Port = None,
    timeout: options.Timeout = 15.0,
    wait: options.Wait = None,
    format_: Annotated[Format | None, options.format_of("check")] = None,
    as_json: options.Json = False,
    show_identifiers: options.ShowIdentifiers = False,
    out: options.Out = None,
    quiet: options.Quiet = False,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """Read, weigh, compare, print."""
    from inspector.carriers import day_of, open_book
    from inspector.cli.output import emit_parts, note, page
    from inspector.cli.source import Wanted, obtain
    from inspector.comparison import asked, compare
    from inspector.outcome import of_reading, of_results
    from inspector.report.model import CheckReport

    chosen = options.chosen_format(format_, as_json, show_identifiers)
    day = day_of(as_of)
    wanted = asked(day, carrier or (), country or (), all_carriers, open_book(profile or ()))
    phone = obtain(
        Wanted(source, serial, usb, tcp, host, port, timeout, wait, quiet, root, show_identifiers),
        variant,
        surveys or (),
    )
    comparison = compare(phone, day, wanted)
    report = CheckReport(phone=phone, comparison=comparison, strict=strict)
    emit_parts(render("check", chosen, report, page(colour, out)), out)
    for remark in comparison.notes if chosen not in (Format.TABLE, Format.MARKDOWN, Format.HTML) else ():
        note(remark, quiet)
    heard = of_reading(phone)
    raise typer.Exit(int(heard or of_results(comparison.deciding, strict=strict, require_nr=require_nr)))
