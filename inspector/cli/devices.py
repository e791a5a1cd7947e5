"""``inspector devices``: what adb sees, and what to do about it."""

from inspector.cli import options
from inspector.cli.guard import guarded

HELP = """What adb sees, and what to do about it: every phone with its state and the next step.

Serial numbers are shown here, since -s needs them; nothing else shows them.
"""
EXAMPLE = "Example: inspector devices"


@guarded
def command(
    host: options.Host = None,
    port: options.Port = None,
    timeout: options.Timeout = 15.0,
    as_json: options.Json = False,
    out: options.Out = None,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """List and advise."""
    import typer

    from inspector.cli.output import emit, emit_json, page
    from inspector.exit_codes import ExitCode
    from inspector.phone.devices import list_devices
    from inspector.phone.server import reach, server_address
    from inspector.report.devices_text import devices_document, devices_text

    server = server_address(host, port)
    reach(server, timeout)
    devices = list_devices(server, timeout)
    if as_json:
        emit_json(devices_document(devices), out)
    else:
        emit(devices_text(devices, page(colour, out)), out)
    if not any(device.usable for device in devices):
        raise typer.Exit(int(ExitCode.NO_PHONE))
