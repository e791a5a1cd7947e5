"""``inspector channel``: channel number to frequency and bands."""

from pathlib import Path
from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

HELP = """Channel number to frequency and every band that has it.

RAT is GSM, UMTS, TDSCDMA, CDMA, LTE or NR; the number is an ARFCN, UARFCN, EARFCN or NR-ARFCN. Without --direction both
directions are looked at. Where candidates lie on different frequencies, none is preferred.

With --file a CSV with the columns rat, channel and (if you like) direction is read, and one line each is printed.
"""
EXAMPLE = "Example: inspector channel LTE 5780"


@guarded
def command(
    rat: Annotated[str | None, typer.Argument(metavar="RAT", show_default=False)] = None,
    number: Annotated[int | None, typer.Argument(metavar="NUMBER", show_default=False)] = None,
    direction: Annotated[
        str | None, typer.Option("--direction", metavar="dl|ul", help="Downlink (what phones print) or uplink.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="CSV", help="Many channels at once.", show_default=False)
    ] = None,
    as_json: options.Json = False,
    out: options.Out = None,
) -> None:
    """Look up one channel, or a file of them."""
    from inspector.channel_query import Query, answer, from_csv, parse
    from inspector.cli.output import UsageProblem, emit, emit_json

    if file is not None:
        answers = [answer(query) for query in from_csv(file)]
        emit_json({"channels": answers}, out) if as_json else emit(_lines(answers), out)
        return
    if rat is None or number is None:
        raise UsageProblem("Name a RAT and a channel number: inspector channel LTE 5780")
    query: Query = parse(rat, number, direction)
    found = answer(query)
    emit_json(found, out) if as_json else emit(_lines([found]), out)


def _lines(answers: list[dict[str, object]]) -> str:
    from inspector.report.channel_text import channel_text

    return "\n".join(channel_text(found) for found in answers)
