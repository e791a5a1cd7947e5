"""Where a user's own data lies: beside the shipped files, out of reach of an update."""

import errno
import os
import stat
import sys
from pathlib import Path

HOME = "BAND_INSPECTOR_HOME"
"""Environment variable that names another folder, for tests and for a team that shares one."""

LARGEST_TEXT = 16 * 1024 * 1024
"""Bytes of one file of a user's own; the largest that comes with the program has a hundredth of that."""

_NAME = "band-inspector"


def user_folder(kind: str) -> Path:
    """The folder of the user's own ``carriers`` or ``catalog`` files. It need not exist."""
    return _home() / kind


def read_text(path: Path, encoding: str = "utf-8") -> str:
    """The text of a file that somebody named. Raises UnicodeDecodeError; OSError also where it is none or too large."""
    if size_of_file(path) > LARGEST_TEXT:
        raise OSError(errno.EFBIG, f"it is larger than {LARGEST_TEXT // 1024**2} MiB", str(path))
    return path.read_text(encoding=encoding)


def size_of_file(path: Path) -> int:
    """Bytes. Raises OSError, also for a pipe or a device: opening one can take for ever, reading it too."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device, not a file", str(path))
    return found.st_size


def _home() -> Path:
    named = os.environ.get(HOME)
    if named:
        return Path(named)
    # Every check looks here, and the library takes 5 to 10 ms to import: the usual case is one line of the XDG
    # specification, and a test holds it against the library.
    if sys.platform == "linux" and not {"XDG_CONFIG_HOME", "ANDROID_ROOT"} & os.environ.keys():
        return Path("~/.config").expanduser() / _NAME
    from platformdirs import user_config_path

    return user_config_path(_NAME, appauthor=False)
