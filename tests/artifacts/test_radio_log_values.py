"""What the radio log says besides cells: the last word of each slot (lines in the real formats, values invented)."""

from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts import radio_log
from inspector.artifacts.radio_log import RadioLog, SlotLog
from tests.artifacts.damage import damaged
from tests.artifacts.registry_lines import IDENTITY_28, SERVICE_24, SERVICE_27, info
from tests.every import every

STAMP = "03-30 20:49:25.879 radio  2100  2200 D RILJ    : "
BRIEF = "D/RILJ    (  205): "
SST = "03-30 20:49:26.000  2100  2100 D SST     : [1] "
STATE_30 = (
    "{mVoiceRegState=0(IN_SERVICE), mDataRegState=0(IN_SERVICE), mChannelNumber=1300, duplexMode()=1, "
    "mCellBandwidths=[10000], mOperatorAlphaLong=Testnet, mOperatorAlphaShort=Tn, "
    "getRilVoiceRadioTechnology=14(LTE), getRilDataRadioTechnology=14(LTE), mIsEmergencyOnly=false, "
    f"mLteEarfcnRsrpBoost=0, mNetworkRegistrationInfos=[{info()}], mNrFrequencyRange=0}}"
)
HIDL_REG = "{.regState = REG_HOME, .rat = 14, .reasonDataDenied = 0, .maxDataCalls = 20, .cellIdentity = {}}"
HIDL_BASE = (
    "{.base = {.regState = REG_ROAMING, .rat = 20, .cellIdentity = {}}, .nrIndicators = {.isEndcAvailable = true}}"
)
HIDL_NAMES = "{.regState = REG_HOME, .rat = LTE_CA, .reasonForDenial = NONE, .registeredPlmn = , .x = {.noinit = {}}}"
AIDL_REG = "RegStateResult{regState: REG_HOME, rat: ONE_X_RTT, reasonForDenial: NONE, registeredPlmn: 99970}"
NOT_REG = "{.regState = NOT_REG_MT_SEARCHING_OP, .rat = 14, .reasonDataDenied = 0}"


def read(*lines: str) -> RadioLog:
    found, problems = radio_log.parse("\n".join(lines).encode())
    assert not problems
    return found


def said(*lines: str) -> dict[str, object]:
    """What the only slot of the log says, without what it does not."""
    (slot,) = read(*lines).slots
    return {key: value for key, value in asdict(slot).items() if value is not None}


@pytest.mark.parametrize(
    ("line", "values"),
    [
        (f"{STAMP}[0012]< OPERATOR {{Testnet, Tn, 99970}} [SUB0]", {"slot": 0, "operator_plmn": "99970"}),
        (f"{STAMP}[0012]< OPERATOR {{Test, net, inc., Tn, 999700}} [PHONE1]", {"slot": 1, "operator_plmn": "999700"}),
        (f"{BRIEF}[0465]< OPERATOR {{Testnet, Tn, 99970, 7}}", {"operator_plmn": "99970"}),
        (f"{STAMP}[0012]< OPERATOR {{99970, 99970, 99970}} [SUB0]", {"slot": 0, "operator_plmn": "99970"}),
        ("D/RILC    (  166): [0465]< OPERATOR {Testnet,Tn,99970}", {"operator_plmn": "99970"}),
        (f"{STAMP}[0011]< RIL_REQUEST_IMS_REGISTRATION_STATE {{1, 2}} [SUB0]", {"slot": 0, "ims_registered": True}),
        (f"{STAMP}[0011]< IMS_REGISTRATION_STATE {{0, 1}} [PHONE0]", {"slot": 0, "ims_registered": False}),
        (f"{STAMP}[0011]< REQUEST_GET_PREFERRED_NETWORK_TYPE {{9}} [SUB0]", {"slot": 0, "preferred_mode": 9}),
        (f"{STAMP}[0011]< GET_PREFERRED_NETWORK_TYPE {{0}} [PHONE0]", {"slot": 0, "preferred_mode": 0}),
        (f"{STAMP}[1]< GET_ALLOWED_NETWORK_TYPES_BITMAP {{588799}} [PHONE0]", {"slot": 0, "allowed_mask": 588799}),
        (f"{STAMP}[1]< GET_ALLOWED_NETWORK_TYPES_BITMAP 588799 [PHONE0]", {"slot": 0, "allowed_mask": 588799}),
        (f"{SST}NR state changed from NONE to NOT_RESTRICTED.", {"slot": 1, "nr_state": "not_restricted"}),
        (f"{SST}NR state changed from NOT_RESTRICTED to CONNECTED.", {"slot": 1, "nr_state": "connected"}),
    ],
)
def test_an_answer_is_read_in_the_form_of_every_version(line: str, values: dict[str, object]) -> None:
    assert said(line) == values


