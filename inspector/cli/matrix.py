"""``inspector matrix``: many sources x many carriers."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded
from inspector.report.formats import Format, render

if TYPE_CHECKING:
    from datetime import date

    from inspector.carriers.model import Profile
    from inspector.cli.many import Reading
    from inspector.exit_codes import ExitCode
    from inspector.matrix import Matrix

HELP = """Many phones on many carriers: recordings, bugreports and saved outputs, folders that hold many of them, and
plugged-in phones; one row for each model and answer, one cell for each carrier.

A source that cannot be read is a row marked not_checked with the reason, and the exit code is 4. With --fail-on a build
can fail on the rest: lacks, gaps (or worse), or unknown (or worse).

Exit code: 0, 1 what --fail-on names, 2 usage, 3 no usable phone, 4 something was not checked, 5 only unknown.
"""
EXAMPLE = "Example: inspector matrix recordings/ --country us --fail-on gaps --format markdown -o matrix.md"


class FailOn(StrEnum):
    """What fails a build, and everything worse with it."""

    LACKS = "lacks"
    GAPS = "gaps"
    UNKNOWN = "unknown"


@guarded
def command(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="What --from of check understands, and folders of many such."),
    ] = None,
    plugged_in: Annotated[bool, typer.Option("--plugged-in", help="Every phone that adb sees, too.")] = False,
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="PATTERN", help="Leave out files and folders of that name (*.md)."),
    ] = None,
    carrier: options.Carrier = None,
    country: options.Country = None,
    all_carriers: options.AllCarriers = False,
    as_of: options.AsOf = None,
    profile: options.Profile = None,
    fail_on: Annotated[FailOn | None, typer.Option("--fail-on", help="Exit 1 on this or worse.")] = None,
    require_nr: Annotated[bool, typer.Option("--require-nr", help="5G counts for --fail-on, too.")] = False,
    format_: Annotated[Format | None, options.format_of("matrix")] = None,
    as_json: options.Json = False,
    host: options.Host = None,
    port: options.Port = None,
    timeout: options.Timeout = 15.0,
    out: options.Out = None,
    quiet: options.Quiet = False,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """Read one after the other, compare, print."""
    from inspector.carriers import day_of
    from inspector.cli.many import Reading, Wanted
    from inspector.cli.output import emit_parts, page
    from inspector.matrix import collect
    from inspector.phone.errors import UnreadableInput, UsageProblem

    chosen = options.chosen_format(format_, as_json)
    day = day_of(as_of)
    profiles = _profiles(day, carrier or [], country or [], all_carriers, profile or [])
    if not sources and not plugged_in:
        raise UsageProblem("Which phones? Name recordings, bugreports or folders of them, or add --plugged-in.")
    reading = Reading(Wanted(sources or [], plugged_in, exclude or [], host, port, timeout, quiet))
    matrix = collect(reading.phones(), profiles, day)
    if not matrix.models and not reading.interrupted:
        raise UnreadableInput("There is nothing to read: everything that was named is left out by --exclude.")
    emit_parts(render("matrix", chosen, matrix, page(colour, out)), out)
    raise typer.Exit(int(_code(reading, matrix, fail_on, require_nr)))


def _profiles(
    day: "date", names: list[str], countries: list[str], everything: bool, own: list[Path]
) -> "list[Profile]":
    """The carriers asked for, each once."""
    from inspector import catalog
    from inspector.carriers import choose, open_book
    from inspector.cli.output import note
    from inspector.comparison import asked
    from inspector.phone.errors import UsageProblem

    if not names and not countries and not everything:
        raise UsageProblem("Which carriers? Name them with --carrier ID, --country CC or --all-carriers.")
    wanted = asked(day, names, countries, everything, open_book(own))
    chosen = [choose(name) for name in wanted.names]
    for remark in filter(None, (remark for _, remark in chosen)):
        note(remark)
    catalog.all_variants()  # a broken file of the user's own stops here, not at every phone
    return list({profile.id: profile for profile in (*(profile for profile, _ in chosen), *wanted.listed)}.values())


def _code(reading: "Reading", matrix: "Matrix", fail_on: FailOn | None, require_nr: bool) -> "ExitCode":
    from inspector.cli.output import note
    from inspector.exit_codes import ExitCode
    from inspector.outcome import of_matrix

    if reading.interrupted:
        note("Interrupted: what was read until then is above.", reading.wanted.quiet)
        return ExitCode.INTERRUPTED
    return reading.cut_short or of_matrix(matrix, fail_on.value if fail_on else None, require_nr=require_nr)
