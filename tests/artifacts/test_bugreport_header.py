"""The lines before a bugreport's first section: which phone, where no getprop says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.artifacts.bugreport_header import parse

HEADER = b"""========================================================
== dumpstate: 2024-05-01 12:00:00
========================================================

Build: UP1A.231005.007
Build fingerprint: 'acme/x1_eea/x1:14/UP1A.231005.007/10754064:user/release-keys'
Bootloader: slider-1.2
Radio: g5300q-230927-231102-B-11040898
Network: Test Net,
Android SDK version: 34
Kernel: Linux version 5.10.149
"""


def test_the_header_names_the_phone_as_its_properties_would() -> None:
    found, problems = parse(HEADER)
    assert problems == []
    assert found == {
        "ro.build.id": "UP1A.231005.007",
        "ro.build.version.sdk": "34",
        "gsm.version.baseband": "g5300q-230927-231102-B-11040898",
        "gsm.operator.alpha": "Test Net,",
        "ro.build.fingerprint": "acme/x1_eea/x1:14/UP1A.231005.007/10754064:user/release-keys",
        "ro.product.brand": "acme",
        "ro.product.name": "x1_eea",
        "ro.product.device": "x1",
        "ro.build.version.release": "14",
    }


@pytest.mark.parametrize("line", [b"Radio: (unknown)", b"Network: ", b"Build fingerprint: 'no/slashes'", b"Radio:"])
def test_what_is_not_known_is_left_out(line: bytes) -> None:
    assert parse(b"== dumpstate: x\n" + line + b"\n") == ({}, [])


def test_a_header_with_windows_line_ends_says_the_same() -> None:
    assert parse(HEADER.replace(b"\n", b"\r\n"))[0] == parse(HEADER)[0]


@given(st.binary(max_size=600) | st.binary(max_size=300).map(lambda noise: HEADER + noise + HEADER))
def test_any_bytes_give_properties_and_problems(raw: bytes) -> None:
    found, _ = parse(raw)
    assert all(value for value in found.values())
