"""``inspector doctor``: what stands in the way between this computer and a phone."""

from inspector.cli import options
from inspector.cli.guard import guarded

HELP = """Look at everything between this computer and a phone: adb, its server, permissions, variables, the phones.

Nothing is started, ended or changed.

Exit code: 0 a phone can be asked, 3 something stands in the way.
"""
EXAMPLE = "Example: inspector doctor"


@guarded
def command(
    host: options.Host = None,
    port: options.Port = None,
    timeout: options.Timeout = 15.0,
    as_json: options.Json = False,
    out: options.Out = None,
    colour: options.Color = options.Colour.AUTO,
) -> None:
    """Examine and advise."""
    import typer

    from inspector.cli.output import emit, emit_json, page
    from inspector.doctor import State, examine
    from inspector.exit_codes import ExitCode
    from inspector.report.doctor_text import doctor_document, doctor_text

    findings = examine(host, port, timeout)
    if as_json:
        emit_json(doctor_document(findings), out)
    else:
        emit(doctor_text(findings, page(colour, out)), out)
    in_the_way = any(finding.state is State.PROBLEM for finding in findings)
    raise typer.Exit(int(ExitCode.NO_PHONE if in_the_way else ExitCode.OK))