@pytest.mark.parametrize(
    ("line", "technology"),
    [
        (f"{STAMP}[1]< DATA_REGISTRATION_STATE {HIDL_REG} [SUB0]", "LTE"),
        (f"{STAMP}[1]< DATA_REGISTRATION_STATE {HIDL_BASE} [PHONE0]", "NR"),
        (f"{STAMP}[1]< DATA_REGISTRATION_STATE {HIDL_NAMES} [PHONE0]", "LTE"),
        (f"{STAMP}[1]< DATA_REGISTRATION_STATE {AIDL_REG} [PHONE0]", "CDMA"),
        (f"{STAMP}[1]< DATA_REGISTRATION_STATE {{1, 2487, 2337f17d, 14, null, 20}} [SUB0]", "LTE"),
        (f"{BRIEF}[1]< GPRS_REGISTRATION_STATE {{5, 00D1, 0000AB12, 11}}", "UMTS"),
        (f"{BRIEF}[1]< REGISTRATION_STATE {{1, null, null, 8, 1, 2, 3}}", "CDMA"),
        (f"{STAMP}[1]< VOICE_REGISTRATION_STATE {{1, 2487, 2337f17d, 2, null}} [SUB0]", "GSM"),
    ],
)
def test_the_technology_of_a_registration_is_read_in_every_syntax(line: str, technology: str) -> None:
    assert said(line)["data_registration"] == technology


@pytest.mark.parametrize(
    "line",
    [
        f"{STAMP}[0012]> OPERATOR {{Testnet, Tn, 99970}} [SUB0]",
        f"{STAMP}[0012]< OPERATOR {{, , }} [SUB0]",
        f"{STAMP}[0012]< OPERATOR {{Testnet, Tn, 00000}} [SUB0]",
        f"{STAMP}[0012]< OPERATOR {{Testnet, Tn, 9997",
        f"{STAMP}[0012]< OPERATOR error 1 [SUB0]",
        f"{STAMP}[0012]< OPERATOR error: com.android.internal.telephony.CommandException: X ret={{, , 99970}}",
        f"{STAMP}[0012]> GET_PREFERRED_NETWORK_TYPE {{9}} [SUB0]",
        f"{STAMP}[0012]> SET_PREFERRED_NETWORK_TYPE : 9 [SUB0]",
        f"{STAMP}[0012]< GET_PREFERRED_NETWORK_TYPE {{34}} [SUB0]",
        f"{STAMP}[0012]< GET_PREFERRED_NETWORK_TYPE {{9",
        f"{STAMP}[0012]< GET_ALLOWED_NETWORK_TYPES_BITMAP {{0}} [PHONE0]",
        f"{STAMP}[0012]> SET_ALLOWED_NETWORK_TYPES_BITMAP [PHONE0]",
        f"{STAMP}[0012]< IMS_REGISTRATION_STATE {{}} [PHONE0]",
        f"{STAMP}[0012]< IMS_REGISTRATION_STATE {{1",
        f"{STAMP}[1]< DATA_REGISTRATION_STATE {{1, 2487, 2337f17d, null}} [SUB0]",
        f"{STAMP}[1]< DATA_REGISTRATION_STATE {{1, 2487, 2337f17d, 1",
        f"{STAMP}[1]< DATA_REGISTRATION_STATE {{.regState = REG_HOME, .rat = 1",
        f"{STAMP}[1]< DATA_REGISTRATION_STATE {NOT_REG} [SUB0]",
        f"{STAMP}[1]< DATA_REGISTRATION_STATE {{.regState = REG_HOME, .rat = UNKNOWN, .x = 1}} [PHONE0]",
        f"{STAMP}[1]< BASEBAND_VERSION error 1 [SUB0]",
        f"{STAMP}[1]< RIL_REQUEST_GET_RADIO_CAPABILITY {{mPhoneId = 0 mRadioAccessFamily=1 mStatus=1}} [SUB0]",
        f"{STAMP}convertHalRadioCapability: session=0, phase=0, rat=0, logicModemUuid=, status=0, rcRil.raf=0 [SUB0]",
        f"{SST}NR state changed from NONE to NOT_RESTR",
        f"{SST}Poll ServiceState done:  oldSS=[{STATE_30}] newSS=[{{mVoiceRegState=0(IN_SER",
        f"{SST}Broadcasting ServiceState : {{mVoiceRegState=1(OUT_OF_SERVICE), mDataRegState=0(IN_SERVICE), mChan",
        f"{SST}combinePsRegistrationStates: {STATE_30}",
    ],
)
def test_requests_errors_blanks_and_cut_values_say_nothing(line: str) -> None:
    assert read(line).slots == ()


