"""One adb server, looked at in a thread of its own for as long as the program runs."""

import threading
from collections.abc import Callable

from inspector.phone.address import ServerAddress
from inspector.phone.devices import Device, list_devices
from inspector.phone.errors import NoUsablePhone
from inspector.phone.server import reach
from inspector.phone.tracking import DeviceTracker
from inspector.watching.model import Event, Looked, Trouble

_POLL_SECONDS = 0.5
"""adb 29 reports neither "unauthorized" nor "offline" by itself, so every server is asked as often as this."""
_PATIENCE = 10.0
"""A server with 64 phones on a slow computer takes its time."""


def look_out(server: ServerAddress, tell: Callable[[Event], None], stopped: threading.Event) -> threading.Thread:
    """Tell what the server sees whenever that changes, and why nothing is seen whenever that changes.

    The usual server is started where it does not run, as often as it takes; one that somebody named is waited for.
    """
    thread = threading.Thread(target=_look, args=(server, tell, stopped), name="inspector-lookout", daemon=True)
    thread.start()
    return thread


def _look(server: ServerAddress, tell: Callable[[Event], None], stopped: threading.Event) -> None:
    told: Event | None = None
    with DeviceTracker(server) as tracker:
        while not stopped.is_set():
            now = _now(server)
            if now != told:
                tell(now)
                told = now
            tracker.wait(_POLL_SECONDS)


def _now(server: ServerAddress) -> Looked | Trouble:
    try:
        return Looked(str(server), _seen(server))
    except NoUsablePhone as reason:
        return Trouble(str(server), str(reason))
    except Exception as fault:  # a thread that ends in silence would leave its server unwatched
        return Trouble(str(server), f"A fault of this program, please report it: {type(fault).__name__}: {fault}")


def _seen(server: ServerAddress) -> tuple[Device, ...]:
    reach(server, _PATIENCE)
    return list_devices(server, _PATIENCE)
