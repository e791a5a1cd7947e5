"""``--root`` and ``--guide`` as a user meets them, behind a real adb server."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.phone.questions import COMMANDS
from inspector.phone.recording import Answer, Recording
from inspector.phone.root_questions import ROOT_COMMANDS
from inspector.phone.source import open_source
from inspector.testing.phones import RunningPhone

from .run import FIXTURES, inspector

Simulated = Callable[..., RunningPhone]
MI_5 = FIXTURES / "xiaomi-mi-5-att-2016"
QMICLI = "/data/local/tmp/qmicli"
LOOK = next(c for c in ROOT_COMMANDS if c.startswith("su -c 'ls -d /vendor/bin/qmicli"))
DMS = f"su -c '{QMICLI} -d qrtr://0 --dms-get-band-capabilities'"
DECLARED = (
    b"[qrtr://0] Device band capabilities retrieved:\n"
    b"\tBands: 'gsm-850, gsm-900-extended, gsm-dcs-1800, gsm-pcs-1900, wcdma-2100, wcdma-pcs-1900, wcdma-850-us'\n"
    b"\tLTE bands: '1, 3, 5, 7, 38, 39, 40, 41'\n"
    b"\tLTE bands (extended): '1, 3, 5, 7, 38, 39, 40, 41'\n"
)
ROOT = {"su -c 'id'": b"uid=0(root) gid=0(root)\n", LOOK: f"{QMICLI}\n".encode(), DMS: DECLARED}
ASKED = ["-c", "att-us", "--as-of", "2016-10", "--json"]


def rooted() -> Recording:
    stock = open_source(MI_5)
    answers = {command: Answer(command=command, stdout=out, exit_code=0) for command, out in ROOT.items()}
    return replace(stock, answers={**stock.answers, **answers})


def layer(document: dict[str, list[dict[str, list[dict[str, str]]]]], band: str) -> dict[str, str]:
    return next(layer for layer in document["results"][0]["layers"] if layer["band"] == band)


def status(document: dict[str, dict[str, list[dict[str, str]]]], band: str) -> str:
    return next(found["status"] for found in document["phone"]["bands"] if found["band"] == band)


def commands_received(phone: RunningPhone) -> set[str]:
    return {service.partition(":")[2] for service in phone.phone.received if service.startswith("shell")}


def test_as_root_the_modems_own_list_turns_unlikely_into_no(simulated_phone: Simulated) -> None:
    phone = simulated_phone(rooted())
    before = inspector("check", *phone.options, *ASKED)
    assert "not in the published list" in layer(before.json, "B17")["why"]
    assert not any(command.startswith("su") for command in commands_received(phone))
    after = inspector("check", "--root", *phone.options, *ASKED)
    assert "not in the modem's own list" in layer(after.json, "B17")["why"]
    assert after.code == 1
    assert commands_received(phone) <= COMMANDS | ROOT_COMMANDS


def test_every_command_is_shown_before_it_is_sent_and_stays_off_the_data(simulated_phone: Simulated) -> None:
    phone = simulated_phone(rooted())
    ran = inspector("bands", "--root", "-q", *phone.options, "--json")
    shown = [line.removeprefix("As root, read only: ") for line in ran.err.splitlines() if line.startswith("As root")]
    assert [command for command in shown if command.startswith("su")] == shown
    assert set(shown) == {command for command in commands_received(phone) if command.startswith("su")}
    assert "As root" not in ran.out


def test_a_phone_without_su_answers_as_before_and_says_what_else_there_is(simulated_phone: Simulated) -> None:
    phone = simulated_phone(MI_5)
    ran = inspector("bands", "--root", *phone.options, "--json")
    assert ran.code == 0
    assert [problem["code"] for problem in ran.json["problems"]] == ["no-root"]
    assert "--guide" in ran.json["problems"][0]["message"]


def test_a_recording_made_as_root_can_be_looked_at_and_served_again(simulated_phone: Simulated, tmp_path: Path) -> None:
    out = tmp_path / "rooted.zip"
    made = inspector("capture", out, "--root", *simulated_phone(rooted()).options)
    assert made.code == 0
    assert status(inspector("check", "--from", out, *ASKED).json, "B3") == "yes"
    again = simulated_phone(out)
    assert status(inspector("check", "--root", *again.options, *ASKED).json, "B3") == "yes"


def test_root_and_a_recording_exclude_each_other() -> None:
    ran = inspector("bands", "--root", "--from", MI_5)
    assert ran.code == 2
    assert "--root asks a plugged-in phone" in ran.err


@pytest.mark.parametrize(
    ("fixture", "there", "absent"),
    [
        ("xiaomi-mi-5-att-2016", "dms-get-band-capabilities", "EPBSEH"),
        ("mediatek-redmi-14", "AT+EPBSEH=?", "dms-get-band-capabilities"),
    ],
)
def test_the_guide_speaks_of_the_phones_own_chipset(fixture: str, there: str, absent: str) -> None:
    ran = inspector("capture", "--guide", "--from", FIXTURES / fixture)
    assert ran.code == 0
    assert there in ran.out
    assert absent not in ran.out


def test_the_guide_asks_a_plugged_in_phone_which_chipset_it_has(simulated_phone: Simulated) -> None:
    ran = inspector("capture", "--guide", *simulated_phone(MI_5).options)
    assert "this phone (Qualcomm)" in ran.out


def test_capture_without_a_place_says_what_to_type() -> None:
    ran = inspector("capture")
    assert ran.code == 2
    assert "inspector capture my-phone.zip" in ran.err
