"""``inspector survey``: a phone kept plugged in on the way, and every band it is seen on, in a file that lasts."""

from inspector.survey.driving import Clock, Drive, Progress
from inspector.survey.joining import caveat, join
from inspector.survey.log import Earlier, read_file
from inspector.survey.looking import Sighting

__all__ = ["Clock", "Drive", "Earlier", "Progress", "Sighting", "caveat", "join", "read_file"]
