"""Signal strengths in every form in which Android has printed them; a sentinel is no measurement."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.telephony_registry.signal import strength
from inspector.bands import Rat
from tests.artifacts.damage import damaged

NO = 2147483647
OBJECTS = (
    "SignalStrength:{{mCdma=CellSignalStrengthCdma: cdmaDbm={cdma} cdmaEcio={no} evdoDbm={evdo} evdoEcio={no} "
    "evdoSnr={no} level=0,mGsm=CellSignalStrengthGsm: rssi={gsm} ber={no} mTa={no} mLevel=0,mWcdma="
    "CellSignalStrengthWcdma: ss={ss} ber={no} rscp={rscp} ecno={no} level=0,mTdscdma=CellSignalStrengthTdscdma: "
    "rssi={no} ber={no} rscp={td} level=0,mLte=CellSignalStrengthLte: rssi=-65 rsrp={lte} rsrq=-11 rssnr=12 "
    "cqiTableIndex={no} cqi={no} ta={no} level=3 parametersUseForLevel=1,mNr=CellSignalStrengthNr:{{ csiRsrp = {csi} "
    "csiRsrq = {no} csiCqiTableIndex = {no} csiCqiReport = [] ssRsrp = {nr} ssRsrq = -11 ssSinr = 14 level = 3 "
    "parametersUseForLevel = 0 timingAdvance = {no} }},primary=CellSignalStrengthLte}}"
)
NOTHING = dict.fromkeys(("cdma", "evdo", "gsm", "ss", "rscp", "td", "lte", "csi", "nr"), NO)


def dump(signal: str, cells: str = "null") -> bytes:
    return (
        f"last known state:\n  Phone Id=0\n    mServiceState=null\n    mSignalStrength={signal}\n    mCellInfo={cells}\n"
    ).encode()


def serving(signal: str) -> dict[Rat, int]:
    return dict(strength(dump(signal))[0].serving)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("20 99 -120 -160 -120 -1 -1 gsm", {Rat.GSM: -73, Rat.UMTS: -73}),
        ("99 -1 -102 -80 -103 -1210 1 cdma", {Rat.CDMA: -103}),
        ("99 -1 -120 -160 -120 -1 -1 25 -95 -11 120 5 gsm|lte", {Rat.LTE: -95}),
        (f"99 -1 -120 -160 -120 -1 -1 25 -95 -11 120 {NO} {NO} gsm|lte", {Rat.LTE: -95}),
        (f"99 -1 -1 -1 -1 -1 -1 99 {NO} {NO} {NO} {NO} -88 gsm|lte", {Rat.TDSCDMA: -88}),
        (f"99 -1 -1 -1 -1 -1 -1 99 {NO} {NO} {NO} {NO} 0 -88 gsm|lte", {Rat.TDSCDMA: -88}),
        (f"5 0 -1 -1 -1 -1 -1 99 {NO} {NO} {NO} {NO} 0 {NO} 12 20 -100 gsm|lte x", {Rat.GSM: -103, Rat.UMTS: -100}),
        (f"99 -1 -1 -1 -1 -1 -1 99 {NO} {NO} {NO} {NO} 0 {NO} 99 255 {NO} gsm|lte rssi [-1]", {}),
        ("99 -1 -120 -160 -120 -1 -1 25 95 -11 120 5 gsm|lte", {}),
    ],
    ids=["2.2", "2.2 cdma", "4.4", "7", "7 td", "8 td", "9 umts", "9 nothing", "a sign that no version prints"],
)
def test_the_row_of_android_up_to_9(row: str, expected: dict[Rat, int]) -> None:
    assert serving(f"SignalStrength: {row}") == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"lte": -95, "nr": -97}, {Rat.LTE: -95, Rat.NR: -97}),
        ({"csi": -101}, {Rat.NR: -101}),
        ({"rscp": -90, "ss": -70}, {Rat.UMTS: -90}),
        ({"ss": -70}, {Rat.UMTS: -70}),
        ({"gsm": -67}, {Rat.GSM: -67}),
        ({"td": -80}, {Rat.TDSCDMA: -80}),
        ({"cdma": -90, "evdo": -95}, {Rat.CDMA: -95}),
        ({}, {}),
        ({"lte": 0}, {}),
        ({"lte": -1}, {}),
        ({"cdma": -120, "evdo": -1}, {}),
    ],
    ids=str,
)
def test_the_objects_of_android_10_and_later(values: dict[str, int], expected: dict[Rat, int]) -> None:
    assert serving(OBJECTS.format(no=NO, **{**NOTHING, **values})) == expected


def test_every_listed_cell_has_its_own_strength() -> None:
    cells = (
        "[CellInfoLte:{mRegistered=YES mTimeStampType=oem_ril mTimeStamp=1ns CellIdentityLte:{ mMcc=310 mMnc=410 mCi=1 "
        "mPci=2 mTac=3 mEarfcn=5780} CellSignalStrengthLte: ss=25 rsrp=-95 rsrq=-11 rssnr=120 cqi=1 ta=1}, "
        "CellInfoWcdma:{mRegistered=NO mTimeStampType=oem_ril mTimeStamp=1ns CellIdentityWcdma:{ mMcc=310 mMnc=410 "
        "mLac=1 mCid=2 mPsc=3 mUarfcn=4385} CellSignalStrengthWcdma: ss=8 ber=99}, "
        f"CellInfoGsm:{{mRegistered=NO CellIdentityGsm:{{ mArfcn=20 }} CellSignalStrengthGsm: rssi={NO} ber=1 }}]"
    )
    listed = strength(dump("null", cells))[0].cells
    assert [(one.cell.rat, one.cell.channel, one.dbm) for one in listed] == [
        (Rat.LTE, 5780, -95),
        (Rat.UMTS, 4385, -97),
        (Rat.GSM, 20, None),
    ]


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=400), damaged(dump(OBJECTS.format(no=NO, **NOTHING)))))
def test_no_bytes_break_it(raw: bytes) -> None:
    for slot in strength(raw).values():
        assert all(-160 < dbm < 0 for dbm in slot.serving.values())
