"""What stands between this computer and a phone. Looks and advises; starts, ends and changes nothing."""

from inspector.doctor.examination import examine
from inspector.doctor.finding import Finding, State

__all__ = ["Finding", "State", "examine"]
