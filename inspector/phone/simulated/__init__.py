"""A recorded phone served on the real ADB wire protocol, faults included."""

from inspector.phone.simulated.device import SimulatedPhone
from inspector.phone.simulated.fault_words import read_faults
from inspector.phone.simulated.faults import Faults

__all__ = ["Faults", "SimulatedPhone", "read_faults"]
