"""Will this phone work on that carrier, which of the carrier's bands does it lack, and how do we know?"""

__version__ = "0.1.0"
