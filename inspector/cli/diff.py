"""``inspector diff``: what differs between two phones, two recordings of one, or two builds."""

from pathlib import Path
from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded
from inspector.report.formats import Format, render

HELP = """What differs between two phones, two recordings of one phone, or two firmware builds: identity, bands by
claim, settings, and the verdict on carriers (those named, else those of the SIMs in either).

A and B are what --from of check reads. Without B: the plugged-in phone, with -s where there are several.

Exit code: 0 no verdict got worse, 1 one did (5G counts with --require-nr), 2 usage, 3 no usable phone, 4 unreadable,
5 a verdict is no longer known, with --strict.
"""
EXAMPLE = "Example: inspector diff build-1233/pixel.zip build-1234/pixel.zip --country us"


@guarded
def command(
    before: Annotated[Path, typer.Argument(metavar="A", help="The recording, bugreport or saved output before.")],
    after: Annotated[
        Path | None, typer.Argument(metavar="[B]", help="The one after; left out: the plugged-in phone.")
    ] = None,
    root: options.Root = False,
    carrier: options.Carrier = None,
    country: options.Country = None,
    all_carriers: options.AllCarriers = False,
    as_of: options.AsOf = None,
    profile: options.Profile = None,
    variant: options.Variant = None,
    require_nr: Annotated[bool, typer.Option("--require-nr", help="A worse 5G verdict is exit 1, too.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 5 where a verdict is no longer known.")] = False,
    serial: options.Serial = None,
    usb: options.Usb = False,
    tcp: options.Tcp = False,
    host: options.Host = None,
    port: options.Port = None,
    timeout: options.Timeout = 15.0,
    wait: options.Wait = None,
    format_: Annotated[Format | None, options.format_of("diff")] = None,
    as_json: options.Json = False,
    out: options.Out = None,
    quiet: options.Quiet = False,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """Read both, compare, print."""
    from inspector.carriers import day_of, open_book
    from inspector.cli.output import emit_parts, note, page
    from inspector.cli.source import Wanted, obtain
    from inspector.comparison import asked
    from inspector.difference import difference
    from inspector.outcome import of_difference
    from inspector.phone.errors import UsageProblem

    if after is not None:
        for option, given in (("-s", serial), ("-d", usb), ("-e", tcp), ("--root", root)):
            if given:
                raise UsageProblem(f"{option} is of a plugged-in phone, and {after} is a recording: leave out one.")
    chosen = options.chosen_format(format_, as_json)
    day = day_of(as_of)
    wanted = asked(day, carrier or (), country or (), all_carriers, open_book(profile or ()))
    first = obtain(Wanted(before, None, False, False, host, port, timeout, wait, quiet), variant)
    second = obtain(Wanted(after, serial, usb, tcp, host, port, timeout, wait, quiet, root), variant)
    found = difference(first, second, day, wanted)
    emit_parts(render("diff", chosen, found, page(colour, out)), out)
    for remark in found.notes if chosen in (Format.JSON, Format.JSONL) else ():
        note(remark, quiet)
    raise typer.Exit(int(of_difference(found, strict=strict, require_nr=require_nr)))
