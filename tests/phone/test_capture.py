"""Recordings: written and read back alike, recognised by content, refused with what is wrong."""

import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.phone.archive import LARGEST_MEMBER
from inspector.phone.capture import INDEX, index_of, write_capture
from inspector.phone.errors import UnreadableInput
from inspector.phone.recording import Answer, Recording
from inspector.phone.source import open_source

GETPROP = b"[ro.product.model]: [X1]\n"
REGISTRY = b"last known state:\n  Phone Id=0\n    mCallState=0\n"
RECORDING = Recording(
    kind="adb",
    label="X1 on USB",
    taken_at=datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
    answers={
        "getprop": Answer(command="getprop", stdout=GETPROP, exit_code=0, seconds=0.25),
        "dumpsys telephony.registry": Answer(
            command="dumpsys telephony.registry", stdout=REGISTRY, seconds=1.5, complete=False
        ),
        "a question/of: another day": Answer(command="a question/of: another day", stdout=b"x", exit_code=3),
    },
)


@pytest.mark.parametrize("seconds", ["1" + "0" * 400, "1e999", "-1", "NaN", '"1"', "null", "1e10"])
def test_seconds_that_no_reading_took_count_as_none(tmp_path: Path, seconds: str) -> None:
    entry = f'{{"command": "getprop", "file": "getprop.txt", "seconds": {seconds}}}'
    (tmp_path / INDEX).write_text(f'{{"schema": "inspector/capture/1", "entries": [{entry}]}}', encoding="utf-8")
    (tmp_path / "getprop.txt").write_bytes(GETPROP)
    assert open_source(tmp_path).answers["getprop"].seconds == 0


@pytest.mark.parametrize("name", ["folder", "packed.zip"])
def test_what_is_written_is_read_back(tmp_path: Path, name: str) -> None:
    write_capture(RECORDING, tmp_path / name)
    again = open_source(tmp_path / name)
    assert dict(again.answers) == dict(RECORDING.answers)
    assert (again.kind, again.taken_at, again.redacted) == ("capture", RECORDING.taken_at, False)


def test_the_index_is_the_contract() -> None:
    index = index_of(RECORDING)
    assert index["schema"] == "inspector/capture/1"
    assert index["entries"][0] == {
        "command": "getprop",
        "file": "getprop.txt",
        "exit_code": 0,
        "seconds": 0.25,
        "complete": True,
    }


def test_it_refuses_to_overwrite(tmp_path: Path) -> None:
    write_capture(RECORDING, tmp_path / "one")
    with pytest.raises(UnreadableInput, match="--force"):
        write_capture(RECORDING, tmp_path / "one")
    write_capture(RECORDING, tmp_path / "one", force=True)


