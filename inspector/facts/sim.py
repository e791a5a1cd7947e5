"""The SIM of one slot: the properties first, then what the subscription service knows of it.

The service's own name for the carrier is not taken: without service it says so there, in the phone's language.
"""

from typing import TYPE_CHECKING

from inspector.artifacts.getprop import Properties
from inspector.facts.model import Lock, Sim
from inspector.facts.properties import of_slot
from inspector.quirks import plmn_or_none, real

if TYPE_CHECKING:
    from inspector.artifacts.isub import Subscription

_LOCKS = {
    "READY": Lock.NONE,
    "LOADED": Lock.NONE,
    "IMSI": Lock.NONE,
    "PIN_REQUIRED": Lock.PIN,
    "PUK_REQUIRED": Lock.PUK,
    "NETWORK_LOCKED": Lock.NETWORK,
    "PERSO_LOCKED": Lock.NETWORK,
    "CARD_RESTRICTED": Lock.NETWORK,
    "PERM_DISABLED": Lock.BLOCKED,
}
# IccCardConstants.State, which some builds print as a number (API 24 to 36).
_NUMBERED = {
    "1": "ABSENT",
    "2": "PIN_REQUIRED",
    "3": "PUK_REQUIRED",
    "4": "NETWORK_LOCKED",
    "5": "READY",
    "10": "LOADED",
}


def sim(
    properties: Properties, slot: int, slots: int, subscription: "Subscription | None" = None, state: str | None = None
) -> Sim:
    """The SIM; ``state`` is the subscription service's word where the properties have none: READY, ABSENT ..."""
    printed = real(of_slot(properties, "gsm.sim.state", slot, slots)) or real(state)
    printed = _NUMBERED.get(printed or "", printed)
    if printed == "ABSENT":
        return Sim(state=printed)
    country = real(of_slot(properties, "gsm.sim.operator.iso-country", slot, slots))
    plmn = plmn_or_none(of_slot(properties, "gsm.sim.operator.numeric", slot, slots))
    return Sim(
        state=printed,
        plmn=plmn or (subscription.plmn if subscription else None),
        name=real(of_slot(properties, "gsm.sim.operator.alpha", slot, slots)),
        country=_iso(country) or (subscription.country if subscription else None),
        carrier_id=subscription.carrier_id if subscription else None,
        esim=subscription.esim if subscription else None,
        lock=_LOCKS.get(printed or ""),
    )


def _iso(country: str | None) -> str | None:
    return country.upper() if country and len(country) == 2 and country.isalpha() else None
