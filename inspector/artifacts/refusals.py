"""An answer that is no answer: the phone lacks the service or the command, or does not let a shell ask.

Such text comes on stdout or stderr, with exit code 0 as often as not (android-formats, 3.4 and trap 18). Sources:
frameworks/native cmds/dumpsys and cmds/cmd, android.os.BasicShellCommandHandler, Binder.onTransact, toybox and mksh.
"""

import re

from inspector.problems import Problem

_LINES_LOOKED_AT = 3
_READ = 4096

_REFUSED = re.compile(
    r"(?:Permission Denial\b|Security exception: |(?:java\.lang\.)?SecurityException\b"
    r"|.{0,80}\b(?:Permission denied\.?|Operation not permitted)$)"
)
_NO_SUCH_SERVICE = re.compile(r"(?:(?:cmd|dumpsys|service): )?(?:Can't find service\b|No services match\b)")
_NO_SUCH_COMMAND = re.compile(
    r"(?:Unknown command\b|No shell command implementation\b|.{0,80}: (?:inaccessible or )?not found\.?$"
    r"|(?:usage|Usage): |(?:Telephony|IMS|Settings provider \(settings\)|Package manager \(package\)) [Cc]ommands:)"
)
_NO_SIM = re.compile(r".{0,80}\bNo valid (?:subscription|slot|sub)\b.{0,40}")
_FAILED = re.compile(
    r"(?:Exception occurred while executing\b|(?:cmd|dumpsys): Failure calling service\b"
    r"|Failure (?:calling service|while dumping service)\b|Error: Could not access\b"
    r"|Error (?:dumping service info|while accessing)\b)"
)
_UNAVAILABLE = (
    (_NO_SUCH_SERVICE, "no-service", "this phone has no such service"),
    (_NO_SUCH_COMMAND, "unavailable", "this phone has no such command"),
    (_FAILED, "unavailable", "the phone failed while answering"),
)
_TIMED_OUT = re.compile(r"^\*\*\* SERVICE .{0,200}DUMP TIMEOUT", re.MULTILINE)

_EXISTS = (
    ("dumpsys telephony.registry", "it exists on every Android"),
    ("dumpsys carrier_config", "it exists from Android 6 on"),
    ("dumpsys isub", "it exists from Android 5 on"),
    ("dumpsys activity service", "it exists from Android 4.4 on"),
    ("cmd phone get-allowed-network-types", "it exists from Android 12 on"),
    ("cmd phone ims", "it exists from Android 9 on"),
    ("settings get", "the settings command exists from Android 4.2 on, this setting up to Android 11"),
    ("pm list features", "it exists on every Android"),
)


def refusal(text: str, artifact: str) -> Problem | None:
    """What the answer says instead of answering, as ``refused``, ``no-service`` or ``unavailable``; else None.

    Only the first lines count, from their beginning: the same words deep inside a dump are part of the dump.
    """
    text = text[:_READ]
    head = [line.strip() for line in text.splitlines() if line.strip()][:_LINES_LOOKED_AT]
    for line in head:
        if _REFUSED.match(line) or (_FAILED.match(line) and "SecurityException" in text):
            return Problem("refused", artifact, f"this phone does not let a computer ask for it{_known(artifact)}")
        if _NO_SIM.match(line):
            return Problem("unavailable", artifact, "there is no SIM in that slot to ask about")
        for sign, code, what in _UNAVAILABLE:
            if sign.match(line):
                return Problem(code, artifact, f"{what}{_known(artifact)}")
    return None


def timed_out(raw: bytes, artifact: str) -> Problem | None:
    """The end that dumpsys puts on a dump that took too long: what came before it stands."""
    if _TIMED_OUT.search(raw[-_READ:].decode("utf-8", "replace")):
        return Problem("timed-out", artifact, "the phone's own dump timed out; what came before is used")
    return None


def _known(artifact: str) -> str:
    where = next((where for command, where in _EXISTS if artifact.startswith(command)), None)
    return f"; {where}" if where else ""
