"""``inspector catalog``: list, show."""

from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.command("list", epilog="Example: inspector catalog list --brand xiaomi")
@guarded
def list_variants(
    brand: Annotated[str | None, typer.Option("--brand", metavar="NAME", help="Only this brand.")] = None,
    as_json: options.Json = False,
    out: options.Out = None,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """The hardware variants whose published bands we hold."""
    from inspector import catalog
    from inspector.cli.output import emit, emit_json, page
    from inspector.report.catalog_text import catalog_list, variant_document

    found = catalog.all_variants(brand)
    if as_json:
        emit_json({"variants": [variant_document(variant) for variant in found]}, out)
    else:
        emit(catalog_list(found, page(colour, out)), out)


@app.command("show", epilog="Example: inspector catalog show xiaomi-mi-5-china")
@guarded
def show_variant(
    variant: Annotated[str, typer.Argument(metavar="ID", help="An id, model, codename, label number or name.")],
    as_json: options.Json = False,
    out: options.Out = None,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """One variant, or every one that the name fits."""
    from inspector import catalog
    from inspector.cli.output import emit, emit_json, page
    from inspector.report.catalog_text import catalog_variant, variant_document

    found = catalog.by_query(variant)
    if as_json:
        emit_json({"variants": [variant_document(one) for one in found]}, out)
    else:
        emit("\n\n".join(catalog_variant(one, page(colour, out)) for one in found), out)
