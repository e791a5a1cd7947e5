"""Whether this user may open a phone on USB, as the system says it; the adb server is not asked.

Linux tells of every device in sysfs: an interface of class ff/42/01 is adb's (AOSP adb.h), one of class 06/01/01 is
file transfer (USB still image class). Serial numbers lie beside them and are not read.
"""

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from inspector.doctor.finding import Finding, State

_DEVICES = Path("/sys/bus/usb/devices")
_NODES = Path("/dev/bus/usb")
_RULES = ("/etc/udev/rules.d", "/run/udev/rules.d", "/usr/lib/udev/rules.d", "/lib/udev/rules.d")
_ADB, _FILES = ("ff", "42", "01"), ("06", "01", "01")
_GROUPS = ("plugdev", "adbusers")
_UDEV = (
    "install the udev rules (on Debian and Ubuntu: apt install android-sdk-platform-tools-common; elsewhere the "
    "package that brings 51-android.rules, often android-udev), unplug the phone and plug it in again\n"
    "where a rule gives it to a group (plugdev, adbusers), join that: sudo usermod -aG plugdev $USER, then log in anew"
)


def look_at_usb() -> Iterator[Finding]:
    """What this system says of USB."""
    if sys.platform.startswith("linux"):
        if "microsoft" in platform.release().lower():
            yield _note("this is WSL, which sees no USB by itself", _WSL)
        yield from _linux()
    elif sys.platform == "win32":
        yield _note(
            "Windows: not looked at from here",
            "if adb sees no phone: in the Device Manager it must stand as an Android device without a yellow mark; "
            "else install the maker's or Google's USB driver",
        )
    elif sys.platform == "darwin":
        yield Finding(check="usb", what="USB", found="macOS needs no driver; allow the accessory where it asks")
    else:
        yield Finding(check="usb", what="USB", found=f"not looked at on {sys.platform}")


_WSL = "use the adb server of Windows: start it there with adb -a start-server, and name it here with -H; or usbipd"


def _note(found: str, advice: str) -> Finding:
    return Finding(check="usb", what="USB", found=found, state=State.NOTE, advice=advice)


def _linux() -> Iterator[Finding]:
    phones = list(_plugged_in(_ADB))
    if not phones:
        yield from _without_debugging()
    closed = [folder for folder in phones if not _may_open(folder)]
    for folder in phones:
        name = f"{_product(folder)} on USB"
        if folder in closed:
            found = "this user may not open it (no permissions)"
            yield Finding(check="usb", what=name, found=found, state=State.PROBLEM, advice=_UDEV)
        else:
            yield Finding(check="usb", what=name, found="this user may open it")
    yield Finding(check="permissions", what="USB permissions", found=_permissions())


def _without_debugging() -> Iterator[Finding]:
    for folder in _plugged_in(_FILES):
        yield Finding(
            check="usb",
            what=f"{_product(folder)} on USB",
            found="offers files, but not adb",
            state=State.NOTE,
            advice="if it is the phone: Settings, About phone, tap the build number seven times; "
            "then Settings, Developer options, switch on USB debugging",
        )


def _permissions() -> str:
    if os.geteuid() == 0:
        return "this user is root and may open every device"
    files = [path for folder in _RULES for path in _listed(Path(folder))]
    rules = [path for path in files if "android" in path.name or "adb" in path.name]
    ruled = f"udev rules: {rules[0]}" if rules else "no udev rules that are named for Android"
    return "; ".join([ruled, *(f"group {name}: {_membership(name)}" for name in _GROUPS)])


def _membership(name: str) -> str:
    import grp

    try:
        group = grp.getgrnam(name)
    except KeyError:
        return "not on this computer"
    return "joined" if group.gr_gid in {os.getegid(), *os.getgroups()} else "not joined"


def _plugged_in(wanted: tuple[str, str, str]) -> Iterator[Path]:
    """The folders of the devices that have such an interface; each once."""
    seen: set[str] = set()
    for interface in _listed(_DEVICES):
        device, colon, _ = interface.name.partition(":")
        kind = tuple(_read(interface / f"bInterface{part}") for part in ("Class", "SubClass", "Protocol"))
        if colon and kind == wanted and device not in seen:
            seen.add(device)
            yield _DEVICES / device


def _may_open(device: Path) -> bool:
    bus, number = _read(device / "busnum"), _read(device / "devnum")
    if not (bus.isdigit() and number.isdigit()):
        return True  # it went away while we looked
    node = _NODES / f"{int(bus):03d}" / f"{int(number):03d}"
    return not node.exists() or os.access(node, os.R_OK | os.W_OK)


def _product(device: Path) -> str:
    return _read(device / "product") or "a phone"


def _read(path: Path) -> str:
    try:
        return path.read_bytes()[:200].decode("utf-8", "replace").strip()
    except OSError:
        return ""


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