def test_the_last_word_counts_and_a_blank_takes_the_old_one_back() -> None:
    first = f"{STAMP}[1]< OPERATOR {{Testnet, Tn, 99970}} [SUB0]"
    other = f"{STAMP}[2]< OPERATOR {{Other, Ot, 99971}} [SUB0]"
    blank = f"{STAMP}[3]< OPERATOR {{, , }} [SUB0]"
    failed = f"{STAMP}[4]< OPERATOR error 1 [SUB0]"
    assert said(first, other)["operator_plmn"] == "99971"
    assert said(first, failed)["operator_plmn"] == "99970"
    assert read(first, blank).slots == ()


def test_data_comes_before_voice_whichever_was_asked_last() -> None:
    data = f"{STAMP}[1]< DATA_REGISTRATION_STATE {HIDL_REG} [SUB0]"
    voice = f"{STAMP}[2]< VOICE_REGISTRATION_STATE {{.regState = REG_HOME, .rat = 6, .x = 1}} [SUB0]"
    lost = f"{STAMP}[3]< DATA_REGISTRATION_STATE {NOT_REG} [SUB0]"
    assert said(data, voice)["data_registration"] == "LTE"
    assert said(voice)["data_registration"] == "CDMA"
    assert read(data, lost, voice).slots == ()


@pytest.mark.parametrize(
    ("lines", "family"),
    [
        # rcRil.raf counts as the HAL does, always: 1 << technology.
        (["convertHalRadioCapability: session=0, phase=4, rat=130047, status=1, rcRil.raf=262142 [PHONE0]"], 130047),
        (["convertHalRadioCapability: session=0, phase=0, rat=4096, status=0, rcRil.raf=16384 [PHONE0]"], 4096),
        # Without it the name (Android 12) or the slot's word (11) tells the counting.
        (["[0023]< GET_RADIO_CAPABILITY {mPhoneId = 0 mVersion=1 mRadioAccessFamily=4096 mStatus=1} [PHONE0]"], 4096),
        (["[1]< RIL_REQUEST_GET_RADIO_CAPABILITY {mPhoneId = 0 mRadioAccessFamily=16384 mStatus=1} [PHONE0]"], 16384),
        (["[UNSL]< RIL_UNSOL_RADIO_CAPABILITY {mPhoneId = 0 mRadioAccessFamily=4096 mStatus=1} [PHONE0]"], 4096),
        # Android 7 to 10: GPRS is bit 1 of the old counting, and bit 0 of the new one.
        (["[1]< RIL_REQUEST_GET_RADIO_CAPABILITY {mPhoneId = 0 mRadioAccessFamily=131070 mStatus=1} [SUB0]"], 64511),
        (["[1]< RIL_REQUEST_GET_RADIO_CAPABILITY {mPhoneId = 0 mRadioAccessFamily=64511 mStatus=1} [SUB0]"], 64511),
        (["[1]< RIL_REQUEST_GET_RADIO_CAPABILITY {mPhoneId = 0 mRadioAccessFamily=16384 mStatus=1} [SUB0]"], None),
    ],
)
def test_the_radio_access_family_is_told_in_one_counting(lines: list[str], family: int | None) -> None:
    slots = read(*(STAMP + line for line in lines)).slots
    assert [slot.radio_access_family for slot in slots] == ([] if family is None else [family])


