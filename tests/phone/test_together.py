"""Many phones on one computer, read at the same time."""

import threading
import time

import pytest

from inspector.phone.adb import STREAMS
from inspector.phone.together import ALONE, AT_ONCE, at_once, streams_of_each


def test_so_many_phones_have_640_streams_or_fewer() -> None:
    assert streams_of_each(1) == streams_of_each(ALONE) == STREAMS
    assert max(streams_of_each(phones) * phones for phones in range(1, AT_ONCE + 1)) <= 640


def test_results_come_in_the_order_of_the_jobs_and_a_fault_with_them() -> None:
    def late() -> int:
        time.sleep(0.05)
        return 1

    assert list(at_once([late, lambda: 2, *([lambda: 3] * 100)])) == [1, 2, *([3] * 100)]
    assert list(at_once([])) == []
    with pytest.raises(ZeroDivisionError):
        list(at_once([lambda: 1 // 0]))


def test_whoever_stops_asking_waits_for_nobody_and_no_more_begin() -> None:
    stopped = threading.Event()
    begun: list[int] = []

    def hangs() -> int:
        begun.append(1)
        stopped.wait(10)
        return 1

    results = at_once([lambda: 0, *([hangs] * 200)])
    assert next(results) == 0
    start = time.monotonic()
    results.close()  # as Ctrl-C does
    assert time.monotonic() - start < 1.0
    stopped.set()
    time.sleep(0.1)
    assert len(begun) <= AT_ONCE
