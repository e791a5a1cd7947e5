"""How calls are made with the SIM of one slot: the settings for its carrier, the user's switch, and the state now."""

from typing import TYPE_CHECKING

from inspector.artifacts.telephony_registry import ServiceState
from inspector.facts.model import Voice

if TYPE_CHECKING:
    from inspector.artifacts.carrier_config import SlotConfig
    from inspector.artifacts.isub import Subscription
    from inspector.artifacts.phone_service import PhoneDump

_REGISTERED = frozenset({"HOME", "ROAMING"})
_CIRCUIT_SWITCHED = frozenset({"GSM", "UMTS", "TDSCDMA", "CDMA"})
_NR_MODES = {1: "NSA", 2: "SA"}


def voice(
    config: "SlotConfig | None",
    subscription: "Subscription | None",
    dump: "PhoneDump | None",
    ims_service: str | None,
    service: ServiceState | None,
) -> Voice:
    """All that is said of it. Settings count only where a carrier's own were loaded: the defaults are of no SIM."""
    own = config if config is not None and config.loaded else None
    return Voice(
        volte_available=own.boolean("carrier_volte_available_bool") if own else None,
        provisioning_required=own.boolean("carrier_volte_provisioning_required_bool") if own else None,
        volte_setting=subscription.volte_setting if subscription else None,
        vonr_enabled=own.boolean("vonr_enabled_bool") if own else None,
        wifi_calling_available=own.boolean("carrier_wfc_ims_available_bool") if own else None,
        ims_service=ims_service,
        ims_registered=dump.ims_registered if dump else None,
        ims_voice=dump.mmtel_voice if dump else None,
        cs_registered=_cs_registered(service),
    )


def carrier_modes(config: "SlotConfig | None") -> tuple[str, ...] | None:
    """The 5G modes that the SIM's carrier allows (``carrier_nr_availabilities_int_array``: 1 NSA, 2 SA)."""
    listed = config.integers("carrier_nr_availabilities_int_array") if config is not None and config.loaded else None
    return None if listed is None else tuple(_NR_MODES[mode] for mode in sorted(set(listed)) if mode in _NR_MODES)


def _cs_registered(service: ServiceState | None) -> bool | None:
    """Whether the network holds the phone for circuit-switched calls; combined with LTE that is CS fallback."""
    if service is None:
        return None
    cellular = [info for info in service.registrations if info.transport != "WLAN" and info.domain in ("CS", "CS_PS")]
    if any(info.technology in _CIRCUIT_SWITCHED and info.state in _REGISTERED for info in cellular):
        return True
    return None
