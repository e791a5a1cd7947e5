"""Fetch one file from the phone: adb's sync service, ``RECV`` of its first version (AOSP adb, SYNC.TXT).

adbutils can do it as well, but without a deadline, and takes a file that broke off for a whole one.
"""

from collections.abc import Callable

from inspector.phone.connection import Connection, Deadline, Garbled, Refused

LARGEST = 4 * 1024**3
_LARGEST_CHUNK = 64 * 1024
"""What a phone sends in one go; the protocol allows no more."""

_LONGEST_REASON = 64 * 1024


def pull(
    connection: Connection,
    path: str,
    write: Callable[[bytes], object],
    deadline: Deadline,
    progress: Callable[[int], None],
) -> int:
    """Hand the file over piece by piece; its size in bytes. The connection is to the phone, and closed afterwards.

    Raises Refused (the phone's reason), Garbled, EOFError (it broke off), OSError, TimeoutError.
    """
    named = path.encode()
    size = 0
    with connection:
        connection.deadline = deadline
        connection.ask("sync:")
        connection.send(b"RECV" + len(named).to_bytes(4, "little") + named)
        while True:
            kind, length = connection.exactly(4), int.from_bytes(connection.exactly(4), "little")
            if kind == b"DONE":
                return size
            if kind == b"FAIL":
                raise Refused(connection.exactly(min(length, _LONGEST_REASON)).decode("utf-8", "replace"))
            size += length
            if kind != b"DATA" or length > _LARGEST_CHUNK or size > LARGEST:
                raise Garbled(f"{kind!r} with {length} bytes")
            write(connection.exactly(length))
            progress(size)
