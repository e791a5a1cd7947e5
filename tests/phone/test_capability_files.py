"""Files in which a modem tells its capability are recognised by content; much that looks like them is not."""

import gzip
import json
from functools import partial
from pathlib import Path

import pytest

from inspector.phone.capture import read_folder
from inspector.phone.errors import UnreadableInput
from inspector.phone.source import open_source

LOG = b"\x14\0\xc0\xb0" + b"\0" * 16


@pytest.mark.parametrize(
    ("raw", "command"),
    [
        pytest.param(b"\xd4\xc3\xb2\xa1" + b"\0" * 30, "uecapability.pcap", id="pcap"),
        pytest.param(b"\xa1\xb2\x3c\x4d" + b"\0" * 30, "uecapability.pcap", id="pcap_big_endian_nanoseconds"),
        pytest.param(b"\x0a\x0d\x0d\x0a" + b"\0" * 30, "uecapability.pcap", id="pcapng"),
        pytest.param(gzip.compress(b"\xd4\xc3\xb2\xa1" + b"\0" * 30, mtime=0), "uecapability.pcap", id="pcap_packed"),
        pytest.param(b' [{"lteca": [], "lteBands" : [{"band": 1}]}]', "uecapability.json", id="json"),
        pytest.param('{"lteca": []}'.encode("utf-16"), "uecapability.json", id="json_in_utf_16"),
        pytest.param(b"\n3C 03 08 3E BD DB 80 51 \n 30 89 86 00\n", "uecapability.hex", id="hex_with_spaces"),
        pytest.param(b"0x3c03083ebddb805130898600", "uecapability.hex", id="hex_with_0x"),
        pytest.param(b"eutra:\n3c03083ebddb805130898600\n", "uecapability.hex", id="hex_with_a_heading"),
        pytest.param(LOG, "uecapability.diag", id="dlf"),
        pytest.param(b"\x10\0\x14\0" + LOG, "uecapability.diag", id="hdf"),
        pytest.param(b"\x98\x01" + b"\0" * 6 + b"\x10\0\x14\0" + LOG, "uecapability.diag", id="two_radios"),
        pytest.param(b"~\0\1~\x10\0\x14\0" + LOG + b"~", "uecapability.diag", id="qmdl"),
        pytest.param(b"\x7f\x10\0\0" + b"\0" * 13 + b"\x7e", "uecapability.sdm", id="samsung"),
        pytest.param(b"\x29\x01\x01\x05\0\x01\x01\0\0\0", "combinations.bin", id="lte_table_without_header"),
        pytest.param(b"\x08\0\0\0\x08\0\0\0\x08\0\0", "combinations.bin", id="nr_table_without_header"),
        pytest.param(b"\0\0\x06\0\x89\0\x03\0\x03\0", "combinations.bin", id="efs_item"),
        pytest.param(b"\x78\x9c\x03\0", "combinations.bin", id="efs_item_packed"),
        pytest.param(b"\x08\xb9\x9d\xf0\x87\x02\x10\x0c\x1a\x3b", "combinations.bin", id="shannon"),
        pytest.param(b"Source     : EFS\nType       : Query\n", "combinations.txt", id="text_table"),
        pytest.param(b"LTE UE CA Combos Raw: 290102\n", "combinations.txt", id="log_of_scat"),
    ],
)
def test_recognised_by_content(raw: bytes, command: str, tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_bytes(raw)
    assert list(open_source(odd).answers) == [command]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"\x7fELF\2\1\1" + b"\0" * 40,
        b"a bed, a cab, a decade\n",
        b"deadbeef",
        b"\x1f\x8b\x08\0 damaged",
        gzip.compress(b"text", mtime=0),
        b'{"name": "value"}',
        b"Source code of a program\nType it in\n",
    ],
)
def test_other_files_are_still_refused(raw: bytes, tmp_path: Path) -> None:
    odd = tmp_path / "uecapability.hex"
    odd.write_bytes(raw)
    with pytest.raises(UnreadableInput):
        open_source(odd)


@pytest.mark.parametrize(
    "raw",
    [b"[ro.product.model]: [MI 5]\n[ro.a]: [0123456789abcdef0123456789abcdef]\n", b"feature:android.hardware.a\n"],
)
def test_outputs_of_a_phone_stay_what_they_are(raw: bytes, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.write_bytes(raw)
    assert not next(iter(open_source(saved).answers)).startswith(("uecapability", "combinations"))


def test_a_capture_may_hold_one_in_any_form() -> None:
    files = {"getprop.txt": b"[ro.a]: [b]", "uecapability.dlf": LOG, "combinations.binarypb": b"\x08\1"}
    recording = read_folder({name: partial(bytes, data) for name, data in files.items()}, "phone")
    assert set(recording.answers) == {"getprop", "uecapability.dlf", "combinations.binarypb"}


def test_a_capture_with_an_index_may_hold_one() -> None:
    entries = [{"command": "uecapability.hex", "file": "uecapability.hex"}]
    index = json.dumps({"schema": "inspector/capture/1", "entries": entries}).encode()
    recording = read_folder({"capture.json": lambda: index, "uecapability.hex": lambda: b"3c"}, "phone")
    assert set(recording.answers) == {"uecapability.hex"}
