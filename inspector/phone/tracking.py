"""Waking up as soon as the adb server reports a change, and soon anyway, since old servers do not report every one."""

import select
import time
from contextlib import suppress

from inspector.phone.address import ServerAddress
from inspector.phone.connection import Connection, Deadline, Garbled, Refused

_READ_SECONDS = 2.0


class DeviceTracker:
    """An alarm clock for ``wait_for_phone``: what changed is not looked at here, ``list_devices`` says it better.

    Measured: adb 29 reports neither "unauthorized" nor "offline" before another event; adb 36 reports both at once.
    """

    def __init__(self, server: ServerAddress) -> None:
        self._server = server
        self._connection: Connection | None = None

    def wait(self, seconds: float) -> None:
        """Sleep so long, or until the server reports something. A server that cannot report only costs the sleep."""
        start = time.monotonic()
        try:
            if self._connection is None:
                # The first report is what is there now: whatever changed since the last look is not missed.
                self._connection = Connection(self._server, Deadline(_READ_SECONDS))
                self._connection.ask("host:track-devices")
            if select.select([self._connection], [], [], seconds)[0]:
                self._connection.deadline = Deadline(_READ_SECONDS)
                self._connection.block()
        except (OSError, EOFError, Refused, Garbled):
            self.close()
            time.sleep(max(0.0, seconds - (time.monotonic() - start)))

    def close(self) -> None:
        """End the report."""
        if self._connection is not None:
            with suppress(OSError):
                self._connection.close()
            self._connection = None

    def __enter__(self) -> "DeviceTracker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
