"""From a recorded answer to the bytes of a shell stream."""

from inspector.phone.recording import Answer, Recording
from inspector.phone.simulated.faults import Faults

_STDOUT, _STDERR, _EXIT = 1, 2, 3
_PACKET = 32 * 1024


def service(name: str) -> tuple[str, bool] | None:
    """The command of a shell service and whether it is shell v2; None for any other service."""
    kind, colon, command = name.partition(":")
    options = kind.split(",")
    if not colon or options[0] not in ("shell", "exec") or not command:
        return None
    return command, "v2" in options[1:]


def reply(recording: Recording, command: str) -> Answer:
    """What was recorded, or what a phone says that has no such command. Nothing is ever executed."""
    recorded = recording.answers.get(command)
    if recorded is not None:
        return recorded
    word = command.split(" ", 1)[0]
    stderr = f"/system/bin/sh: {word}: inaccessible or not found\n".encode()
    return Answer(command=command, stdout=b"", stderr=stderr, exit_code=127)


def stream(answer: Answer, v2: bool, faults: Faults) -> tuple[bytes, bool]:
    """The bytes of the whole stream, and whether it ends properly (a recorded cut is played as a cut)."""
    stdout, stderr = answer.stdout, answer.stderr
    if faults.crlf:
        stdout, stderr = (text.replace(b"\n", b"\r\n") for text in (stdout, stderr))
    if faults.huge is not None:
        filler = stdout or b"x\n"
        stdout = (filler * (faults.huge // len(filler) + 1))[: faults.huge]
    if faults.garbage:
        return _noise(max(len(stdout), 4096)), True
    if not v2:
        return stdout + stderr, answer.complete
    packets = b"".join(_packets(_STDOUT, stdout)) + b"".join(_packets(_STDERR, stderr))
    if answer.complete and not faults.no_exit:
        packets += _packet(_EXIT, bytes([answer.exit_code or 0]))
    return packets, answer.complete


def _packets(kind: int, data: bytes) -> list[bytes]:
    return [_packet(kind, data[start : start + _PACKET]) for start in range(0, len(data), _PACKET)]


def _packet(kind: int, data: bytes) -> bytes:
    return bytes([kind]) + len(data).to_bytes(4, "little") + data


def _noise(size: int) -> bytes:
    """The same noise every time: no packet of shell v2 begins so, and no text looks like it."""
    return bytes((i * 167 + 13 + i // 251) & 0xFF | 0x80 for i in range(size))
