"""A bugreport asked of a simulated phone behind a real adb server, through the command line."""

import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from inspector.phone.private_server import PrivateAdbServer
from inspector.phone.questions import BUGREPORT_QUESTIONS, COMMANDS, TELEPHONY_REGISTRY
from inspector.phone.recording import Recording
from inspector.phone.simulated import Faults, SimulatedPhone
from inspector.phone.simulated.bugreport import PATH, with_text, with_zip
from inspector.phone.source import open_source
from inspector.report.capture_text import progress_step, progress_text
from tests.cli.run import FIXTURES, ROOT, Ran, process
from tests.phone.test_bugreport import report

PIXEL = open_source(FIXTURES / "pixel-8-endc-16")
AS_ZIP, AS_TEXT = (question.command for question in BUGREPORT_QUESTIONS)
Serve = Callable[..., "Served"]


class Served(SimulatedPhone):
    """With the options that lead to it."""

    options: list[str]


@pytest.fixture
def serve(private_adb_server: PrivateAdbServer) -> Iterator[Serve]:
    running: list[Served] = []

    def start(recording: Recording, files: Any = None, **faults: Any) -> Served:
        phone = Served(recording, Faults(**faults), files=files)
        running.append(phone)
        assert private_adb_server.connect(phone.address)
        phone.options = ["-P", str(private_adb_server.port), "-s", phone.address]
        return phone

    yield start
    for phone in running:
        private_adb_server.disconnect(phone.address)
        phone.close()


