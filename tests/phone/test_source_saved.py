"""One saved output, whatever its name, encoding and size."""

import codecs
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.phone.errors import UnreadableInput
from inspector.phone.questions import ALLOWED_TYPES, FILE_OF_COMMAND, IMS_SERVICE, QUESTIONS, RADIO_LOG
from inspector.phone.source import open_source
from tests.cli.run import FIXTURES

LOG = b"11-24 10:00:00.%03d radio  2000  2100 D RILJ    : [0023]> GET_SIGNAL_STRENGTH [PHONE0]\n"
SAVED = (
    {
        question.command: path.read_text(encoding="utf-8")
        for question in QUESTIONS
        if question.limit > 1024  # a shorter one says nothing of itself, but for the two below
        for path in sorted(FIXTURES.glob(f"*/{question.file}"))[:1]
    }
    | {
        RADIO_LOG: (LOG * 3).decode() % (1, 2, 3),
        ALLOWED_TYPES.format(slot=0): "GPRS|EDGE|UMTS|HSDPA|HSUPA|HSPA|LTE|HSPA+|GSM|LTE_CA|NR\n",
        IMS_SERVICE.format(slot=0): "com.shannon.imsservice\n",
    }
)
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "windows": lambda text: text.replace("\n", "\r\n").encode(),
    "old adb": lambda text: text.replace("\n", "\r\r\n").encode(),
    "editor": lambda text: codecs.BOM_UTF8 + text.encode(),
    "powershell": lambda text: codecs.BOM_UTF16_LE + text.replace("\n", "\r\n").encode("utf-16-le"),
    "utf-16 big end first": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-16 without its mark": lambda text: text.encode("utf-16-le"),
    "gzip": lambda text: gzip.compress(text.encode()),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("command", SAVED)
def test_it_is_recognised_by_what_it_says(tmp_path: Path, command: str, encoding: str) -> None:
    odd = tmp_path / "holiday.jpeg"
    odd.write_bytes(ENCODINGS[encoding](SAVED[command]))
    recording = open_source(odd)
    assert recording.kind == "file"
    assert {name: answer.stdout.replace(b"\r", b"") for name, answer in recording.answers.items()} == {
        command: SAVED[command].encode()
    }


def test_every_large_question_is_among_them() -> None:
    assert {question.command for question in QUESTIONS if question.limit > 1024} <= SAVED.keys() | {
        command for command, file in FILE_OF_COMMAND.items() if file == "dumpsys-phone.txt"
    }


def test_a_service_dump_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(
        "SERVICE com.android.phone/.TelephonyDebugService 1a pid=2\n  Client:\n    PhoneFactory:\n"
    )
    assert [FILE_OF_COMMAND[command] for command in open_source(tmp_path / "x").answers] == ["dumpsys-phone.txt"]


def test_of_a_log_that_is_too_long_the_end_is_read(tmp_path: Path) -> None:
    with (tmp_path / "x").open("wb") as file:
        for number in range(150):
            file.write(LOG % number + LOG % 0 * 1500)
    answer = open_source(tmp_path / "x").answers[RADIO_LOG]
    assert len(answer.stdout) <= 8 * 2**20
    assert LOG % 149 in answer.stdout
    assert not answer.complete


def test_a_piece_of_a_log_without_its_line_heads_is_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(
        "b89 cellIdentity=CellIdentityLte:{ mPci=0 mEarfcn=1300 mBandwidth=0 mMcc=262 mMnc=01}\n"
    )
    assert list(open_source(tmp_path / "x").answers) == [RADIO_LOG]


@pytest.mark.parametrize("text", ["9\n", "hello\n", "com.example.app\n", "A|B\n", "{}", "LTE\n"])
def test_what_could_be_anything_is_not_guessed(tmp_path: Path, text: str) -> None:
    (tmp_path / "x").write_text(text)
    with pytest.raises(UnreadableInput, match="none of the outputs"):
        open_source(tmp_path / "x")
