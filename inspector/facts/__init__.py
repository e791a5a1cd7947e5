"""What the artifacts of one phone say together: identity, modem, slots, cells. No judgement on bands yet."""

from inspector.facts.model import (
    Cell,
    CellRole,
    Facts,
    Identity,
    Modem,
    Network,
    NrState,
    PastCell,
    Registration,
    Sim,
    Slot,
)
from inspector.facts.reading import read

__all__ = [
    "Cell",
    "CellRole",
    "Facts",
    "Identity",
    "Modem",
    "Network",
    "NrState",
    "PastCell",
    "Registration",
    "Sim",
    "Slot",
    "read",
]
