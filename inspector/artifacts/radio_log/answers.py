"""What one answer of the modem means: from the text behind the message's name to a value.

None: the answer says nothing (an error, cut, another form). ``""``: it says that there is none.
Source: com/android/internal/telephony/RIL.java (responseInts, responseStrings, retToString), API 8 to 36; ril.h; the
objects of IRadio print as ``.regState = REG_HOME`` (HIDL, Android 8 and later) or ``regState: REG_HOME`` (AIDL, 13).
"""

import re

from inspector.artifacts.access_technology import RIL_TECHNOLOGY, family
from inspector.artifacts.fields import integer
from inspector.quirks import plmn_of_operator

_NUMBER = re.compile(r"\{?(\d{1,10})(?=[,}\s])", re.ASCII)
_FLAG = re.compile(r"\{([01])(?=[,}])", re.ASCII)
_WHOLE_ARRAY = re.compile(r"\{([^{}]{0,400})\}")
_ARRAY = re.compile(r"\{([^{}.:=]{0,400})[,}]")
_REG_STATE = re.compile(r"[. {]regState(?: =|:) (\w{1,40})(?=[,}])")
_RAT = re.compile(r"[. {]rat(?: =|:) (\w{1,20})(?=[,}])")
_RAF = re.compile(r"rcRil\.raf=(\d{1,10})(?=[\s,])", re.ASCII)
_SLOT = re.compile(r"\s{0,8}\[(?:SUB|PHONE)\d\]\s{0,8}$", re.ASCII)
# The numbers are those of the arrays of Android 2 to 7 (TS 27.007, 7.2).
_REGISTERED = frozenset({"REG_HOME", "REG_ROAMING", "1", "5"})
_LAST_MODE = 33
_LONGEST_VERSION = 200


def mask(payload: str) -> int | None:
    """``{588799}``, or the number alone: a bitmask of network types."""
    match = _NUMBER.match(payload)
    return int(match[1]) or None if match else None


def mode(payload: str) -> int | None:
    """``{9}``: a preferred network mode."""
    match = _NUMBER.match(payload)
    return int(match[1]) if match and int(match[1]) <= _LAST_MODE else None


def ims(payload: str) -> bool | None:
    """``{1, 2}``: registered, and for SMS of which kind."""
    match = _FLAG.match(payload)
    return match[1] == "1" if match else None


def operator(payload: str) -> str | None:
    """The PLMN of ``{long, short, numeric}``."""
    match = _WHOLE_ARRAY.match(payload)
    return (plmn_of_operator(match[1].split(",")) or "") if match else None


def registration(payload: str) -> str | None:
    """The family of access technology of a registration answer; ``""`` where it says "not registered".

    A string array has the state first and the technology fourth (ril.h, RIL_REQUEST_DATA_REGISTRATION_STATE).
    """
    array = _ARRAY.match(payload)
    if array:
        members = [member.strip() for member in array[1].split(",")]
        state, technology = members[0], members[3] if len(members) > 3 else ""
        if not state.isdigit():
            return None
    else:
        found, rat = _REG_STATE.search(payload), _RAT.search(payload)
        if found is None:
            return None
        state, technology = found[1], rat[1] if rat else ""
    return _family(technology) if state in _REGISTERED else ""


def _family(technology: str) -> str | None:
    if technology.isascii() and technology.isdigit() and len(technology) < 4:
        return RIL_TECHNOLOGY.get(int(technology))
    return family(technology)


def capability(payload: str) -> int | None:
    """``mRadioAccessFamily`` of a RadioCapability, in the counting of its Android version."""
    return integer(payload, "mRadioAccessFamily")


def hal_capability(line: str) -> int | None:
    """``rcRil.raf`` of a convertHalRadioCapability line, which is always in the HAL's counting; 0 says nothing."""
    match = _RAF.search(line)
    return int(match[1]) or None if match else None


def baseband(payload: str) -> str | None:
    """The version without the slot behind it."""
    return _SLOT.sub("", payload).strip()[:_LONGEST_VERSION] or None
