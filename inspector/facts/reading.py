"""From a recording to facts: what the artifacts say, put together slot by slot."""

from dataclasses import replace

from inspector.artifacts import network_types
from inspector.artifacts.network_types import Generation
from inspector.facts.allowed import allowed
from inspector.facts.cells import cells
from inspector.facts.identity import identity, modem
from inspector.facts.model import Facts, NrState, Slot
from inspector.facts.network import network, nr_state
from inspector.facts.properties import slot_count
from inspector.facts.regions import regions
from inspector.facts.said import Said, Told, listen
from inspector.facts.sim import sim
from inspector.facts.voice import carrier_modes, voice
from inspector.phone.recording import Recording

_NR_MODES = {1: "NSA", 2: "SA"}
_TELEPHONY = "android.hardware.telephony"


def read(recording: Recording) -> Facts:
    """All that the recording says. Never raises; what could not be understood stands in ``problems``."""
    said = listen(recording)
    phone = identity(said.properties)
    return Facts(
        identity=phone,
        modem=modem(said.properties, said.log.baseband if said.log else None, _generations(said)),
        slots=_slots(said, phone.sdk),
        nr_modes=_nr_modes(said),
        lists=said.lists,
        properties=said.properties,
        heard=_heard(said),
        problems=said.problems,
        history=said.history,
        regions=regions(said.properties),
        features=_features(said),
        unavailable=said.unavailable,
        combinations=said.combinations,
    )


def _heard(said: Said) -> bool:
    told = (said.properties, said.registry.slots, said.lists, said.history, said.subscriptions, said.configs)
    return any(told) or any(dump.service for dump in said.dumps.values()) or bool(said.log and said.log.slots)


def _slots(said: Said, sdk: int | None) -> tuple[Slot, ...]:
    """One per Phone Id without a gap, as many as anything speaks of."""
    named = [state.slot for state in said.registry.slots]
    named += [*said.subscriptions, *said.sim_states, *said.configs, *said.dumps]
    count = max(slot_count(said.properties), max(named, default=-1) + 1)
    return tuple(_slot(said, slot, count, sdk) for slot in range(count))


def _slot(said: Said, slot: int, count: int, sdk: int | None) -> Slot:
    (state, artifact), subscription = said.state(slot), said.subscriptions.get(slot)
    dump, told = said.dumps.get(slot), said.told.get(slot, Told())
    service = state.service if state else None
    card = sim(said.properties, slot, count, subscription, said.sim_states.get(slot))
    if card.plmn and card.carrier_id is None and dump:
        card = replace(card, carrier_id=dump.carrier_id)
    # Without a SIM there is no carrier that the settings could be of, though Android loads some.
    config = said.configs.get(slot) if card.plmn else None
    return Slot(
        slot=slot,
        sim=card,
        network=network(state, said.properties, slot, count),
        nr=nr_state(state, dump.nr_state if dump else None, carrier_modes(config)) if state or config else NrState(),
        cells=cells(state, artifact) if state else (),
        voice=voice(config, subscription, dump, told.ims_service, service),
        allowed=allowed(told, subscription, dump, said.logged(slot), sdk),
    )


def _nr_modes(said: Said) -> tuple[str, ...] | None:
    """The modem's own word, from the registry, else from the log."""
    listed = said.registry.nr_capability or (said.log.nr_capability if said.log else None) or ()
    return tuple(_NR_MODES[mode] for mode in sorted(set(listed)) if mode in _NR_MODES) or None


def _generations(said: Said) -> tuple[Generation, ...] | None:
    """The union over the slots of what the modem says it can do: one slot of two may be kept to 2G."""
    masks = [dump.radio_access_family for dump in said.dumps.values()]
    masks += [slot.radio_access_family for slot in said.log.slots] if said.log else []
    named = {one for mask in masks if mask is not None for one in network_types.of_mask(mask) or ()}
    return tuple(sorted(named)) or None


def _features(said: Said) -> tuple[str, ...] | None:
    if said.features is None:
        return None
    return tuple(sorted(feature for feature in said.features if feature.startswith(_TELEPHONY)))
