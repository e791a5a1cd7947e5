"""adbutils' connection, over a socket that is ours.

Importing this imports adbutils (about 100 ms, most of it requests), so only ``connection`` does, when a phone is asked.
"""

import socket

from adbutils import AdbConnection  # type: ignore[import-untyped]


class Link(AdbConnection):  # type: ignore[misc]  # adbutils ships no types
    """An AdbConnection that is connected already.

    adbutils' own way to connect runs ``adb start-server`` whenever nobody listens: without ``-P``, also when the server
    is on another computer, and with adb's chatter on our stderr. It also knows no Unix sockets and no IPv6.
    """

    def __init__(self, connected: socket.socket) -> None:
        self._connected = connected
        super().__init__("", 0)

    def _safe_connect(self) -> socket.socket:
        return self._connected
