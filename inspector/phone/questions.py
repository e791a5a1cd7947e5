"""The closed list of what is ever asked of a phone. Nothing here writes, taps, reboots or restarts a modem."""

from enum import Flag, auto

from inspector.dataclass import dataclass

GETPROP = "getprop"
TELEPHONY_REGISTRY = "dumpsys telephony.registry"
RADIO_LOG = "logcat -b radio -d"
CARRIER_CONFIG = "dumpsys carrier_config"
SUBSCRIPTIONS = "dumpsys isub"
DEBUG_SERVICE = "dumpsys activity service com.android.phone/.TelephonyDebugService"
FEATURES = "pm list features"
ALLOWED_TYPES = "cmd phone get-allowed-network-types-for-users -s {slot}"
"""Asked of the first two slots; a command of Android 12 and later."""
IMS_SERVICE = "cmd phone ims get-ims-service -s {slot} -d"
NETWORK_MODE = "settings get global preferred_network_mode{subscription}"
"""Android 4.2 to 11: one value for each slot in a list, or one key for each subscription."""
BUGREPORT_HEADER = "bugreport header"
"""Not asked of a phone: what a bugreport says before its first section."""


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

    ``deadline`` in seconds, ``limit`` in bytes (many times what a phone prints, yet read and redacted in seconds),
    ``file`` its name in a capture. ``parsed`` questions are those that reports are made from; the others are recorded
    for later.
    """

    command: str
    file: str
    deadline: float
    limit: int
    privacy: Privacy
    parsed: bool = False


_KIB = 1024
_MIB = 1024 * 1024
_WHERE_AND_WHO = Privacy.SUBSCRIBER | Privacy.PLACE | Privacy.TRAFFIC

ASKED_SLOTS = (0, 1)
"""The slots that commands about one slot are asked of."""

ASKED_SUBSCRIPTIONS = ("", "1", "2")
"""The keys of NETWORK_MODE: the list by slot, and the subscriptions of a phone that never had more than two SIMs."""


def _short(command: str, file: str) -> Question:
    """An answer of one line that names nobody."""
    return Question(command, file, 5.0, _KIB, Privacy.NONE, parsed=True)


QUESTIONS = (
    Question(GETPROP, "getprop.txt", 5.0, 1 * _MIB, Privacy.SERIALS | Privacy.SUBSCRIBER, parsed=True),
    Question(TELEPHONY_REGISTRY, "dumpsys-telephony.registry.txt", 10.0, 8 * _MIB, _WHERE_AND_WHO, parsed=True),
    Question(SUBSCRIPTIONS, "dumpsys-isub.txt", 10.0, 4 * _MIB, Privacy.SUBSCRIBER, parsed=True),
    Question(CARRIER_CONFIG, "dumpsys-carrier_config.txt", 10.0, 8 * _MIB, Privacy.SUBSCRIBER, parsed=True),
    Question(DEBUG_SERVICE, "dumpsys-phone.txt", 15.0, 16 * _MIB, _WHERE_AND_WHO | Privacy.SERIALS, parsed=True),
    Question(RADIO_LOG, "logcat-radio.txt", 15.0, 16 * _MIB, _WHERE_AND_WHO | Privacy.SERIALS, parsed=True),
    Question(FEATURES, "pm-list-features.txt", 10.0, 1 * _MIB, Privacy.NONE, parsed=True),
    *(_short(ALLOWED_TYPES.format(slot=slot), f"cmd-phone-allowed-network-types-{slot}.txt") for slot in ASKED_SLOTS),
    *(_short(IMS_SERVICE.format(slot=slot), f"cmd-phone-ims-service-{slot}.txt") for slot in ASKED_SLOTS),
    *(
        _short(NETWORK_MODE.format(subscription=key), f"settings-preferred_network_mode{key}.txt")
        for key in ASKED_SUBSCRIPTIONS
    ),
)
"""All of it. A test holds this list against what a simulated phone received."""

CAPTURE_QUESTIONS = QUESTIONS
"""What ``inspector capture`` records."""

CHECK_QUESTIONS = tuple(question for question in QUESTIONS if question.parsed)
"""What a report is made from."""

COMMANDS = frozenset(question.command for question in QUESTIONS)
"""Nothing else is ever sent to a phone."""

_EVERYTHING = _WHERE_AND_WHO | Privacy.SERIALS
BUGREPORT_QUESTIONS = (
    Question("bugreportz -p", "bugreport.zip", 1200.0, 64 * _KIB, _EVERYTHING),
    Question("bugreport", "bugreport.txt", 1200.0, 4096 * _MIB, _EVERYTHING),
)
"""Asked by ``inspector capture --bugreport`` alone: the zip of Android 7 and later, the text of older phones."""

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
