"""From the fields of one phone to what they say."""

import re

from inspector.artifacts.access_technology import radio_access_family
from inspector.artifacts.fields import integer
from inspector.artifacts.phone_service.fields import Fields
from inspector.artifacts.phone_service.model import PhoneDump
from inspector.artifacts.telephony_registry import physical_channel, service_state
from inspector.artifacts.telephony_registry.cell_identity import parse_infos
from inspector.artifacts.telephony_registry.model import CellInfo, PhysicalChannel

_TRACKER = "ServiceStateTracker"
_NUMBER = re.compile(r"\d{1,10}", re.ASCII)
_VOICE = re.compile(r"\bVoice: (true|false)\b")
_FLAGS = {"true": True, "false": False}
_MMTEL_REGISTERED = {"0": False, "1": False, "2": True}
"""RegistrationManager.REGISTRATION_STATE_*: 1 is registering."""

_MEASURED = re.compile(r"mTimeStamp=(\d{1,19})ns", re.ASCII)
_OLD = 10 * 60 * 1000

_LAST_MODE = 33
_NR_STATES = {
    "legacy": "none",
    "restricted": "restricted",
    "not_restricted_rrc_idle": "not_restricted",
    "not_restricted_rrc_con": "not_restricted",
    "connected": "connected",
    "connected_rrc_idle": "connected",
    "connected_mmwave": "connected",
    "connected_nr_advanced": "connected",
}
"""NetworkTypeController.STATE_*, API 30 to 36; ``connected_mmwave`` is 5G+ of any frequency from Android 12 on."""


def phone_dump(slot: int, fields: Fields) -> PhoneDump:
    """The current values of the phone in this slot."""
    state = fields.get("mSS", _TRACKER)
    service = service_state.parse(state) if state else None
    mode = _number(fields.get("mPreferredNetworkType", _TRACKER))
    standalone = service is not None and service.data_technology == "NR"
    return PhoneDump(
        slot=slot,
        service=service,
        cell_infos=_cells(fields),
        physical_channels=_channels(fields),
        allowed_mask=_number(fields.get("mAllowedNetworkTypes", _TRACKER)),
        preferred_mode=mode if mode is not None and mode <= _LAST_MODE else None,
        ims_registered=_ims(fields),
        mmtel_voice=_voice(fields.get("mMmTelCapabilities")),
        # On a standalone network the same names speak of the one radio there is, not of a second one beside LTE.
        nr_state=None if standalone else _NR_STATES.get(fields.get("curState", "NetworkTypeController")),
        carrier_id=_number(fields.get("mCarrierId")),
        radio_access_family=_family(fields.get("mRadioCapability")),
    )


def _number(value: str) -> int | None:
    """A positive number; 0 and -1 are what the field holds before anything is set."""
    return int(value) or None if _NUMBER.fullmatch(value) else None


def _cells(fields: Fields) -> tuple[CellInfo, ...] | None:
    """The last list; None where it was old already when the modem was last asked for another.

    The list is kept while the modem does not answer: a Pixel (Android 8.1) without service printed one that was 29
    hours older than its last question. Both clocks count from the phone's start, in ms and ns (API 24 to 36).
    """
    cells = fields.get("mLastCellInfoList")
    asked = _number(fields.get("mLastCellInfoReqTime") or fields.get("mLastCellInfoListTime"))
    measured = max((int(stamp[1]) for stamp in _MEASURED.finditer(cells)), default=0) // 1_000_000
    if asked and measured and asked - measured > _OLD:
        return None
    return parse_infos(cells) or None if cells else None


def _channels(fields: Fields) -> tuple[PhysicalChannel, ...] | None:
    value = fields.get("mPhysicalChannelConfigs") or fields.get("mLastPhysicalChannelConfigList")
    return physical_channel.parse(value) if value.startswith("[") else None


def _ims(fields: Fields) -> bool | None:
    """What the IMS phone says (a number from Android 12 on), else what the tracker remembers of it."""
    state = _MMTEL_REGISTERED.get(fields.get("mImsMmTelRegistrationState"))
    if state is None:
        state = _FLAGS.get(fields.get("mImsRegistered", "ImsPhone"))
    return _FLAGS.get(fields.get("mImsRegistered", _TRACKER)) if state is None else state


def _voice(value: str) -> bool | None:
    match = _VOICE.search(value) if value.startswith("MmTel Capabilities") else None
    return _FLAGS[match[1]] if match else None


def _family(value: str) -> int | None:
    family = integer(value, "mRadioAccessFamily")
    return radio_access_family(family, network_types=None) if family else None
