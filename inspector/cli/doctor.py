"""``inspector doctor``: what stands in the way between this computer and a phone."""

from inspector.cli import options
from inspector.cli.guard import guarded

HELP = """Look at everything between this computer and a phone: adb, its server, the variables it honours, the phones.

Exit code: 0 a phone can be asked, 3 something stands in the way.
"""
EXAMPLE = "Example: inspector doctor"


@guarded
def command(
    host: options.Host = None,
    port: options.Port = None,
    timeout: options.Timeout = 15.0,
    out: options.Out = None,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """Examine and advise."""
    import typer

    from inspector.cli.output import emit, page
    from inspector.doctor import examine
    from inspector.exit_codes import ExitCode
    from inspector.report.doctor_text import doctor_text

    findings = examine(host, port, timeout)
    emit(doctor_text(findings, page(colour, out)), out)
    raise typer.Exit(int(ExitCode.OK if all(finding.good for finding in findings) else ExitCode.NO_PHONE))
