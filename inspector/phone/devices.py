"""What adb sees, and which of it is the phone that is meant."""

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from inspector.phone.connection import Outcome, host_query
from inspector.phone.errors import NoUsablePhone
from inspector.phone.server import ServerAddress

# Sources: adb's transport.cpp (states), and `adb devices -l` of versions 29 to 36.
_ADVICE = {
    "unauthorized": "unlock it and accept this computer's key",
    "authorizing": "unlock it and accept this computer's key",
    "offline": "unplug it and plug it in again; if that does not help: adb kill-server",
    "connecting": "wait a moment",
    "recovery": "it is in recovery; start Android: choose reboot on its screen",
    "sideload": "it is in sideload mode; start Android: choose reboot on its screen",
    "rescue": "it is in rescue mode; start Android: choose reboot on its screen",
    "bootloader": "it is in the bootloader; start Android: choose start on its screen",
    "no permissions": "this user may not open the USB device: install the udev rules (package android-sdk-platform-tools-common)",
    "no device": "unplug it and plug it in again",
    "detached": "another program holds it",
}
_STATES = ("device", *_ADVICE, "host")
_STATE = re.compile(rf"(?:^|\s)({'|'.join(map(re.escape, _STATES))})(?=\s|$)")
_FIELD = re.compile(r"(\w+):(\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One line of ``adb devices -l``. ``serial`` is how adb addresses it; ``link`` is usb, tcp or emulator."""

    serial: str
    state: str
    link: str
    model: str | None = None
    transport: int | None = None

    @property
    def usable(self) -> bool:
        """Whether Android runs there and lets us ask."""
        return self.state == "device"

    @property
    def advice(self) -> str:
        """What to do about its state; empty where nothing is needed."""
        return "" if self.usable else _ADVICE.get(self.state, "unplug it and plug it in again")

    @property
    def name(self) -> str:
        """Model as adb prints it, or what it is."""
        return self.model.replace("_", " ") if self.model else "phone"


def parse(text: str) -> tuple[Device, ...]:
    """Read ``host:devices-l``. A line that is cut or makes no sense is left out."""
    return tuple(device for line in text.splitlines() if (device := _device(line)) is not None)


def _device(line: str) -> Device | None:
    # A serial may hold spaces and, in theory, the name of a state: the last state before the key:value fields counts.
    line = line.strip().removeprefix("* ")
    states = list(_STATE.finditer(line.split(" product:")[0].split(" model:")[0].split(" transport_id:")[0]))
    if not states or states[-1].start() == 0:
        return None
    found = states[-1]
    serial = line[: found.start()].strip()
    fields = dict(_FIELD.findall(line[found.end() :]))
    return Device(
        serial=serial,
        state=found[1],
        link=_link(serial, "usb" in fields),
        model=fields.get("model"),
        transport=int(fields["transport_id"]) if fields.get("transport_id", "").isdecimal() else None,
    )


def _link(serial: str, usb: bool) -> str:
    if usb:
        return "usb"
    if serial.startswith("emulator-"):
        return "emulator"
    return "tcp" if re.search(r":\d+$|_tcp\b", serial) else "usb"


def list_devices(server: ServerAddress, timeout: float) -> tuple[Device, ...]:
    """Everything the server sees, whatever its state. Raises NoUsablePhone where the server does not answer."""
    outcome, text = host_query(server, "host:devices-l", timeout)
    if outcome is not Outcome.OK:
        raise NoUsablePhone(f"The adb server at {server} did not say which phones it sees.\nTry: adb kill-server")
    return parse(text)


def choose(
    devices: Sequence[Device],
    *,
    serial: str | None = None,
    usb: bool = False,
    tcp: bool = False,
    environment: Mapping[str, str] | None = None,
) -> Device:
    """The one phone that is meant. Raises NoUsablePhone with what was seen and what to type or press."""
    env = os.environ if environment is None else environment
    wanted = serial or (None if usb or tcp else env.get("ANDROID_SERIAL") or None)
    if wanted is not None:
        found = [device for device in devices if device.serial == wanted]
        if not found:
            raise NoUsablePhone(_no_such(wanted, devices, serial is None))
    else:
        found = [d for d in devices if not (usb or tcp) or (d.link == "usb" if usb else d.link != "usb")]
    if not found:
        raise NoUsablePhone(_none(devices, usb, tcp))
    if len(found) > 1:
        raise NoUsablePhone(_several(found))
    if not found[0].usable:
        raise NoUsablePhone(f"The phone cannot be asked:\n{_listing(found)}")
    return found[0]


def wait_for_phone(
    look: Callable[[], Sequence[Device]],
    pick: Callable[[Sequence[Device]], Device],
    patience: float | None,
    tell: Callable[[str], None],
    pause: float = 0.5,
) -> Device:
    """Look until a phone can be picked, or patience (seconds; None is endless) is over.

    Polled, since old servers do not report every change of state. Each new reason to wait is told once. Several
    phones, or a serial that is not there among others, is for the user to settle: no waiting.
    """
    deadline = None if patience is None else time.monotonic() + patience
    told = ""
    while True:
        devices = look()
        try:
            return pick(devices)
        except NoUsablePhone as reason:
            over = deadline is not None and time.monotonic() >= deadline
            if over or sum(device.usable for device in devices) > 1:
                raise
            if str(reason) != told:
                told = str(reason)
                tell(f"{told}\nWaiting for a phone; Ctrl-C ends.")
        time.sleep(pause if deadline is None else min(pause, max(deadline - time.monotonic(), 0.01)))


def _none(devices: Sequence[Device], usb: bool, tcp: bool) -> str:
    if devices and (usb or tcp):
        return f"No phone {'on USB' if usb else 'on TCP/IP'}; adb sees:\n{_listing(devices)}"
    return (
        "adb sees no phone.\n"
        "Plug one in with a cable that carries data, switch on USB debugging (Settings, Developer options) and unlock it."
    )


def _no_such(wanted: str, devices: Sequence[Device], from_environment: bool) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted, [device.serial for device in devices], n=1, cutoff=0.6)
    hint = f" Did you mean {near[0]}?" if near else ""
    origin = " (from ANDROID_SERIAL)" if from_environment else ""
    seen = f"adb sees:\n{_listing(devices)}" if devices else "adb sees no phone at all."
    return f"No phone has the serial {_shown(wanted)}{origin}.{hint}\n{seen}"


def _several(devices: Sequence[Device]) -> str:
    first = next((device for device in devices if device.usable), devices[0])
    count = {2: "Two", 3: "Three", 4: "Four"}.get(len(devices), str(len(devices)))
    return (
        f"{count} phones are plugged in:\n{_listing(devices)}\n"
        f"Choose one: inspector check -s {_shown(first.serial)}"
    )


def _listing(devices: Sequence[Device]) -> str:
    width = max(len(_shown(device.serial)) for device in devices)
    return "\n".join(
        f"    {device.link:<8} {_shown(device.serial):<{width}}  {device.state:<12} "
        f"{_shown(device.name)}{f' ({device.advice})' if device.advice else ''}".rstrip()
        for device in devices
    )


def _shown(text: str) -> str:
    """Serials and models come from the phone: controls are made visible before they reach a terminal."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
