"""Every real radio log and every real dump of the phone service, against what was read in them by hand."""

from dataclasses import asdict
from typing import Any

import pytest

from inspector.artifacts import phone_service, radio_log
from inspector.artifacts.phone_service import PhoneDump
from inspector.artifacts.radio_log import RadioLog
from inspector.phone.source import open_source
from tests.real.shared import CAPTURES, SHARED, here, names

pytestmark = here

LOG, DUMP = "logcat-radio.txt", "dumpsys-phone.txt"


def log_of(name: str, end: int | None = None) -> RadioLog:
    found, problems = radio_log.parse((CAPTURES / name / LOG).read_bytes()[:end])
    assert not problems
    return found


def dump_of(name: str) -> tuple[PhoneDump, ...]:
    found, problems = phone_service.parse((CAPTURES / name / DUMP).read_bytes())
    assert not problems
    return found.phones


LAST_WORDS: dict[str, list[dict[str, Any]]] = {
    "emulator-10-preview": [{"slot": 0, "operator_plmn": "310260", "data_registration": "LTE"}],
    "emulator-7.1.1": [
        {"slot": 0, "operator_plmn": "310260", "data_registration": "LTE", "ims_registered": False},
        {"slot": None},
    ],
    "htc-evo-2.2": [{"slot": None, "operator_plmn": "31000", "data_registration": "CDMA"}],
    "lg-10-searching": [{"slot": 0}],
    "motorola-defy-2.3": [{"slot": None, "operator_plmn": "26203", "data_registration": "UMTS"}],
    # OPERATOR {, , }; the LTE line is cut before its slot.
    "mtk-14-movistar-ar": [{"slot": None, "data_registration": "LTE"}],
    "pixel-sailfish-8.1": [{"slot": None}],
    # No HAL answer (rcRil.raf=0): the family is the one that the ROM declares.
    "samsung-sch-r890-10": [
        {"slot": 0, "operator_plmn": "311580", "data_registration": "LTE", "radio_access_family": 14456}
    ],
    "samsung-sgh-t679-4": [{"slot": 0}, {"slot": None, "operator_plmn": "310260", "data_registration": "UMTS"}],
    "vivo-x9-7.1.2": [{"slot": 0, "operator_plmn": "46001", "data_registration": "LTE"}, {"slot": None}],
}
"""What each log says last, slot by slot, without the service state; logs that are not named say nothing."""

STATES = {
    "emulator-10-preview": [(0, 0, "LTE")],
    "emulator-7.1.1": [(0, 0, "LTE"), (0, 0, "LTE")],
    "htc-evo-2.2": [(0, 0, "CDMA")],
    "lg-10-searching": [(1, 1, None)],
    "pixel-sailfish-8.1": [(1, 1, None)],
    "samsung-sch-r890-10": [(1, 1, None)],
    "samsung-sgh-t679-4": [(1, 1, None)],
    "vivo-x9-7.1.2": [(0, 0, "LTE")],
}
"""Voice state, data state and technology of the last state of each slot that has one."""


@pytest.mark.parametrize("name", names(LOG))
def test_the_last_words_of_a_log_are_those_that_stand_in_it(name: str) -> None:
    found = [
        {key: value for key, value in asdict(slot).items() if key == "slot" or (value is not None and key != "service")}
        for slot in log_of(name).slots
    ]
    assert found == LAST_WORDS.get(name, [])


@pytest.mark.parametrize("name", names(LOG))
def test_the_last_state_of_a_log_is_the_new_one(name: str) -> None:
    states = [slot.service for slot in log_of(name).slots if slot.service]
    found = [(state.voice_state, state.data_state, state.data_technology) for state in states]
    assert found == STATES.get(name, [])


@pytest.mark.parametrize("name", names(LOG))
def test_the_modem_names_itself_in_two_logs_and_its_5g_in_none(name: str) -> None:
    found = log_of(name)
    versions = {"samsung-sch-r890-10": "R890TYUBPD2", "samsung-sgh-t679-4": "T679UVKJ1"}
    assert (found.baseband, found.nr_capability) == (versions.get(name), None)


CHANNELS = {
    "lg-several-lines": {("NR", 126490)},
    "mtk-14-movistar-ar": {("LTE", 2525)},
    "pixel-sailfish-8.1": {("UMTS", 4385), ("UMTS", 512)},
    "samsung-13-tmobile-us": {("LTE", 5035)},
    # Not channels but signals: its RIL is older than the channel in the cell identity.
    "samsung-sch-r890-10": {("LTE", 19), ("LTE", 24), ("LTE", 30)},
    "vivo-x9-7.1.2": {("LTE", 1650), ("UMTS", 10663)},
}


