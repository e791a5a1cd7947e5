"""What ``inspector capture`` says of a recording."""

from pathlib import Path
from types import MappingProxyType

from inspector.phone.recording import Recording
from inspector.report.capture_text import capture_text


def test_what_was_replaced_is_counted_as_one_says_it() -> None:
    recording = Recording(kind="adb", label="x", taken_at=None, answers=MappingProxyType({}), redacted=True)
    said = capture_text(recording, Path("out.zip"), {"area": 31, "imei": 1, "ip": 2, "mac": 1, "name": 1})
    assert "fakes of the same shape: 31 area codes, 1 IMEI, 2 IP addresses, 1 MAC address, 1 name." in said
    assert "shape: nothing found." in capture_text(recording, Path("out.zip"), {})
