"""What the artifacts of one phone say together: identity, modem, slots, cells. No judgement on bands yet."""

from inspector.facts.model import (
    Allowed,
    Cell,
    CellRole,
    Facts,
    Identity,
    Lock,
    Modem,
    Network,
    NrState,
    PastCell,
    Region,
    Registration,
    Sim,
    Slot,
    Unavailable,
    Voice,
)
from inspector.facts.reading import read

__all__ = [
    "Allowed",
    "Cell",
    "CellRole",
    "Facts",
    "Identity",
    "Lock",
    "Modem",
    "Network",
    "NrState",
    "PastCell",
    "Region",
    "Registration",
    "Sim",
    "Slot",
    "Unavailable",
    "Voice",
    "read",
]
