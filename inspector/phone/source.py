"""What ``--from`` names: a recording, a bugreport or one saved output, recognised by content and never by name."""

import stat
from pathlib import Path
from types import MappingProxyType

from inspector.phone.capture import INDEX, disk_folder, read_folder
from inspector.phone.errors import UnreadableInput
from inspector.phone.modem_files import LARGEST_ITEM, is_binary_item
from inspector.phone.recording import Recording

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 2 * 1024 * 1024
"""What a single output is recognised by; a long log can begin with lines that say nothing."""


def open_source(path: Path) -> Recording:
    """Read it. Raises UnreadableInput with what is wrong and what would do."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _folder(path)
        if not stat.S_ISREG(mode):  # it is read more than once, and reading a pipe or a device can take for ever
            raise UnreadableInput(f"{path} is a pipe or a device, not a file. Save what it gives in a file; name that.")
        with path.open("rb") as file:
            begin = file.read(4)
        return _zip(path) if begin.startswith(_ZIP) else _file(path)
    except OSError as problem:
        raise UnreadableInput(f"Cannot read {path}: {problem.strerror or problem}.") from None


def _folder(path: Path) -> Recording:
    files = disk_folder(path)
    if INDEX not in files:
        from inspector.phone.bugreport_source import from_folder

        found = from_folder(path)
        if found is not None:
            return found
    return read_folder(files, path.name)


def _zip(path: Path) -> Recording:
    from inspector.phone.archive import ZipFolder
    from inspector.phone.bugreport_source import from_zip

    folder = ZipFolder(path)
    if folder.holds(INDEX):
        return read_folder(folder.files(INDEX), path.name)
    found = from_zip(path)
    return read_folder(folder.files(INDEX), path.name) if found is None else found


def _file(path: Path) -> Recording:
    from inspector.phone import capability_files, pieces, saved_output, survey_source

    if _is_item(path):
        return capability_files.whole(path, path.name)
    capability = capability_files.from_file(path)
    if capability is not None:
        return capability
    head = pieces.head_of(path, _HEAD)
    if survey_source.is_survey(head):
        return survey_source.from_survey(path)
    command = saved_output.command_of(head)
    if command == saved_output.BUGREPORT:
        from inspector.phone.bugreport_source import from_text

        return from_text(path)
    if command is not None:
        answer = saved_output.read(command, pieces.of_file(path))
        return Recording(kind="file", label=path.name, taken_at=None, answers=MappingProxyType({command: answer}))
    if capability_files.is_hex(head.decode("utf-8", "replace")):
        return capability_files.whole(path, "uecapability.hex")
    what = "is empty" if not head.strip() else "is none of the outputs that are known"
    raise UnreadableInput(
        f"{path} {what}.\nKnown are bugreports, the outputs of getprop, dumpsys (telephony.registry, isub, "
        "carrier_config, the phone's debug service), logcat -b radio, pm list features, cmd phone, qmicli and "
        "mmcli, AT answers, items and policies of a modem, a UE capability (pcap, hex, JSON), a table of combinations, "
        "and a recording of: inspector capture"
    )


def _is_item(path: Path) -> bool:
    """Whether it is a modem's binary item, which only its name tells."""
    with path.open("rb") as file:
        return is_binary_item(path.name, file.read(LARGEST_ITEM + 1))
