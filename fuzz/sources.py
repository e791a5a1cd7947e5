"""What `--from` reads: a bugreport in pieces, a zip, a recording, one saved output, the file of a survey."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from fuzz.parsers import without_decoder
from fuzz.target import Target, check_problems, reader, sampled
from inspector import facts
from inspector.phone import (
    capability_files,
    capture,
    chipset,
    encoding,
    modem_files,
    pieces,
    saved_output,
    source,
    survey_source,
)
from inspector.phone.bugreport import is_report, read_text
from inspector.phone.errors import UnreadableInput
from inspector.phone.recording import Recording
from inspector.survey import log

_MEMBER = b"\n%%%% "
"""In the input of `recording`: what stands before each file, whose name follows to the end of the line."""


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="fuzz-")


def on_disk(data: bytes, name: str = "input") -> Path:
    """The bytes as a file; the next call overwrites it."""
    path = Path(_folder().name, name)
    path.write_bytes(data)
    return path


def in_pieces(data: bytes) -> Iterator[bytes]:
    """Cut as its own checksum says: often in the middle of a line, the same way each time."""
    size, at = 1 + len(data) % 97, 0
    while at < len(data):
        yield data[at : at + size]
        at += size
        size = 1 + (size * 31 + 7) % 499


def _bugreport(data: bytes) -> None:
    recording = read_text([data], "report")
    check_problems(recording.problems)
    assert read_text(in_pieces(data), "report") == recording, "what is read depends on how the text was cut in pieces"
    is_report(data)


def _file(data: bytes) -> None:
    path = on_disk(data)
    for opened in (source.open_source, log.read_file):
        try:
            read = opened(path)
        except UnreadableInput as why:
            assert str(why)
        else:
            check_problems(read.problems if read else ())
            if isinstance(read, Recording) and sampled(data):
                with without_decoder():
                    check_problems(facts.read(read).problems)


def _recording(data: bytes) -> None:
    """The same files as a folder and as a zip are the same recording, or refused both."""
    files: dict[str, bytes] = {}
    for member in (b"\n" + data).split(_MEMBER)[1:]:
        name, _, content = member.partition(b"\n")
        files[name.decode("utf-8", "replace")] = content
    folder = {name: partial(bytes, content) for name, content in files.items()}
    in_folder = _read(lambda: capture.read_folder(folder, "input"))
    plain = all(0 < len(name) < 100 and not set(name) & set("/\\:\0") and name not in (".", "..") for name in files)
    if in_folder is None or not plain or any(name.endswith(".zip") for name in files):
        return
    check_problems(in_folder.problems)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for member_name, raw in files.items():
            archive.writestr(member_name, raw)
    in_zip = _read(lambda: source.open_source(on_disk(packed.getvalue(), "input.zip")))
    if in_zip is not None and in_zip.kind == "capture":
        assert replace(in_zip, label="input") == in_folder, "a zip of the folder is another recording"
    if sampled(data):
        _check_written(in_folder)


def _check_written(recording: Recording) -> None:
    out = on_disk(b"", "output.zip")
    try:
        capture.write_capture(recording, out, force=True)
    except UnreadableInput as why:
        assert str(why)
        return
    again = source.open_source(out)
    assert not again.problems
    for command, answer in recording.answers.items():
        read = again.answers[command]
        assert (read.stdout, read.exit_code, read.complete) == (answer.stdout, answer.exit_code, answer.complete)


def _read(opened: Callable[[], Recording]) -> Recording | None:
    try:
        return opened()
    except UnreadableInput as why:
        assert str(why)
        return None


def _unwrapped(data: bytes) -> None:
    """Gzip, UTF-16 and the limits on lines, in pieces."""
    try:
        out = b"".join(pieces.lines_bounded(pieces.decoded(pieces.unpacked(in_pieces(data), "file")), "file"))
    except UnreadableInput as why:
        assert str(why)
    else:
        assert len(out) <= max(pieces.LARGEST_RATIO * len(data), 2**20), "more came out than the limits allow"


def _recognised(data: bytes) -> object:
    text = data.decode("utf-8", "replace")
    capability_files.command_of(data)
    return (
        saved_output.command_of(data),
        capability_files.holds_traffic(data),
        len(capability_files.unpacked(data, 65536)),
        capability_files.is_hex(text),
        modem_files.is_modem_text(text),
        survey_source.is_survey(data),
        encoding.utf_16(data),
        encoding.text(data),
        chipset.chipset(data),
    )


TARGETS = (
    Target(name="bugreport", share=3, run=_bugreport, max_len=16384),
    Target(
        name="source-file",
        share=3,
        run=_file,
        seeds=(
            "fixtures/*/dumpsys-isub.txt",
            "fixtures/*/pm-list-features.txt",
            "fixtures/xiaomi-mi-5-att-2016/*.txt",
            "fixtures/*/qmicli-*.txt",
        ),
        max_len=16384,
    ),
    Target(name="recording", run=_recording),
    Target(name="unwrapping", run=_unwrapped),
    Target(name="recognition", run=reader(_recognised), seeds=("fixtures/broken/*/*.txt",), max_len=8192),
)
"""All of `inspector/phone` that reads from a disk."""
