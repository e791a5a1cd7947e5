"""``inspector simulate``: serve a recording as a phone."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

if TYPE_CHECKING:
    from inspector.phone.server import ServerAddress

HELP = """Serve recordings as phones on the real ADB wire protocol, on this computer only, until Ctrl-C.

Any adb can connect to them: adb connect 127.0.0.1:PORT. They answer exactly the recorded questions; nothing that a
client sends is ever executed. With --connect the adb server (-H/-P) is told to connect at once.

--fault NAME[=VALUE] spoils every answer, --fault NAME[=VALUE]@COMMAND those to one command; repeat it for several:
latency, hang=before, hang=in, hang=after, drip, cut-after, unplug-after, garbage, crlf, no-exit, refuse, huge. Of the
whole phone: shell-v1, checksums, unauthorized, authorizing, offline, recovery, sideload, rescue, bootloader,
vanish-after, return-after.
"""
EXAMPLE = "Example: inspector simulate fixtures/pixel-8-endc-16 --connect --fault hang=in@getprop"
_MOST = 256


@guarded
def command(
    sources: Annotated[list[Path], typer.Argument(metavar="CAPTURE...")],
    listen: Annotated[
        int, typer.Option("--listen", metavar="PORT", help="Port of the (first) phone; default any free.")
    ] = 0,
    connect: Annotated[bool, typer.Option("--connect", help="Tell the adb server to connect to it.")] = False,
    faults: Annotated[
        list[str] | None,
        typer.Option("--fault", metavar="NAME[=VALUE][@COMMAND]", help="What is wrong with it.", show_default=False),
    ] = None,
    copies: Annotated[
        int, typer.Option("--copies", metavar="N", min=1, max=_MOST, help="So many phones of each recording.")
    ] = 1,
    shell_v1: Annotated[bool, typer.Option("--shell-v1", help="As a phone before Android 7: no shell v2.")] = False,
    seconds: Annotated[
        float | None, typer.Option("--for", metavar="SECONDS", help="End by itself.", show_default=False)
    ] = None,
    host: options.Host = None,
    port: options.Port = None,
    quiet: options.Quiet = False,
) -> None:
    """Serve until Ctrl-C."""
    import threading

    from inspector.cli.output import note
    from inspector.phone.errors import UsageProblem
    from inspector.phone.server import reach, server_address
    from inspector.phone.simulated import SimulatedPhone, read_faults
    from inspector.phone.source import open_source

    wrong = read_faults([*(faults or ()), *(["shell-v1"] if shell_v1 else [])])
    recordings = [open_source(source) for source in sources for _ in range(copies)]
    if len(recordings) > _MOST:
        raise UsageProblem(f"That would be {len(recordings)} phones; at most {_MOST} are served by one process.")
    server = server_address(host, port) if connect else None
    if server is not None:
        reach(server, 5.0)
    with ExitStack() as phones:
        for number, recording in enumerate(recordings):
            wanted = listen + number if listen else 0
            tell = _Telling(server, quiet)
            try:
                phone = phones.enter_context(SimulatedPhone(recording, wrong, port=wanted, on_return=tell.again))
            except (OSError, OverflowError) as problem:
                raise UsageProblem(f"Port {wanted} cannot be used: {problem}. Choose another with --listen.") from None
            print(f"adb connect {phone.address}", flush=True)
            tell.of(phone.address)
            phones.callback(tell.gone)
        note("Serving; Ctrl-C ends.", quiet)
        threading.Event().wait(seconds)


class _Telling:
    """Tells the adb server of a phone, if there is one to tell: when it is there, and when it is there again."""

    def __init__(self, server: "ServerAddress | None", quiet: bool) -> None:
        self._server, self._quiet = server, quiet
        self._address = ""

    def of(self, address: str) -> None:
        """The phone is there."""
        from inspector.cli.output import note

        self._address = address
        if self._server is not None:
            note(self._ask("connect"), self._quiet)

    def gone(self) -> None:
        """It goes for good: else the server shows it as offline, and goes on looking for it."""
        if self._server is not None:
            self._ask("disconnect")

    def again(self) -> None:
        """It is there again; the server still holds what is left of it."""
        if self._server is not None:
            self._ask("disconnect")
            self._ask("connect")

    def _ask(self, what: str) -> str:
        from inspector.phone.connection import host_query
        from inspector.report.text import clean

        assert self._server is not None
        return clean(host_query(self._server, f"host:{what}:{self._address}", 10.0)[1])
