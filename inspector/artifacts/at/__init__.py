"""AT answers of modems: which bands they declare, enable or use."""

from inspector.artifacts.at.reader import parse
from inspector.artifacts.at.transcript import ARTIFACT

__all__ = ["ARTIFACT", "parse"]
