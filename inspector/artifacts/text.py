"""From the bytes a phone sent to text a parser can trust: encodings, line ends and sizes."""

import io
import re
from itertools import islice

from inspector.phone import encoding
from inspector.problems import Problem

MAX_BYTES = 64 * 1024 * 1024
"""What we read of one artifact. A registry or a getprop is a thousand times smaller."""

MAX_LINE = 4 * 1024 * 1024
"""Characters of one line that we keep."""

MAX_LINES = 120_000
"""Lines that we keep: what each line costs in memory is far more than the few bytes that may be in it."""

_LINE_END = re.compile(r"\r*\n|\r+")


def decode(raw: bytes, artifact: str) -> tuple[str, list[Problem]]:
    r"""Read the bytes as text with ``\n`` line ends; what had to be replaced or cut becomes a problem.

    UTF-8 is the rule. UTF-16 comes from a PowerShell redirection, ``\r\n`` and ``\r\r\n`` from ``adb
    shell`` through a pseudo terminal (Android before 7, Windows), NUL bytes from logs; none of these is a
    fault of the phone.
    """
    problems: list[Problem] = []
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        problems.append(Problem("too-large", artifact, f"longer than {limit} MiB; the rest was not read"))
        raw = raw[:MAX_BYTES]
    text = encoding.text(raw)
    broken = text.count("\ufffd")
    if broken:
        problems.append(Problem("bad-encoding", artifact, f"{broken} characters are not UTF-8 and were replaced"))
    text = text.replace("\r\n", "\n")
    text = _LINE_END.sub("\n", text) if "\r" in text else text
    text, cut = _shorten_lines(text.replace("\0", ""))
    if cut:
        problems.append(Problem("line-too-long", artifact, f"{cut} lines longer than {MAX_LINE} characters were cut"))
    if text.count("\n") > MAX_LINES:
        text = "".join(islice(io.StringIO(text), MAX_LINES))
        problems.append(Problem("too-many-lines", artifact, f"more than {MAX_LINES} lines; the rest was not read"))
    return text, problems


def _shorten_lines(text: str) -> tuple[str, int]:
    if len(text) <= MAX_LINE:
        return text, 0
    lines = text.split("\n")
    cut = sum(len(line) > MAX_LINE for line in lines)
    return ("\n".join(line[:MAX_LINE] for line in lines), cut) if cut else (text, 0)
