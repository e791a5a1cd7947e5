"""Bytes of every kind become text; what had to be replaced or cut is said."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts import text
from inspector.artifacts.text import decode


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"a=1\nb=2\n", id="unix"),
        pytest.param(b"a=1\r\nb=2\r\n", id="crlf"),
        pytest.param(b"a=1\r\r\nb=2\r\r\n", id="crcrlf_of_an_old_adb_shell"),
        pytest.param(b"\xef\xbb\xbfa=1\nb=2\n", id="utf8_with_bom"),
        pytest.param(codecs.BOM_UTF16_LE + "a=1\r\nb=2\r\n".encode("utf-16-le"), id="powershell_redirect"),
        pytest.param(codecs.BOM_UTF16_BE + "a=1\nb=2\n".encode("utf-16-be"), id="utf16_big_endian"),
        pytest.param("a=1\nb=2\n".encode("utf-16-le"), id="utf16_without_bom"),
        pytest.param("a=1\nb=2\n".encode("utf-16-be"), id="utf16_big_endian_without_bom"),
        pytest.param(b"a=\x001\nb=2\n\x00", id="nul_bytes"),
    ],
)
def test_the_same_text_whatever_wrote_it(raw: bytes) -> None:
    assert decode(raw, "x") == ("a=1\nb=2\n", [])


def test_broken_utf8_is_replaced_and_counted() -> None:
    read, problems = decode(b"name=\xff\xfeM\xc3\xbcller", "x")
    assert read == "name=\ufffd\ufffdMüller"
    assert [(problem.code, problem.message.split()[0]) for problem in problems] == [("bad-encoding", "2")]


def test_a_huge_answer_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MAX_BYTES", 1024 * 1024)
    read, problems = decode(b"x" * (1024 * 1024 + 1), "getprop")
    assert len(read) == 1024 * 1024
    assert [problem.code for problem in problems] == ["too-large"]


def test_an_endless_line_is_cut_and_the_next_one_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MAX_LINE", 10)
    read, problems = decode(b"x" * 50 + b"\nshort\n", "getprop")
    assert read == "x" * 10 + "\nshort\n"
    assert [problem.code for problem in problems] == ["line-too-long"]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_without_carriage_returns(raw: bytes) -> None:
    read, _ = decode(raw, "x")
    assert "\r" not in read
    assert "\0" not in read
