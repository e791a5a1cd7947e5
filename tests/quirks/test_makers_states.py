"""The states that makers print in words of their own, through the parser that meets them."""

import pytest

from inspector.artifacts.telephony_registry import ServiceState, service_state

HEAD = "{mVoiceRegState=0(IN_SERVICE), mDataRegState=0(IN_SERVICE), mChannelNumber=1300, "
CELL = "cellIdentity=CellIdentityLte:{ mPci=2 mEarfcn=-1 mBandwidth=2147483647 mMcc=999 mMnc=70 mAlphaLong=null}"
STATE_28 = (
    "NetworkRegistrationState{transportType=1 domain=PS regState=HOME accessNetworkTechnology=LTE reasonForDenial=0 "
    f"emergencyEnabled=false supportedServices=[I@1 {CELL} voiceSpecificStates=null "
    "dataSpecificStates=DataSpecificRegistrationStates { mMaxDataCalls=20}"
)
INFO_31 = (
    "NetworkRegistrationInfo{ domain=PS transportType=WWAN registrationState=HOME roamingType=NOT_ROAMING "
    f"accessNetworkTechnology=LTE rejectCause=0 emergencyEnabled=false availableServices=[DATA] {CELL} "
    "voiceSpecificInfo=null dataSpecificInfo=android.telephony.DataSpecificRegistrationInfo :{ maxDataCalls = 16 "
    "isDcNrRestricted = false isNrAvailable = true isEnDcAvailable = true }"
)


def state_28(words: str) -> ServiceState:
    found = service_state.parse(f"{HEAD}mNetworkRegistrationStates=[{STATE_28} {words}}}]}}")
    assert found is not None
    return found


def state_31(samsung: str, words: str) -> ServiceState:
    found = service_state.parse(
        f"{HEAD}{samsung}mNetworkRegistrationInfos=[{INFO_31} {words}}}], mNrFrequencyRange=0}}"
    )
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "nr_state", "available", "restricted"),
    [
        ("nsaState=5", "CONNECTED", None, None),
        ("nsaState=2", None, None, None),
        ("nsaState=0 mConfigRadioTech=0", None, None, None),
        ("nrStatus=NONE", "NONE", None, None),
        ("nrStatus=CONNECTED", "CONNECTED", None, None),
        ("rawRegState=1 endcAvailable=true dcnrRestricted=false 5gAllocated=true", "CONNECTED", True, False),
        ("rawRegState=1 endcAvailable=true dcnrRestricted=true 5gAllocated=false", None, True, True),
        ("rawRegState=1 endcAvailable=false dcnrRestricted=false 5gAllocated=false", None, False, False),
    ],
)
def test_android_9_has_no_nr_state_and_its_makers_have(
    words: str, nr_state: str | None, available: bool | None, restricted: bool | None
) -> None:
    (registration,) = state_28(words).registrations
    assert (registration.nr_state, registration.endc_available, registration.dcnr_restricted) == (
        nr_state,
        available,
        restricted,
    )


@pytest.mark.parametrize(
    ("samsung", "words", "nr_state"),
    [
        ("EndcStatus=1 RestrictDcnr=0 NrBearerStatus=1 5gStatus=1 RRCState=1, ", "nrState=****", "CONNECTED"),
        ("NrBearerStatus=2, 5gStatus=1, ", "nrState=****", "CONNECTED"),
        ("NrBearerStatus=0, 5gStatus=1, ", "nrState=****", None),
        ("NrBearerStatus=1, 5gStatus=1, ", "nrState=NOT_RESTRICTED", "NOT_RESTRICTED"),
        ("", "nrState=****", None),
    ],
)
def test_samsungs_bearer_is_asked_only_where_androids_state_is_masked(
    samsung: str, words: str, nr_state: str | None
) -> None:
    (registration,) = state_31(samsung, words).registrations
    assert registration.nr_state == nr_state


def test_androids_own_words_come_before_the_makers() -> None:
    (registration,) = state_31(
        "", "nrState=NONE endcAvailable=false dcnrRestricted=true 5gAllocated=true"
    ).registrations
    assert (registration.nr_state, registration.endc_available, registration.dcnr_restricted) == ("NONE", True, False)


@pytest.mark.parametrize(
    ("keys", "roaming"),
    [
        ("MobileDataRoamingType=home, MobileDataRat=LTE, PsOnly=false, ", False),
        ("MobileDataRoamingType=home, MobileDataRat=LTE PsOnly=false FemtocellInd=0 ", False),
        ("MobileDataRoamingType=international roaming, MobileDataRat=LTE, ", True),
        ("mDataRoamingType=home, MobileDataRoamingType=roaming, ", False),
        ("", None),
    ],
)
def test_samsungs_roaming_counts_where_android_has_none(keys: str, roaming: bool | None) -> None:
    assert state_31(keys, "nrState=****").data_roaming is roaming
