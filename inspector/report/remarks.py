"""What stands beside the bands and decides nothing by itself: the lock, and a firmware of another region."""

from inspector.facts import Facts, Lock
from inspector.report.text import clean


def remarks(facts: Facts) -> tuple[str, ...]:
    """Whole sentences; none where there is nothing to say."""
    locks = ((slot.slot, slot.sim.lock) for slot in facts.slots)
    return (*(f"SIM {slot + 1} {_LOCKED[lock]}" for slot, lock in locks if lock in _LOCKED), *_regions(facts))


_LOCKED = {
    Lock.NETWORK: "is refused: the phone is locked to another carrier, which alone can unlock it.",
    Lock.PIN: "waits for its PIN: its network cannot be read. Unlock it and try again.",
    Lock.PUK: "waits for its PUK: its network cannot be read.",
    Lock.BLOCKED: "is blocked for good; put another one in.",
}


def _regions(facts: Facts) -> tuple[str, ...]:
    """One sentence where board and firmware each name a region and not the same one."""
    hardware = next((one for one in facts.regions if one.of == "hardware" and _is_region(one.value)), None)
    software = next((one for one in facts.regions if one.of == "software" and _is_region(one.value)), None)
    if hardware is None or software is None or hardware.value.casefold()[:2] == software.value.casefold()[:2]:
        return ()
    return (
        f"The board says {clean(hardware.value)} ({hardware.property}), the firmware {clean(software.value)} "
        f"({software.property}): bands follow the board.",
    )


def _is_region(value: str) -> bool:
    return len(value) <= 12 and value.replace("_", "").replace(" ", "").isalpha()
