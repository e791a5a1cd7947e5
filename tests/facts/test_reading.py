"""From answers to facts: every answer is used, nothing is invented, nothing raises."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.bands import Rat
from inspector.facts import Facts, read
from inspector.phone.recording import Answer, Recording
from inspector.problems import Problem
from tests.artifacts.registry_lines import (
    IDENTITY_30,
    SERVICE_24,
    WLAN,
    carrier,
    dump,
    info,
    lte,
    measured,
    service,
)

QMI = "qmicli -d qrtr://0 --dms-get-band-capabilities"
BANDS = b"[qrtr://0] Device band capabilities retrieved:\n\tLTE bands (extended): '2, 12, 66'\n"
PROPERTIES = b"""[ro.product.brand]: [acme]
[ro.product.model]: [A1]
[ro.product.device]: [anvil]
[ro.product.name]: [anvil_eu]
[ro.boot.hardware.sku]: [XA1-2]
[ro.boot.hwc]: [GLOBAL]
[ro.build.version.release]: [13]
[ro.build.version.sdk]: [33]
[ro.build.version.security_patch]: [2024-01-05]
[ro.build.id]: [TQ1A.1]
[ro.board.platform]: [kona]
[gsm.version.ril-impl]: [Qualcomm RIL 1.0]
[gsm.version.baseband]: [MPSS.1,MPSS.1]
[gsm.sim.state]: [LOADED,ABSENT]
"""


def facts(answers: Mapping[str, bytes | Answer]) -> Facts:
    made = {
        command: raw if isinstance(raw, Answer) else Answer(command=command, stdout=raw)
        for command, raw in answers.items()
    }
    return read(Recording(kind="capture", label="x", taken_at=None, answers=made))


def codes(found: Facts) -> list[tuple[str, str]]:
    return [(problem.code, problem.artifact) for problem in found.problems]


def test_identity_and_modem() -> None:
    found = facts({"getprop": PROPERTIES})
    identity, modem = found.identity, found.modem
    assert (identity.brand, identity.model, identity.device, identity.product) == (
        "acme",
        "A1",
        "anvil",
        "anvil_eu",
    )
    assert (identity.hardware_sku, identity.region) == ("XA1-2", "GLOBAL")
    assert (identity.android, identity.sdk, identity.build, identity.security_patch) == (
        "13",
        33,
        "TQ1A.1",
        "2024-01-05",
    )
    assert (modem.baseband, modem.platform, modem.vendor) == ("MPSS.1", "kona", "Qualcomm")
    assert found.properties["ro.product.model"] == "A1"
    assert found.heard


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("[ro.product.vendor.model]: [V1]", "model", "V1"),
        ("[ro.product.model]: [unknown]\n[ro.product.odm.model]: [O1]", "model", "O1"),
        ("[ro.boot.product.hardware.sku]: [dn]", "hardware_sku", "dn"),
        ("[ro.boot.hardware.sku]: [unknown]", "hardware_sku", None),
        ("[ro.carrier]: [wifi-only]", "region", None),
        ("[ro.carrier]: [retzz]", "region", "retzz"),
        ("[ro.csc.sales_code]: [ZZZ]\n[ro.carrier]: [unknown]", "region", "ZZZ"),
        ("[ro.boot.id.rf]: [0]", "region", "0"),
        ("[ro.build.version.release]: [Q]", "android", "Q"),
        ("[ro.build.version.sdk]: [x]", "sdk", None),
        ("[ro.build.version.sdk]: [99999999]", "sdk", None),
        ("[ro.build.id]: []\n[ro.build.display.id]: [D 1]", "build", "D 1"),
    ],
)
def test_identity_falls_back_and_never_names_a_placeholder(line: str, field: str, value: object) -> None:
    assert getattr(facts({"getprop": line.encode()}).identity, field) == value


@pytest.mark.parametrize(
    ("line", "vendor"),
    [
        ("[gsm.version.baseband]: [MOLY.LR1.V2]", "MediaTek"),
        ("[gsm.version.baseband]: [00039-X_GEN_PACK-1.2]", "Qualcomm"),
        ("[gsm.version.ril-impl]: [android infineon balong-ril 1.0]", "HiSilicon"),
        ("[ro.board.platform]: [gs201]", "Samsung"),
        ("[ro.board.platform]: [ums512]", "UNISOC"),
        ("[ro.board.platform]: [anvil]", None),
    ],
)
def test_who_made_the_modem(line: str, vendor: str | None) -> None:
    assert facts({"getprop": line.encode()}).modem.vendor == vendor


def test_the_registry_and_the_properties_meet_by_slot() -> None:
    registry = dump({"mServiceState": service(channel=-1, voice="3(POWER_OFF)")}, {"mServiceState": service(info())})
    found = facts({"getprop": PROPERTIES, "dumpsys telephony.registry": registry})
    assert [(slot.slot, slot.sim.state, slot.network.plmn) for slot in found.slots] == [
        (0, "LOADED", None),
        (1, "ABSENT", "99970"),
    ]
    assert [[str(band) for cell in slot.cells for band in cell.bands] for slot in found.slots] == [[], ["B3"]]


def test_a_registry_of_phone_1_alone_leaves_phone_0_unknown() -> None:
    raw = f"last known state:\n  Phone Id=1\n    mServiceState={service(info())}\n".encode()
    found = facts({"dumpsys telephony.registry": raw})
    assert [(slot.slot, slot.network.plmn) for slot in found.slots] == [(0, None), (1, "99970")]


@pytest.mark.parametrize(
    ("capability", "modes"),
    [("[1, 2]", ("NSA", "SA")), ("[2]", ("SA",)), ("[]", None), ("[7]", None)],
)
def test_nr_modes_are_what_the_phone_says_or_unknown(capability: str, modes: tuple[str, ...] | None) -> None:
    registry = dump({}, device=f"mPhoneCapability=mMaxActiveDataSubscriptions=1 mDeviceNrCapability {capability}")
    assert facts({"dumpsys telephony.registry": registry}).nr_modes == modes


def test_a_declared_list_of_any_device() -> None:
    (stated,) = facts({QMI: BANDS}).lists
    assert {str(band) for band in stated.bands} == {"B2", "B12", "B66"}
    assert stated.complete == {Rat.LTE}


def test_a_list_from_a_cut_answer_is_used_but_never_complete() -> None:
    found = facts({QMI: Answer(command=QMI, stdout=BANDS, complete=False)})
    assert [sorted(map(str, stated.bands)) for stated in found.lists] == [["B12", "B2", "B66"]]
    assert found.lists[0].complete == frozenset()
    assert codes(found) == [("cut-off", QMI)]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(command="getprop", stdout=b""), "empty"),
        (
            Answer(command="getprop", stdout=b"", stderr=b"Can't find service: x\n", exit_code=20),
            "no-service",
        ),
        (Answer(command="getprop", stdout=b" \n", stderr=b"Permission Denial: y"), "refused"),
        (Answer(command="getprop", stdout=b"rubbish"), "not-getprop"),
    ],
)
def test_an_answer_that_says_nothing_is_a_problem(answer: Answer, code: str) -> None:
    found = facts({"getprop": answer})
    assert codes(found) == [(code, "getprop")]
    assert not found.heard
    assert found.slots == ()


def test_problems_of_the_source_are_kept() -> None:
    problem = Problem("timed-out", "dumpsys isub", "no answer")
    recording = Recording(kind="adb", label="x", taken_at=None, problems=(problem,))
    found = read(recording)
    assert found.problems == (problem,)
    assert (found.heard, found.slots, found.lists, found.nr_modes) == (False, (), (), None)
    assert read(replace(recording, problems=())).problems == ()


@settings(deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=200), st.binary(max_size=100), st.booleans())
def test_reading_never_raises(properties: bytes, registry: bytes, bands: bytes, whole: bool) -> None:
    answers = {"getprop": properties, "dumpsys telephony.registry": registry, QMI: bands}
    found = facts({command: Answer(command=command, stdout=raw, complete=whole) for command, raw in answers.items()})
    assert found.heard or found.problems


REGISTRY = "dumpsys telephony.registry"
TWO_SLOTS = dump(
    {
        "mServiceState": service(WLAN, info("CS"), info()),
        "mCellInfo": f"[{measured(IDENTITY_30, 'YES', 1)}, {measured(lte(6300))}]",
        "mPhysicalChannelConfigs": f"[{carrier()}, {carrier('SecondaryServing', 'NR', 632448, 78)}]",
    },
    {"mServiceState": SERVICE_24},
)


@settings(deadline=None)
@given(st.integers(0, len(TWO_SLOTS)))
def test_a_registry_cut_anywhere_never_says_what_the_whole_one_does_not(end: int) -> None:
    part, whole = facts({REGISTRY: TWO_SLOTS[:end]}), facts({REGISTRY: TWO_SLOTS})
    for slot, full in zip(part.slots, whole.slots, strict=False):
        assert slot.network.plmn in (None, full.network.plmn)
        assert slot.network.rat in (None, full.network.rat)
        sure = {(cell.rat, cell.bands) for cell in slot.cells if len(cell.bands) == 1}
        assert sure <= {(cell.rat, cell.bands) for cell in full.cells}
