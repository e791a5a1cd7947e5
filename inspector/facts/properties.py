"""Per-SIM properties: comma lists by Phone Id, or one property per slot (``.2``) on old MediaTek phones."""

from inspector.artifacts.getprop import Properties, per_slot
from inspector.artifacts.slots import MAX_SLOTS

# Lists whose members hold no comma, so that their length is the number of slots.
_COUNTED = (
    "gsm.sim.state",
    "gsm.network.type",
    "gsm.operator.numeric",
    "gsm.sim.operator.numeric",
    "gsm.operator.isroaming",
)


def slot_count(properties: Properties) -> int:
    """How many slots the per-SIM lists speak of; 0 without telephony properties."""
    counts = [len(per_slot(properties[key])) for key in _COUNTED if key in properties]
    suffixed = [
        number for number in range(2, MAX_SLOTS + 1) if any(f"{key}.{number}" in properties for key in _COUNTED)
    ]
    return min(max([*counts, *suffixed], default=0), MAX_SLOTS)


def of_slot(properties: Properties, key: str, slot: int, slots: int) -> str | None:
    """The member of a per-SIM list that belongs to the slot; None where it is empty or not printed.

    MediaTek's dual-SIM phones up to Android 4.4 print ``key`` for the first slot and ``key.2`` for the
    second. A list with more members than there are slots is a name with a comma in it (before Android 11 it
    was not escaped): it can only be read where there is a single slot.
    """
    if slot > 0 and f"{key}.{slot + 1}" in properties:
        return properties[f"{key}.{slot + 1}"].strip() or None
    value = properties.get(key, "")
    members = per_slot(value)
    if len(members) > slots:
        return value.strip() if slots == 1 else None
    return members[slot] if slot < len(members) else None
