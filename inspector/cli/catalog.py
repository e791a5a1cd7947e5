"""``inspector catalog``: list, show, validate, import."""

from pathlib import Path
from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.command(
    "list",
    short_help="The variants whose bands we hold, yours too.",
    epilog="Example: inspector catalog list --brand xiaomi",
)
@guarded
def list_variants(
    brand: Annotated[str | None, typer.Option("--brand", metavar="NAME", help="Only this brand.")] = None,
    as_json: options.Json = False,
    out: options.Out = None,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """The hardware variants whose published bands we hold, your own among them."""
    from inspector import catalog
    from inspector.cli.output import emit, emit_json, page
    from inspector.report.catalog_text import catalog_list, variant_document

    found = catalog.all_variants(brand)
    if as_json:
        emit_json({"variants": [variant_document(variant) for variant in found]}, out)
    else:
        emit(catalog_list(found, page(colour, out)), out)


@app.command(
    "show",
    short_help="One variant, or all that a name fits.",
    epilog="Example: inspector catalog show xiaomi-mi-5-china",
)
@guarded
def show_variant(
    variant: Annotated[str, typer.Argument(metavar="ID", help="An id, model, codename, label number or name.")],
    as_json: options.Json = False,
    out: options.Out = None,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """One variant, or every one that the name fits and what they have in common."""
    from inspector import catalog
    from inspector.cli.output import emit, emit_json, page
    from inspector.report.catalog_text import catalog_variants, variant_document

    found = catalog.by_query(variant)
    if as_json:
        emit_json({"variants": [variant_document(one) for one in found]}, out)
    else:
        emit(catalog_variants(found, page(colour, out)), out)


@app.command(
    "validate",
    short_help="Check brand files: every fault and its line.",
    epilog="Example: inspector catalog validate my-brand.toml",
)
@guarded
def validate_catalog(
    path: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders to check; default: the shipped ones and your own."),
    ] = None,
    out: options.Out = None,
) -> None:
    """Check brand files: every fault with file, line, key and reason, all in one run. Exit 1 where there is one."""
    from inspector import catalog
    from inspector.catalog.validate import validate
    from inspector.cli.output import emit
    from inspector.exit_codes import ExitCode
    from inspector.report.text import clean

    faults = validate(path) if path else [*validate(catalog.shipped_files()), *validate(catalog.user_files())]
    emit("\n".join(clean(fault) for fault in faults) or "No faults.", out)
    raise typer.Exit(int(ExitCode.NOT_GOOD if faults else ExitCode.OK))


@app.command(
    "import",
    short_help="Import a table into your own catalog.",
    epilog="Example: inspector catalog import phones.csv --brand Acme --column models=Model --column lte='LTE bands'",
)
@guarded
def import_table(
    table: Annotated[Path, typer.Argument(metavar="CSV", help="A table with a header, one hardware variant a row.")],
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="WHAT=NAME", help="Column NAME of the table is WHAT (models, lte ...)."),
    ] = None,
    brand: Annotated[str, typer.Option("--brand", metavar="NAME", help="Brand of rows that name none.")] = "",
    source: Annotated[str, typer.Option("--source", metavar="TEXT", help="Source of rows that name none.")] = "",
    source_kind: Annotated[
        str, typer.Option("--source-kind", help="maker, regulator, measured, aggregator, press or memory.")
    ] = "",
    seen_on: Annotated[str, typer.Option("--seen-on", metavar="DATE", help="Date of the source.")] = "",
    confidence: Annotated[str, typer.Option("--confidence", help="high, medium or low.")] = "low",
    force: Annotated[bool, typer.Option("--force", help="Overwrite a brand file of your own.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only say what is wrong; write nothing.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Import a table of your own into your own catalog, where no update overwrites it.

    WHAT is one of: brand, id, name, variant, models, devices, labels, gsm, umts, tdscdma, cdma, lte, nr, nr_modes,
    unsure, merged, year, chipset, confidence, source, source_kind, seen_on, note, or property:NAME. A column that is
    called so needs no --column. An empty cell is "not stated", the word none an empty list.
    """
    from inspector.cli.catalog_import import import_csv

    defaults = {
        "brand": brand,
        "source": source,
        "source_kind": source_kind,
        "seen_on": seen_on,
        "confidence": confidence,
    }
    import_csv(table, column or [], defaults, force=force, check=check, quiet=quiet)
