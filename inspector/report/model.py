"""What the formats of one view start from, so that they cannot tell different things."""

from inspector.comparison import Comparison
from inspector.dataclass import dataclass
from inspector.inspection import Inspection
from inspector.verdict import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """One phone on carriers. ``strict``: an unknown counts against it, where a format passes or fails."""

    phone: Inspection
    comparison: Comparison
    strict: bool = False

    @property
    def results(self) -> tuple[Result, ...]:
        """Every carrier, those that decide first."""
        return (*self.comparison.deciding, *self.comparison.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneReport:
    """One phone. ``combinations``: list those too, and do not only count them."""

    phone: Inspection
    combinations: bool = False
