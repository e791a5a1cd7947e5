"""Every saved output of a real phone is recognised by what it says, whatever its name."""

from pathlib import Path

from inspector.phone.questions import QUESTIONS
from inspector.phone.source import open_source
from tests.every import every
from tests.real.shared import CAPTURES, SHARED, here

FILES = {question.file: question.command for question in QUESTIONS}
SAVED = sorted(path for path in CAPTURES.glob("*/*.txt") if path.name in FILES)


@here
@every("path", SAVED, lambda path: f"{path.parent.name}-{path.name}")
def test_a_saved_output_is_recognised(path: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.bin"
    odd.write_bytes(path.read_bytes())
    assert list(open_source(odd).answers) == [FILES[path.name]]


def _samples() -> list[Path]:
    beside = (".expected.json", ".meta.json", ".bands.json")
    return sorted(path for path in SHARED.glob("modem/*/*") if path.is_file() and not path.name.endswith(beside))


@here
@every("path", _samples(), lambda path: f"{path.parent.name}-{path.name}")
def test_a_modem_s_answer_or_log_is_recognised(path: Path) -> None:
    assert open_source(path).answers
