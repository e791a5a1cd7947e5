"""``dumpsys telephony.registry`` of every Android, and of the ways in which it arrives broken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.telephony_registry import (
    CellIdentity,
    PhysicalChannel,
    Registry,
    ServiceState,
    SlotState,
    parse,
)
from inspector.bands import Rat
from tests.artifacts.damage import damaged
from tests.artifacts.registry_lines import (
    IDENTITY_24,
    IDENTITY_28,
    IDENTITY_30,
    IDENTITY_NR,
    SERVICE_24,
    SERVICE_27,
    STATES_28,
    WLAN,
    carrier,
    dump,
    info,
    lte,
    measured,
    service,
)

LTE = CellIdentity(rat=Rat.LTE, channel=1300, bandwidth_khz=10000, plmn="99970")


def one_slot(raw: bytes) -> SlotState:
    registry, problems = parse(raw)
    assert problems == []
    assert len(registry.slots) == 1
    return registry.slots[0]


def service_of(value: str) -> ServiceState:
    found = one_slot(dump({"mServiceState": value})).service
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "operator", "plmn", "technologies", "states"),
    [
        pytest.param(
            "0 home Testnet Testnet 99970  EvDo rev. A CSS supported 8 4RoamInd: 1EmergOnly: false",
            "Testnet",
            "99970",
            ("CDMA", "CDMA"),
            (0, 0),
            id="2.2",
        ),
        pytest.param(
            "0 roaming Test Net TN 99970 (manual) HSPA CSS not supported -1 -1RoamInd=-1DefRoamInd=-1EmergOnly=false",
            None,
            "99970",
            ("UMTS", "UMTS"),
            (0, 0),
            id="4.0_manual_selection",
        ),
        pytest.param(
            "0 0 home Testnet Testnet 99970  LTE LTE CSS not supported -1 -1RoamInd=-1 DefRoamInd=-1 EmergOnly=false",
            "Testnet",
            "99970",
            ("LTE", "LTE"),
            (0, 0),
            id="4.4",
        ),
        pytest.param(SERVICE_24, "Testnet", "99970", ("LTE", "LTE"), (0, 0), id="7.0"),
        pytest.param(
            "0 0 voice home data home Test Net TN 99970 Test Net TN 99970  Unknown LTE CSS not supported -1 -1",
            None,
            "99970",
            (None, "LTE"),
            (0, 0),
            id="7.0_long_and_short_name_differ",
        ),
        pytest.param(
            "1 1 voice home data home null null null null null null  Unknown Unknown CSS not supported -1 -1",
            None,
            None,
            (None, None),
            (1, 1),
            id="7.1_no_service",
        ),
        pytest.param(
            "0 0 voice home data home Cell 46001 Cell 46001 99970 Cell 46001 Cell 46001 99970  LTE LTE CSS x",
            "Cell 46001",
            "99970",
            ("LTE", "LTE"),
            (0, 0),
            id="8.0_digits_in_the_name",
        ),
        pytest.param(SERVICE_27, "Testnet", None, ("LTE", "LTE"), (0, 0), id="8.1"),
        pytest.param(service(), "Testnet", None, ("LTE", "LTE"), (0, 0), id="11"),
        pytest.param(
            service(vendor="mVideoRegState=1(OUT_OF_SERVICE), "),
            "Testnet",
            None,
            ("LTE", "LTE"),
            (0, 0),
            id="13_motorola_has_a_third_state",
        ),
        pytest.param(
            service(data_technology="20(Unexpected)", voice_technology="0(Unknown)"),
            "Testnet",
            None,
            (None, "NR"),
            (0, 0),
            id="10_has_no_name_for_nr",
        ),
    ],
)
def test_a_service_state_of_every_version(
    value: str,
    operator: str | None,
    plmn: str | None,
    technologies: tuple[str | None, str | None],
    states: tuple[int, int],
) -> None:
    found = service_of(value)
    assert (found.operator, found.plmn) == (operator, plmn)
    assert (found.voice_technology, found.data_technology) == technologies
    assert (found.voice_state, found.data_state) == states


@pytest.mark.parametrize("end", range(len("0 home Testnet Testnet 999705  EvDo rev. A CSS supported")))
def test_a_row_cut_anywhere_never_gives_half_a_number_or_half_a_word(end: int) -> None:
    found = one_slot(dump({"mServiceState": "0 home Testnet Testnet 999705  EvDo rev. A CSS supported"[:end]})).service
    if found is not None:
        assert found.plmn in (None, "999705")
        assert found.data_technology in (None, "CDMA")


@pytest.mark.parametrize(
    ("words", "roaming"),
    [
        ("home", False),
        ("roaming", True),
        ("Domestic Roaming", True),
        ("International Roaming", True),
        ("UNKNOWN", None),
    ],
)
def test_the_roaming_words_of_android_7(words: str, roaming: bool | None) -> None:
    found = service_of(f"0 0 voice home data {words} A A 99970 A A 99970  LTE LTE CSS not supported")
    assert (found.voice_roaming, found.data_roaming) == (False, roaming)


@pytest.mark.parametrize(
    ("value", "identities"),
    [
        pytest.param(SERVICE_27.replace("=0}", f"=0, {STATES_28}}}"), [LTE, LTE], id="9_states"),
        pytest.param(
            service(WLAN, info(cell=IDENTITY_28), info("CS", cell=IDENTITY_28)),
            [None, LTE, LTE],
            id="10_infos",
        ),
        pytest.param(
            service(info()),
            [CellIdentity(rat=Rat.LTE, channel=1300, bands=(3,), bandwidth_khz=10000, plmn="99970")],
            id="11_names_bands",
        ),
        pytest.param(
            service(info(cell=IDENTITY_NR, technology="NR")),
            [CellIdentity(rat=Rat.NR, channel=632448, bands=(78,), plmn="99970")],
            id="nr_has_spaces_round_the_equals_sign",
        ),
        pytest.param(
            service(info(cell=lte("[****]", "[3]"))),
            [CellIdentity(rat=Rat.LTE, bands=(3,))],
            id="masked_numbers",
        ),
        pytest.param(
            service(info(cell="CellIdentityLte:{ mCi=1***0 mTac=3**4 mEarfcn=6*536 mBands=[66] mMcc=999 mMnc=70 }")),
            [CellIdentity(rat=Rat.LTE, bands=(66,), plmn="99970")],
            id="masked_digits",
        ),
        pytest.param(
            service(info(cell="CellIdentityLte:{ mBandwidth=10000 mMcc=999 mMnc=70 mAlphaLong=T mAlphaShort=T}")),
            [CellIdentity(rat=Rat.LTE, bandwidth_khz=10000, plmn="99970")],
            id="missing_fields",
        ),
        pytest.param(
            service(
                info(
                    cell=IDENTITY_30.replace("mCsgInfo=null}", "mCsgInfo=ClosedSubscriberGroupInfo:{ mCsgIdentity = 1")
                ),
                info("CS"),
            ),
            [CellIdentity(rat=Rat.LTE, channel=1300, bands=(3,), bandwidth_khz=10000, plmn="99970")] * 2,
            id="brace_never_closed",
        ),
    ],
)
def test_the_cell_of_every_registration(value: str, identities: list[CellIdentity | None]) -> None:
    assert [entry.cell for entry in service_of(value).registrations] == identities


def test_the_registration_of_the_first_android_10_preview() -> None:
    value = (
        "{mVoiceRegState=0(IN_SERVICE), mDataRegState=0(IN_SERVICE), mNetworkRegistrationStates=["
        "NetworkRegistrationState{ domain=PStransportType=1 regState=HOME roamingType=0 "
        "accessNetworkTechnology=LTE "
        "rejectCause=-1 cellIdentity=null "
        "dataSpecificStates=android.telephony.DataSpecificRegistrationStates :{ "
        "isDcNrRestricted = false isNrAvailable = false isEnDcAvailable = falseLteVopsSupportInfo :  } "
        "nrStatus=NONE}]}"
    )
    (found,) = service_of(value).registrations
    assert (found.domain, found.transport, found.technology, found.nr_state) == ("PS", "WWAN", "LTE", "NONE")
    assert (found.endc_available, found.nr_available, found.dcnr_restricted) == (False, False, False)


def test_the_nr_fields_of_lg_and_a_masked_nr_state() -> None:
    lg = STATES_28.replace("20}}", "20} rawRegState=1 endcAvailable=true dcnrRestricted=false 5gAllocated=false}")
    (found, _) = service_of(SERVICE_27.replace("=0}", f"=0, {lg}}}")).registrations
    assert (found.endc_available, found.dcnr_restricted, found.nr_state) == (True, False, None)
    assert service_of(service(info(nr="****"))).registrations[0].nr_state is None


@pytest.mark.parametrize(
    ("identity", "plmn"),
    [
        ("CellIdentityLte:{ mMcc=999 mMnc=1 mCi=1 mPci=2 mTac=3 mEarfcn=1300}", None),
        ("CellIdentityLte:{ mMcc=999 mMnc=70 mCi=1 mPci=2 mTac=3 mEarfcn=1300}", None),
        ("CellIdentityLte:{ mMcc=999 mMnc=700 mCi=1 mPci=2 mTac=3 mEarfcn=1300}", "999700"),
        ("CellIdentityLte:{ mMcc=2147483647 mMnc=2147483647 mEarfcn=1300}", None),
        (IDENTITY_28, "99970"),
        (
            "CellIdentityTdscdma:{ mMcc=999 mMnc=70 mAlphaLong=T mAlphaShort=T mLac=1 mCid=2 mUarfcn=10054}",
            "99970",
        ),
        (lte(1300), None),
    ],
)
def test_a_plmn_is_never_longer_or_shorter_than_printed(identity: str, plmn: str | None) -> None:
    """Up to Android 8 the MNC is an integer, whose leading zeros are lost: 1 can be 01 and 001."""
    slot = one_slot(dump({"mCellInfo": f"[{measured(identity)}]"}))
    assert slot.cell_infos is not None
    assert slot.cell_infos[0].cell.plmn == plmn


@pytest.mark.parametrize(
    ("identity", "cell"),
    [
        ("CellIdentityGsm:{ mMcc=999 mMnc=70 mLac=1 mCid=2 mArfcn=62 mBsic=0x1f}", (Rat.GSM, 62)),
        (
            "CellIdentityGsm:{ mLac=1 mCid=2 mArfcn=62 mBsic=0x7fffffff mMcc=999 mMnc=70 mAlphaLong= }",
            (Rat.GSM, 62),
        ),
        (
            "CellIdentityWcdma:{ mLac=1 mCid=2 mPsc=3 mUarfcn=10700 mMcc=999 mMnc=70 mCsgInfo=null}",
            (Rat.UMTS, 10700),
        ),
        ("CellIdentityTdscdma:{ mMcc=999 mMnc=70 mAlphaLong=T mCpid=3 mUarfcn=10054}", (Rat.TDSCDMA, 10054)),
        (
            "CellIdentityCdma:{ mNetworkId=1 mSystemId=2 mBasestationId=3 mLongitude=[****] }",
            (Rat.CDMA, None),
        ),
        ("CellIdentityNr:{ mPci = 1 mTac = 2 mNrArfcn = 3 mMcc = null mNci = 4 }", (Rat.NR, 3)),
        (
            "CellIdentityLte:{ mCi=-1 mPci=-1 mTac=-1 mEarfcn=-1 mBandwidth=2147483647 mMcc=null }",
            (Rat.LTE, None),
        ),
        (
            "CellIdentityLte:{ mCi=1 mPci=2 mTac=3 mEarfcn=2147483647 mBandwidth=0 mMcc=null }",
            (Rat.LTE, None),
        ),
        ("CellIdentityLte:{ mMcc=999 mMnc=1 mCi=XXXXXXXX mPci=2 mTac=YYYYY}", (Rat.LTE, None)),
    ],
)
def test_every_kind_of_cell_identity(identity: str, cell: tuple[Rat, int | None]) -> None:
    slot = one_slot(dump({"mCellInfo": f"[{measured(identity)}]"}))
    assert slot.cell_infos is not None
    assert [(entry.cell.rat, entry.cell.channel) for entry in slot.cell_infos] == [cell]


def test_what_the_cell_list_says_of_each_cell() -> None:
    cells = [
        measured(lte(1300), "YES", 1),
        measured(lte(6200), "NO", 2),
        measured(lte(6300), "NO", 2147483647),
    ]
    slot = one_slot(dump({"mCellInfo": f"[{', '.join(cells)}]"}))
    assert slot.cell_infos is not None
    assert [(entry.registered, entry.status) for entry in slot.cell_infos] == [
        (True, 1),
        (False, 2),
        (False, None),
    ]


def test_the_cell_list_of_android_7() -> None:
    stamp = "mTimeStampType=oem_ril mTimeStamp=1ns"
    cell = f"CellInfoLte:{{mRegistered=YES {stamp} {IDENTITY_24} CellSignalStrengthLte: ss=1}}"
    slot = one_slot(dump({"mServiceState": SERVICE_24, "mCellInfo": f"[{cell}]"}, indent="  "))
    assert slot.cell_infos is not None
    assert [(entry.registered, entry.cell.channel) for entry in slot.cell_infos] == [(True, 1300)]


@pytest.mark.parametrize(
    ("element", "channel"),
    [
        pytest.param(
            "{mConnectionStatus=PrimaryServing,mCellBandwidthDownlinkKhz=10000}",
            PhysicalChannel(rat=None, primary=True, bandwidth_khz=10000),
            id="9",
        ),
        pytest.param(
            "{mConnectionStatus=PrimaryServing,mCellBandwidthDownlinkKhz=10000,mRat=13,mFrequencyRange=-1,"
            "mChannelNumber=6200,mContextIds=[I@2c4d2e6,mPhysicalCellId=96}",
            PhysicalChannel(rat=Rat.LTE, primary=True, channel=6200, bandwidth_khz=10000),
            id="10_array_hash_never_closed",
        ),
        pytest.param(
            "{mConnectionStatus=PrimaryServing,mCellBandwidthDownlinkKhz=10000,mRat=0,mFrequencyRange=-1,"
            "mChannelNumber=2147483647,mContextIds=[I@2c4d2e6,mPhysicalCellId=2147483647}",
            PhysicalChannel(rat=None, primary=True, bandwidth_khz=10000),
            id="10_unknown_rat",
        ),
        pytest.param(
            "{mConnectionStatus=SecondaryServing,mCellBandwidthDownlinkKhz=60000,mRat=NR,mFrequencyRange=HIGH,"
            "mChannelNumber=2147483647,mContextIds=[1, 2],mPhysicalCellId=321}",
            PhysicalChannel(rat=Rat.NR, primary=False, bandwidth_khz=60000),
            id="11",
        ),
        pytest.param(
            carrier("SecondaryServing", "LTE_CA", 0, 3, 20000),
            PhysicalChannel(rat=Rat.LTE, primary=False, band=3, bandwidth_khz=20000),
            id="12_lte_ca_without_channel_and_frequency",
        ),
        pytest.param(
            carrier("Unknown", "HSPA+", 10700, 1, 5000),
            PhysicalChannel(rat=Rat.UMTS, primary=None, channel=10700, band=1, bandwidth_khz=5000),
            id="12_umts",
        ),
        pytest.param(
            carrier("Invalid(7)", "IWLAN", 1, 1, 0),
            PhysicalChannel(rat=None, primary=None, channel=1, band=1),
            id="iwlan",
        ),
        pytest.param(
            carrier("PrimaryServing", "CDMA - 1xRTT", 283, 1, 1250),
            PhysicalChannel(rat=Rat.CDMA, primary=True, channel=283, band=1, bandwidth_khz=1250),
            id="a_name_with_spaces",
        ),
    ],
)
def test_a_physical_channel_of_every_version(element: str, channel: PhysicalChannel) -> None:
    slot = one_slot(dump({"mPhysicalChannelConfigs": f"[{element}]"}))
    assert slot.physical_channels == (channel,)


@pytest.mark.parametrize(("value", "channels"), [("[]", ()), ("null", None)])
def test_an_idle_modem_has_no_channels(value: str, channels: tuple[()] | None) -> None:
    assert one_slot(dump({"mPhysicalChannelConfigs": value})).physical_channels == channels


@pytest.mark.parametrize(
    ("line", "capability"),
    [
        ("mMaxActiveVoiceSubscriptions=1 mMaxActiveDataSubscriptions=1 mDeviceNrCapability [1, 2]", (1, 2)),
        ("mMaxActiveVoiceSubscriptions=1 mMaxActiveDataSubscriptions=1 mDeviceNrCapability [1]", (1,)),
        ("mMaxActiveVoiceSubscriptions=1 mMaxActiveDataSubscriptions=1 mDeviceNrCapability []", None),
        ("maxActiveVoiceCalls=1 maxActiveData=1 max5G=0logicalModemList:[modemId=0 rat=0]", None),
        ("null", None),
    ],
)
def test_the_nr_modes_of_the_phone(line: str, capability: tuple[int, ...] | None) -> None:
    registry, _ = parse(dump({}, device=f"mPhoneCapability={line}\nmRadioPowerState=1"))
    assert (registry.nr_capability, registry.radio_power) == (capability, 1)


@pytest.mark.parametrize(
    ("value", "override", "roaming"),
    [
        ("TelephonyDisplayInfo {network=LTE, override=NR_NSA}", "NR_NSA", None),
        (
            "TelephonyDisplayInfo {network=LTE, overrideNetwork=NONE, isRoaming=true, isNtn=false}",
            "NONE",
            True,
        ),
    ],
)
def test_the_display_info_of_12_and_14(value: str, override: str, roaming: bool | None) -> None:
    display = one_slot(dump({"mTelephonyDisplayInfo": value})).display
    assert display is not None
    assert (display.technology, display.override, display.roaming) == ("LTE", override, roaming)


def test_slots_keep_apart_and_old_states_in_the_logs_are_not_read() -> None:
    registry, problems = parse(
        dump(
            {"mServiceState": service(info())},
            {"mServiceState": service(channel=-1, voice="1(OUT_OF_SERVICE)")},
        )
    )
    assert problems == []
    assert [(slot.slot, slot.service.channel if slot.service else 0) for slot in registry.slots] == [
        (0, 1300),
        (1, None),
    ]


def test_an_indexed_key_belongs_to_its_slot() -> None:
    raw = (
        b"last known state:\n  Phone Id=0\n    mCallState=0\n    mPhysicalChannelConfigs[1]=["
        + carrier().encode()
        + b"]\n"
    )
    registry, _ = parse(raw)
    assert [slot.physical_channels is None for slot in registry.slots] == [True, False]


def test_vendor_keys_and_samsungs_signal_line_disturb_nothing() -> None:
    signal = "SignalStrength:{mCdma=Invalid,mLte=CellSignalStrengthLte: rssi=-51,SignalBarInfo{ x=5 },rat=14}"
    samsung = "VoiceRegType=0, ImsVoiceAvail=2, Snap=0, MobileVoice=IN_SERVICE, 5gStatus=1, RRCState=1, "
    slot = one_slot(dump({"mSignalStrength": signal, "mServiceState": service(info(), vendor=samsung)}))
    assert slot.service is not None
    assert (slot.service.channel, slot.service.operator) == (1300, "Testnet")


WHOLE = dump({"mServiceState": service(info()), "mCellInfo": f"[{measured(lte(6300))}]"})


def wrapped(text: str, width: int) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(WHOLE.replace(b"\n", b"\r\n"), id="crlf"),
        pytest.param(WHOLE.replace(b"\n", b"\r\r\n"), id="crcrlf"),
        pytest.param(b"\xff\xfe" + WHOLE.decode().replace("\n", "\r\n").encode("utf-16-le"), id="utf16_powershell"),
        pytest.param(b"DUMP OF SERVICE telephony.registry:\n" + WHOLE, id="bugreport_section"),
        pytest.param(b"shell:/ $ dumpsys telephony.registry\n" + WHOLE, id="prompt_before"),
        pytest.param(b"".join(b"    " + line for line in WHOLE.splitlines(keepends=True)), id="indented_by_an_editor"),
        pytest.param(
            "\n".join(wrapped(line, 80) for line in WHOLE.decode().split("\n")).encode(),
            id="wrapped_by_a_console",
        ),
        pytest.param(WHOLE + WHOLE.replace(b"1300", b"2850"), id="two_dumps_in_one_file"),
    ],
)
def test_the_same_state_however_it_arrives(raw: bytes) -> None:
    assert parse(raw)[0] == parse(WHOLE)[0]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (
            b"Permission Denial: can't dump TelephonyRegistry from from pid=1, uid=2 due to missing DUMP\n",
            "refused",
        ),
        (b"Can't find service: telephony.registry\n", "no-service"),
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"[ro.product.model]: [x]\n", "not-a-registry"),
        (
            b"05-01 12:00:07.123  1000  1 D RILJ: UNSOL state={mVoiceRegState=0(IN_SERVICE), mChannelNumber=1300}\n",
            "not-a-registry",
        ),
        (b"Phone Id=0\n  something else\n", "not-a-registry"),
    ],
)
def test_an_answer_that_is_none_is_a_problem_and_no_fact(raw: bytes, code: str) -> None:
    registry, problems = parse(raw)
    assert registry == Registry()
    assert [problem.code for problem in problems] == [code]


def test_a_number_at_the_end_of_a_cut_text_is_not_believed() -> None:
    """1300 cut to 130 would be another band."""
    whole = WHOLE.decode()
    cut = whole[: whole.index("mEarfcn=1300") + len("mEarfcn=130")]
    registry, problems = parse(cut.encode())
    assert [problem.code for problem in problems] == ["cut-off"]
    assert registry.slots[0].service is not None
    assert registry.slots[0].service.registrations[0].cell == CellIdentity(rat=Rat.LTE)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (
            "Exception occurred while dumping:\njava.lang.NullPointerException: null object reference",
            "dump-failed",
        ),
        ("*** SERVICE 'telephony.registry' DUMP TIMEOUT (10000ms) EXPIRED ***", "timed-out"),
    ],
)
def test_a_dump_that_failed_keeps_what_came_before(line: str, code: str) -> None:
    raw = f"last known state:\n  Phone Id=0\n    mCellInfo=[{measured(lte(1300))}]\n\n{line}\n"
    registry, problems = parse(raw.encode())
    assert [problem.code for problem in problems] == [code]
    assert registry.slots[0].cell_infos is not None
    assert len(registry.slots[0].cell_infos) == 1


def test_one_pasted_service_state_is_slot_0() -> None:
    text = wrapped("ion.SERVICE_STATE serviceState=" + service(info("CS"), info()), 80)
    registry, problems = parse(text.encode())
    assert [problem.code for problem in problems] == ["no-header"]
    assert [slot.slot for slot in registry.slots] == [0]
    assert registry.slots[0].service is not None
    assert registry.slots[0].service.channel == 1300


def test_a_phone_id_beyond_reason_is_not_believed() -> None:
    registry, _ = parse(b"last known state:\n  Phone Id=0\n    mCallState=0\n  Phone Id=9999\n    mCallState=0\n")
    assert [slot.slot for slot in registry.slots] == [0]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_slots_or_a_problem(raw: bytes) -> None:
    registry, problems = parse(raw)
    assert registry.slots or problems


TWO_SLOTS = dump(
    {"mServiceState": service(WLAN, info()), "mCellInfo": f"[{measured(lte(6300))}]"},
    {"mServiceState": SERVICE_24, "mPhysicalChannelConfigs": f"[{carrier()}]"},
    device="mPhoneCapability=mDeviceNrCapability [1, 2]",
)


@settings(deadline=None)
@given(damaged(TWO_SLOTS))
def test_a_damaged_dump_never_raises(raw: bytes) -> None:
    registry, _ = parse(raw)
    assert all(0 <= slot.slot < 8 for slot in registry.slots)
