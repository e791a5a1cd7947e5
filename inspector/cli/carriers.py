"""``inspector carriers``: list, show, validate."""

from pathlib import Path
from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The profile of 2016, 2016-10 ...; default today.")
]


@app.command("list", epilog="Example: inspector carriers list --country us")
@guarded
def list_carriers(
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="Only this country (us, de, Japan ...).")
    ] = None,
    as_of: AsOf = None,
    profile: options.Profile = None,
    as_json: options.Json = False,
    out: options.Out = None,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """The carriers we know, with the bands a phone really needs."""
    from inspector import carriers
    from inspector.cli.output import emit, emit_json, page
    from inspector.report.carriers_document import profile_document
    from inspector.report.carriers_text import carriers_list

    day, book = carriers.day_of(as_of), carriers.open_book(profile or ())
    found = carriers.of_country(country, day, book) if country else carriers.all_at(day, book)
    if as_json:
        emit_json({"carriers": [profile_document(one) for one in found]}, out)
    else:
        emit(carriers_list(found, page(colour, out)), out)


@app.command(
    "show",
    short_help="One carrier: layers, what they mean, sources.",
    epilog="Example: inspector carriers show att-us --as-of 2016-10",
)
@guarded
def show_carrier(
    carrier: Annotated[str, typer.Argument(metavar="ID", help="An id, name, brand or PLMN.")],
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="Of which country, where several have the name.")
    ] = None,
    as_of: AsOf = None,
    profile: options.Profile = None,
    as_json: options.Json = False,
    out: options.Out = None,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """One carrier: layers by frequency, what they mean, dates, rules, sources."""
    from inspector import carriers
    from inspector.cli.output import emit, emit_json, note, page

    day, book = carriers.day_of(as_of), carriers.open_book(profile or ())
    code = carriers.country_code(country, book) if country else None
    found, remark = carriers.choose(carriers.look_up(carrier, day, book, code))
    if as_json:
        from inspector.report.carriers_document import profile_document

        emit_json(profile_document(found), out)
    else:
        from inspector.report.carriers_text import carrier_profile

        emit(carrier_profile(found, book.periods(found.id), day, page(colour, out)), out)
    if remark:
        note(remark)


@app.command(
    "validate",
    short_help="Check profiles: every fault, file and line.",
    epilog="Example: inspector carriers validate my-country.toml",
)
@guarded
def validate_carriers(
    path: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders to check; default: the shipped ones."),
    ] = None,
    out: options.Out = None,
) -> None:
    """Check profiles: every fault with file, line, key and reason, all in one run. Exit 1 where there is one."""
    from inspector import carriers
    from inspector.carriers.validate import validate
    from inspector.cli.output import emit
    from inspector.exit_codes import ExitCode
    from inspector.report.text import clean

    faults = validate(path or carriers.shipped_files())
    emit("\n".join(clean(fault) for fault in faults) or "No faults.", out)
    raise typer.Exit(int(ExitCode.NOT_GOOD if faults else ExitCode.OK))
