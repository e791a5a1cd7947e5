"""One saved output: which question it answers shows in what it says, never in its name."""

import re
from collections.abc import Iterable

from inspector.phone.bugreport import is_report
from inspector.phone.modem_files import MODEM, is_modem_text
from inspector.phone.questions import (
    ALLOWED_TYPES,
    CARRIER_CONFIG,
    DEBUG_SERVICE,
    FEATURES,
    GETPROP,
    IMS_SERVICE,
    RADIO_LOG,
    SUBSCRIPTIONS,
    TELEPHONY_REGISTRY,
)
from inspector.phone.recording import Answer
from inspector.phone.section import LARGEST_TOTAL, Section

BUGREPORT = "bugreport"
"""In place of a command: all of them."""

_BEGIN = 20_000
_LOOKED_AT = 64 * 1024 * 1024
"""Of a dump that is too long, to see whether it is text at all; a log is read to its end, which is the newest."""

_LOG_LINE = re.compile(r"^(?:\d{4}-)?\d\d-\d\d[ T]\d\d:\d\d:\d\d\.\d+.{0,120}?\b[VDIWEF][ /]", re.MULTILINE | re.ASCII)
_PROPERTY = re.compile(r"\n[ \t]{0,16}\[(?:ro|gsm|dalvik|persist|sys)\.")
# What each output says and no other does; the first that is found decides.
_SIGNS = (
    (FEATURES, ("feature:android.",)),
    (DEBUG_SERVICE, ("com.android.phone/.TelephonyDebugService", "GsmCdmaPhone extends:", "PhoneFactory:")),
    (SUBSCRIPTIONS, ("SubscriptionController:", "SubscriptionManagerService:", "ActiveSubInfoList:")),
    (CARRIER_CONFIG, ("mConfigFromDefaultApp", "CarrierConfigLoader", "Default Values from CarrierConfig")),
    (TELEPHONY_REGISTRY, ("last known state:", "Phone Id=")),
    ("qmicli --dms-get-band-capabilities", ("LTE bands", "Device band capabilities", "NR5G bands")),
    (RADIO_LOG, ("RILJ", "beginning of radio", "UNSOL_", "RIL_REQUEST")),
    (TELEPHONY_REGISTRY, ("mServiceState=", "mVoiceRegState")),
    # A piece of a log without its line heads: cells in Android's own words, and nothing that prints them otherwise.
    (
        RADIO_LOG,
        ("CellIdentityLte:{", "CellIdentityNr:{", "CellIdentityWcdma:{", "CellIdentityGsm:{", "mConnectionStatus="),
    ),
    ("at", ("\nAT+", "\nAT^", "\nAT!", "\nAT#", "\nOK\n", "\nOK\r")),
)
_LOOSE = (None, "at", "qmicli --dms-get-band-capabilities")
"""Signs that other outputs of modems have as well."""
# Answers of one line: only the whole of them tells. A bare number (settings) says nothing of itself.
_SHORT = (
    (
        ALLOWED_TYPES.format(slot=0),
        re.compile(r"(?=.{0,300}\b(?:GSM|UMTS|LTE|NR)\b)[A-Z0-9+_]{2,12}(?:\|[A-Z0-9+_]{2,12}){1,30}"),
    ),
    (IMS_SERVICE.format(slot=0), re.compile(r"(?=.{0,100}\bims)[a-z]\w{0,40}(?:\.\w{1,40}){1,10}", re.ASCII)),
)


def command_of(head: bytes) -> str | None:
    """Which question the text answers, by its beginning; None where it is none of the outputs that are known."""
    text = "\n" + head.decode("utf-8", "replace")
    begin = text[:_BEGIN]
    if is_report(head[:_BEGIN]):
        return BUGREPORT
    if _LOG_LINE.match(begin.lstrip()) or len(_LOG_LINE.findall(begin)) > 1:
        return RADIO_LOG
    if _PROPERTY.search(text):
        return GETPROP
    whole = begin.strip()
    short = next((command for command, form in _SHORT if form.fullmatch(whole)), None)
    found = short or next((command for command, signs in _SIGNS if any(sign in text for sign in signs)), None)
    return MODEM if found in _LOOSE and is_modem_text(text) else found


def read(command: str, pieces: Iterable[bytes]) -> Answer:
    """The answer, as much of it as a section of a bugreport may have: of a log the end, of a dump the beginning."""
    section, left = Section(command=command, name=command), _LOOKED_AT
    for piece in pieces:
        section.take(piece, LARGEST_TOTAL)
        left -= len(piece)
        if left < 0 and command != RADIO_LOG:
            break
    cut = section.cut
    return Answer(command=command, stdout=section.text(), complete=not cut)
