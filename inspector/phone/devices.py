"""What adb sees, and which of it is the phone that is meant."""

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence

from inspector.dataclass import dataclass
from inspector.phone.address import ServerAddress
from inspector.phone.connection import Outcome, host_query
from inspector.phone.errors import NoUsablePhone

_ALLOW = "unlock it and accept this computer's key (Allow USB debugging)"
_REPLUG = "unplug it and plug it in again"
_ADVICE = {
    "unauthorized": f"{_ALLOW}; if it does not ask: {_REPLUG}",
    "authorizing": _ALLOW,
    "offline": f"{_REPLUG}; if that does not help: adb kill-server",
    "connecting": "wait a moment; if it stays so: " + _REPLUG,
    "recovery": "it is in recovery: choose reboot on its screen",
    "sideload": "it is in sideload mode: choose reboot on its screen",
    "rescue": "it is in rescue mode: choose reboot on its screen",
    "bootloader": "it is in the bootloader: choose start on its screen, or type fastboot reboot",
    "no permissions": (
        "this user may not open the USB device: install the udev rules (on Debian and Ubuntu the package "
        f"android-sdk-platform-tools-common), then {_REPLUG}"
    ),
    "detached": "another adb holds it: end that one, or type adb attach",
    "host": "it is another computer",
    "unknown": _REPLUG,
}
"""By state (AOSP adb, ConnectionState; "no permissions" is followed by a reason that changes with the version)."""

