"""Many phones on one computer, read at the same time: how many, on how many streams each, and the files it takes."""

from contextlib import suppress

from inspector.phone.adb import STREAMS

AT_ONCE = 64
"""Phones read at the same time; more wait for their turn."""
ALONE = 16
"""So many phones at once get all their streams, the others half of them each: 640 streams are the most there are."""
_OPEN_FILES = 2048


def streams_of_each(phones: int) -> int:
    """Questions under way at once on each phone, where so many phones are read together."""
    return STREAMS if phones <= ALONE else STREAMS // 2


def allow_open_files() -> None:
    """Every stream is an open file, and macOS allows 256 unless asked. An adb server started here inherits it."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
