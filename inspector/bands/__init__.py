"""3GPP and 3GPP2 bands: names, edges, channels, overlap."""

from inspector.bands.band import Band, Rat
from inspector.bands.channels import (
    Candidate,
    Direction,
    bands_of,
    candidates,
    channel_of,
    frequency_khz,
    nr_channel,
    nr_frequency_khz,
)
from inspector.bands.overlap import contains, covering, overlaps
from inspector.bands.table import BandInfo, Channels, Duplex, all_bands, all_definitions, definitions, info

__all__ = [
    "Band",
    "BandInfo",
    "Candidate",
    "Channels",
    "Direction",
    "Duplex",
    "Rat",
    "all_bands",
    "all_definitions",
    "bands_of",
    "candidates",
    "channel_of",
    "contains",
    "covering",
    "definitions",
    "frequency_khz",
    "info",
    "nr_channel",
    "nr_frequency_khz",
    "overlaps",
]
