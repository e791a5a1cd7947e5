"""``inspector capture``: record a phone."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from inspector.cli import options
from inspector.cli.guard import guarded
from inspector.cli.source import Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.phone.recording import Recording

HELP = """Record a phone to OUT (a folder, or a zip where the name ends in .zip): what every read-only question answers.

What identifies a person (IMEI, IMSI, ICCID, numbers, serials, addresses, cell ids) is replaced by fakes of the same
shape, unless --no-redact. Look at the recording later with --from OUT, or send it on.

With --verify it says what was replaced, by kind and number, reads the recording again and says what identifies
somebody in it still: exit code 1 if anything does. `inspector capture --verify --from RECORDING` looks at one that is
there, and records nothing.

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
    verify: Annotated[
        bool, typer.Option("--verify", help="Say what was replaced, and what identifies somebody still; exit 1 if so.")
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
    from inspector.cli.output import emit
    from inspector.phone.errors import UsageProblem

    wanted = Wanted(source, serial, usb, tcp, host, port, timeout, wait, quiet, root)
    if guide:
        from inspector.cli.source import chipset_of
        from inspector.report.guide_text import guide_text

        emit(guide_text(chipset_of(wanted)), None)
        return
    if out is None and verify and source is not None:
        from inspector.cli.source import record

        _end_verified(record(wanted), {}, source)
    if out is None:
        raise UsageProblem("Where to? Give a folder or a name that ends in .zip: inspector capture my-phone.zip")
    if bugreport and verify:
        raise UsageProblem("--bugreport redacts nothing, so there is nothing to --verify: leave one of them out.")
    if bugreport:
        origin = context.get_parameter_source("timeout")
        given = origin is not None and origin.name != "DEFAULT"
        _bugreport(wanted, out, timeout if given else _BUGREPORT_SECONDS, force)
        return
    _record(wanted, out, redacted=not no_redact, force=force, verify=verify)


def _record(wanted: Wanted, out: Path, *, redacted: bool, force: bool, verify: bool) -> None:
    from inspector.cli.output import note
    from inspector.cli.source import live, record
    from inspector.exit_codes import ExitCode
    from inspector.outcome import of_recording
    from inspector.phone.capture import must_be_free, write_capture
    from inspector.phone.redaction import redact
    from inspector.phone.source import open_source
    from inspector.report.capture_text import capture_text

    must_be_free(out, force=force)
    recording = record(wanted) if wanted.source else live(wanted, everything=True)
    counts: dict[str, int] = {}
    if redacted:
        recording, found = redact(recording)
        counts = dict(found)
    write_capture(recording, out, force=force)
    note(capture_text(recording, out, counts), wanted.quiet)
    asked = int(ExitCode.OK if wanted.source else of_recording(recording))
    if verify:
        _end_verified(open_source(out), counts, out, asked)
    raise typer.Exit(asked)


def _end_verified(recording: "Recording", replaced: "Mapping[str, int]", where: Path, asked: int = 0) -> NoReturn:
    """As it lies on the disk, so that what is said holds for what is sent on."""
    from inspector.cli.output import emit
    from inspector.exit_codes import ExitCode
    from inspector.phone.redaction import leftovers
    from inspector.report.capture_text import verified_text

    left = leftovers(recording)
    emit(verified_text(recording, where, replaced, left), None)
    raise typer.Exit(int(ExitCode.NOT_GOOD if left and asked != ExitCode.INTERRUPTED else asked))


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
