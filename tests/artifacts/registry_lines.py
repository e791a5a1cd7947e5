"""Registry dumps of our own, field by field in the real formats (operator and cells are invented)."""

SERVICE_24 = (
    "0 0 voice home data home Testnet Testnet 99970 Testnet Testnet 99970  LTE LTE CSS not supported -1 -1 "
    "RoamInd=-1 DefRoamInd=-1 EmergOnly=false IsDataRoamingFromRegistration=false"
)
SERVICE_27 = (
    "{mVoiceRegState=0(IN_SERVICE), mDataRegState=0(IN_SERVICE), mVoiceRoamingType=home, "
    "mDataRoamingType=home, "
    "mVoiceOperatorAlphaLong=Testnet, mVoiceOperatorAlphaShort=Tn, mDataOperatorAlphaLong=Testnet, "
    "mDataOperatorAlphaShort=Tn, isManualNetworkSelection=false(automatic), "
    "mRilVoiceRadioTechnology=14(LTE), "
    "mRilDataRadioTechnology=14(LTE), mCssIndicator=unsupported, mNetworkId=-1, mSystemId=-1, "
    "mCdmaRoamingIndicator=-1, mCdmaDefaultRoamingIndicator=-1, mIsEmergencyOnly=false, "
    "mIsDataRoamingFromRegistration=false, mIsUsingCarrierAggregation=true, mLteEarfcnRsrpBoost=0}"
)
IDENTITY_24 = "CellIdentityLte:{ mMcc=999 mMnc=70 mCi=1 mPci=2 mTac=3 mEarfcn=1300}"
IDENTITY_28 = (
    "CellIdentityLte:{ mCi=1 mPci=2 mTac=3 mEarfcn=1300 mBandwidth=10000 mMcc=999 mMnc=70 "
    "mAlphaLong=Testnet mAlphaShort=Tn}"
)
IDENTITY_30 = (
    "CellIdentityLte:{ mCi=1 mPci=2 mTac=3 mEarfcn=1300 mBands=[3] mBandwidth=10000 mMcc=999 mMnc=70 "
    "mAlphaLong=Testnet mAlphaShort=Tn mAdditionalPlmns={} mCsgInfo=null}"
)
IDENTITY_NR = (
    "CellIdentityNr:{ mPci = 2 mTac = 3 mNrArfcn = 632448 mBands = [78] mMcc = 999 mMnc = 70 mNci = 4 "
    "mAlphaLong = Testnet mAlphaShort = Tn mAdditionalPlmns = {} }"
)
STATES_28 = (
    "mNetworkRegistrationStates=[NetworkRegistrationState{transportType=1 domain=PS regState=HOME "
    "accessNetworkTechnology=LTE reasonForDenial=0 emergencyEnabled=false supportedServices=[I@2c074ca "
    f"cellIdentity={IDENTITY_28} voiceSpecificStates=null "
    "dataSpecificStates=DataSpecificRegistrationStates { mMaxDataCalls=20}}, "
    "NetworkRegistrationState{transportType=1 domain=CS regState=HOME accessNetworkTechnology=LTE "
    f"reasonForDenial=0 emergencyEnabled=false supportedServices=[I@2c074ca cellIdentity={IDENTITY_28} "
    "voiceSpecificStates=VoiceSpecificRegistrationStates { mCssSupported=false} dataSpecificStates=null}]"
)
WLAN = (
    "NetworkRegistrationInfo{ domain=PS transportType=WLAN registrationState=NOT_REG_OR_SEARCHING "
    "roamingType=NOT_ROAMING accessNetworkTechnology=IWLAN rejectCause=0 emergencyEnabled=false "
    "availableServices=[] cellIdentity=null voiceSpecificInfo=null dataSpecificInfo=null nrState=NONE}"
)


def info(
    domain: str = "PS",
    *,
    state: str = "HOME",
    technology: str = "LTE",
    cell: str = IDENTITY_30,
    nr: str = "****",
    data: str = "isDcNrRestricted = false isNrAvailable = true isEnDcAvailable = true",
) -> str:
    """A NetworkRegistrationInfo of Android 11 to 13."""
    kind = "android.telephony.DataSpecificRegistrationInfo"
    specific = f"{kind} :{{ maxDataCalls = 16 {data} LteVopsSupportInfo :  }}"
    return (
        f"NetworkRegistrationInfo{{ domain={domain} transportType=WWAN registrationState={state} "
        f"roamingType=NOT_ROAMING accessNetworkTechnology={technology} rejectCause=0 emergencyEnabled=false "
        f"availableServices=[DATA] cellIdentity={cell} voiceSpecificInfo=null dataSpecificInfo={specific} "
        f"nrState={nr} rRplmn=99970 isUsingCarrierAggregation=false}}"
    )


