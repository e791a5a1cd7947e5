"""What one dump of the phone's debug service says."""

from inspector.artifacts.sightings import Sighting
from inspector.artifacts.telephony_registry.model import CellInfo, PhysicalChannel, ServiceState
from inspector.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneDump:
    """The current values of one phone; None where its version or maker does not print them.

    ``slot`` counts from 0. ``service`` is the state of the network (ServiceStateTracker), not that of the IMS phone.
    ``cell_infos`` is the last list that the modem gave, unless it is plainly old; ``physical_channels`` stands in no
    AOSP dump from 7 to 16, only where a maker adds it. ``allowed_mask`` has the bits ``1 << NETWORK_TYPE - 1``;
    ``preferred_mode`` is a RILConstants.NETWORK_MODE. Both are what was last set; 0, which is
    there before that, is None.
    ``ims_registered``: for calls (MmTel). ``mmtel_voice``: calls over IMS are possible now.
    ``nr_state``: ``none``, ``restricted``, ``not_restricted`` or ``connected``, from the state by which the status bar
    chooses its icon. ``carrier_id`` is Android's (carrier_list.textpb). ``radio_access_family`` has the mask's bits.
    """

    slot: int
    service: ServiceState | None = None
    cell_infos: tuple[CellInfo, ...] | None = None
    physical_channels: tuple[PhysicalChannel, ...] | None = None
    allowed_mask: int | None = None
    preferred_mode: int | None = None
    ims_registered: bool | None = None
    mmtel_voice: bool | None = None
    nr_state: str | None = None
    carrier_id: int | None = None
    radio_access_family: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneService:
    """The whole dump: ``sightings`` are the cells of the state and of all logs, each once; ``phones`` go by slot."""

    sightings: tuple[Sighting, ...] = ()
    phones: tuple[PhoneDump, ...] = ()
