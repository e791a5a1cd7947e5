"""A signal strength read as a channel (Samsung SCH-R890 and its like) claims no band."""

import pytest

from inspector.quirks import signal_is_no_channel


@pytest.mark.parametrize("signal", [1, 19, 24, 30, 31, 99])
def test_a_number_that_can_be_a_signal_strength_is_no_channel(signal: int) -> None:
    assert signal_is_no_channel(signal) is None


@pytest.mark.parametrize("channel", [None, 32, 50, 98, 100, 300, 5780, 66786])
def test_a_number_that_cannot_stays(channel: int | None) -> None:
    assert signal_is_no_channel(channel) == channel
