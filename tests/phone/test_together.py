"""Many phones on one computer, read at the same time."""

from inspector.phone.adb import STREAMS
from inspector.phone.together import ALONE, AT_ONCE, streams_of_each


def test_so_many_phones_have_640_streams_or_fewer() -> None:
    assert streams_of_each(1) == streams_of_each(ALONE) == STREAMS
    assert max(streams_of_each(phones) * phones for phones in range(1, AT_ONCE + 1)) <= 640
