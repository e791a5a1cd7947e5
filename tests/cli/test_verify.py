"""``inspector capture --verify``: what was replaced, and what identifies somebody still."""

from pathlib import Path

import pytest

from .run import inspector

PERSONAL = {
    "IMEI": "IMEI: 358240051111110",
    "IMSI": "IMSI=310410123456789",
    "ICCID": "iccid 8949022000012345678",
    "phone number": "call from +491701234567",
    "cell id": "mCi=27447297",
    "area code": "mTac=24530",
    "MAC address": "addr a4:50:46:12:34:56",
    "IP address": "LinkAddresses: [ 10.156.57.163/29 ]",
    "SSID": 'SSID: "Home Sweet Home"',
    "account": "account somebody@mail.test",
}


def made(folder: Path, log: str) -> Path:
    folder.mkdir()
    (folder / "getprop.txt").write_text("[ro.product.model]: [X]\n[ro.serialno]: [R58N12ABCDE]\n")
    (folder / "logcat-radio.txt").write_text(log + "\n")
    return folder


@pytest.mark.parametrize("kind", PERSONAL)
def test_what_is_left_is_named_by_kind_never_by_value(tmp_path: Path, kind: str) -> None:
    source = made(tmp_path / "raw", PERSONAL[kind])
    found = inspector("capture", "--verify", "--from", source)
    assert found.code == 1
    assert f"Still in it: 1 {kind}\n" in found.out
    assert "Still in it: 1 serial number\n" in found.out
    assert PERSONAL[kind].split()[-1].partition("=")[2] not in found.out or "=" not in PERSONAL[kind]
    recorded = inspector("capture", tmp_path / "out.zip", "--verify", "--from", source)
    assert recorded.code == 0, recorded
    assert f"Replaced: 1 {kind}\n" in recorded.out
    assert "is left in" in recorded.out
    assert inspector("capture", "--verify", "--from", tmp_path / "out.zip").code == 0


def test_everything_at_once_and_a_value_put_in_afterwards(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert (
        inspector("capture", out, "-q", "--verify", "--from", made(tmp_path / "raw", "\n".join(PERSONAL.values()))).code
        == 0
    )
    with (out / "logcat-radio.txt").open("a") as log:
        log.write("IMSI=262011234567890\n")
    again = inspector("capture", "--verify", "--from", out)
    assert (again.code, again.out.splitlines()[0]) == (1, "Still in it: 1 IMSI")


def test_a_recording_that_keeps_identifiers_says_so_and_fails(tmp_path: Path) -> None:
    source = made(tmp_path / "raw", PERSONAL["IMEI"])
    ran = inspector("capture", tmp_path / "out", "--no-redact", "--verify", "--from", source)
    assert (ran.code, "Still in it: 1 IMEI" in ran.out) == (1, True)


def test_a_masked_value_is_nobodys(tmp_path: Path) -> None:
    """mCi=9******4 is how Samsung hides it: a fake of its first digit would say nothing and look like a value."""
    out = tmp_path / "out"
    inspector("capture", out, "--from", made(tmp_path / "raw", "mCi=9******4 mTac=6***1"))
    assert "mCi=9******4 mTac=6***1" in (out / "logcat-radio.txt").read_text()
