"""The JSON of one slot (``inspector/phone/1``): SIM, network, 5G, voice, allowed generations, cells."""

from typing import Any

from inspector.artifacts.network_types import Generation
from inspector.facts import Allowed, Cell, PastCell, Slot, Voice
from inspector.report.channel_document import mhz

Document = dict[str, Any]


def slot_document(slot: Slot) -> Document:
    """Everything that is known of one slot; unknown is null."""
    sim, network, nr = slot.sim, slot.network, slot.nr
    return {
        "slot": slot.slot,
        "sim": {
            "state": sim.state,
            "plmn": sim.plmn,
            "name": sim.name,
            "country": sim.country,
            "carrier_id": sim.carrier_id,
            "esim": sim.esim,
            "lock": sim.lock.value if sim.lock else None,
        },
        "network": {
            "plmn": network.plmn,
            "name": network.name,
            "rat": network.rat,
            "registration": network.registration.value if network.registration else None,
            "roaming": network.roaming,
        },
        "nr": {
            "state": nr.state,
            "endc_available": nr.endc_available,
            "nr_available": nr.nr_available,
            "dcnr_restricted": nr.dcnr_restricted,
            "carrier_modes": None if nr.carrier_modes is None else list(nr.carrier_modes),
        },
        "voice": _voice(slot.voice),
        "allowed": _allowed(slot.allowed) if slot.allowed else None,
        "cells": [_cell(cell) for cell in slot.cells],
    }


def past_cell_document(cell: PastCell) -> Document:
    """A cell that a log remembers, with the first and the last time it was named (phone's clock)."""
    return {
        "slot": cell.slot,
        "rat": cell.rat.value,
        "bands": [str(band) for band in sorted(cell.bands)],
        "channel": cell.channel,
        "artifact": cell.artifact,
        "detail": cell.detail,
        "first": cell.first,
        "last": cell.last,
    }


def _voice(voice: Voice) -> Document:
    return {
        "volte_provisioned": voice.volte_provisioned,
        **{name: getattr(voice, name) for name in voice.__slots__},
    }


def _allowed(allowed: Allowed) -> Document:
    return {
        "generations": {generation.value: allowed.uses(generation) for generation in Generation},
        "reasons": {reason: sorted(generations) for reason, generations in allowed.reasons.items()},
        "artifacts": list(allowed.artifacts),
    }


def _cell(cell: Cell) -> Document:
    return {
        "rat": cell.rat.value,
        "bands": [str(band) for band in cell.bands],
        "channel": cell.channel,
        "frequency_mhz": mhz(cell.frequency_khz),
        "bandwidth_mhz": mhz(cell.bandwidth_khz),
        "role": cell.role.value,
        "registered": cell.registered,
        "aggregation": list(cell.aggregation),
    }
