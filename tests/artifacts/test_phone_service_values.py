"""The current values that the phone's debug service prints, phone by phone (our own dump in the real layouts)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts import phone_service
from inspector.artifacts.phone_service import PhoneDump
from inspector.bands.band import Rat
from tests.artifacts.damage import damaged
from tests.artifacts.registry_lines import IDENTITY_28, IDENTITY_30, SERVICE_24, SERVICE_27, info
from tests.every import every

STATE = (
    "{mVoiceRegState=0(IN_SERVICE), mDataRegState=0(IN_SERVICE), mChannelNumber=1300, "
    "getRilVoiceRadioTechnology=14(LTE), getRilDataRadioTechnology=14(LTE), "
    f"mNetworkRegistrationInfos=[{info()}], mNrFrequencyRange=0}}"
)
OTHER = STATE.replace("0(IN_SERVICE)", "1(OUT_OF_SERVICE)")
CELLS = (
    f"CellInfoLte:{{mRegistered=YES mTimeStamp=1ns mCellConnectionStatus=1 {IDENTITY_30} CellSignalStrengthLte: rssi=1}},"
    f"CellInfoLte:{{mRegistered=NO mTimeStamp=1ns mCellConnectionStatus=0 {IDENTITY_28.replace('1300', '6300')} x: y=1}}"
)


def phone(
    slot: int = 0,
    *,
    state: str = STATE,
    cells: str = CELLS,
    asked: str = "mLastCellInfoReqTime=1",
    types: str = "mAllowedNetworkTypes=588799",
    ims: str = "mImsMmTelRegistrationState = 2",
    voice: str = "true",
    nr: str = "not_restricted_rrc_idle",
    carrier: str = "1",
) -> str:
    """One phone's block in the order of Phone.dump (API 31 to 36)."""
    return f"""      GsmCdmaPhone extends:
      Phone: subId={slot + 1}
       mPhoneId={slot}
      ++++++++++++++++++++++++++++++++
      ImsPhone extends:
      Phone: subId={slot + 1}
       mPhoneId={slot}
       service state={OTHER}
      ++++++++++++++++++++++++++++++++
      ImsPhoneCallTracker extends:
      CallTracker:
       mState=IDLE
       mMmTelCapabilities=MmTel Capabilities - [Voice: {voice} Video: false UT: true SMS: true CALL_COMPOSER: false]
      ++++++++++++++++++++++++++++++++
      Phone Local Log:
      ++++++++++++++++++++++++++++++++
      ImsPhone:
        mDefaultPhone = Handler (com.android.internal.telephony.GsmCdmaPhone) {{a1b2c3}}
        mSS = {OTHER}
        {ims}
        mLastKnownRoamingState = false
      ++++++++++++++++++++++++++++++++
      DataNetworkController-{slot}:
       curState=ConnectedState
      ++++++++++++++++++++++++++++++++
      ServiceStateTracker:
       mSubId={slot + 1}
       mSS={state}
       mNewSS={OTHER}
       {asked}
       mLastCellInfoList={{{cells}}}
       {types}
       mImsRegistered=false
       mImsRegistrationOnOff=false
      LocaleTracker:
        mIsTracking = false
       Rat Change Log:
        2024-03-30T20:00:00.1 - {OTHER}
      ++++++++++++++++++++++++++++++++
      DisplayInfoController:
       mPhone=GSM
       NetworkTypeController: NetworkTypeController:
        total records=1
        rec[0]: time=03-30 20:00:00.1 processed=DefaultState org=connected dest=<null> what=2
       curState={nr}
        mSubId={slot + 1}
        mPreviousState=connected
      ++++++++++++++++++++++++++++++++
      CarrierResolver:
      mCarrierId: {carrier}
      mSpecificCarrierId: 10000
      ++++++++++++++++++++++++++++++++
        CallWaitingController:
         mImsRegistered=true
    ++++++++++++++++++++++++++++++++
"""


def dumped(*blocks: str) -> tuple[PhoneDump, ...]:
    head = "SERVICE com.android.phone/.TelephonyDebugService 1 pid=2\n  Client:\n    PhoneFactory:\n     sMadeDefaults=true\n"
    found, problems = phone_service.parse((head + "".join(blocks) + "    UiccController:\n     mPhoneId=1\n").encode())
    assert not problems
    return found.phones


def test_everything_of_a_phone_is_read_from_the_block_that_means_it() -> None:
    (one,) = dumped(phone())
    assert one.service is not None
    assert (one.service.voice_state, one.service.data_technology) == (0, "LTE")
    assert one.cell_infos is not None
    assert [(cell.cell.channel, cell.registered) for cell in one.cell_infos] == [(1300, True), (6300, False)]
    assert (one.allowed_mask, one.preferred_mode, one.carrier_id) == (588799, None, 1)
    assert (one.ims_registered, one.mmtel_voice, one.nr_state) == (True, True, "not_restricted")
    assert (one.physical_channels, one.radio_access_family) == (None, None)


def test_phones_are_kept_apart() -> None:
    first, second = dumped(phone(), phone(1, state=OTHER, cells="", ims="mImsMmTelRegistrationState = 0", carrier="-1"))
    assert (first.slot, first.ims_registered, first.carrier_id) == (0, True, 1)
    assert (second.slot, second.ims_registered, second.carrier_id, second.cell_infos) == (1, False, None, None)
    assert second.service is not None
    assert second.service.voice_state == 1


