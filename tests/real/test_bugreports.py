"""Bugreports of real phones: what each states, in every wrapping, live parsers and recordings alike."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from inspector import facts
from inspector.phone.capture import write_capture
from inspector.phone.questions import BUGREPORT_HEADER, COMMANDS
from inspector.phone.recording import Recording
from inspector.phone.redaction import redact
from inspector.phone.source import open_source
from tests.real.shared import SHARED, differences

REPORTS = sorted((SHARED / "bugreports").glob("*.zip"))
EXPECTED = sorted((SHARED / "bugreports").glob("*.expected.json"))
pytestmark = pytest.mark.skipif(not REPORTS, reason="../shared is not here")

HELD = {
    "bugreport-emulator-10-preview": {"getprop", "logcat -b radio -d", "dumpsys telephony.registry"},
    "bugreport-emulator-7.1.1": {"getprop", "logcat -b radio -d", "dumpsys telephony.registry"},
    "bugreport-pixel-sailfish-10-aosp": {"getprop", "logcat -b radio -d", "dumpsys telephony.registry"},
    "bugreport-vivo-x9-7.1.2": {"getprop", "logcat -b radio -d", "dumpsys telephony.registry", "dumpsys isub"},
}


def by_name(path: Path) -> str:
    return path.name.removesuffix(".zip").removesuffix(".expected.json")


def answers(recording: Recording) -> dict[str, tuple[bytes, bool]]:
    return {command: (answer.stdout, answer.complete) for command, answer in recording.answers.items()}


@pytest.mark.parametrize("path", EXPECTED, ids=by_name)
def test_a_real_bugreport_says_what_it_states(path: Path) -> None:
    recording = open_source(path.with_name(f"{by_name(path)}.zip"))
    assert differences(facts.read(recording), json.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", REPORTS, ids=by_name)
def test_its_sections_are_whole_and_answer_our_questions(path: Path) -> None:
    recording = open_source(path)
    assert recording.kind == "bugreport"
    assert recording.taken_at is not None
    assert HELD.get(by_name(path), set()) <= recording.answers.keys() <= COMMANDS | {BUGREPORT_HEADER}
    assert recording.problems == ()


@pytest.mark.parametrize("path", REPORTS, ids=by_name)
def test_the_wrapping_changes_nothing(path: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "unpacked")
    text = max((tmp_path / "unpacked").glob("*.txt"), key=lambda file: file.stat().st_size).read_bytes()
    (tmp_path / "x.gz").write_bytes(gzip.compress(text))
    (tmp_path / "x").write_bytes(text)
    wide = text.decode("utf-8", "replace").replace("\n", "\r\n").encode("utf-16")
    (tmp_path / "wide").write_bytes(wide)
    wanted = answers(open_source(path))
    assert answers(open_source(tmp_path / "unpacked")) == wanted
    assert answers(open_source(tmp_path / "x.gz")) == wanted
    assert answers(open_source(tmp_path / "x")) == wanted
    assert answers(open_source(tmp_path / "wide")).keys() == wanted.keys()


@pytest.mark.parametrize("path", REPORTS, ids=by_name)
def test_the_redacted_recording_made_from_it_says_the_same(path: Path, tmp_path: Path) -> None:
    recording = open_source(path)
    write_capture(redact(recording)[0], tmp_path / "small.zip")
    told, kept = facts.read(recording), facts.read(open_source(tmp_path / "small.zip"))
    assert (kept.identity, kept.modem) == (told.identity, told.modem)
    assert [slot.cells for slot in kept.slots] == [slot.cells for slot in told.slots]
    assert {cell.bands for cell in kept.history} == {cell.bands for cell in told.history}
