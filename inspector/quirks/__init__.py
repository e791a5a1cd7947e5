"""Vendor lies, each in one named place with the phone, the version and a worked example.

A quirk is a pure function on plain values. None of them changes anything on a phone it is not for.
"""

from inspector.quirks.bands import band_of_physical_channel, bands_named
from inspector.quirks.channels import (
    channel_of_its_own_rat,
    earfcn_cut_to_16_bits,
    rat_of_serving_channel,
    signal_is_no_channel,
    zero_is_no_channel,
)
from inspector.quirks.nr_leg import nr_state_of_huawei, nr_state_of_lg, nr_state_of_samsung
from inspector.quirks.placeholders import plmn_of_operator, plmn_or_none, real

__all__ = [
    "band_of_physical_channel",
    "bands_named",
    "channel_of_its_own_rat",
    "earfcn_cut_to_16_bits",
    "nr_state_of_huawei",
    "nr_state_of_lg",
    "nr_state_of_samsung",
    "plmn_of_operator",
    "plmn_or_none",
    "rat_of_serving_channel",
    "real",
    "signal_is_no_channel",
    "zero_is_no_channel",
]
