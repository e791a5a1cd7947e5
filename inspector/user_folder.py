"""Where a user keeps carriers and variants of their own."""

import os
import sys
from pathlib import Path

_NAME = "band-inspector"


def user_folder() -> Path:
    """The user's folder of this program, whether it exists or not: ``carriers/`` and ``catalog/`` stand in it.

    platformdirs knows where each system keeps such things. Importing it takes as long as reading a small recording, so
    on Linux, where one line says the same (XDG Base Directory Specification), it is spared (decision 0013).
    """
    if sys.platform != "linux":
        import platformdirs

        return platformdirs.user_config_path(_NAME, appauthor=False)
    home = os.environ.get("XDG_CONFIG_HOME", "").strip()
    return (Path(home) if home else Path.home() / ".config") / _NAME
