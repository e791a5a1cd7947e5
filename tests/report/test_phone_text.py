"""``inspector phone`` for a person: every recorded phone can be shown, and what only some of them say is there."""

import json

import pytest

from inspector.inspection import Inspection, inspect
from inspector.phone.source import open_source
from inspector.report.phone_text import phone_text
from inspector.report.text import Page
from tests.cli.run import FIXTURES

PHONES = sorted(path.parent for path in FIXTURES.glob("*/capture.json"))


def shown(name: str, width: int = 80) -> str:
    return phone_text(read(name), Page(width=width))


def read(name: str) -> Inspection:
    return inspect(open_source(FIXTURES / name))


@pytest.mark.parametrize("name", [phone.name for phone in PHONES])
def test_every_recorded_phone_is_shown_slot_by_slot_within_the_page(name: str) -> None:
    text = shown(name)
    slots = read(name).facts.slots
    assert text.count(" (slot ") == len(slots)
    assert all(len(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("xiaomi-cn-board-eu-rom-14", "5G off (by the network settings)"),
        ("xiaomi-cn-board-eu-rom-14", "2G off (by the 2G switch)"),
        ("xiaomi-cn-board-eu-rom-14", "The board says CN (ro.boot.hwc), the firmware eea (ro.miui.build.region)"),
        ("xiaomi-cn-board-eu-rom-14", "Cells that logs remember"),
        ("xiaomi-cn-board-eu-rom-14", "LTE secondary CA"),
        ("sim-locked-samsung-11", "SIM 1 is refused: the phone is locked to another carrier"),
        ("sim-locked-samsung-11", "5G modes: NSA, SA (published for this variant)"),
        ("sim-locked-samsung-11", "Not told by this phone:"),
        ("lg-no-volte-9", "VoLTE not set up, IMS not registered"),
        ("pixel-8-endc-16", "LTE primary EN-DC"),
    ],
)
def test_what_a_phone_says_is_shown(name: str, words: str) -> None:
    assert words in " ".join(shown(name, 400).split())


def test_an_empty_slot_says_so_and_nothing_else() -> None:
    text = shown("sim-locked-samsung-11")
    empty = text.split("SIM 2 (slot 1)")[1].split("\n\n")[0]
    assert [line.strip() for line in empty.strip().splitlines()] == ["SIM: ABSENT", "network: not registered"]


def test_the_text_and_the_json_speak_of_the_same_remembered_cells() -> None:
    name = "xiaomi-cn-board-eu-rom-14"
    stated = json.loads((FIXTURES / name / "expected.json").read_text(encoding="utf-8"))["history"]
    part = shown(name).split("Cells that logs remember")[1].split("\n\n")[0]
    assert all(band in part.split() for band in stated)
