"""The word *band*: a radio access technology and a number, and its one spelling."""

import re
from enum import StrEnum

from inspector.dataclass import dataclass


class Rat(StrEnum):
    """Radio access technology, in the order in which reports list them."""

    GSM = "GSM"
    UMTS = "UMTS"
    TDSCDMA = "TDSCDMA"
    CDMA = "CDMA"
    LTE = "LTE"
    NR = "NR"


_PREFIX = {Rat.GSM: "G", Rat.UMTS: "U", Rat.TDSCDMA: "TD", Rat.CDMA: "BC", Rat.LTE: "B", Rat.NR: "n"}
_RAT_OF_PREFIX = {prefix.lower(): rat for rat, prefix in _PREFIX.items()}
_ORDER = {rat: place for place, rat in enumerate(Rat)}
_SPELLING = re.compile(r"(g|u|td|bc|b|n)(\d{1,4})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Band:
    """One band of one RAT.

    ``number`` is the 3GPP band number (LTE, NR, UMTS FDD), the band class (CDMA), the E-UTRA number of the
    same spectrum (TD-SCDMA: ``TD34``, ``TD39``), or the nominal MHz (GSM; every GSM 900 variant is 900).
    """

    rat: Rat
    number: int

    def __str__(self) -> str:
        return f"{_PREFIX[self.rat]}{self.number}"

    def __lt__(self, other: "Band") -> bool:
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> tuple[int, int]:
        """RAT first (GSM to NR), then the number."""
        return _ORDER[self.rat], self.number

    @classmethod
    def parse(cls, text: str) -> "Band":
        """Read ``B17``, ``n77``, ``U2``, ``TD34``, ``G850`` or ``BC0``, in any case. Raises ValueError."""
        match = _SPELLING.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is not a band; write B17, n77, U2, TD34, G850 or BC0")
        return cls(_RAT_OF_PREFIX[match[1].lower()], int(match[2]))
