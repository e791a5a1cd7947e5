"""Where a user's own data lies: beside the shipped files, out of reach of an update."""

import os
from pathlib import Path

HOME = "BAND_INSPECTOR_HOME"
"""Environment variable that names another folder, for tests and for a team that shares one."""


def user_folder(kind: str) -> Path:
    """The folder of the user's own ``carriers`` or ``catalog`` files. It need not exist."""
    home = os.environ.get(HOME)
    if home:
        return Path(home) / kind
    # Imported only here: it takes 9 ms, and tests and containers name the folder themselves.
    from platformdirs import user_data_path

    return user_data_path("band-inspector", appauthor=False) / kind
