"""``inspector watch``: phones come and go, each is read once for every time it is plugged in, and nothing is lost."""

from inspector.watching.bench import Bench, Step
from inspector.watching.model import Answer, Found, Phone, Reading, State
from inspector.watching.running import Watch
from inspector.watching.servers import servers

__all__ = ["Answer", "Bench", "Found", "Phone", "Reading", "State", "Step", "Watch", "servers"]
