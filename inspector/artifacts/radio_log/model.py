"""What one radio log says: cells over time, and the last word on each setting. All of it is history, never now."""

from inspector.artifacts.sightings import Sighting
from inspector.artifacts.telephony_registry.model import ServiceState
from inspector.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotLog:
    """The last values that the log names for one slot; None where it names none.

    ``slot`` counts from 0; None where the lines name no slot (one phone, Android before 5).
    ``radio_access_family`` is what the modem answered, as bits of ``1 << NETWORK_TYPE - 1``
    (TelephonyManager); None too where an old answer does not say in which of two countings it stands.
    ``allowed_mask`` has the same bits; ``preferred_mode`` is a RILConstants.NETWORK_MODE (0 to 33).
    ``ims_registered``: for calls (MmTel), where the IMS phone says so; else the RIL's IMS_REGISTRATION_STATE, which is
    about SMS and stays False on many phones that make their calls over IMS.
    ``nr_state`` is ``none``, ``restricted``, ``not_restricted`` or ``connected``. ``data_registration`` is a
    family of ``access_technology``; None where the last answer was not registered.
    """

    slot: int | None
    radio_access_family: int | None = None
    allowed_mask: int | None = None
    preferred_mode: int | None = None
    service: ServiceState | None = None
    operator_plmn: str | None = None
    nr_state: str | None = None
    ims_registered: bool | None = None
    data_registration: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RadioLog:
    """The whole log.

    ``sightings``: each different cell once, with first and last time. ``nr_capability`` is the last
    ``mDeviceNrCapability`` that is not empty (1 NSA, 2 SA). ``baseband`` is the last BASEBAND_VERSION answer.
    """

    sightings: tuple[Sighting, ...] = ()
    slots: tuple[SlotLog, ...] = ()
    nr_capability: tuple[int, ...] | None = None
    baseband: str | None = None
