"""``inspector capture``: record a phone."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded
from inspector.cli.source import Wanted

HELP = """Record a phone to OUT (a folder, or a zip where the name ends in .zip): what every read-only question answers.

What identifies a person (IMEI, IMSI, ICCID, numbers, serials, addresses, cell ids) is replaced by fakes of the same
shape, unless --no-redact. Look at the recording later with --from OUT, or send it on.

With --bugreport OUT is a zip for the phone's whole bugreport, which takes it some minutes. That one is not redacted: it
holds logs, names and places. `inspector capture --from OUT small.zip` makes a redacted recording of what is read of it.

With --guide nothing is recorded: it says what you could collect of the modem's own band lists, and how.
"""
EXAMPLE = "Example: inspector capture my-phone.zip"
_BUGREPORT_SECONDS = 1200.0


@guarded
def command(
    context: typer.Context,
    out: Annotated[Path | None, typer.Argument(metavar="OUT", show_default=False)] = None,
    bugreport: Annotated[
        bool, typer.Option("--bugreport", help="Ask the phone for a bugreport (not redacted), in up to 20 minutes.")
    ] = False,
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
    from inspector.cli.source import live, record
    from inspector.exit_codes import ExitCode
    from inspector.outcome import of_asking
    from inspector.phone.errors import UsageProblem

    wanted = Wanted(source, serial, usb, tcp, host, port, timeout, wait, quiet, root)
    if guide:
        from inspector.cli.source import chipset_of
        from inspector.report.guide_text import guide_text

        emit(guide_text(chipset_of(wanted)), None)
        return
    if out is None:
        raise UsageProblem("Where to? Give a folder or a name that ends in .zip: inspector capture my-phone.zip")
    from inspector.phone.capture import must_be_free, write_capture
    from inspector.phone.redaction import redact
    from inspector.report.capture_text import capture_text

    if bugreport:
        origin = context.get_parameter_source("timeout")
        given = origin is not None and origin.name != "DEFAULT"
        _bugreport(wanted, out, timeout if given else _BUGREPORT_SECONDS, force)
        return
    must_be_free(out, force=force)
    recording = record(wanted) if source else live(wanted, everything=True)
    counts: dict[str, int] = {}
    if not no_redact:
        recording, found = redact(recording)
        counts = dict(found)
    write_capture(recording, out, force=force)
    note(capture_text(recording, out, counts), quiet)
    raise typer.Exit(int(ExitCode.OK if source else of_asking(recording.problems)))


def _bugreport(wanted: Wanted, out: Path, seconds: float, force: bool) -> None:
    """Everything that can be said no to comes first: a bugreport takes minutes."""
    from inspector.cli.output import note
    from inspector.cli.source import plugged_in
    from inspector.exit_codes import ExitCode
    from inspector.phone.errors import UnreadableInput, UsageProblem
    from inspector.phone.live_bugreport import fetch
    from inspector.report.capture_text import bugreport_text, left_behind_text

    if wanted.source is not None:
        raise UsageProblem("--bugreport asks a plugged-in phone; --from reads what is here already. Choose one.")
    if out.suffix.lower() != ".zip" or out.is_dir():
        raise UsageProblem(f"A bugreport is one zip. Name it so, for example: inspector capture --bugreport {out}.zip")
    if out.exists() and not force:
        raise UnreadableInput(f"{out} is there already. Choose another name, or overwrite it with --force.")
    server, device = plugged_in(wanted)
    progress = _Progress(wanted.quiet)
    try:
        fetched = fetch(server, device, out, seconds, progress.show)
    except KeyboardInterrupt:
        progress.end()
        note(left_behind_text())
        raise
    progress.end()
    note(bugreport_text(fetched, out), wanted.quiet)
    if fetched.cut:
        raise typer.Exit(int(ExitCode.INTERRUPTED if fetched.interrupted else ExitCode.UNREADABLE))


class _Progress:
    """One line that changes on a terminal; elsewhere a line for each tenth, so that a log stays short."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._said = ""
        self._step: tuple[str, int] | None = None

    def show(self, what: str, done: int, total: int | None) -> None:
        """The newest state; nothing is printed where it says nothing new."""
        from inspector.report.capture_text import progress_step, progress_text

        step = progress_step(what, done, total)
        text = progress_text(what, done, total)
        if self._quiet or text == self._said or (step == self._step and not self._terminal):
            return
        padding = " " * max(0, len(self._said) - len(text))
        print(f"\r{text}{padding}" if self._terminal else text, end="" if self._terminal else "\n", file=sys.stderr)
        sys.stderr.flush()
        self._said, self._step = text, step

    def end(self) -> None:
        """Leave the line as it stands."""
        if self._terminal and self._said:
            print(file=sys.stderr)
