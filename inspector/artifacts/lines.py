"""An artifact that is long, line by line: in bytes, so that only the lines worth reading are ever decoded."""

import codecs
import io
from collections.abc import Iterator

from inspector.artifacts import text
from inspector.problems import Problem

MAX_LINE = 64 * 1024
"""Bytes of one line that are read; logcat cuts its own at about 4 KiB."""

MAX_LINES = 500_000
"""Lines that are read; the longest logs have a tenth of it."""

_PROBE = 512


def lines(raw: bytes, artifact: str, problems: list[Problem]) -> Iterator[bytes]:
    """Every line without its end, up to text.MAX_BYTES in all; what was not read is added to the problems.

    A UTF-16 file (a PowerShell redirection) is the one kind that has to be decoded whole.
    """
    if b"\0" in raw[:_PROBE] or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        decoded, found = text.decode(raw, artifact)
        problems += found
        raw = decoded.encode()
    elif len(raw) > text.MAX_BYTES:
        limit = text.MAX_BYTES // (1024 * 1024)
        problems.append(Problem("too-large", artifact, f"longer than {limit} MiB; the rest was not read"))
    cut = 0
    left = text.MAX_BYTES
    for number, line in enumerate(io.BytesIO(raw)):
        left -= len(line)
        if left < 0:
            break
        if number >= MAX_LINES:
            problems.append(Problem("too-many-lines", artifact, f"more than {MAX_LINES} lines; the rest was not read"))
            break
        cut += len(line) > MAX_LINE
        yield line[:MAX_LINE].rstrip(b"\r\n")
    if cut:
        message = f"{cut} lines longer than {MAX_LINE // 1024} KiB were cut"
        problems.append(Problem("line-too-long", artifact, message))


def texts(raw: bytes, artifact: str, problems: list[Problem]) -> Iterator[str]:
    """The same as text, for an artifact whose every line is looked at."""
    for line in lines(raw, artifact, problems):
        yield line.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
