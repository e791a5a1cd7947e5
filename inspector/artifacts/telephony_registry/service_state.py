"""ServiceState of every Android version: positional up to 8.0, braces from 8.1.

Source: android/telephony/ServiceState.java and NetworkRegistrationInfo.java, API 8 to 36.
"""

import re

from inspector.artifacts.access_technology import family, family_of_numbered
from inspector.artifacts.fields import boolean, integer, integers, known, phrase, position, word
from inspector.artifacts.telephony_registry.cell_identity import parse_identity
from inspector.artifacts.telephony_registry.model import NetworkRegistration, ServiceState
from inspector.artifacts.telephony_registry.positional import parse_positional
from inspector.quirks import nr_state_of_huawei, nr_state_of_lg, nr_state_of_samsung
from inspector.quirks.spellings import DATA_ROAMING, DCNR_RESTRICTED, ENDC_AVAILABLE, NR_STATE

MAX_REGISTRATIONS = 32
"""Registrations of one state that are read; Android keeps about four."""

_REGISTRATION = re.compile(r"NetworkRegistration(?:Info|State)\{")
_NUMBERED = re.compile(r"\d{1,4}\([^()]{0,40}\)")
_NEXT_WORD = re.compile(r"\s(?=\w{1,40}=)")
# The first Android 10 preview prints "domain=PStransportType=1": no key begins at a word there.
_TRANSPORT_TYPE = re.compile(r"transportType=(\w{1,16})")
_DOMAIN = re.compile(r"domain=(CS_PS|CS|PS)")
_TRANSPORT = {"WWAN": "WWAN", "1": "WWAN", "WLAN": "WLAN", "2": "WLAN"}
_STATES = frozenset({0, 1, 2, 3})


def parse(value: str) -> ServiceState | None:
    """Read ``mServiceState``; None for ``null`` or what is no service state."""
    if not value.lstrip().startswith("{"):
        return parse_positional(value)
    head, *blocks = _REGISTRATION.split(value, MAX_REGISTRATIONS)
    leg = nr_state_of_samsung(integer(head, "NrBearerStatus"))
    return ServiceState(
        voice_state=_state(head, "mVoiceRegState"),
        data_state=_state(head, "mDataRegState"),
        emergency_only=boolean(head, "mIsEmergencyOnly"),
        voice_roaming=roaming(phrase(head, "mVoiceRoamingType")),
        data_roaming=roaming(phrase(head, *DATA_ROAMING)),
        operator=phrase(head, "mOperatorAlphaLong", "mDataOperatorAlphaLong", "mVoiceOperatorAlphaLong"),
        voice_technology=_technology(head, "getRilVoiceRadioTechnology", "mRilVoiceRadioTechnology"),
        data_technology=_technology(head, "getRilDataRadioTechnology", "mRilDataRadioTechnology"),
        channel=known(head, "mChannelNumber"),
        bandwidths_khz=tuple(width for width in integers(head, "mCellBandwidths") if 0 < width < 2147483647),
        registrations=tuple(_registration(block, leg) for block in blocks),
    )


def roaming(word_for_it: str | None) -> bool | None:
    """``home`` is False, ``roaming`` and its domestic and international kinds are True."""
    plain = (word_for_it or "").casefold()
    return False if plain == "home" else True if "roaming" in plain else None


def _state(head: str, key: str) -> int | None:
    number = integer(head, key)
    return number if number in _STATES else None


def _technology(head: str, *keys: str) -> str | None:
    """The family of ``14(LTE)``; a value that is cut before its end says nothing."""
    for key in keys:
        at = position(head, key)
        match = _NUMBERED.match(head, at) if at is not None else None
        if match:
            return family_of_numbered(match[0])
    return None


def _registration(block: str, leg: str | None) -> NetworkRegistration:
    """One registration; ``leg`` is the NR state that the maker prints of the whole phone."""
    domain = _DOMAIN.search(block)
    transport = _TRANSPORT_TYPE.search(block)
    endc_available = boolean(block, *ENDC_AVAILABLE)
    return NetworkRegistration(
        domain=domain[1] if domain else None,
        transport=_TRANSPORT.get(transport[1]) if transport else None,
        state=word(block, "registrationState", "regState"),
        technology=_access_technology(block),
        cell=parse_identity(block),
        plmn=word(block, "rRplmn"),
        nr_state=word(block, *NR_STATE) or leg or _leg(block, endc_available),
        endc_available=endc_available,
        nr_available=boolean(block, "isNrAvailable"),
        dcnr_restricted=boolean(block, *DCNR_RESTRICTED),
    )


def _leg(block: str, endc_available: bool | None) -> str | None:
    """The NR state in the words of a maker that prints it in the registration."""
    huawei = nr_state_of_huawei(integer(block, "nsaState"))
    return huawei or nr_state_of_lg(boolean(block, "5gAllocated"), endc_available)


def _access_technology(block: str) -> str | None:
    at = position(block, "accessNetworkTechnology")
    if at is None:
        return None
    end = _NEXT_WORD.search(block, at)
    return family(block[at : end.start()]) if end else None