def test_a_state_of_android_10_tells_the_counting_of_an_undecided_family() -> None:
    """A CDMA and LTE phone has no GPRS bit; ``getRil...`` is how Android 10 and later print a state."""
    answer = f"{STAMP}[9]< RIL_REQUEST_GET_RADIO_CAPABILITY {{mPhoneId = 1 mRadioAccessFamily=14456 mStatus=1}} [SUB1]"
    state = f"{SST}Broadcasting ServiceState : {STATE_30}"
    assert "radio_access_family" not in said(state)
    assert said(answer, state)["radio_access_family"] == 14456


@pytest.mark.parametrize(
    ("line", "slot", "technology"),
    [
        (f"{SST}Poll ServiceState done:  oldSS=[{{mVoiceRegState=1}}] newSS=[{STATE_30}] oldMax=1", 1, "LTE"),
        (f"{SST}Broadcasting ServiceState : {STATE_30}", 1, "LTE"),
        (
            f"04-02 12:12:02.058 D SST     : Poll ServiceState done:  oldSS=[x] newSS=[{SERVICE_27}] oldMax=1",
            None,
            "LTE",
        ),
        (f"{BRIEF}Poll ServiceState done: oldSS=[{SERVICE_24}] newSS=[{SERVICE_24}] oldMax=1", None, "LTE"),
        (
            f"D/DefaultPhoneNotifier(  945): nofityServiceState: m=x@1 ss={SERVICE_24} sender=H phondId=1 subId=1",
            1,
            "LTE",
        ),
        (f"03-30 20:49:26.000 D X: notifyServiceStateForSubscriber: subId=2 phoneId=0 state={STATE_30}", 0, "LTE"),
        (
            f"{BRIEF}Poll ServiceState done: oldSS=[3 home null null null  Unknown CSS not supported -1 -1] newSS=[0 home "
            "Testnet Testnet 99970  EvDo rev. A CSS supported 87 4183RoamInd: 128EmergOnly: false] x=1",
            None,
            "CDMA",
        ),
    ],
)
def test_the_new_state_is_the_one_that_is_told(line: str, slot: int | None, technology: str) -> None:
    (found,) = read(line).slots
    assert found.slot == slot
    assert found.service is not None
    assert (found.service.voice_state, found.service.data_technology) == (0, technology)


def test_a_line_without_a_plmn_at_its_end_is_no_shorter_plmn() -> None:
    """A row of values cut in its numeric would name another network."""
    row = "0 0 voice home data home Testnet Testnet 999700 Testnet Testnet 999700  LTE LTE CSS not supported"
    for end in range(len(row) - 20):
        assert read(f"{BRIEF}Poll ServiceState done: oldSS=[x] newSS=[{row[:end]}").slots == ()


