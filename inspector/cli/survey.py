"""``inspector survey``: every band that a phone is seen on, on the way."""

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

if TYPE_CHECKING:
    from inspector.bands import Band
    from inspector.survey import Sighting

HELP = """Keep a phone plugged in, walk or drive, and collect every band it is seen on in OUT (JSON Lines).

Each line has the time, RAT, channel, bands, network and signal, and is on the disk at once: a pulled cable, a killed
process or an empty battery costs a minute at most. Plug the phone in again and it goes on; name the same OUT and the
survey is taken up again. Ctrl-C ends it with the summary (exit code 0). It holds no serial number, cell id or place.

Use it as evidence: inspector check --survey OUT, or without the phone --from OUT.
"""
EXAMPLE = "Example: inspector survey city.jsonl --for 2h"

_CLOCK = "%H:%M:%SZ"
"""UTC, as in the file and in the summary."""

_DURATION = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)([smhd]?)", re.ASCII)
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


@guarded
def command(
    out: Annotated[Path, typer.Argument(metavar="OUT")],
    every: Annotated[
        float, typer.Option("--every", metavar="SECONDS", min=0.2, max=3600, help="How often the phone is asked.")
    ] = 5.0,
    duration: Annotated[
        str | None,
        typer.Option("--for", metavar="DURATION", help="End by itself after 90s, 30m or 2h.", show_default=False),
    ] = None,
    only_summary: Annotated[
        bool, typer.Option("--summary", help="Print the summary of OUT, which is there, and ask no phone.")
    ] = False,
    serial: options.Serial = None,
    usb: options.Usb = False,
    tcp: options.Tcp = False,
    host: options.Host = None,
    port: options.Port = None,
    timeout: options.Timeout = 10.0,
    wait: options.Wait = None,
    quiet: options.Quiet = False,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """Poll until Ctrl-C, then sum up."""
    from inspector.cli.source import Wanted, plugged_in
    from inspector.exit_codes import ExitCode
    from inspector.phone.errors import UnreadableInput
    from inspector.survey import Drive, read_file
    from inspector.survey.phone import PluggedIn

    seconds = _seconds(duration)
    earlier = read_file(out)
    if only_summary:
        _sum_up(out, quiet, colour)
        return
    server, device = plugged_in(Wanted(None, serial, usb, tcp, host, port, timeout, wait, quiet))
    seen_before = {one.spot.bands for one in earlier.survey.observed} if earlier else set()
    screen = _Screen(out, quiet, seen_before)
    drive = Drive(PluggedIn(server, device, timeout), out, every, seconds, screen)
    try:
        drive.run(earlier)
    finally:
        screen.done()
    _sum_up(out, quiet, colour)
    if not drive.answered:
        raise UnreadableInput("The phone did not answer a single time.")
    raise typer.Exit(int(ExitCode.OK))


def _seconds(text: str | None) -> float | None:
    from inspector.phone.errors import UsageProblem

    if text is None:
        return None
    match = _DURATION.fullmatch(text.strip().lower())
    if match is None or not float(match[1]):
        raise UsageProblem(f"--for {text!r} is no duration. Write 90s, 30m, 2h or 1d.")
    return float(match[1]) * _SECONDS[match[2]]


def _sum_up(out: Path, quiet: bool, colour: options.Colour) -> None:
    """Of the whole file, the parts of earlier runs included."""
    from inspector.cli.output import emit, note, page
    from inspector.phone.errors import UnreadableInput
    from inspector.report.survey_text import summary
    from inspector.report.text import clean
    from inspector.survey import read_file

    held = read_file(out)
    if held is None:
        raise UnreadableInput(f"{out} holds no survey. Begin one with: inspector survey {out}")
    emit(summary(held.survey, held.identity, page(colour, None)), None)
    for problem in held.problems:
        note(f"Not read: {problem.message}", quiet)
    note(f"In {clean(out)}. As evidence: inspector check --survey {clean(out)}, or --from {clean(out)}", quiet)


class _Screen:
    """Progress on stderr: a line for each new band, and on a terminal one that is rewritten with every poll."""

    def __init__(self, out: Path, quiet: bool, known: "set[tuple[Band, ...]]") -> None:
        self._out, self._quiet, self._known = out, quiet, known
        self._terminal = sys.stderr.isatty()
        self._written = 0

    def began(self, resumed: bool) -> None:
        """The file is open."""
        from inspector.report.text import clean

        self.told(f"{'Going on with' if resumed else 'Writing'} {clean(self._out)}; Ctrl-C ends with the summary.")

    def polled(self, seen: "tuple[Sighting, ...]") -> None:
        """Say what is new, and on a terminal what is."""
        from inspector.report.survey_text import status, where

        for one in seen:
            if one.spot.bands not in self._known:
                self._known.add(one.spot.bands)
                self.told(f"new: {where(one.spot, one.dbm)}")
        if self._terminal and not self._quiet:
            import shutil

            line = status(
                seen, self._known, time.strftime(_CLOCK, time.gmtime()), shutil.get_terminal_size((80, 24)).columns
            )
            sys.stderr.write(f"\r{line:<{self._written}}")
            sys.stderr.flush()
            self._written = len(line)

    def told(self, text: str) -> None:
        """Say it on a line of its own, with the time."""
        from inspector.cli.output import note

        self.done()
        note(f"{time.strftime(_CLOCK, time.gmtime())}  {text}", self._quiet)

    def done(self) -> None:
        """Wipe the line that is rewritten."""
        if self._written:
            sys.stderr.write(f"\r{'':<{self._written}}\r")
            sys.stderr.flush()
            self._written = 0
