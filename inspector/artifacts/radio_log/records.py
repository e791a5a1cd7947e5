"""From the lines of a file to the lines of a log: hard wraps undone, and every line with its beginning."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from inspector.artifacts.lines import MAX_LINE

_PROBE = 400
"""Lines by which a hard wrap is recognised."""

_NARROW, _WIDE = 40, 400
# Threadtime, brief ("D/RILJ ("), a message without any, and the marks between buffers.
_BEGINS = re.compile(rb" ?(?:(?:\d{4}-)?\d\d-\d\d[ T]\d\d:\d\d:\d\d|[VDIWEFA]/|\[(?:\d{1,10}|UNSL)\][<>]|--------- )")
_FIRST = frozenset(bytes([character]) for character in b" 0123456789[-VDIWEFA")


def records(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Every line after the line with which its log entry begins, which most often is the line itself.

    Lines that a console broke at its width are one again.
    """
    rest = iter(lines)
    probe = list(islice(rest, _PROBE))
    width = _wrap(probe)
    whole = chain(probe, rest)
    beginning = b""
    for line in _joined(whole, width) if width else whole:
        if line[:1] in _FIRST and _BEGINS.match(line):
            beginning = line
        yield beginning, line


def _wrap(probe: list[bytes]) -> int:
    """The width at which the text was broken: several lines reach it, none is longer, what follows begins nothing."""
    width = max(map(len, probe), default=0)
    full = [place for place, line in enumerate(probe[:-1]) if len(line) == width]
    if not _NARROW <= width <= _WIDE or len(full) < 4:
        return 0
    begun = sum(_BEGINS.match(probe[place + 1]) is not None for place in full)
    return width if begun * 10 <= len(full) else 0


def _joined(lines: Iterable[bytes], width: int) -> Iterator[bytes]:
    parts: list[bytes] = []
    size = 0
    for line in lines:
        if parts and (len(parts[-1]) != width or size > MAX_LINE or _BEGINS.match(line)):
            yield b"".join(parts)[:MAX_LINE]
            parts, size = [], 0
        parts.append(line)
        size += len(line)
    if parts:
        yield b"".join(parts)[:MAX_LINE]
