"""The phone's debug service: blocks of our own in the layout of PhoneFactory.dump."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.phone_service import ARTIFACT, parse
from inspector.claims import BandList
from inspector.facts import read
from inspector.gathering import gather
from inspector.phone.recording import Answer, Recording
from tests.artifacts.damage import damaged
from tests.artifacts.registry_lines import IDENTITY_28, IDENTITY_30
from tests.every import every

WCDMA_29 = (
    "CellInfoWcdma:{mRegistered=NO mTimeStamp=1ns mCellConnectionStatus=2147483647 CellIdentityWcdma:{ mLac=1 mCid=2 "
    "mPsc=3 mUarfcn=10836 mMcc=999 mMnc=70 mAlphaLong= mAlphaShort=} CellSignalStrengthWcdma: ss=-59 ber=99 level=4}"
)
EMULATOR = (
    "CellInfoGsm:{mRegistered=YES mTimeStamp=1ns mCellConnectionStatus=2147483647 CellIdentityGsm:{ mLac=5 mCid=45 "
    "mArfcn=0 mBsic=0x7fffffff mMcc=999 mMnc=70 mAlphaLong= mAlphaShort=} CellSignalStrengthGsm: rssi=-93 ber=0}"
)
DUMP = f"""SERVICE com.android.phone/.TelephonyDebugService 6473cc5 pid=1715 user=0
  Client:
    PhoneFactory:
     sMadeDefaults=true
      GsmCdmaPhone extends:
      Phone: subId=1
       mPhoneId=0
      ++++++++++++++++++++++++++++++++
      ServiceStateTracker:
       mLastCellInfoList={{{WCDMA_29}}}
       mEarfcnPairListForRsrpBoost={{1300=1}}
      Phone: subId=2
       mPhoneId=1
       mSS={{mVoiceRegState=0(IN_SERVICE), mNetworkRegistrationInfos=[cellIdentity={IDENTITY_30}]}}
          2020-01-08T15:29:45.907 - updateLocale: mcc = 999, mCellInfoList = [{WCDMA_29}]
          2020-01-08T15:31:00.000 - updateLocale: mcc = 999, mCellInfoList = [{WCDMA_29}]
    ++++++++++++++++++++++++++++++++
    UiccController:
     mOther={IDENTITY_28.replace("1300", "6300")}
"""


def evidence(raw: bytes) -> tuple[BandList, ...]:
    answer = Answer(command=ARTIFACT, stdout=raw)
    facts = read(Recording(kind="file", label="dump", taken_at=None, answers={ARTIFACT: answer}))
    return gather(facts, ()).lists


def test_cells_belong_to_the_phone_whose_block_they_stand_in() -> None:
    said = {(str(band), one.slot, one.detail, one.note) for one in evidence(DUMP.encode()) for band in one.bands}
    assert {one for one in said if "seen" in one[3]} == {
        ("U1", 0, "mLastCellInfoList", "seen in the phone service: UARFCN 10836"),
        ("B3", 1, "mSS", "seen in the phone service: EARFCN 1300"),
        ("U1", 1, "cell log, first 01-08 15:29:45, last 01-08 15:31:00", "seen in the phone service: UARFCN 10836"),
        ("B20", None, "mOther", "seen in the phone service: EARFCN 6300"),
    }


def test_the_emulators_channel_0_is_no_band() -> None:
    assert evidence(f"       mLastCellInfoList={{{EMULATOR}}}".encode()) == ()


@every("end", range(0, len(DUMP), 7))
def test_a_dump_cut_anywhere_never_says_what_the_whole_one_does_not(end: int) -> None:
    whole = {band for one in evidence(DUMP.encode()) for band in one.bands}
    assert {band for one in evidence(DUMP[:end].encode()) for band in one.bands} <= whole


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"No services match: com.android.phone/.TelephonyDebugService\nUse -h for help.\n", "no-service"),
        (b"Permission Denial: can't dump TelephonyDebugService from pid=1, uid=2000\n", "refused"),
        (DUMP.encode() + b"\n*** SERVICE 'activity' DUMP TIMEOUT (10000ms) EXPIRED ***\n", "timed-out"),
    ],
)
def test_a_service_that_did_not_answer_says_so(raw: bytes, code: str) -> None:
    assert [problem.code for problem in parse(raw)[1]] == [code]


def test_words_of_a_failure_inside_the_dump_are_no_failure() -> None:
    assert parse(DUMP.replace("sMadeDefaults=true", "note=Permission Denial").encode())[1] == []


@settings(deadline=None)
@given(st.one_of(damaged(DUMP.encode()), st.binary(max_size=400)))
def test_any_bytes_give_sightings_and_problems_never_an_exception(raw: bytes) -> None:
    found, _ = parse(raw)
    assert all(0 <= phone.slot < 8 for phone in found.phones)
    assert all(cell.slot is None or 0 <= cell.slot < 8 for cell in found.sightings)
    evidence(raw)
