"""The phone under survey: asked again and again, and waited for while it is away."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from inspector.phone.adb import AdbPhone
from inspector.phone.address import ServerAddress
from inspector.phone.devices import Device, choose, list_devices, wait_for_phone
from inspector.phone.errors import NoUsablePhone
from inspector.phone.questions import GETPROP, QUESTIONS, TELEPHONY_REGISTRY
from inspector.phone.recording import Recording
from inspector.phone.server import reach
from inspector.phone.tracking import DeviceTracker

ASKED = tuple(question for question in QUESTIONS if question.command in (GETPROP, TELEPHONY_REGISTRY))
"""Who are you, asked at the start and whenever the phone was away; and what are you on, asked in every poll."""


class PluggedIn:
    """One phone on one server, known by its serial, which stays in memory."""

    def __init__(self, server: ServerAddress, device: Device, timeout: float) -> None:
        """``timeout`` bounds each reading, in seconds."""
        self._server = server
        self._device = device
        self._timeout = timeout

    def ask(self, who: bool) -> Recording:
        """What it is on now; with ``who``, also which phone it is. Never raises: what fails is a problem in it."""
        questions = [question for question in ASKED if who or question.command != GETPROP]
        return AdbPhone(self._server, self._device).read(questions, self._timeout)

    def wait(self, patience: float | None, tell: Callable[[str], None]) -> bool:
        """Until the same phone can be asked again; at once where it is there. False where patience (seconds) ran out.

        ``tell`` is told each new reason to wait, and what to do about it.
        """
        with DeviceTracker(self._server) as tracker, suppress(NoUsablePhone):
            self._device = wait_for_phone(self._look, self._pick, patience, tell, tracker.wait)
            return True
        return False

    def _look(self) -> tuple[Device, ...]:
        """The phone's own line. Everything that is wrong with the server can pass while we wait."""
        try:
            reach(self._server, self._timeout)
            seen = list_devices(self._server, self._timeout)
        except NoUsablePhone as reason:
            raise NoUsablePhone(str(reason), passing=True) from None
        return tuple(device for device in seen if device.serial == self._device.serial)

    def _pick(self, seen: Sequence[Device]) -> Device:
        if not seen:
            raise NoUsablePhone("The phone is not there any more: plug it in again.", passing=True)
        same = [device for device in seen if device.usb == self._device.usb]
        return choose((same or list(seen))[:1], environment={})
