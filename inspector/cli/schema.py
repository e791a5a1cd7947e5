"""``inspector schema``: the JSON Schema of an output."""

from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

HELP = """Print the JSON Schema (2020-12) of an output; without NAME, list them."""
EXAMPLE = "Example: inspector schema check > check.schema.json"


@guarded
def command(
    name: Annotated[str | None, typer.Argument(metavar="NAME", show_default=False)] = None,
    out: options.Out = None,
) -> None:
    """Print one schema, or the names of all."""
    from inspector import schemas
    from inspector.cli.output import emit

    emit(schemas.text(name) if name else "\n".join(schemas.names()), out)