def packed(text: bytes, filler: int = 0) -> bytes:
    """A bugreport as the phone writes it; the filler makes it long."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("main_entry.txt", "b.txt")
        archive.writestr("b.txt", text)
        archive.writestr(zipfile.ZipInfo("FS/data/noise"), bytes(range(256)) * (filler // 256))
    return out.getvalue()


def capture(phone: Served, out: Path, *more: str) -> Ran:
    return process("capture", "--bugreport", out, *phone.options, *more)


def test_a_bugreport_is_asked_for_fetched_and_read_like_the_phone_itself(serve: Serve, tmp_path: Path) -> None:
    zipped = packed(report().encode(), filler=3_000_000)
    phone = serve(*with_zip(PIXEL, zipped))
    ran = capture(phone, tmp_path / "a.zip")
    assert ran.code == 0, ran
    assert (tmp_path / "a.zip").read_bytes() == zipped
    assert "Not redacted" in ran.err
    assert "99 %" in ran.err
    assert "keeps its own copy" in ran.err
    found = open_source(tmp_path / "a.zip")
    assert found.answers[TELEPHONY_REGISTRY].stdout == PIXEL.answers[TELEPHONY_REGISTRY].stdout
    assert phone.received == [f"shell,v2,raw:{AS_ZIP}", "sync:"]


def test_the_two_questions_are_on_a_closed_list_of_their_own() -> None:
    assert [question.command for question in BUGREPORT_QUESTIONS] == ["bugreportz -p", "bugreport"]
    assert not COMMANDS & {AS_ZIP, AS_TEXT}


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (("making", 0, None), "takes some minutes ..."),
        (("making", 50, 200), "25 %"),
        (("making", 300, 200), "99 %"),
        (("fetching", 3 * 2**20, None), "3.0 MiB"),
        (("printing", 2**19, None), "0.5 MiB"),
    ],
)
def test_progress_is_the_phones_own_and_never_promises_the_end(state: tuple[str, int, int | None], says: str) -> None:
    assert progress_text(*state).endswith(says)


def test_a_log_gets_a_line_for_each_tenth_and_no_more() -> None:
    assert len({progress_step("making", done, 6500) for done in range(6500)}) == 10
    assert len({progress_step("fetching", done * 2**20, None) for done in range(64)}) == 4


@pytest.mark.parametrize("old", [{}, {"shell_v1": True}, {"shell_v1": True, "checksums": True}], ids=str)
def test_an_older_phone_prints_the_text_itself(serve: Serve, tmp_path: Path, old: dict[str, bool]) -> None:
    phone = serve(with_text(PIXEL, report().encode()), **old)
    ran = capture(phone, tmp_path / "a.zip")
    assert ran.code == 0, ran
    assert open_source(tmp_path / "a.zip").kind == "bugreport"
    assert [service.rpartition(":")[2] for service in phone.received] == [AS_ZIP, AS_TEXT]


@pytest.mark.parametrize(
    "path",
    ["/sdcard/../data/x.zip", "/sdcard/x.txt", "x.zip", "/sdcard/a b;reboot.zip", "/" + "x" * 2000 + ".zip", ""],
)
def test_only_a_zip_named_by_a_plain_whole_path_is_fetched(serve: Serve, tmp_path: Path, path: str) -> None:
    phone = serve(*with_zip(PIXEL, b"PK", path))
    ran = capture(phone, tmp_path / "a.zip")
    assert ran.code == 4
    assert "nothing was fetched" in ran.err
    assert "sync:" not in phone.received
    assert list(tmp_path.iterdir()) == []


def said(recording: Recording, words: bytes) -> Recording:
    from dataclasses import replace
    from types import MappingProxyType

    from inspector.phone.recording import Answer

    answer = Answer(command=AS_ZIP, stdout=words, exit_code=0)
    return replace(recording, answers=MappingProxyType({**recording.answers, AS_ZIP: answer}))


@pytest.mark.parametrize(
    ("words", "files", "faults", "says"),
    [
        (b"FAIL:no space \x1b[31mleft\n", {}, {}, "no space \\x1b[31mleft"),
        (f"BEGIN:{PATH}\nOK:{PATH}\n".encode(), {"/other": b"x"}, {}, "refused"),
        (f"BEGIN:{PATH}\nPROGRESS:1/9\n".encode(), {}, {}, "went away"),
        (f"OK:{PATH}\n".encode(), {PATH: b"x" * 900_000}, {"unplug_after": 300_000}, "went away"),
        (f"OK:{PATH}\n".encode(), {PATH: b"x" * 900_000}, {"cut_after": 300_000}, "went away"),
        (f"OK:{PATH}\n".encode(), {PATH: b"x"}, {"hang": "before"}, "did not finish"),
        (f"OK:{PATH}\n".encode(), {PATH: b"x" * 900_000}, {"hang": "in"}, "did not finish"),
        (b"", {}, {"garbage": True}, "no bugreport"),
        (b"", {}, {"refuse": True}, "refused"),
    ],
    ids=["failed", "not there", "broke off", "unplugged", "cut", "silent", "stuck", "garbage", "refused"],
)
def test_what_goes_wrong_is_said_and_leaves_nothing_behind(
    serve: Serve, tmp_path: Path, words: bytes, files: dict[str, bytes], faults: dict[str, Any], says: str
) -> None:
    phone = serve(said(PIXEL, words), files, **faults)
    start = time.monotonic()
    ran = capture(phone, tmp_path / "a.zip", "--timeout", "1")
    assert time.monotonic() - start < 4
    assert ran.code == 4, ran
    assert says in ran.err
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("printed", [b"", b"sh: bugreport: not found\n"])
def test_a_phone_that_knows_neither_says_so(serve: Serve, tmp_path: Path, printed: bytes) -> None:
    ran = capture(serve(with_text(PIXEL, printed), shell_v1=True), tmp_path / "a.zip")
    assert ran.code == 4
    assert "printed no bugreport" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_breaks_off_is_kept_and_said(serve: Serve, tmp_path: Path) -> None:
    phone = serve(with_text(PIXEL, report().encode() * 20), unplug_after=200_000)
    ran = capture(phone, tmp_path / "a.zip")
    assert ran.code == 4
    assert "not whole" in ran.err
    assert open_source(tmp_path / "a.zip").answers[TELEPHONY_REGISTRY].complete


def interrupted(arguments: list[str], once_it_says: str) -> tuple[int, str]:
    """Exit code and stderr of a process that gets Ctrl-C in the middle."""
    command = [sys.executable, "-m", "inspector", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = ""
        while once_it_says not in said and (line := process.stderr.readline()):
            said += line
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        said += process.communicate(timeout=10)[1]
    return process.returncode, said


@pytest.mark.parametrize("printed", [True, False])
def test_ctrl_c_ends_with_what_is_there_and_a_sentence(serve: Serve, tmp_path: Path, printed: bool) -> None:
    recording = with_text(PIXEL, report().encode() * 100) if printed else said(PIXEL, b"BEGIN:/x.zip\n" * 1000)
    phone = serve(recording, drip=50_000 if printed else 2_000)
    arguments = ["capture", "--bugreport", str(tmp_path / "a.zip"), *phone.options]
    code, err = interrupted(arguments, "prints" if printed else "makes")
    assert code == 130
    assert ("not whole" if printed else "Nothing was fetched") in err
    assert [path.name for path in tmp_path.iterdir()] == (["a.zip"] if printed else [])


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--from", "x"], 2, "Choose one"),
        ([], 4, "--force"),
    ],
)
def test_what_does_not_go_together_is_said_before_the_phone_is_asked(
    serve: Serve, tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    phone = serve(PIXEL)
    (tmp_path / "a.zip").write_bytes(b"mine")
    ran = capture(phone, tmp_path / "a.zip", *arguments)
    assert (ran.code, phone.received) == (code, [])
    assert says in ran.err
    assert (tmp_path / "a.zip").read_bytes() == b"mine"


def test_a_place_that_cannot_be_written_is_not_blamed_on_the_phone(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    ran = capture(serve(*with_zip(PIXEL, packed(b"x"))), tmp_path / "file" / "a.zip")
    assert ran.code == 4
    assert "Cannot write" in ran.err
