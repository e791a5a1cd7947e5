"""Binary items are told by their names, and only they; everything else by what it says."""

from pathlib import Path

import pytest

from inspector import facts
from inspector.phone.errors import UnreadableInput
from inspector.phone.modem_files import is_binary_item, is_item, is_modem_file
from inspector.phone.source import open_source

LTE = bytes.fromhex("0500080000010000")
NR = bytes.fromhex("0100") + bytes(62)


@pytest.mark.parametrize(
    ("name", "raw", "claim", "bands", "slot"),
    [
        ("lte_bandpref", LTE, "enabled", "B1 B3 B20 B41", None),
        ("lte_bandpref_Subscription01", LTE, "enabled", "B1 B3 B20 B41", 1),
        ("lte_bandpref_extn_65_256", bytes([2]) + bytes(23), "enabled", "B66", None),
        ("nr_band_pref", NR, "enabled", "n1", None),
        ("nr_nsa_band_pref.bin", bytes(32) + bytes([1]) + bytes(31), "enabled", "n257", None),
        ("00006828", LTE, "built", "B1 B3 B20 B41", None),
        ("00006828.bin", LTE + bytes(120), "built", "B1 B3 B20 B41", None),
        ("00001877", bytes.fromhex("8003480000000200"), "built", "G850 G900 G1800 U1 U8", None),
        ("00000441", bytes.fromhex("008003"), "enabled", "G900 G1800", None),
        ("00000946", bytes.fromhex("004800"), "enabled", "G850 U1", None),
        ("00002954", bytes.fromhex("00000200"), "enabled", "U8", None),
    ],
)
def test_an_item_as_a_file_or_in_a_folder(
    tmp_path: Path, name: str, raw: bytes, claim: str, bands: str, slot: int | None
) -> None:
    (tmp_path / name).write_bytes(raw)
    for source in (tmp_path / name, tmp_path):
        (said,) = facts.read(open_source(source)).lists
        assert (said.claim.value, said.slot) == (claim, slot)
        assert {str(band) for band in said.bands} == set(bands.split())
        assert not said.complete


def test_the_same_bytes_under_another_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "dump.bin").write_bytes(LTE)
    with pytest.raises(UnreadableInput, match="none of the outputs"):
        open_source(tmp_path / "dump.bin")


def test_an_item_name_on_a_text_is_read_as_the_text_it_is(tmp_path: Path) -> None:
    (tmp_path / "00006828").write_text("NV 6828 = 0x5\n")
    (said,) = facts.read(open_source(tmp_path / "00006828")).lists
    assert {str(band) for band in said.bands} == {"B1", "B3"}


@pytest.mark.parametrize("name", ["getprop.txt", "lte_bandpref.txt", "6829", "nr_band_pref_Subscription02", "0000", ""])
def test_other_names_are_no_items(name: str) -> None:
    assert not is_item(name)
    assert not is_binary_item(name, LTE)


def test_files_of_tools_are_part_of_a_recording_without_an_index() -> None:
    assert all(
        map(
            is_modem_file,
            ("at-gtact.txt", "qmicli-trace.txt", "mmcli-modem.txt", "mtb.txt", "carrier_policy.xml", "nr_band_pref"),
        )
    )
    assert not is_modem_file("notes.txt")
