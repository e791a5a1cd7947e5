"""``settings get global preferred_network_mode``: numbers by slot, and the many ways to have none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.settings import network_modes
from tests.artifacts.damage import damaged


@pytest.mark.parametrize(
    ("raw", "modes", "codes"),
    [
        pytest.param(b"22,22\n", (22, 22), [], id="two_slots"),
        pytest.param(b"9\n", (9,), [], id="one_subscription"),
        pytest.param(b"33, 26\r\n", (33, 26), [], id="space_and_crlf"),
        pytest.param(b"0\n", (0,), [], id="zero_is_a_mode"),
        pytest.param(b"22,null\n", (22, None), [], id="a_slot_never_set"),
        pytest.param(b",9\n", (None, 9), [], id="an_empty_slot_keeps_its_place"),
        pytest.param(b"-1\n", (None,), [], id="minus_one"),
        pytest.param(b"2147483647\n", (None,), [], id="max_int"),
        pytest.param(b"null\n", (None,), [], id="never_written"),
        pytest.param(b"9", (9,), [], id="saved_without_line_end"),
        pytest.param(b"", (), ["not-a-mode"], id="empty"),
        pytest.param(b"NR|LTE\n", (), ["not-a-mode"], id="names"),
        pytest.param(b"9\n10\n", (), ["not-a-mode"], id="two_lines"),
        pytest.param(b"9," * 400, (), ["not-a-mode"], id="endless"),
        pytest.param("٩\n".encode(), (), ["not-a-mode"], id="digits_of_another_script"),
        pytest.param(b"cmd: Can't find service: settings\n", (), ["no-service"], id="no_service"),
        pytest.param(b"/system/bin/sh: settings: not found\n", (), ["unavailable"], id="android_4_1"),
        pytest.param(b"usage:  settings [--user NUM] get namespace key\n", (), ["unavailable"], id="usage"),
        pytest.param(
            b"Security exception: Permission Denial: get global requires ...\n", (), ["refused"], id="permission"
        ),
    ],
)
def test_modes_are_read_by_slot(raw: bytes, modes: tuple[int | None, ...], codes: list[str]) -> None:
    found, problems = network_modes(raw)
    assert found == modes
    assert [problem.code for problem in problems] == codes


@settings(deadline=None)
@given(st.one_of(damaged(b"22,22,null,-1,33\n"), st.binary(max_size=200)))
def test_any_bytes_give_modes_and_problems_never_an_exception(raw: bytes) -> None:
    found, problems = network_modes(raw)
    assert found or problems
    assert all(mode is None or 0 <= mode < 100 for mode in found)
