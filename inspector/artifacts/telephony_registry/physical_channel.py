"""``mPhysicalChannelConfigs``: the carriers a slot uses.

Source: android/telephony/PhysicalChannelConfig.java, API 28 to 36. ``mFrequencyRange`` is not read: it says
LOW whenever the framework could not place the channel.
"""

import re

from inspector.artifacts.access_technology import NETWORK_TYPE, family
from inspector.artifacts.fields import integer, known, position, word
from inspector.artifacts.telephony_registry.model import PhysicalChannel
from inspector.bands.band import Rat

MAX_CHANNELS = 64
"""Carriers of one list that are read; 3GPP aggregates at most 32."""

_ELEMENT = re.compile(r"\{([^{}]{0,4096})\}")
_PRIMARY = {"PrimaryServing": True, "SecondaryServing": False}
# A carrier of these families has a channel; IWLAN has none.
_RATS = {str(rat): rat for rat in Rat}


def parse(value: str) -> tuple[PhysicalChannel, ...]:
    """Every element that is closed; a cut last one is left out, since its numbers may be cut too."""
    elements = zip(range(MAX_CHANNELS), _ELEMENT.finditer(value), strict=False)
    return tuple(_channel(match[1] + "}") for _, match in elements)


def _channel(text: str) -> PhysicalChannel:
    return PhysicalChannel(
        rat=_rat(text),
        primary=_PRIMARY.get(word(text, "mConnectionStatus") or ""),
        channel=known(text, "mDownlinkChannelNumber", "mChannelNumber"),
        band=known(text, "mBand"),
        bandwidth_khz=known(text, "mCellBandwidthDownlinkKhz"),
        frequency_khz=known(text, "mDownlinkFrequency"),
    )


def _rat(text: str) -> Rat | None:
    """``mNetworkType=LTE_CA`` (12 and later), ``mRat=LTE`` (11) or ``mRat=13`` (10)."""
    number = integer(text, "mNetworkType", "mRat")
    if number is not None:
        return _RATS.get(NETWORK_TYPE.get(number) or "")
    for key in ("mNetworkType", "mRat"):
        at = position(text, key)
        if at is not None:
            return _RATS.get(family(text[at:].partition(",")[0].strip("} ")) or "")
    return None
