"""The file is only appended to, whole lines at a time; what is no survey is never touched."""

import os
from pathlib import Path

import pytest
from pytest_mock import MockerFixture

from inspector.artifacts.survey import Event
from inspector.phone.errors import UnreadableInput
from inspector.survey.log import Log, event, header, read_file

from .lines import HEADER, file_of, observation


def test_the_header_is_what_a_reader_finds_again(tmp_path: Path) -> None:
    out = tmp_path / "walk.jsonl"
    properties = {"ro.product.brand": "Xiaomi", "ro.product.model": "MI 5", "ro.serialno": "0123456789ABCDEF"}
    with Log(out) as log:
        log.append([header("2026-03-30T10:00:00Z", properties)])
    held = read_file(out)
    assert held is not None
    assert (held.identity.brand, held.identity.model, held.cut, held.problems) == ("Xiaomi", "MI 5", False, ())
    assert b"0123456789ABCDEF" not in out.read_bytes()


def test_every_batch_is_on_the_disk_in_one_write(tmp_path: Path, mocker: MockerFixture) -> None:
    synced = mocker.spy(os, "fsync")
    out = tmp_path / "walk.jsonl"
    with Log(out) as log:
        log.append([HEADER, observation()])
        assert out.read_bytes() == file_of(HEADER, observation())
        log.append([])
        log.append([event("2026-03-30T10:00:06Z", Event.ENDED)])
    assert synced.call_count == 2


def test_a_cut_last_line_is_closed_before_the_next_one(tmp_path: Path) -> None:
    out = tmp_path / "walk.jsonl"
    out.write_bytes(file_of(HEADER, observation())[:-20])
    held = read_file(out)
    assert held is not None
    assert held.cut
    with Log(out, cut=held.cut) as log:
        log.append([event("2026-03-30T10:00:06Z", Event.RESUMED)])
        log.append([observation("2026-03-30T10:00:07Z")])
    again = read_file(out)
    assert again is not None
    assert (again.cut, again.survey.resumed, len(again.survey.observed)) == (False, 1, 1)
    assert [problem.code for problem in again.problems] == ["bad-line"]


def test_a_full_disk_is_said_and_the_next_line_is_not_glued_to_the_cut_one(
    tmp_path: Path, mocker: MockerFixture
) -> None:
    out = tmp_path / "walk.jsonl"
    log = Log(out)
    log.append([HEADER])
    real = log._file
    log._file = mocker.Mock(write=lambda data: real.write(data[:30]), fileno=real.fileno)
    with pytest.raises(UnreadableInput, match="What was written before is kept"):
        log.append([observation()])
    log._file = real
    log.append([event("2026-03-30T10:00:06Z", Event.ENDED)])
    log.close()
    held = read_file(out)
    assert held is not None
    assert held.survey.last == "2026-03-30T10:00:06Z"


@pytest.mark.parametrize("content", [b"notes\n", b"{}\n", b"\n", b'{"schema": "inspector/capture/1"}', b"\x00" * 5000])
def test_a_file_of_another_kind_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    out = tmp_path / "notes.txt"
    out.write_bytes(content)
    with pytest.raises(UnreadableInput, match="is no survey: it is left as it is"):
        read_file(out)
    assert out.read_bytes() == content


def test_a_place_that_cannot_hold_a_file_is_refused_before_any_phone_is_asked(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no file that can be appended to"):
        read_file(tmp_path)
    with pytest.raises(UnreadableInput, match="There is no folder"):
        read_file(tmp_path / "not-there" / "walk.jsonl")


def test_no_file_and_an_empty_one_are_a_new_survey(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    assert read_file(tmp_path / "empty.jsonl") is None
    assert read_file(tmp_path / "new.jsonl") is None
    assert not (tmp_path / "new.jsonl").exists()
