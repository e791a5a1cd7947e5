"""``inspector watch``: start it once, plug phones in, read the verdicts."""

from pathlib import Path
from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

HELP = """Start it once, then plug phones in, one after another or many at a time: a verdict for every plug-in.

On a terminal the whole bench is on the screen; in a pipe each thing that happens is a line, with --json a line of JSON
(inspector schema watch). Without --carrier and --country a phone is compared with its SIM's carrier and country.

Ctrl-C ends it with a table of everything that was read, and exit code 0 whatever the verdicts are.
"""
EXAMPLE = "Example: inspector watch --carrier att-us --log bench.jsonl"


@guarded
def command(
    carrier: options.Carrier = None,
    country: options.Country = None,
    all_carriers: options.AllCarriers = False,
    as_of: options.AsOf = None,
    profile: options.Profile = None,
    log: Annotated[
        Path | None,
        typer.Option(
            "--log",
            metavar="FILE",
            help="Append each result to FILE (JSON Lines); it is on the disk at once.",
            show_default=False,
        ),
    ] = None,
    bell: Annotated[bool, typer.Option("--bell", help="Ring the terminal's bell with each verdict.")] = False,
    host: options.Hosts = None,
    port: options.Ports = None,
    timeout: options.Timeout = 15.0,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """Watch until Ctrl-C, then sum up."""
    from contextlib import ExitStack

    from inspector.carriers import day_of, open_book
    from inspector.cli.watch_views import Ring, open_view
    from inspector.comparison import asked
    from inspector.report.watch_document import line
    from inspector.watching import Phone, Watch, servers
    from inspector.watching.log import open_log
    from inspector.watching.reading import Judge

    day = day_of(as_of)
    wanted = asked(day, carrier or (), country or (), all_carriers, open_book(profile or ()))
    addresses = servers(host or (), port or ())
    with ExitStack() as opened:
        file = opened.enter_context(open_log(log)) if log is not None else None

        def keep(phone: Phone) -> None:
            if file is not None:
                file.append([line(phone)])

        view = open_view(as_json=as_json, several=len(addresses) > 1, ring=Ring(bell), quiet=quiet, colour=colour)
        watch = Watch(addresses, Judge(day, wanted, timeout).read, view, keep)
        with view:
            watch.run()
        view.ended(watch.bench)
