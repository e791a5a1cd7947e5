"""``inspector capture``: record a phone."""

from pathlib import Path
from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

HELP = """Record a phone to OUT (a folder, or a zip where the name ends in .zip): what every read-only question answers.

What identifies a person (IMEI, IMSI, ICCID, numbers, serials, addresses, cell ids) is replaced by fakes of the same
shape, unless --no-redact. Look at the recording later with --from OUT, or send it on. With --guide: what you could
collect of the modem's own band lists, and how.
"""
EXAMPLE = "Example: inspector capture my-phone.zip"


@guarded
def command(
    out: Annotated[Path | None, typer.Argument(metavar="OUT", show_default=False)] = None,
    no_redact: Annotated[bool, typer.Option("--no-redact", help="Keep identifiers; do not send it on.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite OUT.")] = False,
    guide: Annotated[
        bool, typer.Option("--guide", help="Record nothing; say what can be collected of this phone's modem, and how.")
    ] = False,
    source: options.From = None,
    root: options.Root = False,
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
    from inspector.cli.output import emit, note
    from inspector.cli.source import Wanted, live, record
    from inspector.exit_codes import ExitCode
    from inspector.phone.errors import UsageProblem

    wanted = Wanted(source, serial, usb, tcp, host, port, timeout, wait, quiet, root)
    if guide:
        from inspector.cli.source import chipset_of
        from inspector.report.guide_text import guide_text

        emit(guide_text(chipset_of(wanted)), None)
        return
    if out is None:
        raise UsageProblem("Where to? Give a folder or a name that ends in .zip: inspector capture my-phone.zip")
    from inspector.phone.capture import write_capture
    from inspector.phone.redaction import redact
    from inspector.report.capture_text import capture_text

    recording = record(wanted) if source else live(wanted, everything=True)
    counts: dict[str, int] = {}
    if not no_redact:
        recording, found = redact(recording)
        counts = dict(found)
    write_capture(recording, out, force=force)
    note(capture_text(recording, out, counts), quiet)
    if any(problem.code == "interrupted" for problem in recording.problems):
        raise typer.Exit(int(ExitCode.INTERRUPTED))
