"""The closed list of what is ever asked of a phone. Nothing here writes, taps, reboots or restarts a modem."""

from dataclasses import dataclass
from enum import Flag, auto

GETPROP = "getprop"
TELEPHONY_REGISTRY = "dumpsys telephony.registry"
RADIO_LOG = "logcat -b radio -d"
DEBUG_SERVICE = "dumpsys activity service com.android.phone/.TelephonyDebugService"


class Privacy(Flag):
    """What an answer can hold that identifies a person; the one who adds a question says so."""

    NONE = 0
    SERIALS = auto()
    """Serial numbers, IMEI, MAC addresses."""
    SUBSCRIBER = auto()
    """IMSI, ICCID, phone numbers, accounts."""
    PLACE = auto()
    """Cell ids and areas: where the owner is."""
    TRAFFIC = auto()
    """Who is called or calls, addresses, names of networks and apps."""


@dataclass(frozen=True, slots=True)
class Question:
    """One read-only command that a stock phone answers without root.

    ``deadline`` in seconds, ``limit`` in bytes, ``file`` its name in a capture. ``parsed`` questions are those that
    reports are made from; the others are recorded for later.
    """

    command: str
    file: str
    deadline: float
    limit: int
    privacy: Privacy
    parsed: bool = False


_MIB = 1024 * 1024
_WHERE_AND_WHO = Privacy.SUBSCRIBER | Privacy.PLACE | Privacy.TRAFFIC

QUESTIONS = (
    Question(GETPROP, "getprop.txt", 5.0, 4 * _MIB, Privacy.SERIALS | Privacy.SUBSCRIBER, parsed=True),
    Question(TELEPHONY_REGISTRY, "dumpsys-telephony.registry.txt", 10.0, 32 * _MIB, _WHERE_AND_WHO, parsed=True),
    Question("dumpsys carrier_config", "dumpsys-carrier_config.txt", 10.0, 32 * _MIB, Privacy.SUBSCRIBER),
    Question("dumpsys isub", "dumpsys-isub.txt", 10.0, 16 * _MIB, Privacy.SUBSCRIBER),
    Question(DEBUG_SERVICE, "dumpsys-phone.txt", 15.0, 64 * _MIB, _WHERE_AND_WHO | Privacy.SERIALS),
    Question(RADIO_LOG, "logcat-radio.txt", 15.0, 64 * _MIB, _WHERE_AND_WHO | Privacy.SERIALS),
    Question("pm list features", "pm-list-features.txt", 10.0, 4 * _MIB, Privacy.NONE),
)
"""All of it. A test holds this list against what a simulated phone received."""

CAPTURE_QUESTIONS = QUESTIONS
"""What ``inspector capture`` records."""

CHECK_QUESTIONS = tuple(question for question in QUESTIONS if question.parsed)
"""What a report is made from."""

COMMANDS = frozenset(question.command for question in QUESTIONS)
"""Nothing else is ever sent to a phone."""

OFFLINE_FILES = {
    "qmicli-dms-get-band-capabilities.txt": "qmicli --dms-get-band-capabilities",
    "qmicli-nas-get-system-selection-preference.txt": "qmicli --nas-get-system-selection-preference",
    "at.txt": "at",
    "uecapability.pcap": "uecapability.pcap",
    "uecapability.hex": "uecapability.hex",
    "uecapability.json": "uecapability.json",
}
"""Answers that a capture may hold though they are not asked of a stock phone: others collect them, with root."""

MODEM_FILES = ("uecapability.", "combinations.")
"""How the names of files begin in which a modem tells its capability, in whatever form (``uecapability.pcap``)."""

COMMAND_OF_FILE = {question.file: question.command for question in QUESTIONS} | OFFLINE_FILES
"""The file names by which a folder without ``capture.json`` is read (DESIGN 6)."""

FILE_OF_COMMAND = {command: file for file, command in COMMAND_OF_FILE.items()}
