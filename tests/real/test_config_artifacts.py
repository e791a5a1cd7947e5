"""What the carrier config and the subscriptions of real phones say; every fact here was read from the file by hand."""

from typing import Any

import pytest

from inspector.artifacts import carrier_config, features, isub, phone_commands, settings
from inspector.phone.source import open_source
from tests.every import every
from tests.real.shared import CAPTURES, SHARED, here, names

pytestmark = here

VOLTE = "carrier_volte_available_bool"
WFC = "carrier_wfc_ims_available_bool"

CONFIGS: dict[str, list[tuple[int, bool, bool | None, str | None]]] = {
    # slot, a carrier's config loaded, VoLTE available, the layer that says so
    "emulator-10-preview": [(0, True, True, "default app")],
    "emulator-7.1.1": [(0, True, True, "default app")],
    "emulator-9-x86": [(0, True, True, "default app")],
    "pixel-16-dualsim-cn": [],  # an excerpt of the defaults, without the line that names a phone
    "pixel-sailfish-10-aosp": [(0, True, False, "default")],
    "pixel-sailfish-8.1": [(0, False, False, "default")],
    "vivo-x9-7.1.2": [(0, False, None, None), (1, False, None, None)],
}

SIMS: dict[str, list[dict[str, Any]]] = {
    "emulator-10-preview": [
        {"sub_id": 1, "slot": 0, "plmn": "310260", "name": "Android", "country": "US", "carrier_id": 1, "esim": False}
    ],
    "emulator-7.1.1": [{"sub_id": 1, "slot": 0, "plmn": "310260", "name": "Android", "country": None, "esim": None}],
    "emulator-9-x86": [{"sub_id": 1, "slot": 0, "plmn": "310260", "name": "Android", "country": None, "esim": False}],
    "pixel-sailfish-10-aosp": [],
    "pixel-sailfish-8.1": [],  # one subscription is known, and in no slot
    "vivo-x9-7.1.2": [{"sub_id": 4, "slot": 0, "plmn": None, "name": "中国联通"}],  # "mcc 460 mnc 1": 01 or 001
}


def raw(name: str, file: str) -> bytes:
    return (CAPTURES / name / file).read_bytes()


@pytest.mark.parametrize("name", names("dumpsys-carrier_config.txt"))
def test_the_config_of_a_carrier(name: str) -> None:
    found, problems = carrier_config.parse(raw(name, "dumpsys-carrier_config.txt"))
    assert [(one.slot, one.loaded, one.boolean(VOLTE), one.layers.get(VOLTE)) for one in found] == CONFIGS[name]
    assert [problem.code for problem in problems] == ([] if found else ["not-carrier-config"])


def test_wifi_calling_of_the_emulator_is_the_default_apps_word() -> None:
    (config,), _ = carrier_config.parse(raw("emulator-9-x86", "dumpsys-carrier_config.txt"))
    assert (config.boolean(WFC), config.layers[WFC]) == (True, "default app")
    assert config.values["volte_replacement_rat_int"] == "3"
    assert config.layers["editable_enhanced_4g_lte_bool"] == "default"


@pytest.mark.parametrize("name", names("dumpsys-isub.txt"))
def test_the_sims_of_a_phone(name: str) -> None:
    found, problems = isub.parse(raw(name, "dumpsys-isub.txt"))
    assert problems == []
    assert len(found.active) == len(SIMS[name])
    for sim, wanted in zip(found.active, SIMS[name], strict=True):
        assert {key: getattr(sim, key) for key in wanted} == wanted
        assert not sim.opportunistic
        assert (dict(sim.allowed), sim.volte_setting, sim.wifi_calling_setting, sim.vonr_setting) == (
            {},
            None,
            None,
            None,
        )
    assert found.default_data_slot == (0 if SIMS[name] else None)
    assert found.sim_states == {}


@pytest.mark.parametrize("report", sorted(SHARED.glob("bugreports/*.zip")), ids=lambda path: path.stem)
def test_a_bugreport_says_what_the_capture_of_that_phone_says(report: Any) -> None:
    answers = open_source(report).answers
    name = report.stem.removeprefix("bugreport-")
    for command, parse, file in (
        (isub.ARTIFACT, isub.parse, "dumpsys-isub.txt"),
        (carrier_config.ARTIFACT, carrier_config.parse, "dumpsys-carrier_config.txt"),
    ):
        assert parse(answers[command].stdout)[0] == parse(raw(name, file))[0]


@pytest.mark.parametrize("name", names("dumpsys-isub.txt"))
def test_no_number_longer_than_a_mask_is_taken_from_a_subscription(name: str) -> None:
    """ICCID, IMSI and telephone numbers stand beside what is read."""
    found, _ = isub.parse(raw(name, "dumpsys-isub.txt"))
    digits = [text for sim in found.active for text in (sim.plmn, sim.name, sim.country) if text]
    assert not any(sum(map(str.isdigit, text)) > 6 for text in digits)


ANY = sorted(CAPTURES.glob("*/*.txt"))


@every("path", ANY, lambda path: f"{path.parent.name}-{path.name}")
def test_another_artifact_gives_nothing_and_no_exception(path: Any) -> None:
    text = path.read_bytes()
    if path.name != "dumpsys-carrier_config.txt":
        assert not any(one.loaded for one in carrier_config.parse(text)[0])
    if path.name not in ("dumpsys-isub.txt", "dumpsys-phone.txt"):  # the debug service prints the subscriptions too
        assert isub.parse(text)[0].active == ()
    assert features.parse(text)[0] == frozenset()
    assert settings.network_modes(text)[0] == ()
    assert phone_commands.allowed_generations(text)[0] is None
    assert phone_commands.ims_service(text)[0] is None