def test_modem_and_5g_capability_are_of_the_whole_phone() -> None:
    found = read(
        f"{STAMP}[7]< BASEBAND_VERSION MODEM.1.0-00007-X.2  1  [Jan 01 2021 22:00:00] [PHONE0]",
        "03-30 20:49:25.0 D PhoneCfgMgr: getStaticPhoneCapability: mStaticCapability mMaxActive=1 mDeviceNrCapability []",
        "03-30 20:49:25.1 D RadioConfigResponseAidl: [40]< GET_PHONE_CAPABILITY mMaxActive=0 mDeviceNrCapability [1, 2]",
        "03-30 20:49:25.2 D PhoneCfgMgr: getStaticPhoneCapability: mStaticCapability mMaxActive=1 mDeviceNrCapability []",
        f"{STAMP}[7]< BASEBAND_VERSION error 1 [PHONE0]",
    )
    assert (found.baseband, found.nr_capability) == ("MODEM.1.0-00007-X.2  1  [Jan 01 2021 22:00:00]", (1, 2))


@pytest.mark.parametrize(
    ("words", "registered"),
    [
        ("ImsPhone: [1] handleImsRegistered: onImsMmTelConnected imsTransportType=WWAN", True),
        ("ImsPhone: [1] handleImsRegistered: onImsMmTelConnected imsRadioTech=WLAN", True),
        ("ImsPhone: [1] handleImsRegistering: onImsMmTelProgressing imsRadioTech=WWAN", False),
        ("ImsPhone: [1] handleImsUnregistered: onImsMmTelDisconnected imsReasonInfo=ImsReasonInfo :: {1 : X}", False),
        ("ImsPhoneCallTracker: [1] onImsConnected imsRadioTech=14", True),
        ("ImsPhoneCallTracker: [1] onImsDisconnected imsReasonInfo=ImsReasonInfo :: {1 : X}", False),
    ],
)
def test_what_the_ims_phone_was_told_counts_before_the_rils_answer(words: str, registered: bool) -> None:
    ril = f"{STAMP}[0011]< IMS_REGISTRATION_STATE {{{int(not registered)}, 1}} [PHONE1]"
    line = f"03-30 20:49:25.879 radio  2100  2100 D {words}"
    assert said(line, ril) == {"slot": 1, "ims_registered": registered}


@pytest.mark.parametrize(
    "form",
    [
        "03-30 20:49:25.879  2100  2200 D RILJ    : %s",
        "2025-03-30 20:49:25.879 +0200 radio  2100  2200 D RILJ    : %s",
        "      1755551820.081  2100  2200 D RILJ    : %s",
        "03-30 20:49:25.879 D/RILJ    ( 2100): %s",
        "D/RILJ    ( 2100): %s",
        "D( 2100: 2200) %s",
        "%s",
        "[ 03-30 20:49:25.879  2100: 2200 D/RILJ     ]\n%s\n",
        "\x1b[38;5;75m03-30 20:49:25.879  2100  2200 D RILJ    : %s\x1b[0m",
        "2025-03-30 20:49:25.879  2100-2200  RILJ                    com.android.phone                    D  %s",
        "2025-03-30 20:49:25.879 2100-2200/com.android.phone D/RILJ: %s",
        "12:03-30 20:49:25.879  2100  2200 D RILJ    : %s",
    ],
)
def test_an_answer_is_read_in_every_format_of_logcat(form: str) -> None:
    answers = ("[0031]< BASEBAND_VERSION MODEM.1.0 [PHONE0]", "[0032]< OPERATOR {Testnet, Tn, 99970} [PHONE1]")
    found = read(*(form % answer for answer in answers))
    assert found.baseband == "MODEM.1.0"
    assert found.slots == (SlotLog(slot=1, operator_plmn="99970"),)


def test_the_ims_phone_is_known_in_the_brief_format_too() -> None:
    line = "08-19 22:46:22.944 D/ImsPhone( 6608): [0] handleImsRegistered: onImsMmTelConnected imsTransportType=WWAN"
    assert said(line) == {"slot": 0, "ims_registered": True}


def test_the_ims_of_another_class_is_not_that_of_calls() -> None:
    assert read("03-30 20:49:25.8 D ImsSmsDispatcher [0]: onImsConnected imsRadioTech=14").slots == ()


