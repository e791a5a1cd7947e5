"""The JSON of one channel number. Apart from the other documents: a look into the band table needs no phone."""

from typing import Any

from inspector.bands import Candidate, Direction, Rat

Document = dict[str, Any]


def channel_document(
    rat: Rat, channel: int, direction: Direction | None, found: tuple[Candidate, ...], frequency: int | None
) -> Document:
    """One channel number: its frequency where that is beyond doubt, and every band that has it."""
    return {
        "rat": rat.value,
        "channel": channel,
        "direction": direction.value if direction else None,
        "frequency_mhz": mhz(frequency),
        "bands": [str(band) for band in sorted({c.band for c in found})],
        "candidates": [
            {"band": str(c.band), "direction": c.direction.value, "frequency_mhz": mhz(c.frequency_khz)} for c in found
        ],
    }


def mhz(khz: int | None) -> float | None:
    """From kHz to MHz."""
    return None if khz is None else khz / 1000
