"""``dumpsys telephony.registry``: service, cells and carriers of every slot, Android 2 to 16."""

from inspector.artifacts.telephony_registry.layout import ARTIFACT
from inspector.artifacts.telephony_registry.model import (
    CellIdentity,
    CellInfo,
    DisplayInfo,
    NetworkRegistration,
    PhysicalChannel,
    Registry,
    ServiceState,
    SlotState,
)
from inspector.artifacts.telephony_registry.registry import parse

__all__ = [
    "ARTIFACT",
    "CellIdentity",
    "CellInfo",
    "DisplayInfo",
    "NetworkRegistration",
    "PhysicalChannel",
    "Registry",
    "ServiceState",
    "SlotState",
    "parse",
]
