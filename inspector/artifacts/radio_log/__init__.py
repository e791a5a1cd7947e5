"""``logcat -b radio -d``: what the modem answered and reported while the log was written, Android 2 to 16."""

from inspector.artifacts.radio_log.log import ARTIFACT, parse
from inspector.artifacts.radio_log.model import RadioLog, SlotLog

__all__ = ["ARTIFACT", "RadioLog", "SlotLog", "parse"]
