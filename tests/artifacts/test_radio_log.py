"""The radio log: lines in the real formats (cells and operators are invented), and what they may never be read as."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts import lines, radio_log, text
from inspector.artifacts.radio_log import ARTIFACT
from inspector.artifacts.sightings import Sighting
from inspector.bands.band import Rat
from inspector.claims import BandList
from inspector.facts import read
from inspector.gathering import gather
from inspector.phone.recording import Answer, Recording
from inspector.problems import Problem
from tests.artifacts.damage import damaged

STAMP = "03-30 20:49:25.879  2100  2200 D RILJ    : "
WCDMA_24 = (
    "CellInfoWcdma:{mRegistered=NO mTimeStampType=oem_ril mTimeStamp=1ns CellIdentityWcdma:{ mMcc=999 mMnc=70 "
    "mLac=1 mCid=2 mPsc=3 mUarfcn=4385} CellSignalStrengthWcdma: ss=8 ber=99}"
)
LTE_28 = (
    "CellInfoLte:{mRegistered=YES mTimeStampType=oem_ril mTimeStamp=1ns mCellConnectionStatus=1 "
    "CellIdentityLte:{ mCi=1 mPci=2 mTac=3 mEarfcn=1300 mBandwidth=10000 mMcc=999 mMnc=70 mAlphaLong=Testnet "
    "mAlphaShort=Tn} CellSignalStrengthLte: ss=20 rsrp=-94 rsrq=-8 rssnr=2147483647 cqi=2147483647 ta=0}"
)
NR_30 = (
    "CellInfoNr:{ mRegistered=YES mTimeStamp=1ns mCellConnectionStatus=2 CellIdentityNr:{ mPci = 2 mTac = 3 "
    "mNrArfcn = 632448 mBands = [78] mMcc = 999 mMnc = 70 mNci = 4 mAlphaLong = T mAlphaShort = T "
    "mAdditionalPlmns = {} } CellSignalStrengthNr:{ csiRsrp = 2147483647 ssRsrp = -90 level = 3 } }"
)
PHYSICAL_29 = (
    "{mConnectionStatus=PrimaryServing,mCellBandwidthDownlinkKhz=10000,mRat=13,mFrequencyRange=1,mChannelNumber=6300,"
    "mContextIds=[I@2c4d2e6,mPhysicalCellId=1}"
)
PHYSICAL_31 = (
    "{mConnectionStatus=SecondaryServing,mCellBandwidthDownlinkKhz=20000,mCellBandwidthUplinkKhz=0,mNetworkType=NR,"
    "mFrequencyRange=MID,mDownlinkChannelNumber=2147483647,mUplinkChannelNumber=2147483647,mContextIds=[1, 2],"
    "mPhysicalCellId=1,mBand=41,mDownlinkFrequency=-1,mUplinkFrequency=-1}"
)
HIDL_10 = (
    "{.regState = REG_HOME, .rat = 14, .reasonDataDenied = 0, .maxDataCalls = 20, .cellIdentity = {.cellInfoType = "
    "LTE, .cellIdentityGsm = [], .cellIdentityWcdma = [], .cellIdentityCdma = [], .cellIdentityLte = [{.mcc = 999, "
    ".mnc = 70, .ci = 1, .pci = 2, .tac = 3, .earfcn = 1300}], .cellIdentityTdscdma = []}}"
)
HIDL_16 = (
    "{.regState = REG_HOME, .rat = LTE, .reasonForDenial = NONE, .cellIdentity = {.lte = {.base = {.base = {.mcc = "
    "999, .mnc = 70, .ci = 1, .pci = 2, .tac = 3, .earfcn = 1275}, .operatorNames = {.alphaLong = T, .alphaShort = "
    "T}, .bandwidth = 10000}, .additionalPlmns = [], .optionalCsgInfo = {.noinit = {}}, .bands = [66]}}, "
    ".registeredPlmn = 99970, .accessTechnologySpecificInfo = {.noinit = {}}}"
)
AIDL = (
    "RegStateResult{regState: REG_HOME, rat: NR, reasonForDenial: NONE, cellIdentity: CellIdentity.nr(CellIdentityNr"
    "{mcc: 999, mnc: 70, nci: 1, pci: 2, tac: 3, nrarfcn: 501390, operatorNames: OperatorInfo{alphaLong: T, "
    "alphaShort: T, operatorNumeric: 99970, status: 0}, additionalPlmns: [], bands: [BAND_41]}), registeredPlmn: "
    "99970}"
)


def parse(raw: bytes) -> tuple[tuple[Sighting, ...], list[Problem]]:
    found, problems = radio_log.parse(raw)
    return found.sightings, problems


def seen(*log: str) -> set[str]:
    """The bands that a log proves, through every room up to the evidence."""
    return {str(band) for said in evidence(*log) for band in said.bands}


def evidence(*log: str) -> tuple[BandList, ...]:
    answer = Answer(command=ARTIFACT, stdout="\n".join(log).encode())
    facts = read(Recording(kind="file", label="log", taken_at=None, answers={ARTIFACT: answer}))
    assert not any(slot.cells for slot in facts.slots), "a log is not the current state"
    return gather(facts, ()).lists


@pytest.mark.parametrize(
    ("line", "bands"),
    [
        (f"{STAMP}[5104]< RIL_REQUEST_GET_CELL_INFO_LIST [{WCDMA_24}] [SUB0]", {"U5"}),
        (f"{STAMP}[UNSL]< UNSOL_CELL_INFO_LIST [{LTE_28}, {NR_30}] [PHONE0]", {"B3", "n78"}),
        (f"{STAMP}[UNSL]< RIL_UNSOL_PHYSICAL_CHANNEL_CONFIG [{PHYSICAL_29}] [SUB0]", {"B20"}),
        (f"{STAMP}[UNSL]< UNSOL_PHYSICAL_CHANNEL_CONFIG [{PHYSICAL_31}, {PHYSICAL_29}] [PHONE0]", {"B20", "n41"}),
        (f"{STAMP}[0121]< DATA_REGISTRATION_STATE {HIDL_10} [SUB0]", {"B3"}),
        (f"{STAMP}[0121]< DATA_REGISTRATION_STATE {HIDL_16} [PHONE0]", {"B66"}),
        (f"{STAMP}[0121]< DATA_REGISTRATION_STATE {AIDL} [PHONE0]", {"n41"}),
        (f"D/RILJ    ( 1257): [3780]< RIL_REQUEST_GET_CELL_INFO_LIST [\n        {LTE_28}, ", {"B3"}),
        (f"03-30 20:49:25.879 D SST     : [0] Broadcasting ServiceState : {{cellIdentity={LTE_28}}}", {"B3"}),
    ],
)
def test_a_cell_the_modem_reports_is_seen_in_every_syntax(line: str, bands: set[str]) -> None:
    assert seen(line) == bands


@pytest.mark.parametrize(
    "line",
    [
        f"{STAMP}[0023]> START_NETWORK_SCAN [{LTE_28}] [PHONE0]",
        f"{STAMP}[0024]< GET_SYSTEM_SELECTION_CHANNELS [RadioAccessSpecifier[mRadioAccessNetwork=EUTRAN, mBands=[1, 3], "
        "mChannels=[1300]]] [PHONE0]",
        f"{STAMP}[0025]< QUERY_AVAILABLE_BAND_MODE {{1, 2, 3}} [SUB0]",
        f"{STAMP}[0026]< REQUEST_GET_PREFERRED_NETWORK_TYPE {{9}} [SUB0]",
        f"{STAMP}[7648]< VOICE_REGISTRATION_STATE {{1, 7dd6, 342a699a, 3, null, 1300, 4385}}",
        f"{STAMP}[0027]< NEIGHBORING_CELL_IDS [4385, 1300]",
        "09-24 14:21:48.937  3033  3033 D SST     : [0] onSetLteNetworkInfo() mLteBand =  66",
    ],
    ids=lambda line: line.partition(STAMP)[2][7:40] or "vendor line",
)
def test_requests_preferences_and_arrays_without_a_channel_prove_nothing(line: str) -> None:
    assert seen(line) == set()


@pytest.mark.parametrize("number", ["0", "-1", "2147483647", "-2147483648", "1***0", "****", "[****]", "", "x"])
def test_a_placeholder_or_a_masked_number_is_no_channel(number: str) -> None:
    for whole, channel in ((LTE_28, "1300"), (WCDMA_24, "4385"), (HIDL_10, "1300"), (PHYSICAL_29, "6300")):
        assert seen(f"{STAMP}[1]< GET_CELL_INFO_LIST [{whole.replace(channel, number)}] [SUB0]") == set()


@pytest.mark.parametrize("rat", ["0", "18", "UNKNOWN", "IWLAN"])
def test_a_physical_channel_of_no_known_technology_names_no_band(rat: str) -> None:
    line = PHYSICAL_29.replace("mRat=13", f"mRat={rat}")
    assert seen(f"{STAMP}[UNSL]< RIL_UNSOL_PHYSICAL_CHANNEL_CONFIG [{line}] [SUB0]") == set()


def test_a_uarfcn_is_never_read_as_an_earfcn() -> None:
    """4385 as an EARFCN would be B10."""
    assert seen(f"{STAMP}[1]< GET_CELL_INFO_LIST [{WCDMA_24}] [SUB0]") == {"U5"}


def test_a_channel_of_several_bands_proves_none_of_them() -> None:
    """NR-ARFCN 632448 without mBands is n48, n77 or n78."""
    assert seen(f"{STAMP}[1]< GET_CELL_INFO_LIST [{NR_30.replace('[78]', '[]')}] [PHONE0]") == set()


@pytest.mark.parametrize("number", [1, 19, 24, 30, 31, 99])
def test_a_signal_strength_in_the_place_of_the_channel_is_not_band_1(number: int) -> None:
    """A RIL older than the channel in the cell identity: 30 of 31 would be EARFCN 30."""
    shifted = LTE_28.replace("mEarfcn=1300", f"mEarfcn={number}")
    assert seen(f"{STAMP}[1]< GET_CELL_INFO_LIST [{shifted}] [SUB0]") == set()


def test_a_low_channel_is_believed_where_the_band_is_named_beside_it() -> None:
    named = LTE_28.replace("mEarfcn=1300", "mEarfcn=25 mBands=[1]")
    assert seen(f"{STAMP}[1]< GET_CELL_INFO_LIST [{named}] [PHONE0]") == {"B1"}


@pytest.mark.parametrize("whole", [LTE_28, NR_30, PHYSICAL_29, PHYSICAL_31, HIDL_16, AIDL, WCDMA_24])
def test_a_line_cut_anywhere_never_says_another_band(whole: str) -> None:
    line = f"{STAMP}[1]< DATA_REGISTRATION_STATE {whole} [SUB0]"
    for end in range(len(line)):
        assert seen(line[:end]) <= seen(line)


def test_a_cut_line_does_not_take_a_16_bit_earfcn_for_band_3() -> None:
    """1275 is B3, or B66 (66811) of a modem that keeps 16 bits: the bands stood behind the cut."""
    assert seen(f"{STAMP}[1]< DATA_REGISTRATION_STATE {HIDL_16.partition(', .bands')[0]}") == set()


@pytest.mark.parametrize(
    ("line", "slot"),
    [
        (f"{STAMP}[1]< GET_CELL_INFO_LIST [{LTE_28}] [SUB1]", 1),
        (f"{STAMP}[1]< GET_CELL_INFO_LIST [{LTE_28}] [PHONE0]\r", 0),
        (f"{STAMP}[1]< GET_CELL_INFO_LIST [{LTE_28}", None),
        (f"{STAMP}[1]< GET_CELL_INFO_LIST [{LTE_28}] [PHONE9]", None),
        (f"03-30 20:49:25.879 D SST     : [1] Poll ServiceState done: {LTE_28}", 1),
        (f"03-30 20:49:25.879 D LocaleTracker: cell info=[{LTE_28}]", None),
    ],
)
def test_the_slot_is_the_one_the_line_names(line: str, slot: int | None) -> None:
    (said,) = evidence(line)
    assert said.slot == slot


def test_one_list_for_a_band_says_the_message_and_its_first_and_last_time() -> None:
    lines_of_a_day = [
        f"03-30 20:49:25.879  1  2 D RILJ    : [UNSL]< UNSOL_CELL_INFO_LIST [{WCDMA_24}] [PHONE0]",
        f"03-30 20:55:01.000  1  2 D RILJ    : [UNSL]< UNSOL_CELL_INFO_LIST [{WCDMA_24}] [PHONE0]",
        f"2024-03-30 21:02:11.001  1  2 D RILJ    : [UNSL]< UNSOL_CELL_INFO_LIST [{WCDMA_24}] [PHONE0]",
    ]
    (said,) = evidence(*lines_of_a_day)
    assert (said.claim, said.artifact, said.complete) == ("seen", ARTIFACT, frozenset())
    assert said.detail == "UNSOL_CELL_INFO_LIST, first 03-30 20:49:25, last 03-30 21:02:11"
    assert said.note == "seen in the radio log: UARFCN 4385"


def test_no_identifier_of_a_line_comes_out() -> None:
    line = f"{STAMP}[1]< GET_CELL_INFO_LIST [{LTE_28.replace('mCi=1 ', 'mCi=26843521 ')}] [SUB0]"
    found, problems = parse(line.encode())
    assert found
    assert not problems
    assert "26843521" not in repr(found) + repr(evidence(line))


def test_a_log_alone_is_a_phone_that_was_heard() -> None:
    answer = Answer(command=ARTIFACT, stdout=f"{STAMP}[1]< GET_CELL_INFO_LIST [{LTE_28}] [SUB0]".encode())
    assert read(Recording(kind="file", label="log", taken_at=None, answers={ARTIFACT: answer})).heard


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_a_redirection_are_read(encoding: str) -> None:
    log = f"--------- beginning of radio\r\r\n{STAMP}[1]< GET_CELL_INFO_LIST [{LTE_28}] [SUB0]\r\r\n"
    found, problems = parse(log.encode(encoding))
    assert [(cell.rat, cell.channel, cell.slot) for cell in found] == [(Rat.LTE, 1300, 0)]
    assert not problems


def test_a_line_without_end_is_cut_and_said_so() -> None:
    line = f"{STAMP}[1]< GET_CELL_INFO_LIST [{LTE_28}, ".encode() + b" " * lines.MAX_LINE + WCDMA_24.encode()
    found, problems = parse(line)
    assert [cell.channel for cell in found] == [1300]
    assert [problem.code for problem in problems] == ["line-too-long"]


def test_what_is_behind_the_limit_is_not_read_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    line = f"{STAMP}[1]< GET_CELL_INFO_LIST [{LTE_28}] [SUB0]\n".encode()
    monkeypatch.setattr(text, "MAX_BYTES", len(line) + 10)
    found, problems = parse(line + line.replace(b"1300", b"6300"))
    assert [cell.channel for cell in found] == [1300]
    assert [problem.code for problem in problems] == ["too-large"]


WHOLE = "\n".join(
    f"{STAMP}[1]< GET_CELL_INFO_LIST {value} [SUB0]"
    for value in (LTE_28, NR_30, WCDMA_24, PHYSICAL_29, PHYSICAL_31, HIDL_10, HIDL_16, AIDL)
).encode()


@settings(deadline=None)
@given(st.one_of(damaged(WHOLE), st.binary(max_size=400)))
def test_any_bytes_give_sightings_and_problems_never_an_exception(raw: bytes) -> None:
    found, _ = parse(raw)
    assert all(cell.channel is None or cell.channel > 0 for cell in found)
    assert all(cell.name in ("GET_CELL_INFO_LIST", "cell identity") or cell.name.isupper() for cell in found)
    answer = Answer(command=ARTIFACT, stdout=raw)
    gather(read(Recording(kind="file", label="log", taken_at=None, answers={ARTIFACT: answer})), ())