@pytest.mark.parametrize(
    ("line", "registered"),
    [
        ("mImsMmTelRegistrationState = 2", True),
        ("mImsMmTelRegistrationState = 1", False),
        ("mImsMmTelRegistrationState = 0", False),
        ("mImsRegistered = true", True),
        ("mImsRegistered = false", False),
        ("mOther = 1", False),
    ],
)
def test_the_ims_phone_is_believed_before_the_tracker(line: str, registered: bool) -> None:
    """The tracker of the block above says false; another controller's ``mImsRegistered=true`` is not asked."""
    assert dumped(phone(ims=line))[0].ims_registered is registered


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("legacy", "none"),
        ("restricted", "restricted"),
        ("not_restricted_rrc_idle", "not_restricted"),
        ("not_restricted_rrc_con", "not_restricted"),
        ("connected", "connected"),
        ("connected_rrc_idle", "connected"),
        ("connected_mmwave", "connected"),
        ("DefaultState", None),
        ("", None),
    ],
)
def test_the_5g_state_is_that_of_the_network_type_controller(name: str, state: str | None) -> None:
    assert dumped(phone(nr=name))[0].nr_state == state


def test_on_a_standalone_network_connected_is_no_second_radio() -> None:
    assert dumped(phone(state=STATE.replace("14(LTE)", "20(NR_SA)"), nr="connected"))[0].nr_state is None


@pytest.mark.parametrize(
    ("line", "mask", "mode"),
    [
        ("mAllowedNetworkTypes=0", None, None),
        ("mAllowedNetworkTypes=-1", None, None),
        ("mPreferredNetworkType=0", None, None),
        ("mPreferredNetworkType=9", None, 9),
        ("mPreferredNetworkType=99", None, None),
    ],
)
def test_what_nobody_has_set_is_unknown(line: str, mask: int | None, mode: int | None) -> None:
    (one,) = dumped(phone(types=line))
    assert (one.allowed_mask, one.preferred_mode) == (mask, mode)


@pytest.mark.parametrize(
    ("asked", "current"),
    [
        ("mLastCellInfoReqTime=165669500", True),
        ("mLastCellInfoListTime=165669500", True),
        ("mLastCellInfoReqTime=271671479", False),
        ("mLastCellInfoListTime=271671479", False),
        ("mLastCellInfoReqTime=0", True),
        ("mOther=1", True),
    ],
)
def test_a_list_that_the_modem_did_not_renew_is_not_current(asked: str, current: bool) -> None:
    (one,) = dumped(phone(asked=asked, cells=CELLS.replace("mTimeStamp=1ns", "mTimeStamp=165669133182150ns")))
    assert (one.cell_infos is not None) is current


@pytest.mark.parametrize("state", [SERVICE_24, SERVICE_27])
def test_the_state_of_older_versions_is_read_too(state: str) -> None:
    (one,) = dumped(phone(state=state))
    assert one.service is not None
    assert one.service.data_technology == "LTE"


def test_a_list_of_physical_channels_is_read_where_a_maker_prints_one() -> None:
    channel = "{mConnectionStatus=PrimaryServing,mNetworkType=LTE,mDownlinkChannelNumber=6300,mBand=20}"
    (one,) = dumped(phone(types=f"mLastPhysicalChannelConfigList=[{channel}]"))
    assert one.physical_channels is not None
    assert [(found.rat, found.channel) for found in one.physical_channels] == [(Rat.LTE, 6300)]


def test_the_radio_access_family_is_read_where_a_maker_prints_it() -> None:
    capability = "{mPhoneId = 0 mVersion=1 mSession=0 mPhase=0 mRadioAccessFamily=64511 mLogicModemId= mStatus=1}"
    assert dumped(phone(types=f"mRadioCapability={capability}"))[0].radio_access_family == 64511


@pytest.mark.parametrize("slot", [8, 2147483647])
def test_a_phone_that_cannot_be_is_left_out(slot: int) -> None:
    assert dumped(phone(slot)) == ()


WHOLE = (phone() + phone(1)).encode()


@settings(deadline=None)
@given(st.one_of(damaged(WHOLE), st.binary(max_size=400)))
def test_any_bytes_give_values_in_their_ranges_never_an_exception(raw: bytes) -> None:
    for one in phone_service.parse(raw)[0].phones:
        assert 0 <= one.slot < 8
        assert one.preferred_mode is None or 0 < one.preferred_mode <= 33
        assert one.nr_state in (None, "none", "restricted", "not_restricted", "connected")


@every("end", range(0, len(WHOLE), 61))
def test_a_dump_cut_anywhere_never_says_another_value(end: int) -> None:
    for one, full in zip(phone_service.parse(WHOLE[:end])[0].phones, dumped(phone(), phone(1)), strict=False):
        assert one.carrier_id in (None, full.carrier_id)
        assert one.nr_state in (None, full.nr_state)
        assert one.mmtel_voice in (None, full.mmtel_voice)
        assert one.allowed_mask in (None, full.allowed_mask)
