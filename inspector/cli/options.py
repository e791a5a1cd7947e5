"""The options that several commands share, each declared once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from inspector.cli.completing import carrier_ids, country_codes
from inspector.report.formats import FORMATS, Format


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


From = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="PATH",
        help="Read a recording (folder or zip), a bugreport, a survey or one saved output, not a phone.",
        show_default=False,
    ),
]
Carrier = Annotated[
    list[str] | None,
    typer.Option(
        "--carrier",
        "-c",
        metavar="ID",
        help="Carrier to compare with; may be given again.",
        autocompletion=carrier_ids,
    ),
]
Country = Annotated[
    list[str] | None,
    typer.Option(
        "--country",
        metavar="CC",
        help="All carriers of a country (us, de, Japan ...); may be given again.",
        autocompletion=country_codes,
    ),
]
AllCarriers = Annotated[bool, typer.Option("--all-carriers", help="Every carrier we know.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Judge as of 2016, 2016-10 or 2016-10-31; default today."),
]
Serial = Annotated[
    str | None,
    typer.Option("-s", "--serial", metavar="SERIAL", help="The phone with this serial. [env: ANDROID_SERIAL]"),
]
Usb = Annotated[bool, typer.Option("-d", "--usb", help="The only phone on USB.")]
Tcp = Annotated[bool, typer.Option("-e", "--tcp", help="The only phone or emulator on TCP/IP.")]
Host = Annotated[
    str | None,
    typer.Option(
        "-H",
        "--host",
        metavar="HOST",
        help="Host of the adb server. [env: ADB_SERVER_SOCKET, ANDROID_ADB_SERVER_ADDRESS]",
    ),
]
Port = Annotated[
    int | None,
    typer.Option("-P", "--port", metavar="PORT", help="Port of the adb server. [env: ANDROID_ADB_SERVER_PORT]"),
]
Hosts = Annotated[
    list[str] | None,
    typer.Option("-H", "--host", metavar="HOST", help="Host of an adb server; may be given again, each with its -P."),
]
Ports = Annotated[
    list[int] | None,
    typer.Option("-P", "--port", metavar="PORT", help="Port of an adb server; may be given again for several."),
]
Timeout = Annotated[
    float,
    typer.Option("--timeout", metavar="SECONDS", min=0.1, help="Bound on the whole reading of a phone."),
]
Wait = Annotated[
    float | None,
    typer.Option(
        "--wait",
        metavar="SECONDS",
        min=0,
        help="How long to wait for a phone. Default: without end on a terminal, not at all in a script.",
        show_default=False,
    ),
]
Root = Annotated[
    bool,
    typer.Option(
        "--root", help="Also ask the modem as root, with read-only commands; each is shown before it is sent."
    ),
]
Survey = Annotated[
    list[Path] | None,
    typer.Option(
        "--survey",
        metavar="FILE",
        help="Count what `inspector survey` saw with this phone as seen; may be given again.",
        show_default=False,
    ),
]
Profile = Annotated[
    list[Path] | None,
    typer.Option(
        "--profile",
        metavar="FILE",
        help="Carrier profiles of your own, over those that come with the program; may be given again.",
        show_default=False,
    ),
]
Variant = Annotated[
    str | None,
    typer.Option("--variant", metavar="ID", help="Which variant it is: an id, or the number on the label (2015201)."),
]
Combos = Annotated[bool, typer.Option("--combos", help="List the combinations (carrier aggregation, EN-DC) too.")]
ShowIdentifiers = Annotated[
    bool, typer.Option("--show-identifiers", help="Print IMEI, ICCID, serials, cell ids ... too; else never shown.")
]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json; `inspector schema` describes it.")]


def format_of(view: str) -> Any:
    """The option ``--format`` of a command: the formats that its view has."""
    names = [one.value for one in FORMATS[view]]

    def parse(name: str) -> Format:
        if name not in names:
            raise typer.BadParameter(f"{name!r} is not one of: {', '.join(names)}.")
        return Format(name)

    return typer.Option(
        "--format",
        parser=parse,
        metavar=f"[{'|'.join(names)}]",
        autocompletion=lambda: names,
        help="How to print it; default table.",
        show_default=False,
    )


def chosen_format(given: Format | None, as_json: bool, identifiers: bool = False) -> Format:
    """``--json`` is short for ``--format json``. Raises UsageProblem where the two contradict.

    ``identifiers`` have a place in the formats for one reader, not in those that are sent round.
    """
    if as_json and given not in (None, Format.JSON):
        from inspector.phone.errors import UsageProblem

        raise UsageProblem(f"--json and --format {given} contradict: leave one of them out.")
    chosen = Format.JSON if as_json else Format(given or Format.TABLE)
    if identifiers and chosen not in (Format.TABLE, Format.JSON, Format.JSONL):
        from inspector.phone.errors import UsageProblem

        raise UsageProblem(f"--show-identifiers has no place in --format {chosen}: use table, json or jsonl.")
    return chosen


Out = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to FILE instead of the screen.", show_default=False),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No progress and no notes on stderr.")]
Color = Annotated[Colour, typer.Option("--color", "--colour", help="When to colour. NO_COLOR is honoured.")]
