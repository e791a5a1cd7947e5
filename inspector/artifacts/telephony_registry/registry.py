"""The whole answer: bytes in, every slot's current state out."""

from inspector.artifacts.access_technology import family
from inspector.artifacts.fields import boolean, integer, number_list, phrase
from inspector.artifacts.telephony_registry import physical_channel, service_state
from inspector.artifacts.telephony_registry.cell_identity import parse_identity, parse_infos
from inspector.artifacts.telephony_registry.layout import ARTIFACT, lay_out
from inspector.artifacts.telephony_registry.model import DisplayInfo, Registry, SlotState
from inspector.artifacts.text import decode
from inspector.problems import Problem

_CAPABILITY = "mDeviceNrCapability"
_CLOSING = {"{": "}", "[": "]"}
_READ = ("mServiceState", "mCellInfo", "mCellIdentity", "mPhysicalChannelConfigs")


def parse(raw: bytes) -> tuple[Registry, list[Problem]]:
    """What the registry says now, slot by slot, and what could not be understood.

    States in the logs below the current ones are not read, neither are identifiers.
    """
    text, problems = decode(raw, ARTIFACT)
    layout, found = lay_out(text)
    problems += found
    for slot, fields in sorted(layout.slots.items()):
        problems += [
            Problem("cut-off", ARTIFACT, f"{key} of slot {slot} is not closed: the rest of it is missing")
            for key in _READ
            if _is_open(fields.get(key, ""))
        ]
    registry = Registry(
        slots=tuple(_slot(slot, fields) for slot, fields in sorted(layout.slots.items())),
        nr_capability=_nr_capability(layout.device.get("mPhoneCapability", "")),
        radio_power=_radio_power(layout.device.get("mRadioPowerState", "")),
    )
    return registry, problems


def _is_open(value: str) -> bool:
    closing = _CLOSING.get(value[:1])
    # Any line, since an exception of the phone can follow the whole value.
    return closing is not None and not any(line.endswith(closing) for line in value.split("\n"))


def _slot(slot: int, fields: dict[str, str]) -> SlotState:
    channels = fields.get("mPhysicalChannelConfigs", "null")
    return SlotState(
        slot=slot,
        service=service_state.parse(fields.get("mServiceState", "")),
        cell_identity=parse_identity(fields.get("mCellIdentity", "")),
        cell_infos=parse_infos(fields.get("mCellInfo", "null")),
        physical_channels=None if channels.startswith("null") else physical_channel.parse(channels),
        display=_display(fields.get("mTelephonyDisplayInfo", "")),
    )


def _display(value: str) -> DisplayInfo | None:
    if not value.startswith("TelephonyDisplayInfo"):
        return None
    return DisplayInfo(
        technology=family(phrase(value, "network")),
        override=phrase(value, "overrideNetwork", "override"),
        roaming=boolean(value, "isRoaming"),
    )


def _nr_capability(value: str) -> tuple[int, ...] | None:
    """``mDeviceNrCapability [1, 2]``, from Android 12 on and without ``=``.

    Android 10's ``max5G=`` counts calls, not modes.
    """
    at = value.find(_CAPABILITY)
    if at < 0:
        return None
    start = value.find("[", at, at + len(_CAPABILITY) + 4)
    return number_list(value, start) or None if start >= 0 else None


def _radio_power(value: str) -> int | None:
    return integer(f"power={value} ", "power")