def test_slots_are_kept_apart_and_in_order() -> None:
    found = read(
        f"{BRIEF}[1]< OPERATOR {{A, A, 99970}}",
        f"{STAMP}[2]< OPERATOR {{B, B, 99971}} [SUB1]",
        f"{STAMP}[3]< OPERATOR {{C, C, 99972}} [SUB0]",
    )
    assert [(slot.slot, slot.operator_plmn) for slot in found.slots] == [(0, "99972"), (1, "99971"), (None, "99970")]


def test_a_console_that_breaks_lines_at_its_width_changes_nothing() -> None:
    lines = [
        f"{STAMP}[{number}]< GET_CELL_INFO_LIST [CellInfoLte:{{mRegistered=YES {IDENTITY_28} ss=20}}] [PHONE0]"
        for number in range(1000, 1010)
    ] + [f"{STAMP}[7]< DATA_REGISTRATION_STATE {HIDL_REG} [PHONE0]", f"{SST}Broadcasting ServiceState : {STATE_30}"]
    whole = read(*lines)
    assert whole.sightings
    for width in (80, 100, 132):
        broken = [line[at : at + width] for line in lines for at in range(0, len(line), width)]
        assert read(*broken) == whole


def test_what_follows_a_request_on_the_next_line_is_a_wish_too() -> None:
    request = f"{STAMP}[23]> SOMETHING [\n  {IDENTITY_28},"
    answer = f"{STAMP}[23]< GET_CELL_INFO_LIST [\n  {IDENTITY_28},"
    assert read(request).sightings == ()
    (cell,) = read(answer).sightings
    assert (cell.name, cell.first) == ("GET_CELL_INFO_LIST", "03-30 20:49:25")


WHOLE = "\n".join(
    [
        f"{STAMP}[1]< OPERATOR {{Testnet, Tn, 99970}} [SUB0]",
        f"{STAMP}[1]< DATA_REGISTRATION_STATE {HIDL_REG} [SUB0]",
        f"{STAMP}[1]< VOICE_REGISTRATION_STATE {{1, 2487, 2337f17d, 14, null}} [SUB0]",
        f"{STAMP}[1]< GET_ALLOWED_NETWORK_TYPES_BITMAP {{588799}} [PHONE0]",
        f"{STAMP}[1]< GET_PREFERRED_NETWORK_TYPE {{9}} [PHONE0]",
        f"{STAMP}[1]< GET_RADIO_CAPABILITY {{mPhoneId = 0 mRadioAccessFamily=4096 mStatus=1}} [PHONE0]",
        f"{SST}Poll ServiceState done: oldSS=[{STATE_30}] newSS=[{STATE_30}]",
        f"{SST}NR state changed from NONE to CONNECTED.",
        f"{BRIEF}Poll ServiceState done: oldSS=[{SERVICE_24}] newSS=[{SERVICE_24}]",
    ]
).encode()


@settings(deadline=None)
@given(st.one_of(damaged(WHOLE), st.binary(max_size=400)))
def test_any_bytes_give_values_in_their_ranges_never_an_exception(raw: bytes) -> None:
    found, _ = radio_log.parse(raw)
    for slot in found.slots:
        assert slot != SlotLog(slot=slot.slot)
        assert slot.slot is None or 0 <= slot.slot < 8
        assert slot.preferred_mode is None or 0 <= slot.preferred_mode <= 33
        assert slot.nr_state in (None, "none", "restricted", "not_restricted", "connected")


@every("end", range(0, len(WHOLE), 11))
def test_a_log_cut_anywhere_never_says_what_the_whole_one_does_not(end: int) -> None:
    """What has lost the slot at its end counts for no slot; no value is another."""
    whole = radio_log.parse(WHOLE)[0]
    for slot in radio_log.parse(WHOLE[:end])[0].slots:
        for key in ("operator_plmn", "allowed_mask", "preferred_mode", "data_registration", "nr_state"):
            assert getattr(slot, key) in {None, *(getattr(full, key) for full in whole.slots)}
