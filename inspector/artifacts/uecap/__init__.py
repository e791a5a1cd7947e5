"""What a modem can do by its own account: UE capability and tables of combinations, in every form they come in."""

from inspector.artifacts.uecap.decode import NOT_INSTALLED
from inspector.artifacts.uecap.files import UNKNOWN_FORM, parse
from inspector.artifacts.uecap.said import Capability

__all__ = ["NOT_INSTALLED", "UNKNOWN_FORM", "Capability", "parse"]