_STATE = re.compile(rf"(?s)(.*\S)\s+(device|{'|'.join(map(re.escape, _ADVICE))}|no permissions\b.*)")
_FIELD = re.compile(r"(?s)(.*\S)\s+([a-z_]+):(\S*)")
_TRANSPORT = re.compile(r"\d{1,18}", re.ASCII)
_COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One line of ``adb devices -l``.

    ``serial`` is how adb addresses it, ``link`` is usb, tcp or emulator, ``transport`` is adb's number for this very
    plug-in, ``usb`` the place on the bus. ``model``, ``product`` and ``device`` are as adb prints them, or None.
    """

    serial: str
    state: str
    link: str
    model: str | None = None
    transport: int | None = None
    usb: str | None = None
    product: str | None = None
    device: str | None = None

    @property
    def usable(self) -> bool:
        """Whether Android runs there and lets us ask."""
        return self.state == "device"

    @property
    def advice(self) -> str:
        """What to do about its state; empty where nothing is needed."""
        if self.state == "offline" and self.link == "tcp":
            return "connect it again: adb disconnect, then adb connect"
        return "" if self.usable else _ADVICE.get(self.state, _REPLUG)

    @property
    def name(self) -> str:
        """Model as adb prints it (an underscore for all that is no letter or digit), or what it is."""
        return _shown(" ".join(self.model.replace("_", " ").split())) if self.model else "phone"

    def answers_to(self, wanted: str) -> bool:
        """Whether ``-s`` can mean it: serial, ``usb:1-2``, ``model:Pixel_8``, or ``HOST`` for ``HOST:5555``."""
        names = {self.serial}
        names |= {f"usb:{self.usb}"} if self.usb else set()
        names |= {f"{key}:{value}" for key in ("product", "model", "device") if (value := getattr(self, key))}
        names |= {self.serial.removesuffix(":5555")} if self.link == "tcp" else set()
        return wanted in names


def parse(text: str) -> tuple[Device, ...]:
    """Read ``host:devices-l`` or ``host:devices``. A line that is cut or makes no sense is left out."""
    return tuple(device for line in text.split("\n") if (device := _device(line.strip())) is not None)


def _device(line: str) -> Device | None:
    # A serial may hold spaces, and may look like a field or a state. So read from the right: first the fields, then the
    # state, which is the last known word, and what is left is the serial.
    fields: dict[str, str] = {}
    while found := _FIELD.fullmatch(line):
        line = found[1]
        fields.setdefault(found[2], found[3])
    stated = _STATE.fullmatch(line)
    if stated is None:
        return None
    transport_id = fields.get("transport_id", "")
    return Device(
        serial=stated[1],
        state="no permissions" if stated[2].startswith("no permissions") else stated[2],
        link=_link(stated[1], "usb" in fields),
        model=fields.get("model") or None,
        transport=int(transport_id) if _TRANSPORT.fullmatch(transport_id) else None,
        usb=fields.get("usb") or None,
        product=fields.get("product") or None,
        device=fields.get("device") or None,
    )


def _link(serial: str, usb: bool) -> str:
    if usb:
        return "usb"
    if serial.startswith("emulator-"):
        return "emulator"
    return "tcp" if re.search(r":\d+$|\._tcp\b", serial) else "usb"


def list_devices(server: ServerAddress, timeout: float) -> tuple[Device, ...]:
    """Everything the server sees, whatever its state. Raises NoUsablePhone where the server does not answer."""
    outcome, text = host_query(server, "host:devices-l", timeout)
    if outcome is not Outcome.OK:
        why = {
            Outcome.TIMED_OUT: f"did not say within {timeout:g} s which phones it sees",
            Outcome.SERVER_GONE: "went away",
        }.get(outcome, "does not say which phones it sees")
        raise NoUsablePhone(f"The adb server at {server} {why}.\nTry again; if it stays so: adb kill-server")
    return parse(text)


def choose(
    devices: Sequence[Device],
    *,
    serial: str | None = None,
    usb: bool = False,
    tcp: bool = False,
    environment: Mapping[str, str] | None = None,
) -> Device:
    """The one phone that is meant: ``-s``, ``-d``, ``-e``, ANDROID_SERIAL, or the only one there.

    Raises NoUsablePhone with what was seen and what to type or press. As with adb, a phone that cannot be asked still
    counts: beside it no other is taken by guess.
    """
    env = os.environ if environment is None else environment
    wanted = serial or (None if usb or tcp else env.get("ANDROID_SERIAL") or None)
    if wanted is not None:
        found = [device for device in devices if device.serial == wanted]
        found = found or [device for device in devices if device.answers_to(wanted)]
        if not found:
            raise NoUsablePhone(_no_such(wanted, devices, serial is None), passing=True)
    elif usb or tcp:
        found = [device for device in devices if (usb and device.link == "usb") or (tcp and device.link != "usb")]
    else:
        found = list(devices)
    if not found:
        raise NoUsablePhone(_none(devices, usb), passing=True)
    if len(found) > 1:
        raise NoUsablePhone(_several(found))
    if not found[0].usable:
        raise NoUsablePhone(_not_ready(found[0]), passing=True)
    return found[0]


def wait_for_phone(
    look: Callable[[], Sequence[Device]],
    pick: Callable[[Sequence[Device]], Device],
    patience: float | None,
    tell: Callable[[str], None],
    pause: Callable[[float], None] | float = 0.5,
) -> Device:
    """Look until a phone can be picked, or patience (seconds; None is endless) is over.

    ``tell`` is told each new reason to wait once, such as "plug one in", then "press Allow". What waiting cannot
    settle, such as several phones, is raised at once. ``pause`` is how long to sleep between two looks, or what sleeps
    up to some seconds and returns sooner where something changed (``tracking.DeviceTracker.wait``).
    """
    sleep, longest = (pause, 0.5) if callable(pause) else (time.sleep, pause)
    end = None if patience is None else time.monotonic() + patience
    told = ""
    while True:
        try:
            return pick(look())
        except NoUsablePhone as reason:
            left = longest if end is None else end - time.monotonic()
            if not reason.passing or left <= 0:
                raise
            if str(reason) != told:
                told = str(reason)
                tell(f"{told}\nWaiting for it; Ctrl-C ends.")
        sleep(min(left, longest))


def _none(devices: Sequence[Device], usb: bool) -> str:
    if devices:
        return f"No phone {'on USB' if usb else 'on TCP/IP'}; adb sees:\n{_listing(devices)}"
    return (
        "adb sees no phone.\n"
        "Plug one in with a cable that carries data, switch on USB debugging (Settings, Developer options), unlock it."
    )


def _no_such(wanted: str, devices: Sequence[Device], from_environment: bool) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted, [device.serial for device in devices], n=1, cutoff=0.6)
    hint = f" Did you mean {_shown(near[0])}?" if near else ""
    origin = " (from ANDROID_SERIAL)" if from_environment else ""
    seen = f"adb sees:\n{_listing(devices)}" if devices else "adb sees no phone at all: plug it in and unlock it."
    return f"No phone has the serial {_shown(wanted)}{origin}.{hint}\n{seen}"


def _several(devices: Sequence[Device]) -> str:
    first = next((device for device in devices if device.usable), devices[0])
    twins = sum(device.serial == first.serial for device in devices) > 1
    address = f"usb:{first.usb}" if twins and first.usb else first.serial
    count = _COUNTS.get(len(devices), str(len(devices)))
    address = f'"{_shown(address)}"' if " " in address else _shown(address)
    return f"{count} phones are plugged in:\n{_listing(devices)}\nChoose one: inspector check -s {address}"


def _not_ready(device: Device) -> str:
    # No serial here: there is nothing to choose (docs/decisions/0011).
    what = device.name if device.model else "phone"
    link = {"usb": "on USB", "tcp": "on TCP/IP"}.get(device.link, "(emulator)")
    return f"The {what} {link} cannot be asked, its state is: {device.state}.\nTo do: {device.advice}."


def _listing(devices: Sequence[Device]) -> str:
    width = max(len(_shown(device.serial)) for device in devices)
    return "\n".join(
        f"    {device.link:<8}  {_shown(device.serial):<{width}}  {device.state:<14}  "
        f"{f'({device.advice})' if device.advice else device.name}"
        for device in devices
    )


def _shown(text: str) -> str:
    """Serials and models come from the phone: controls are made visible before they reach a terminal."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
