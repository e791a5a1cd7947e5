"""Where a user's own data lies: beside the shipped files, out of reach of an update."""

import os
import sys
from pathlib import Path

HOME = "BAND_INSPECTOR_HOME"
"""Environment variable that names another folder, for tests and for a team that shares one."""

_NAME = "band-inspector"


def user_folder(kind: str) -> Path:
    """The folder of the user's own ``carriers`` or ``catalog`` files. It need not exist."""
    return _home() / kind


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
