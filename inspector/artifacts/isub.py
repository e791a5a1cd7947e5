"""``dumpsys isub``: the SIMs and eSIM profiles of the phone, and from Android 14 what the user set for each.

Only the list of active subscriptions is read. The list of all, the database and the log below repeat old records of
the same shape. Numbers, ICCID, IMSI and the name the user gave are never taken. Source: SubscriptionController and
SubscriptionManagerService.dump, SubscriptionInfo and SubscriptionInfoInternal.toString, API 24 to 36;
android-formats, 3.3.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from itertools import islice
from types import MappingProxyType

from inspector.artifacts import fields
from inspector.artifacts.lines import texts
from inspector.artifacts.refusals import refusal, timed_out
from inspector.artifacts.slots import MAX_SLOTS
from inspector.dataclass import dataclass
from inspector.phone.questions import SUBSCRIPTIONS
from inspector.problems import Problem

ARTIFACT = SUBSCRIPTIONS

_MAX_RECORDS = 64
_MAX_RECORD_LINES = 8
_MAX_LINES = 200_000

_ACTIVE = re.compile(r"\s{0,40}(?:ActiveSubInfoList|Active subscriptions):(.*)$")
_ACTIVE_END = re.compile(
    r"\s{0,40}(?:\+{8}|-{8}|\*\*\* SERVICE |AllSubInfoList\b|All subscriptions:|Embedded subscriptions:|Local log:)"
)
_RECORD = re.compile(r"\s{0,40}(?:\{|\[SubscriptionInfo(?:Internal)?: )id=")
_SIM_STATE = re.compile(r"\s{0,40}mSimState\[(\d{1,2})\]=([A-Z_]{2,40})$", re.ASCII)
_DEFAULT_DATA = re.compile(r"\s{0,40}defaultDataSubId=(\d{1,10})$", re.ASCII)

_DISPLAY_NAME = " displayName="
_CARRIER_NAME = " carrierName="
# What follows the operator's name: up to Android 13 ("{id=1"), and from 14 on ("[SubscriptionInfoInternal: id=1").
_AFTER_NAME = {"{": " nameSource=", "[": " isOpportunistic="}
# Android 10 and 11 print "mcc 310 mnc 260mCountryIso=us": no equals sign, and no space before the next key.
_MCC = re.compile(r"[ ,]mcc[ =](\d{3})(?=\s)", re.ASCII)
_MNC = re.compile(r"[ ,]mnc[ =](\d{1,3})(?=\s|\}|\]|mCountryIso=)", re.ASCII)
_COUNTRY = re.compile(r"(?:mCountryIso|[ ,]countryIso)=([A-Za-z]{2})(?=[\s}\]])", re.ASCII)
_HAS_COUNTRY = re.compile(r"(?:mCountryIso|[ ,]countryIso)=")
_EMBEDDED = re.compile(r"[ ,]isEmbedded[ =](true|false|0|1)(?=[\s}\]])")
_OPPORTUNISTIC = re.compile(r"[ ,]isOpportunistic[ =](true|false|0|1)(?=[\s}\]])")
_ALLOWED = re.compile(r"[ ,]allowedNetworkTypesForReasons=([^\s\]]{1,400})(?=[\s\]])")
_REASON = re.compile(r"(?:^|,)([a-z0-9_]{1,40})=(\d{1,19})(?=,|$)", re.ASCII)
_TRUE = ("true", "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One SIM or eSIM profile. What a version of Android does not print is None or empty."""

    sub_id: int | None
    """Android's number of the subscription, 1 and up: the suffix of keys in ``settings``. It names no person."""
    slot: int | None
    """From 0. None where the subscription is in no slot, or the slot was not readable."""
    plmn: str | None
    """MCC and MNC, five or six digits; None where Android 9 and earlier lost the length of the MNC (``mnc 1``)."""
    name: str | None
    """The operator's name as the phone shows it; it can be ``No service`` in the phone's language."""
    country: str | None
    """ISO 3166 of the home network, upper case. Android 10 and later."""
    carrier_id: int | None
    """Android's carrier id (``canonical_id`` of its list). Android 10 and later; None for -1."""
    esim: bool | None
    """Android 8.1 and later."""
    opportunistic: bool | None
    """A helper subscription that comes and goes with coverage (CBRS). Android 10 and later."""
    allowed: Mapping[str, int]
    """Reason (``user``, ``power``, ``carrier``, ``enable_2g``) to NETWORK_TYPE mask. Android 14 and later."""
    volte_setting: bool | None
    """The user's 4G-calling switch; None while it was never touched. Android 14 and later."""
    wifi_calling_setting: bool | None
    """The user's Wi-Fi-calling switch, likewise."""
    vonr_setting: bool | None
    """The user's 5G-calling switch, where a maker prints it; AOSP does not up to 16."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """Those in a slot now, in slot order, the state of each slot's SIM (Android 14), and who carries the data."""

    active: tuple[Subscription, ...]
    sim_states: Mapping[int, str]
    """Slot to ``READY``, ``LOADED``, ``ABSENT``, ``PIN_REQUIRED`` ... (TelephonyManager.simStateToString)."""
    default_data_slot: int | None


