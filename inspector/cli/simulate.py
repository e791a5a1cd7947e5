"""``inspector simulate``: serve a recording as a phone."""

from pathlib import Path
from typing import Annotated

import typer

from inspector.cli import options
from inspector.cli.guard import guarded

HELP = """Serve a recording as a phone on the real ADB wire protocol, on this computer only, until Ctrl-C.

Any adb can connect to it: adb connect 127.0.0.1:PORT. It answers exactly the recorded questions; nothing that a
client sends is ever executed. With --connect the adb server (-H/-P) is told to connect at once.
"""
EXAMPLE = "Example: inspector simulate fixtures/pixel-8-endc-16 --connect"


@guarded
def command(
    source: Annotated[Path, typer.Argument(metavar="CAPTURE")],
    listen: Annotated[int, typer.Option("--listen", metavar="PORT", help="Port of the phone; default any free.")] = 0,
    connect: Annotated[bool, typer.Option("--connect", help="Tell the adb server to connect to it.")] = False,
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
    from inspector.phone.connection import host_query
    from inspector.phone.errors import UsageProblem
    from inspector.phone.server import reach, server_address
    from inspector.phone.simulated import Faults, SimulatedPhone
    from inspector.phone.source import open_source

    recording = open_source(source)
    try:
        phone = SimulatedPhone(recording, Faults(shell_v1=shell_v1), port=listen)
    except (OSError, OverflowError) as problem:
        raise UsageProblem(f"Port {listen} cannot be used: {problem}. Choose another with --listen.") from None
    with phone:
        print(f"adb connect {phone.address}", flush=True)
        if connect:
            server = server_address(host, port)
            reach(server, 5.0)
            _, said = host_query(server, f"host:connect:{phone.address}", 10.0)
            note(said, quiet)
        note("Serving; Ctrl-C ends.", quiet)
        threading.Event().wait(seconds)