def service(
    *infos: str,
    voice: str = "0(IN_SERVICE)",
    data: str = "0(IN_SERVICE)",
    channel: int = 1300,
    voice_technology: str = "14(LTE)",
    data_technology: str = "14(LTE)",
    vendor: str = "",
    emergency: str = "false",
) -> str:
    """A ServiceState of Android 11 and later."""
    return (
        f"{{mVoiceRegState={voice}, mDataRegState={data}, {vendor}mChannelNumber={channel}, duplexMode()=1, "
        "mCellBandwidths=[10000], mOperatorAlphaLong=Testnet, mOperatorAlphaShort=Tn, "
        f"isManualNetworkSelection=false(automatic), getRilVoiceRadioTechnology={voice_technology}, "
        f"getRilDataRadioTechnology={data_technology}, mCssIndicator=unsupported, mNetworkId=-1, "
        "mSystemId=-1, "
        f"mIsEmergencyOnly={emergency}, isUsingCarrierAggregation=false, mArfcnRsrpBoost=0, "
        f"mNetworkRegistrationInfos=[{', '.join(infos)}], mNrFrequencyRange=0, "
        "mOperatorAlphaLongRaw=Testnet, "
        "mOperatorAlphaShortRaw=Tn, mIsDataRoamingFromRegistration=false, mIsIwlanPreferred=false}"
    )


def carrier(
    status: str = "PrimaryServing",
    technology: str = "LTE",
    channel: int = 1300,
    band: int = 3,
    khz: int = 10000,
) -> str:
    """A PhysicalChannelConfig of Android 12 and later."""
    return (
        f"{{mConnectionStatus={status},mCellBandwidthDownlinkKhz={khz},mCellBandwidthUplinkKhz=0,"
        f"mNetworkType={technology},mFrequencyRange=LOW,mDownlinkChannelNumber={channel},mUplinkChannelNumber=0,"
        f"mContextIds=[0, 1],mPhysicalCellId=2,mBand={band},mDownlinkFrequency=0,mUplinkFrequency=0}}"
    )


def measured(identity: str, registered: str = "NO", status: int = 0) -> str:
    """A CellInfo of Android 10 and later."""
    kind = identity.partition(":")[0].removeprefix("CellIdentity")
    return (
        f"CellInfo{kind}:{{mRegistered={registered} mTimeStamp=1ns mCellConnectionStatus={status} {identity} "
        f"CellSignalStrength{kind}: rssi=-73 level=2 android.telephony.CellConfigLte :{{ isEndcAvailable "
        "= false }}}}"
    )


def lte(channel: int | str, bands: str = "[]") -> str:
    """An LTE identity of Android 11 and later, without a PLMN as neighbours have it."""
    return (
        f"CellIdentityLte:{{ mCi=2147483647 mPci=9 mTac=2147483647 mEarfcn={channel} mBands={bands} "
        "mBandwidth=2147483647 mMcc=null mMnc=null mAlphaLong= mAlphaShort= mAdditionalPlmns={} "
        "mCsgInfo=null}"
    )


def dump(*slots: dict[str, str], device: str = "", indent: str = "    ") -> bytes:
    """A whole answer: slots in order, device-wide lines, then logs with an old state on another band."""
    lines = ["last known state:"]
    for number, fields in enumerate(slots):
        lines += [f"  Phone Id={number}", f"{indent}mCallState=0"]
        lines += [f"{indent}{key}={value}" for key, value in fields.items()]
        lines += [f"{indent}mVoiceActivationState= 0"]
    lines += [f"  {line}" for line in device.splitlines()]
    old = service(info(cell=lte(6200, "[20]")), channel=6200)
    lines += [
        "local logs:",
        f"  2024-05-01T12:00:07.123 - notifyServiceStateForSubscriber: subId=1 phoneId=0 state={old}",
    ]
    lines += ["listen logs:", "registrations: count=1", "  {callingPackage=*** phoneId=0 events=1}"]
    return "\n".join(lines).encode() + b"\n"
