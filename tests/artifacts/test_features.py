"""``pm list features``: names, with versions cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.features import parse
from tests.artifacts.damage import damaged
from tests.every import every

ANDROID_13 = """feature:android.hardware.telephony
feature:android.hardware.telephony.calling
feature:android.hardware.telephony.euicc
feature:android.hardware.telephony.gsm
feature:android.hardware.telephony.ims
feature:android.hardware.telephony.radio.access
feature:android.hardware.vulkan.version=4198400
feature:com.example.phone_design
feature:reqGlEsVersion=0x30002
"""


@pytest.mark.parametrize(
    ("raw", "names", "codes"),
    [
        pytest.param(
            b"feature:android.hardware.telephony\nfeature:reqGlEsVersion=0x20000\n",
            {"android.hardware.telephony", "reqGlEsVersion"},
            [],
            id="android_7",
        ),
        pytest.param(b"feature:a.b=3\r\nfeature:c\r\n", {"a.b", "c"}, [], id="crlf_and_version"),
        pytest.param(b"\xef\xbb\xbffeature:a\n", {"a"}, [], id="bom"),
        pytest.param("feature:a\n".encode("utf-16"), {"a"}, [], id="powershell"),
        pytest.param(b"$ pm list features\nfeature:a\n", {"a"}, ["strange-line"], id="prompt_before"),
        pytest.param(
            b"feature:a\nfeature:android.hardware.telephony.ims", {"a"}, ["cut-off"], id="singlereg_cut_to_ims"
        ),
        pytest.param(b"", set(), ["not-features"], id="empty"),
        pytest.param(b"cmd: Can't find service: package\n", set(), ["no-service"], id="no_service"),
        pytest.param(b"/system/bin/sh: pm: not found\n", set(), ["unavailable"], id="no_command"),
        pytest.param(
            b"Error: Could not access the Package Manager.  Is the system running?\n", set(), ["unavailable"], id="boot"
        ),
    ],
)
def test_features_are_read(raw: bytes, names: set[str], codes: list[str]) -> None:
    found, problems = parse(raw)
    assert found == names
    assert [problem.code for problem in problems] == codes


def test_every_line_of_android_13_is_a_name() -> None:
    found, problems = parse(ANDROID_13.encode())
    assert problems == []
    assert len(found) == 9
    assert "android.hardware.telephony.euicc" in found
    assert "android.hardware.vulkan.version" in found


@every("end", range(0, len(ANDROID_13), 5))
def test_a_list_cut_anywhere_names_nothing_new(end: int) -> None:
    assert parse(ANDROID_13[:end].encode())[0] <= parse(ANDROID_13.encode())[0]


@settings(deadline=None)
@given(st.one_of(damaged(ANDROID_13.encode()), st.binary(max_size=300)))
def test_any_bytes_give_names_and_problems_never_an_exception(raw: bytes) -> None:
    found, _ = parse(raw)
    assert all(name and len(name) <= 200 and not name.isspace() for name in found)
