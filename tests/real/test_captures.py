"""Every real capture against what it states, by the rules of its README."""

import json
from pathlib import Path

import pytest

from inspector.artifacts import qmicli_bands
from inspector.facts import Facts, read
from inspector.phone.recording import Answer, Recording
from tests.real.shared import CAPTURES, SHARED, differences, expected, here, names, recording, seen

pytestmark = here

NEEDS_OTHER_ARTIFACTS = {
    "modem-quectel-nsa-ph": {"seen_bands: B1 is missing", "seen_bands: n41 is missing"},  # at.txt
}
"""What stands only in artifacts that have no parser yet."""


@pytest.mark.parametrize("name", names("expected.json"))
def test_the_facts_are_what_the_capture_states(name: str) -> None:
    found = set(differences(read(recording(name)), expected(name)))
    assert found == NEEDS_OTHER_ARTIFACTS.get(name, set())


@pytest.mark.parametrize("name", sorted(path.name for path in CAPTURES.glob("*") if path.is_dir()))
def test_no_capture_raises_and_none_names_an_identifier_in_a_detail(name: str) -> None:
    facts = read(recording(name))
    assert all(cell.detail.startswith("m") for slot in facts.slots for cell in slot.cells)
    assert facts.heard or not (facts.properties or facts.slots or facts.lists or facts.history)


SEEN_WITHOUT_EXPECTATION = {
    "jio-10-wrapped": {"B5"},  # channel 2568 on Jio, India
    "mtk-14-movistar-ar": {"B5"},  # .earfcn = 2525 on a lab network, in the radio log
    "samsung-13-tmobile-us": {"B12"},  # mEarfcn=5035 on T-Mobile, United States, in the radio log
}
"""Captures without expected.json of which the registry or a log names a band; all others name none."""


@pytest.mark.parametrize("name", sorted(set(names("*.txt")) - set(names("expected.json"))))
def test_a_capture_without_expectation_sees_only_what_was_checked_by_hand(name: str) -> None:
    assert seen(read(recording(name))) == SEEN_WITHOUT_EXPECTATION.get(name, set())


REGISTRY = "dumpsys telephony.registry"


@pytest.mark.parametrize("name", names("dumpsys-telephony.registry.txt"))
def test_a_registry_cut_anywhere_never_says_what_the_whole_one_does_not(name: str) -> None:
    """A number that lost digits would be another band, and a word that lost letters another technology."""
    raw = recording(name).answers[REGISTRY].stdout[:8000]
    whole = _read_registry(raw)
    for end in range(0, len(raw), max(1, len(raw) // 60)):
        part = _read_registry(raw[:end])
        assert seen(part) <= seen(whole)
        for slot, full in zip(part.slots, whole.slots, strict=False):
            assert slot.network.plmn in (None, full.network.plmn)
            assert slot.network.rat in (None, full.network.rat)


def _read_registry(raw: bytes) -> Facts:
    answer = Answer(command=REGISTRY, stdout=raw)
    return read(Recording(kind="file", label="cut", taken_at=None, answers={REGISTRY: answer}))


@pytest.mark.parametrize("file", sorted(SHARED.glob("modem/qmicli-dms/*.txt")), ids=lambda file: file.stem)
def test_the_bands_a_qmi_modem_declares_are_all_read(file: Path) -> None:
    wanted = json.loads(file.with_suffix(".expected.json").read_text(encoding="utf-8"))
    command = "qmicli -d /dev/cdc-wdm0 --dms-get-band-capabilities"
    facts = read(
        Recording(
            kind="file",
            label=file.name,
            taken_at=None,
            answers={command: Answer(command=command, stdout=file.read_bytes())},
        )
    )
    (stated,) = facts.lists
    assert stated.claim == wanted["claim"]
    assert stated.artifact == qmicli_bands.ARTIFACT
    assert sorted(map(str, stated.bands)) == sorted(wanted["bands"])
