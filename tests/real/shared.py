"""Real captures of ``../shared``: folders as recordings, and the comparison their README lays down."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from inspector.facts import Cell, Facts, Slot
from inspector.phone.recording import Answer, Recording

SHARED = Path(__file__).parents[2].parent / "shared"
CAPTURES = SHARED / "captures"

COMMANDS = {
    "getprop.txt": "getprop",
    "dumpsys-telephony.registry.txt": "dumpsys telephony.registry",
    "dumpsys-carrier_config.txt": "dumpsys carrier_config",
    "dumpsys-isub.txt": "dumpsys isub",
    "dumpsys-phone.txt": "dumpsys activity service com.android.phone/.TelephonyDebugService",
    "logcat-radio.txt": "logcat -b radio -d",
    "qmicli-dms-get-band-capabilities.txt": "qmicli -d qrtr://0 --dms-get-band-capabilities",
}

here = pytest.mark.skipif(not CAPTURES.is_dir(), reason="../shared is not here")


def names(pattern: str) -> list[str]:
    """The captures that hold a file of that name, sorted."""
    return sorted(path.parent.name for path in CAPTURES.glob(f"*/{pattern}"))


def recording(name: str) -> Recording:
    folder = CAPTURES / name
    answers = {
        command: Answer(command=command, stdout=(folder / file).read_bytes())
        for file, command in COMMANDS.items()
        if (folder / file).is_file()
    }
    return Recording(kind="capture", label=name, taken_at=None, answers=answers)


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CAPTURES / name / "expected.json").read_text(encoding="utf-8"))
    return found


def seen(facts: Facts) -> set[str]:
    """The bands of cells whose band is beyond doubt, those that logs remember included."""
    named = [cell.bands for slot in facts.slots for cell in slot.cells] + [cell.bands for cell in facts.history]
    return {str(bands[0]) for bands in named if len(bands) == 1}


def differences(facts: Facts, wanted: Mapping[str, Any]) -> list[str]:
    """Every expectation that the facts do not meet, as ``path: wanted ..., got ...``."""
    return [*_identity(facts, wanted), *_slots(facts, wanted), *_nulls(facts, wanted), *_bands(facts, wanted)]


def _identity(facts: Facts, wanted: Mapping[str, Any]) -> Iterator[str]:
    for part in ("identity", "modem"):
        for key, value in wanted.get(part, {}).items():
            yield from _unequal(f"{part}.{key}", value, getattr(getattr(facts, part), key))
    if wanted.get("nr_modes") is not None:
        yield from _unequal("nr_modes", sorted(wanted["nr_modes"]), sorted(facts.nr_modes or ()))


def _slots(facts: Facts, wanted: Mapping[str, Any]) -> Iterator[str]:
    by_number = {slot.slot: slot for slot in facts.slots}
    for item in wanted.get("slots", ()):
        place = f"slots[{item['slot']}]"
        slot = by_number.get(item["slot"])
        if slot is None:
            yield f"{place}: missing"
            continue
        for part in ("sim", "network"):
            for key, value in item.get(part, {}).items():
                yield from _unequal(f"{place}.{part}.{key}", value, getattr(getattr(slot, part), key))
        if "cells" in item:
            yield from _cells(place, slot, item["cells"])


def _cells(place: str, slot: Slot, wanted: list[Mapping[str, Any]]) -> Iterator[str]:
    left = list(slot.cells)
    for item in wanted:
        match = next((cell for cell in left if _is_cell(cell, item)), None)
        if match is None:
            yield f"{place}: no cell {dict(item)} among {slot.cells}"
        else:
            left.remove(match)
    yield from (f"{place}: a cell too many, {cell}" for cell in left)


def _is_cell(cell: Cell, wanted: Mapping[str, Any]) -> bool:
    got = {
        "rat": str(cell.rat),
        "bands": sorted(map(str, cell.bands)),
        "channel": cell.channel,
        "role": str(cell.role),
    }
    return not any(
        list(_unequal(key, sorted(value) if key == "bands" else value, got[key]))
        for key, value in wanted.items()
        # A null channel is stated as unknown only where bands alone name the cell; null is "not checked".
    )


def _nulls(facts: Facts, wanted: Mapping[str, Any]) -> Iterator[str]:
    for path in wanted.get("must_be_null", ()):
        place, part, key = path.split(".")
        slot = next((s for s in facts.slots if s.slot == int(place[len("slots[") : -1])), None)
        got = getattr(getattr(slot, part), key) if slot else None
        if got is not None:
            yield f"{path}: wanted null, got {got!r}"


def _bands(facts: Facts, wanted: Mapping[str, Any]) -> Iterator[str]:
    got = seen(facts)
    yield from (f"seen_bands: {band} is missing" for band in wanted.get("seen_bands", ()) if band not in got)
    yield from (f"must_not_see: {band} is seen" for band in wanted.get("must_not_see", ()) if band in got)
    if wanted.get("seen_complete"):
        yield from (f"seen_complete: {band} is seen" for band in sorted(got - set(wanted["seen_bands"])))


def _unequal(path: str, wanted: Any, got: Any) -> Iterator[str]:
    if wanted is None:
        return
    allowed = wanted["any_of"] if isinstance(wanted, dict) else [wanted]
    groups = {
        "in_service": ("home", "roaming"),
        "searching": ("not_registered",),
        "out_of_service": ("not_registered",),
    }
    allowed = [one for item in allowed for one in (groups.get(item, (item,)) if isinstance(item, str) else (item,))]
    if got not in allowed:
        yield f"{path}: wanted {wanted!r}, got {got!r}"