def test_overwriting_leaves_nothing_of_the_earlier_recording_and_all_that_is_not_one(tmp_path: Path) -> None:
    """The earlier one may not have been redacted, and people send the folder on."""
    write_capture(RECORDING, tmp_path)
    (tmp_path / "my-notes.txt").write_text("mine")
    write_capture(replace(RECORDING, answers={"at": Answer(command="at", stdout=b"OK")}), tmp_path, force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["at.txt", INDEX, "my-notes.txt"]


@pytest.mark.parametrize("index", ["[", '{"schema": "inspector/capture/1", "entries": [{"file": ["a"]}, 1, null]}'])
def test_overwriting_a_broken_recording_works(tmp_path: Path, index: str) -> None:
    (tmp_path / INDEX).write_text(index)
    write_capture(RECORDING, tmp_path, force=True)
    assert dict(open_source(tmp_path).answers) == dict(RECORDING.answers)


def test_commands_that_differ_only_in_signs_or_case_keep_a_file_each(tmp_path: Path) -> None:
    commands = ["cat /a/b", "cat -a-b", "CAT -A-B", "dumpsys-isub", "dumpsys isub", "x" * 90, "x" * 91]
    answers = {command: Answer(command=command, stdout=command.encode()) for command in commands}
    write_capture(replace(RECORDING, answers=answers), tmp_path / "one")
    assert dict(open_source(tmp_path / "one").answers) == answers
    assert (tmp_path / "one" / "dumpsys-isub.txt").read_bytes() == b"dumpsys isub"


@pytest.mark.parametrize("name", ["folder", "packed.zip"])
def test_a_failed_write_leaves_the_earlier_recording_as_it_was(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_capture(RECORDING, tmp_path / name)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(UnreadableInput, match="No space left"):
        write_capture(
            replace(RECORDING, answers={"at": Answer(command="at", stdout=b"OK")}), tmp_path / name, force=True
        )
    assert dict(open_source(tmp_path / name).answers) == dict(RECORDING.answers)
    assert not list(tmp_path.rglob(".*.part"))


def test_without_an_index_files_with_the_known_names_are_taken(tmp_path: Path) -> None:
    (tmp_path / "getprop.txt").write_bytes(GETPROP)
    (tmp_path / "SOURCE.md").write_text("a note")
    (tmp_path / "expected.json").write_text("{}")
    assert list(open_source(tmp_path).answers) == ["getprop"]


@pytest.mark.parametrize(
    ("raw", "command"),
    [
        (GETPROP, "getprop"),
        (REGISTRY, "dumpsys telephony.registry"),
        (REGISTRY.decode().encode("utf-16"), "dumpsys telephony.registry"),
        (b"\tLTE bands: '1, 3'\n", "qmicli --dms-get-band-capabilities"),
    ],
)
def test_a_single_output_is_recognised_by_what_it_says_not_by_its_name(
    tmp_path: Path, raw: bytes, command: str
) -> None:
    odd = tmp_path / "holiday.jpeg"
    odd.write_bytes(raw)
    recording = open_source(odd)
    assert (recording.kind, list(recording.answers)) == ("file", [command])


@pytest.mark.parametrize(
    ("raw", "says"),
    [(b"", "is empty"), (b"hello", "none of the outputs"), (b"PK\x03\x04 not a zip", "zip"), (b"\0" * 5000, "none of")],
)
def test_what_is_nothing_known_is_refused_with_what_would_do(tmp_path: Path, raw: bytes, says: str) -> None:
    odd = tmp_path / "getprop.txt"
    odd.write_bytes(raw)
    with pytest.raises(UnreadableInput, match=says):
        open_source(odd)


def test_what_is_not_there_or_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="No such file"):
        open_source(tmp_path / "nothing")
    with pytest.raises(UnreadableInput, match="holds no recording"):
        open_source(tmp_path)


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_zip_of_a_folder_is_read_like_the_folder(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"phone/getprop.txt": GETPROP, "phone/notes.txt": b"x"})
    assert list(open_source(path).answers) == ["getprop"]


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"readme.txt": b"x"}, "holds no recording"),
        ({}, "holds no file"),
        ({"../getprop.txt": GETPROP}, "leads out of it"),
        ({"/getprop.txt": GETPROP}, "leads out of it"),
        ({"getprop.txt": b"\0" * (8 * 2**20)}, "bomb"),
        ({f"{i}.txt": b"x" for i in range(600)}, "600 files"),
        ({"getprop.txt": b"\0" * (LARGEST_MEMBER + 1)}, "more than 64 MiB"),
    ],
    ids=["no recording", "empty", "parent", "root", "bomb", "many", "large"],
)
def test_a_zip_that_cannot_be_used_says_why(tmp_path: Path, members: dict[str, bytes], says: str) -> None:
    with pytest.raises(UnreadableInput, match=says):
        open_source(zipped(tmp_path / "a.zip", members))


def test_a_member_without_a_name_is_passed_over(tmp_path: Path) -> None:
    """Zipfile itself dies of it, with an IndexError."""
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), b"x")
        archive.writestr("getprop.txt", GETPROP)
    assert open_source(tmp_path / "x.zip").answers["getprop"].stdout == GETPROP


def test_an_encrypted_zip_says_so(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"getprop.txt": GETPROP})
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    with pytest.raises(UnreadableInput, match="encrypted"):
        open_source(path)


def test_a_zip_cut_off_anywhere_is_refused_or_read_whole(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", {"getprop.txt": GETPROP * 50}).read_bytes()
    for size in range(4, len(whole), 7):
        (tmp_path / "cut.zip").write_bytes(whole[:size])
        with pytest.raises(UnreadableInput):
            open_source(tmp_path / "cut.zip")


@settings(max_examples=60, deadline=None)
@given(noise=st.binary(max_size=400), at=st.integers(0, 300))
def test_a_damaged_zip_never_raises_anything_else(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    whole = bytearray(
        zipped(path, {"getprop.txt": GETPROP, INDEX: json.dumps(index_of(RECORDING)).encode()}).read_bytes()
    )
    whole[at : at + len(noise)] = noise
    path.write_bytes(whole)
    with suppress(UnreadableInput):
        open_source(path)


@settings(max_examples=100, deadline=None)
@given(
    index=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: (
            st.lists(x)
            | st.dictionaries(st.sampled_from(["schema", "entries", "command", "file", "complete", "taken_at"]), x)
        ),
    )
)
def test_any_index_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, index: object) -> None:
    folder = tmp_path_factory.mktemp("capture")
    (folder / "getprop.txt").write_bytes(GETPROP)
    for document in (
        index,
        {"schema": "inspector/capture/1", "entries": index},
        {"schema": "inspector/capture/1", "entries": [index]},
    ):
        (folder / INDEX).write_text(json.dumps(document), encoding="utf-8")
        with suppress(UnreadableInput):
            assert open_source(folder).answers