@pytest.mark.parametrize("name", names(LOG))
def test_the_channels_of_a_log_are_those_that_stand_in_it(name: str) -> None:
    assert {(str(cell.rat), cell.channel) for cell in log_of(name).sightings} == CHANNELS.get(name, set())


@pytest.mark.parametrize("name", sorted(CHANNELS))
def test_a_log_cut_anywhere_names_no_other_channel(name: str) -> None:
    size = min((CAPTURES / name / LOG).stat().st_size, 40_000)
    for end in range(0, size, max(1, size // 25)):
        found = {(str(cell.rat), cell.channel) for cell in log_of(name, end).sightings}
        assert found <= CHANNELS[name]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", sorted(CHANNELS.keys() - {"samsung-13-tmobile-us"}))
def test_a_log_that_a_console_broke_says_the_same(name: str, width: int) -> None:
    lines = (CAPTURES / name / LOG).read_bytes().splitlines()
    # A short excerpt has no line to tell the width by.
    if len(lines) < 100:
        lines *= 20
    broken = b"\n".join(line[at : at + width] for line in lines for at in range(0, len(line), width))
    found, _ = radio_log.parse(broken)
    whole, _ = radio_log.parse(b"\n".join(lines))
    assert {cell.channel for cell in found.sightings} == {cell.channel for cell in whole.sightings}
    assert [slot.operator_plmn for slot in found.slots] == [slot.operator_plmn for slot in whole.slots]


DUMPS: dict[str, dict[str, Any]] = {
    "emulator-10-preview": {"state": (0, 0, "LTE"), "cells": [("GSM", None, True)], "voice": False},
    "emulator-7.1.1": {"state": (0, 0, "LTE"), "cells": None, "voice": None},
    "emulator-9-x86": {"state": (0, 0, "LTE"), "cells": [("GSM", None, True)], "voice": False},
    "pixel-sailfish-10-aosp": {"state": (1, 1, None), "cells": [("UMTS", 10836, False)], "voice": False},
    # Its list is 29 hours older than the last question for one.
    "pixel-sailfish-8.1": {"state": (1, 1, None), "cells": None, "voice": None},
}
"""The one phone of each dump: no SIM has a carrier, IMS is nowhere registered, and nothing was ever set."""


@pytest.mark.parametrize("name", names(DUMP))
def test_the_current_values_of_a_dump_are_those_that_stand_in_it(name: str) -> None:
    (phone,) = dump_of(name)
    wanted = DUMPS[name]
    assert phone.slot == 0
    assert phone.service is not None
    state = phone.service
    assert (state.voice_state, state.data_state, state.data_technology) == wanted["state"]
    cells = phone.cell_infos and [(str(info.cell.rat), info.cell.channel, info.registered) for info in phone.cell_infos]
    assert cells == wanted["cells"]
    assert (phone.ims_registered, phone.mmtel_voice) == (False, wanted["voice"])
    assert (phone.allowed_mask, phone.preferred_mode, phone.carrier_id, phone.nr_state) == (None, None, None, None)
    assert (phone.physical_channels, phone.radio_access_family) == (None, None)


@pytest.mark.parametrize(
    ("name", "slots", "state"),
    [
        ("bugreport-emulator-7.1.1", ["310260", None], (0, 0, "LTE")),
        ("bugreport-emulator-10-preview", ["310260"], (0, 0, "LTE")),
        ("bugreport-vivo-x9-7.1.2", ["46001", None], None),
        ("bugreport-pixel-sailfish-10-aosp", [], (1, 1, None)),
    ],
)
def test_the_log_and_the_dump_of_a_bugreport_are_read_like_saved_ones(
    name: str, slots: list[str | None], state: tuple[int, int, str | None] | None
) -> None:
    answers = open_source(SHARED / "bugreports" / f"{name}.zip").answers
    logged = answers.get(radio_log.ARTIFACT)
    found = radio_log.parse(logged.stdout)[0].slots if logged else ()
    assert [slot.operator_plmn for slot in found] == slots
    dumped = answers.get(phone_service.ARTIFACT)
    phones = phone_service.parse(dumped.stdout)[0].phones if dumped else ()
    states = [phone.service for phone in phones if phone.service]
    assert [(one.voice_state, one.data_state, one.data_technology) for one in states] == ([state] if state else [])
