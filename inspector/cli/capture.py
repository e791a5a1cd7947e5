"""``inspector capture``: record a phone."""

from pathlib import Path
from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

HELP = """Record a phone to OUT (a folder, or a zip where the name ends in .zip): what every read-only question answers.

What identifies a person (IMEI, IMSI, ICCID, numbers, serials, addresses, cell ids) is replaced by fakes of the same
shape, unless --no-redact. Look at the recording later with --from OUT, or send it on.
"""
EXAMPLE = "Example: inspector capture my-phone.zip"


@guarded
def command(
    out: Annotated[Path, typer.Argument(metavar="OUT")],
    no_redact: Annotated[bool, typer.Option("--no-redact", help="Keep identifiers; do not send it on.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite OUT.")] = False,
    source: options.From = None,
    serial: options.Serial = None,
    usb: options.Usb = False,
    tcp: options.Tcp = False,
    host: options.Host = None,
    port: options.Port = None,
    timeout: options.Timeout = 30.0,
    wait: options.Wait = None,
    quiet: options.Quiet = False,
) -> None:
    """Ask everything, redact, write."""
    from inspector.cli.output import note
    from inspector.cli.source import Wanted, live, record
    from inspector.exit_codes import ExitCode
    from inspector.phone.capture import write_capture
    from inspector.phone.redaction import redact
    from inspector.report.capture_text import capture_text

    wanted = Wanted(source, serial, usb, tcp, host, port, timeout, wait, quiet)
    recording = record(wanted) if source else live(wanted, everything=True)
    counts: dict[str, int] = {}
    if not no_redact:
        recording, found = redact(recording)
        counts = dict(found)
    write_capture(recording, out, force=force)
    note(capture_text(recording, out, counts), quiet)
    if any(problem.code == "interrupted" for problem in recording.problems):
        raise typer.Exit(int(ExitCode.INTERRUPTED))
