"""What ``--from`` names: a recording, a bugreport or one saved output, recognised by content and never by name."""

import re
from pathlib import Path
from types import MappingProxyType

from inspector.phone.capture import INDEX, LARGEST_FILE, disk_folder, is_recording, read_folder
from inspector.phone.errors import UnreadableInput
from inspector.phone.modem_files import MODEM, is_binary_item, is_modem_text
from inspector.phone.questions import DEBUG_SERVICE, GETPROP, RADIO_LOG, TELEPHONY_REGISTRY
from inspector.phone.recording import Answer, Recording

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def open_source(path: Path) -> Recording:
    """Read it. Raises UnreadableInput with what is wrong and what would do."""
    try:
        if path.is_dir():
            return _folder(path)
        with path.open("rb") as file:
            head = file.read(4096)
        if head.startswith(_ZIP):
            return _zip(path)
        if b"== dumpstate:" in head:
            from inspector.phone.bugreport_source import from_text

            return from_text(path)
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise UnreadableInput(f"Cannot read {path}: {problem.strerror or problem}.") from None
    return _single(path, raw)


def _folder(path: Path) -> Recording:
    files = disk_folder(path)
    if INDEX not in files and ("main_entry.txt" in files or not is_recording(files)):
        from inspector.phone.bugreport_source import from_folder

        found = from_folder(path)
        if found is not None:
            return found
    return read_folder(files, path.name)


def _zip(path: Path) -> Recording:
    from inspector.phone.archive import ZipFolder
    from inspector.phone.bugreport_source import from_zip

    found = from_zip(path)
    return read_folder(ZipFolder(path).files(INDEX), path.stem) if found is None else found


_LOG_LINE = re.compile(r"^(?:\d{4}-)?\d\d-\d\d[ T]\d\d:\d\d:\d\d\.\d+.{0,40}?\b[VDIWEF][ /]", re.MULTILINE | re.ASCII)
# What each output says and no other does; the first that is found decides.
_SIGNS = (
    (GETPROP, ("\n[ro.", "\n[gsm.", "\n[dalvik.", "\n[persist.", "\n[sys.")),
    ("pm list features", ("feature:android.",)),
    (DEBUG_SERVICE, ("com.android.phone/.TelephonyDebugService", "GsmCdmaPhone extends:", "PhoneFactory:")),
    ("dumpsys isub", ("SubscriptionController:", "SubscriptionManagerService:", "ActiveSubInfoList:")),
    ("dumpsys carrier_config", ("mConfigFromDefaultApp", "CarrierConfigLoader", "Default Values from CarrierConfig")),
    (TELEPHONY_REGISTRY, ("last known state:", "Phone Id=")),
    ("qmicli --dms-get-band-capabilities", ("LTE bands", "Device band capabilities", "NR5G bands")),
    (RADIO_LOG, ("RILJ", "beginning of radio", "UNSOL_", "RIL_REQUEST")),
    (TELEPHONY_REGISTRY, ("mServiceState=", "mVoiceRegState")),
    ("at", ("\nAT+", "\nAT^", "\nAT!", "\nAT#", "\nOK\n", "\nOK\r")),
)

_LOOSE = (None, "at", "qmicli --dms-get-band-capabilities")
"""Signs that other outputs of modems have as well."""


def _command_of(text: str) -> str | None:
    """Which question the text answers; None where it is none of the outputs that are known."""
    head = text[:20_000]
    if _LOG_LINE.match(head.lstrip()) or len(_LOG_LINE.findall(head)) > 1:
        return RADIO_LOG
    found = next((command for command, signs in _SIGNS if any(sign in text for sign in signs)), None)
    return MODEM if found in _LOOSE and is_modem_text(text) else found


def _single(path: Path, raw: bytes) -> Recording:
    """One saved output. What it is shows in what it says, never in its name."""
    text = "" if is_binary_item(path.name, raw) else _readable(raw[:2_000_000])
    command = _command_of("\n" + text) if text else path.name if raw else None
    if command is not None:
        answer = Answer(command=command, stdout=raw[:LARGEST_FILE], complete=len(raw) <= LARGEST_FILE)
        return Recording(kind="file", label=path.name, taken_at=None, answers=MappingProxyType({command: answer}))
    what = "is empty" if not raw.strip() else "is none of the outputs that are known"
    raise UnreadableInput(
        f"{path} {what}.\nKnown are the outputs of getprop, dumpsys (telephony.registry, isub, carrier_config, the "
        "phone's debug service), logcat -b radio, pm list features, qmicli and mmcli, AT answers, modem items and "
        "policies, or a recording of: inspector capture"
    )


def _readable(raw: bytes) -> str:
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(raw[:2])
    return raw.decode(wide or "utf-8", "replace")
