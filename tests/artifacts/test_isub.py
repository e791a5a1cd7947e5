"""``dumpsys isub``: records of our own in the formats of Android 7 to 16."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.isub import Subscription, parse
from tests.artifacts.damage import damaged

LINE = "++++++++++++++++++++++++++++++++"
A7 = (
    "{{id=1, iccId=[****] simSlotIndex={slot} displayName=Mine carrierName={name} nameSource=0 iconTint=-16746133 "
    "dataRoaming=0 iconBitmap=android.graphics.Bitmap@a548bae mcc {mcc} mnc {mnc}}}"
)
A9 = (
    "{{id=1, iccId=[****] simSlotIndex={slot} displayName=Mine carrierName={name} nameSource=0 iconTint=-16746133 "
    "dataRoaming=0 iconBitmap=android.graphics.Bitmap@a548bae mcc {mcc} mnc {mnc} isEmbedded true accessRules null "
    "cardId=[****]}}"
)
A10 = (
    "{{id=1, iccId=[****] simSlotIndex={slot} carrierId=1187 displayName=Mine carrierName={name} nameSource=0 "
    "iconTint=-16746133 mNumber=[****] dataRoaming=0 iconBitmap=android.graphics.Bitmap@8e9cc89 mcc {mcc} "
    "mnc {mnc}mCountryIso=us isEmbedded false accessRules null cardString=[****] cardId=-2 isOpportunistic false "
    "mGroupUUID=null mIsGroupDisabled=false profileClass=-1 subscriptionType=0}}"
)
A12 = (
    "{{id=1 iccId=[****] simSlotIndex={slot} carrierId=1187 displayName=Mine carrierName={name} nameSource=0 "
    "iconTint=-16746133 number=[****] dataRoaming=0 iconBitmap=null mcc={mcc} mnc={mnc} countryIso=us "
    "isEmbedded=false nativeAccessRules=null cardString=[****] cardId=0 portIndex=-1 isOpportunistic=false "
    "groupUUID=null isGroupDisabled=false profileClass=-1 ehplmns=[310410, 310280] hplmns=[310410] "
    "subscriptionType=0 groupOwner=null carrierConfigAccessRules=null areUiccApplicationsEnabled=true usageSetting=0}}"
)
A14 = (
    "[SubscriptionInfoInternal: id=1 iccId=[****] simSlotIndex={slot} portIndex=0 isEmbedded=1 isRemovableEmbedded=0 "
    "carrierId=1187 displayName=Mine carrierName={name} isOpportunistic=0 groupUuid= groupOwner= "
    "displayNameSource=SIM_SPN iconTint=-16738131 number=[****] dataRoaming=0 mcc={mcc} mnc={mnc} ehplmns= "
    "hplmns=310410,310280 cardString=[****] cardId=1 nativeAccessRules= carrierConfigAccessRules= countryIso=us "
    "profileClass=-1 type=LOCAL_SIM areUiccApplicationsEnabled=1 usageSetting=DEFAULT isEnhanced4GModeEnabled=1 "
    "isVideoTelephonyEnabled=-1 isWifiCallingEnabled=0 isWifiCallingEnabledForRoaming=-1 wifiCallingMode=UNKNOWN "
    "wifiCallingModeForRoaming=UNKNOWN enabledMobileDataPolicies= imsi=[****] rcsUceEnabled=0 "
    "crossSimCallingEnabled=0 rcsConfig= allowedNetworkTypesForReasons=user=850943,power=654335,enable_2g=817119 "
    "deviceToDeviceStatusSharingPreference=0 isVoImsOptInEnabled=0 deviceToDeviceStatusSharingContacts= "
    "numberFromCarrier= numberFromIms=[****] userId=-10000 isSatelliteEnabled=0 "
    "satellite_attach_enabled_for_carrier=1 getOnlyNonTerrestrialNetwork=0 isGroupDisabled=false "
    "serviceCapabilities=7 transferStatus=0 satelliteEntitlementStatus=0 satelliteEntitlementPlmns=]"
)


def old_dump(*records: str, data: int = 1) -> str:
    """SubscriptionController, Android 7 to 13, with history of the same shape below."""
    past = A12.format(slot=0, name="Past", mcc="999", mnc="70")
    return "\n".join(
        [
            "SubscriptionController:",
            " mLastISubServiceRegTime=1554904039168",
            " defaultSubId=1",
            f" defaultDataSubId={data}",
            " defaultVoiceSubId=1",
            " defaultDataPhoneId=0",
            " sSlotIndexToSubId[0]: subIds=0=[1]",
            LINE,
            " ActiveSubInfoList:",
            *(f"  {record}" for record in records),
            LINE,
            " AllSubInfoList:",
            f"  {past}",
            LINE,
            f"2022-03-21T14:30:48.418 - Active subscription info list changed. [{past}]",
            " ActiveSubInfoList:",
            f"  {past}",
            LINE,
            "",
        ]
    )


def new_dump(*records: str, data: int = 1) -> str:
    """SubscriptionManagerService, Android 14 to 16, as a bugreport prints it."""
    past = A14.format(slot=0, name="Past", mcc="999", mnc="70")
    return "\n".join(
        [
            "Service host process PID: 5300",
            "Threads in use: 0/16",
            "SubscriptionManagerService:",
            "Active modem count=2",
            "Logical SIM slot sub id mapping:",
            "  Logical SIM slot 0: subId=1",
            "ICCID:",
            "  slot 0: [****]",
            "",
            "defaultSubId=1",
            f"defaultDataSubId={data}",
            "activeDataSubId=1",
            "",
            "mSimState[0]=LOADED",
            "mSimState[1]=ABSENT",
            "",
            "Active subscriptions:",
            *(f"  {record}" for record in records),
            "",
            "All subscriptions:",
            f"  {past}",
            "",
            "Embedded subscriptions: [1]",
            "Local log:",
            "  2024-05-07T20:10:32.127120 - updateSimState: slot 0 PIN_REQUIRED",
            "mSimState[2]=READY",
            "SubscriptionDatabaseManager:",
            "  All subscriptions:",
            f"    {past}",
            "Active subscriptions:",
            f"    {past}",
            "",
        ]
    )


SAID: dict[str, tuple[str, dict[str, Any]]] = {
    "android_7": (
        old_dump(A7.format(slot=0, name="Home", mcc=310, mnc=410)),
        {"plmn": "310410", "country": None, "carrier_id": None, "esim": None, "opportunistic": None},
    ),
    "android_9": (
        old_dump(A9.format(slot=0, name="Home", mcc=310, mnc=410)),
        {"plmn": "310410", "country": None, "carrier_id": None, "esim": True, "opportunistic": None},
    ),
    "android_10": (
        old_dump(A10.format(slot=0, name="Home", mcc=310, mnc=410)),
        {"plmn": "310410", "country": "US", "carrier_id": 1187, "esim": False, "opportunistic": False},
    ),
    "android_12": (
        old_dump(A12.format(slot=0, name="Home", mcc=310, mnc=410)),
        {"plmn": "310410", "country": "US", "carrier_id": 1187, "esim": False, "opportunistic": False},
    ),
    "android_14": (
        new_dump(A14.format(slot=0, name="Home", mcc=310, mnc=410)),
        {
            "plmn": "310410",
            "country": "US",
            "carrier_id": 1187,
            "esim": True,
            "opportunistic": False,
            "allowed": {"user": 850943, "power": 654335, "enable_2g": 817119},
            "volte_setting": True,
            "wifi_calling_setting": False,
        },
    ),
}


def one(text: str) -> Subscription:
    found, problems = parse(text.encode())
    assert problems == []
    (only,) = found.active
    return only


@pytest.mark.parametrize("version", SAID)
def test_each_version_says_what_it_prints_and_no_more(version: str) -> None:
    text, wanted = SAID[version]
    always: dict[str, Any] = {"sub_id": 1, "slot": 0, "name": "Home", "vonr_setting": None}
    nothing: dict[str, Any] = {"allowed": {}, "volte_setting": None, "wifi_calling_setting": None}
    assert one(text) == Subscription(**(always | nothing | wanted))


@pytest.mark.parametrize("version", SAID)
def test_line_ends_of_old_terminals_change_nothing(version: str) -> None:
    raw = SAID[version][0].encode()
    for other in (raw.replace(b"\n", b"\r\n"), raw.replace(b"\n", b"\r\r\n"), raw.decode().encode("utf-16")):
        assert parse(other) == parse(raw)


@pytest.mark.parametrize(
    ("record", "mcc", "mnc", "plmn"),
    [
        (A7, "460", "1", None),
        (A7, "460", "11", None),  # 11 or 011
        (A9, "310", "12", None),
        (A9, "310", "260", "310260"),
        (A9, "0", "0", None),
        (A10, "460", "01", "46001"),
        (A10, "460", "11", "46011"),
        (A10, "310", "012", "310012"),
        (A10, "null", "null", None),
        (A12, "460", "11", "46011"),
        (A12, "001", "01", "00101"),
        (A12, "null", "null", None),
        (A14, "460", "00", "46000"),
        (A14, "", "", None),
        (A14, "000", "00", None),
    ],
)
def test_a_plmn_whose_mnc_lost_its_zeros_is_unknown(record: str, mcc: str, mnc: str, plmn: str | None) -> None:
    dump = new_dump if record is A14 else old_dump
    assert one(dump(record.format(slot=0, name="x", mcc=mcc, mnc=mnc))).plmn == plmn


@pytest.mark.parametrize("record", [A7, A9, A10, A12, A14])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", None),
        ("null", None),
        ("AT&T, Inc.", "AT&T, Inc."),
        ("中国联通", "中国联通"),
        ("No service — Home", "No service — Home"),
        (
            "a=b {c} [d] mcc 111 mnc 11 mcc=111 mnc=11 countryIso=xx",
            "a=b {c} [d] mcc 111 mnc 11 mcc=111 mnc=11 countryIso=xx",
        ),
        ("x nameSource=1 mcc=111 isOpportunistic=1 mnc=11", "x nameSource=1 mcc=111 isOpportunistic=1 mnc=11"),
        ("two\nlines", "two lines"),
    ],
)
def test_a_name_can_hold_anything_and_is_never_read_as_fields(record: str, name: str, said: str | None) -> None:
    dump = new_dump if record is A14 else old_dump
    found = one(dump(record.format(slot=0, name=name, mcc=310, mnc=410)))
    assert (found.name, found.plmn) == (said, "310410")
    assert not found.opportunistic


@pytest.mark.parametrize("record", [A7, A9, A10, A12, A14])
def test_the_users_own_name_for_the_sim_is_never_read(record: str) -> None:
    dump = new_dump if record is A14 else old_dump
    named = record.replace(
        "displayName=Mine", "displayName=Ada carrierName=Eve isEmbedded=1 simSlotIndex=5 carrierId=9"
    )
    found = one(dump(named.format(slot=0, name="Home", mcc=310, mnc=410)))
    plain = one(dump(record.format(slot=0, name="Home", mcc=310, mnc=410)))
    assert found == plain
    assert "Ada" not in repr(found)


def test_two_sims_stand_in_slot_order_and_one_carries_the_data() -> None:
    second = A14.format(slot=0, name="Second", mcc="262", mnc="01").replace("id=1 ", "id=7 ", 1)
    first = A14.format(slot=1, name="First", mcc="262", mnc="02")
    found, problems = parse(new_dump(first, second, data=7).encode())
    assert problems == []
    assert [(sim.slot, sim.sub_id, sim.plmn) for sim in found.active] == [(0, 7, "26201"), (1, 1, "26202")]
    assert found.default_data_slot == 0
    assert found.sim_states == {0: "LOADED", 1: "ABSENT"}


@pytest.mark.parametrize("data", [-1, 2, 2147483647, 2147483643])
def test_data_on_no_active_sim_is_no_slot(data: int) -> None:
    found, _ = parse(old_dump(A12.format(slot=0, name="x", mcc=310, mnc=410), data=data).encode())
    assert found.default_data_slot is None


@pytest.mark.parametrize("slot", [-1, 8, 2147483647])
def test_a_sim_in_no_slot_is_not_active(slot: int) -> None:
    found, problems = parse(old_dump(A12.format(slot=slot, name="x", mcc=310, mnc=410)).encode())
    assert (found.active, problems) == ((), [])


@pytest.mark.parametrize(
    "text", [old_dump(), new_dump(), old_dump().replace("ActiveSubInfoList:", "ActiveSubInfoList: is null", 1)]
)
def test_no_active_sim_is_an_answer_and_history_is_none(text: str) -> None:
    found, problems = parse(text.encode())
    assert (found.active, found.default_data_slot, problems) == ((), None, [])


@pytest.mark.parametrize(("setting", "said"), [("1", True), ("0", False), ("-1", None), ("2", None), ("", None)])
def test_a_switch_never_touched_is_unknown(setting: str, said: bool | None) -> None:
    text = A14.format(slot=0, name="x", mcc=310, mnc=410)
    text = text.replace("isEnhanced4GModeEnabled=1", f"isEnhanced4GModeEnabled={setting}")
    text = text.replace(
        "isWifiCallingEnabled=0", f"isWifiCallingEnabled={setting} isNrAdvancedCallingEnabled={setting}"
    )
    sim = one(new_dump(text))
    assert (sim.volte_setting, sim.wifi_calling_setting, sim.vonr_setting) == (said, said, said)


@pytest.mark.parametrize(
    ("printed", "allowed"),
    [
        ("user=840583", {"user": 840583}),
        ("user=-1,carrier=0,power=8", {"power": 8}),
        ("user=abc,power=8", {"power": 8}),
        ("null", {}),
        ("", {}),
    ],
)
def test_masks_by_reason(printed: str, allowed: dict[str, int]) -> None:
    text = A14.format(slot=0, name="x", mcc=310, mnc=410)
    text = text.replace("user=850943,power=654335,enable_2g=817119", printed)
    assert one(new_dump(text)).allowed == allowed


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (b"", ["not-isub"]),
        (b"SubscriptionController:\n defaultSubId=1\n", ["not-isub"]),
        (b"Can't find service: isub\n", ["no-service"]),
        (b"Permission Denial: can't dump SubscriptionController from from pid=1, uid=2000\n", ["refused"]),
        (b"SubscriptionController:\n ActiveSubInfoList:\n", ["cut-off"]),
        (
            b" ActiveSubInfoList:\n*** SERVICE 'isub' DUMP TIMEOUT (10000ms) EXPIRED ***\n",
            ["timed-out"],
        ),
    ],
)
def test_what_is_wrong_is_said(raw: bytes, codes: list[str]) -> None:
    found, problems = parse(raw)
    assert found.active == ()
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize("version", SAID)
def test_a_dump_cut_anywhere_never_says_what_the_whole_one_does_not(version: str) -> None:
    whole = SAID[version][0]
    full = one(whole)
    for end in range(0, len(whole), 11):
        for part in parse(whole[:end].encode())[0].active:
            for name in ("sub_id", "slot", "plmn", "name", "country", "carrier_id", "esim", "volte_setting"):
                assert getattr(part, name) in (None, getattr(full, name))
            assert part.allowed.items() <= full.allowed.items()


@settings(deadline=None)
@given(
    st.one_of(
        st.sampled_from([text for text, _ in SAID.values()]).flatmap(lambda t: damaged(t.encode())),
        st.binary(max_size=400),
    )
)
def test_any_bytes_give_sims_and_problems_never_an_exception(raw: bytes) -> None:
    found, _ = parse(raw)
    assert all(sim.slot is not None and 0 <= sim.slot < 8 for sim in found.active)
    assert all(sim.plmn is None or (sim.plmn.isdigit() and len(sim.plmn) in (5, 6)) for sim in found.active)
    assert all(mask > 0 for sim in found.active for mask in sim.allowed.values())
