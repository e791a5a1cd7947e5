"""What the fuzzer found stays fixed, and nothing that reads a phone is forgotten by it. Runs without atheris."""

import ast
import inspect
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import CodeType, FrameType

import pytest

from fuzz import __main__ as command_line
from fuzz.target import CORPUS, ROOT, Target
from fuzz.targets import TARGETS
from tests.every import every

_READS = {"bytes", "Iterable[bytes]", "Iterator[bytes]", "IO[bytes]"}
"""What the first argument of a function is that reads what somebody else wrote."""


def readers() -> dict[str, tuple[Path, int]]:
    """Every public function of the rooms that read, by its full name, with its file and its first line."""
    found = {}
    for room in ("artifacts", "phone"):
        for path in sorted((ROOT / "inspector" / room).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.args.args:
                    kind = node.args.args[0].annotation
                    if kind is not None and ast.unparse(kind) in _READS:
                        begin = node.decorator_list[0] if node.decorator_list else node
                        found[f"{module}.{node.name}"] = path, begin.lineno
    return found


def entered(targets: Iterable[Target]) -> set[CodeType]:
    """Every function that the seeds of these targets call."""
    codes: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            codes.add(frame.f_code)

    before = sys.getprofile()
    try:
        for target in targets:
            for path in target.inputs():
                sys.setprofile(note)  # for each: Python drops it where the depth of recursion ends inside of it
                target.run(path.read_bytes())
    finally:
        sys.setprofile(before)
    return codes


def replay(target: Target) -> None:
    for path in target.inputs():
        try:
            target.run(path.read_bytes())
        except Exception as broken:
            raise AssertionError(f"{path.relative_to(ROOT)}: {type(broken).__name__}: {broken}") from broken


@every("target", TARGETS.values(), lambda target: target.name)
def test_every_seed_and_every_input_that_once_broke_a_target_holds(target: Target) -> None:
    assert target.inputs(), "a target without a seed finds nothing"
    replay(target)


def test_no_parser_of_a_phones_words_is_left_out() -> None:
    """Each is entered by the seeds of some target: a new one needs a target, or a seed that reaches it."""
    codes = entered(TARGETS.values())
    known = {(os.path.realpath(code.co_filename), code.co_firstlineno) for code in codes}
    missing = [name for name, (path, line) in readers().items() if (os.path.realpath(path), line) not in known]
    assert not missing


def test_the_corpus_is_small_and_has_no_folder_of_a_target_that_is_gone() -> None:
    assert {path.name for path in CORPUS.iterdir()} <= TARGETS.keys()
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 300 * 1024


@every("target", TARGETS.values(), lambda target: target.name)
def test_seeds_from_elsewhere_are_there_and_the_own_ones_fit(target: Target) -> None:
    for pattern in target.seeds:
        assert list(ROOT.glob(pattern)), f"{pattern} names nothing any more"
    assert all(path.stat().st_size <= target.max_len for path in target.corpus.glob("*"))


def test_a_broken_input_is_run_again_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `make fuzz` says to type: the traceback, and 1."""

    def breaks(data: bytes) -> None:
        assert b"\0" not in data

    target = Target(name="breaks", run=breaks)
    bad, good = tmp_path / "bad", tmp_path / "good"
    bad.write_bytes(b"\0")
    good.write_bytes(b"")
    assert command_line.again(target, [good]) == 0
    assert command_line.again(target, [bad, good]) == 1
    said = capsys.readouterr()
    assert "1 of 2 inputs break it" in said.out
    assert inspect.getsource(breaks).strip().splitlines()[-1].strip() in said.err


def test_an_unknown_target_is_named_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(["nothing"])
    assert ended.value.code == 2
    assert "getprop" in capsys.readouterr().err


def test_what_cannot_be_run_is_a_wrong_argument(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_line, "find_spec", lambda name: None)
    for arguments, says in ((["getprop", str(tmp_path / "x")], "there is no file"), (["--seconds", "1"], "make fuzz")):
        with pytest.raises(SystemExit) as ended:
            command_line.main(arguments)
        assert ended.value.code == 2
        assert says in capsys.readouterr().err


def test_the_list_names_every_target(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["--list"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == [*TARGETS]
