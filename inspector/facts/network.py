"""The network of one slot: the registry first, the properties where it is silent."""

from inspector.artifacts.access_technology import IWLAN, family
from inspector.artifacts.getprop import Properties
from inspector.artifacts.telephony_registry import NetworkRegistration, ServiceState, SlotState
from inspector.bands import Rat
from inspector.facts.model import Network, NrState, Registration
from inspector.facts.properties import of_slot
from inspector.quirks import plmn_or_none, real

_IN_SERVICE, _EMERGENCY, _OFF = 0, 2, 3
_REGISTERED = frozenset({"HOME", "ROAMING"})
_NR_STATE = {
    "NONE": "none",
    "RESTRICTED": "restricted",
    "NOT_RESTRICTED": "not_restricted",
    "CONNECTED": "connected",
}


def network(state: SlotState | None, properties: Properties, slot: int, slots: int) -> Network:
    """The network the slot is registered on.

    Without a registration there is none, whatever a property still says.
    """
    service = state.service if state else None
    registration = _registration(state)
    if registration not in (None, Registration.HOME, Registration.ROAMING):
        return Network(registration=registration)
    plmn = plmn_or_none(of_slot(properties, "gsm.operator.numeric", slot, slots))
    name = real(of_slot(properties, "gsm.operator.alpha", slot, slots))
    technology = family(of_slot(properties, "gsm.network.type", slot, slots))
    said = (of_slot(properties, "gsm.operator.isroaming", slot, slots) or "").casefold()
    by_property = {"true": True, "false": False}.get(said) if plmn else None
    return Network(
        plmn=_plmn(state) or plmn,
        name=(real(service.operator) if service else None) or name,
        rat=_rat(service) or technology,
        registration=registration,
        roaming=by_property if registration is None else registration is Registration.ROAMING,
    )


def nr_state(state: SlotState | None, said: str | None = None, modes: tuple[str, ...] | None = None) -> NrState:
    """5G beside LTE. User builds mask the state from Android 12 on; then it is worked out as Android does it.

    ``said`` is the state that the phone service names, for where nothing tells; ``modes`` what the carrier allows.
    Source: NetworkRegistrationInfo.updateNrState and
    ServiceStateTracker.updateNrStateFromPhysicalChannelConfigs (API 36).
    """
    cellular = _cellular(state.service) if state else []
    told = next((info for info in cellular if info.endc_available is not None), None)
    channels = (state.physical_channels if state else None) or ()
    connected = any(channel.rat is Rat.NR and channel.primary is False for channel in channels)
    return NrState(
        state="connected" if connected else _printed(cellular) or _worked_out(told) or said,
        endc_available=told.endc_available if told else None,
        nr_available=told.nr_available if told else None,
        dcnr_restricted=told.dcnr_restricted if told else None,
        carrier_modes=modes,
    )


def _printed(cellular: list[NetworkRegistration]) -> str | None:
    """What Android 10 and 11 print themselves, for data: the voice registration always says NONE."""
    data = (info for info in cellular if info.domain != "CS")
    return next((_NR_STATE[info.nr_state] for info in data if info.nr_state in _NR_STATE), None)


def _worked_out(told: NetworkRegistration | None) -> str | None:
    if told is None:
        return None
    if not told.endc_available:
        return "none"
    if told.dcnr_restricted is None or told.nr_available is None:
        return None
    return "not_restricted" if told.nr_available and not told.dcnr_restricted else "restricted"


def _cellular(service: ServiceState | None) -> list[NetworkRegistration]:
    """Registrations over the air, data before voice; Wi-Fi calling (WLAN) looks like one and is none."""
    infos = [info for info in service.registrations if info.transport != "WLAN"] if service else []
    return sorted(infos, key=lambda info: info.domain not in ("PS", "CS_PS"))


def _registration(state: SlotState | None) -> Registration | None:
    service = state.service if state else None
    if state is None or service is None:
        return None
    states = (service.voice_state, service.data_state)
    cellular = _cellular(service)
    in_service = _IN_SERVICE in states or (
        states == (None, None) and any(info.state in _REGISTERED for info in cellular)
    )
    if in_service:
        return _home_or_roaming(state, service, cellular)
    if _OFF in states:
        return Registration.OFF
    if any(info.state == "DENIED" for info in cellular):
        return Registration.DENIED
    if _EMERGENCY in states or service.emergency_only:
        return Registration.EMERGENCY
    return Registration.NOT_REGISTERED if None not in states else None


def _home_or_roaming(
    state: SlotState, service: ServiceState, cellular: list[NetworkRegistration]
) -> Registration | None:
    registered = {info.state for info in cellular} & _REGISTERED
    if not registered and service.data_technology == IWLAN:
        registered = {info.state for info in service.registrations} & _REGISTERED
    roaming: bool | None
    if registered:
        roaming = "ROAMING" in registered
    else:
        spoken = [
            flag
            for state_number, flag in (
                (service.voice_state, service.voice_roaming),
                (service.data_state, service.data_roaming),
            )
            if state_number in (_IN_SERVICE, None) and flag is not None
        ]
        roaming = any(spoken) if spoken else (state.display.roaming if state.display else None)
    if roaming is None:
        return None
    return Registration.ROAMING if roaming else Registration.HOME


def _plmn(state: SlotState | None) -> str | None:
    """The registered PLMN (``rRplmn``), else that of the registered cell, else the numeric of the old row."""
    if state is None:
        return None
    registered = [info for info in _cellular(state.service) if info.state in _REGISTERED]
    said = [info.plmn for info in registered]
    said += [info.cell.plmn for info in registered if info.cell]
    said += [state.service.plmn] if state.service else []
    said += [state.cell_identity.plmn] if state.cell_identity else []
    said += [info.cell.plmn for info in state.cell_infos or () if info.registered]
    return next((plmn for value in said if (plmn := plmn_or_none(value))), None)


def _rat(service: ServiceState | None) -> str | None:
    """Data before voice, and cells before Wi-Fi calling: IWLAN only where nothing else is registered."""
    if service is None:
        return None
    cellular = [info for info in _cellular(service) if info.state in _REGISTERED]
    spoken = [info.technology for info in cellular[:1]]
    spoken += [service.data_technology, *(info.technology for info in cellular[1:]), service.voice_technology]
    return next((word for word in spoken if word and word != IWLAN), IWLAN if IWLAN in spoken else None)
