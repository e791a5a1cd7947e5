"""What a folder of recordings holds: each source once, nothing opened that need not be, nothing dropped."""

import os
from pathlib import Path

import pytest

from inspector.phone.errors import UnreadableInput
from inspector.phone.many import find_sources
from inspector.phone.source import open_source
from tests.cli.run import FIXTURES

DUMPSTATE = "========================================================\n== dumpstate: 2026-11-01 10:00:00\n"


def tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def found(root: Path, files: dict[str, str]) -> list[str]:
    return [str(path.relative_to(root)) for path in find_sources(tree(root, files))]


@pytest.mark.parametrize(
    ("files", "sources"),
    [
        ({"a/getprop.txt": "", "b/capture.json": "{}", "c.zip": ""}, ["a", "b", "c.zip"]),
        ({"getprop.txt": "", "sub/getprop.txt": ""}, ["."]),
        ({"x/y/z/getprop.txt": ""}, ["x/y/z"]),
        ({"one/main_entry.txt": "b.txt", "one/b.txt": DUMPSTATE, "one/FS/data/x": ""}, ["one"]),
        ({"one/version.txt": "2.0", "one/bugreport-x.txt": DUMPSTATE}, ["one"]),
        (
            {"many/bugreport-a.txt": DUMPSTATE, "many/bugreport-b.txt": DUMPSTATE},
            ["many/bugreport-a.txt", "many/bugreport-b.txt"],
        ),
        ({".DS_Store": "", ".git/getprop.txt": "", "a.zip": ""}, ["a.zip"]),
        ({"notes.md": "", "a.zip": ""}, ["a.zip", "notes.md"]),
    ],
)
def test_sources_of_a_folder(tmp_path: Path, files: dict[str, str], sources: list[str]) -> None:
    assert found(tmp_path, files) == sources


def test_a_file_and_a_path_that_is_not_there_are_given_as_they_are(tmp_path: Path) -> None:
    assert list(find_sources(tmp_path / "absent")) == [tmp_path / "absent"]
    assert list(find_sources(FIXTURES / "README.md")) == [FIXTURES / "README.md"]


def test_an_empty_folder_is_given_so_that_somebody_says_that_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert list(find_sources(tmp_path)) == [tmp_path / "empty"]


def test_a_link_to_a_folder_above_ends(tmp_path: Path) -> None:
    tree(tmp_path, {"a/b/x.zip": ""})
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a", target_is_directory=True)
    assert [path.name for path in find_sources(tmp_path)] == ["x.zip"]


def test_deep_folders_end(tmp_path: Path) -> None:
    tree(tmp_path, {"/".join("abcdefghijkl") + "/getprop.txt": ""})
    (path,) = find_sources(tmp_path)
    assert len(path.relative_to(tmp_path).parts) == 8


def test_what_is_left_out_is_left_out_by_name(tmp_path: Path) -> None:
    tree(tmp_path, {"a.zip": "", "notes.md": "", "old/b.zip": ""})
    assert [path.name for path in find_sources(tmp_path, lambda name: name in ("old", "notes.md"))] == ["a.zip"]


def test_a_pipe_in_a_folder_is_refused_and_waited_for_by_nobody(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert list(find_sources(tmp_path)) == [pipe]
    with pytest.raises(UnreadableInput, match="a pipe or a device"):
        open_source(pipe)
    with pytest.raises(UnreadableInput, match="a pipe or a device"):
        open_source(Path("/dev/zero"))


def test_a_link_to_itself_costs_a_recording_nothing(tmp_path: Path) -> None:
    (tmp_path / "getprop.txt").write_text("[ro.product.model]: [Pixel 8]\n", encoding="utf-8")
    (tmp_path / "self").symlink_to("self")
    assert list(find_sources(tmp_path)) == [tmp_path]
    assert set(open_source(tmp_path).answers) == {"getprop"}