def parse(raw: bytes) -> tuple[Subscriptions, list[Problem]]:
    """The active subscriptions, Android 5.1 to 16. Never raises; a record that is cut keeps what is whole in it."""
    problems: list[Problem] = []
    dump = _Dump()
    for line in islice(texts(raw, ARTIFACT, problems), _MAX_LINES):
        dump.take(line)
        if dump.heading and not dump.reading:
            break
    everyone = [_subscription(" ".join(record)) for record in dump.records]
    active = sorted((one for one in everyone if one.slot is not None), key=lambda one: one.slot or 0)
    data = [one.slot for one in active if one.sub_id is not None and one.sub_id == dump.default_data]
    found = Subscriptions(
        active=tuple(active),
        sim_states=MappingProxyType(dump.sim_states),
        default_data_slot=data[0] if len(data) == 1 else None,
    )
    return found, problems + _complaints(raw, dump)


@dataclass(slots=True)
class _Dump:
    """The lines of a dump that count, sorted while they pass: everything after the active list is history."""

    head: list[str] = field(default_factory=list)
    heading: bool = False
    reading: bool = False
    records: list[list[str]] = field(default_factory=list)
    default_data: int | None = None
    sim_states: dict[int, str] = field(default_factory=dict)

    def take(self, line: str) -> None:
        if len(self.head) < 4 and line.strip():
            self.head.append(line)
        if self.reading:
            self._take_record(line)
        elif not self.heading:
            self._take_before(line)

    def _take_before(self, line: str) -> None:
        heading = _ACTIVE.match(line)
        if heading:
            self.heading = True
            self.reading = "null" not in heading[1]
        elif state := _SIM_STATE.match(line):
            if int(state[1]) < MAX_SLOTS:
                self.sim_states.setdefault(int(state[1]), state[2])
        elif default := _DEFAULT_DATA.match(line):
            self.default_data = int(default[1])

    def _take_record(self, line: str) -> None:
        if _ACTIVE_END.match(line):
            self.reading = False
        elif _RECORD.match(line):
            if len(self.records) < _MAX_RECORDS:
                self.records.append([line])
        elif self.records and len(self.records[-1]) < _MAX_RECORD_LINES:
            # A name can hold a line break; the record goes on.
            self.records[-1].append(line)


def _subscription(record: str) -> Subscription:
    name, rest = _apart(record)
    country = _COUNTRY.search(rest)
    slot = fields.integer(rest, "simSlotIndex")
    return Subscription(
        sub_id=fields.known(rest, "id"),
        slot=slot if slot is not None and 0 <= slot < MAX_SLOTS else None,
        plmn=_plmn(rest),
        name=name,
        country=country[1].upper() if country else None,
        carrier_id=fields.known(rest, "carrierId"),
        esim=_flag(_EMBEDDED, rest),
        opportunistic=_flag(_OPPORTUNISTIC, rest),
        allowed=MappingProxyType(_allowed(rest)),
        volte_setting=_switch(rest, "isEnhanced4GModeEnabled"),
        wifi_calling_setting=_switch(rest, "isWifiCallingEnabled"),
        vonr_setting=_switch(rest, "isNrAdvancedCallingEnabled"),
    )


def _apart(record: str) -> tuple[str | None, str]:
    """The operator's name, and the record without its names: they are free text and may look like fields.

    The user's name for the SIM stands before the operator's, and no other free text comes later: so the last
    ``carrierName=`` is the true one, and so is the last of the key that follows it.
    """
    at = record.rfind(_CARRIER_NAME)
    begin = at + len(_CARRIER_NAME)
    end = record.rfind(_AFTER_NAME[record.lstrip()[0]], begin) if at >= 0 else -1
    first_name = record.find(_DISPLAY_NAME)
    head = record[: min(place for place in (first_name, at, len(record)) if place >= 0)]
    if end < 0:
        return None, f"{head} "
    name = record[begin:end].strip()
    return (name if name and name != "null" else None), f"{head}{record[end:]}"


def _plmn(rest: str) -> str | None:
    """Both parts as digits; None for a placeholder, and for an MNC that was a number: 1 may be 01 or 001.

    Android 10 and later keep them as text, and print the country beside them; a leading zero shows it too.
    """
    mcc, mnc = _MCC.search(rest), _MNC.search(rest)
    if mcc is None or mnc is None or mcc[1] == "000":
        return None
    digits = mnc[1]
    whole = len(digits) == 3 or (len(digits) == 2 and (digits[0] == "0" or _HAS_COUNTRY.search(rest) is not None))
    return mcc[1] + digits if whole else None


def _flag(pattern: re.Pattern[str], rest: str) -> bool | None:
    match = pattern.search(rest)
    return match[1] in _TRUE if match else None


def _switch(rest: str, key: str) -> bool | None:
    """1 or 0 after the key; -1 is a switch that was never touched."""
    value = fields.integer(rest, key)
    return bool(value) if value in (0, 1) else None


def _allowed(rest: str) -> dict[str, int]:
    match = _ALLOWED.search(rest)
    return {reason: int(mask) for reason, mask in _REASON.findall(match[1]) if int(mask) > 0} if match else {}


def _complaints(raw: bytes, dump: _Dump) -> list[Problem]:
    if not dump.heading:
        refused = refusal("\n".join(dump.head), ARTIFACT)
        message = "there is no list of active subscriptions in it, so nothing is known of the SIMs"
        return [refused or Problem("not-isub", ARTIFACT, message)]
    problems = []
    if dump.reading:
        message = "the list of active subscriptions has no end; SIMs may be missing"
        problems.append(Problem("cut-off", ARTIFACT, message))
    late = timed_out(raw, ARTIFACT)
    return [*problems, late] if late else problems
