"""From a recording to facts: every artifact that has a parser, and what could not be read."""

from collections.abc import Iterator
from types import MappingProxyType

from inspector.artifacts import getprop, telephony_registry
from inspector.artifacts.getprop import Properties
from inspector.artifacts.telephony_registry import Registry, SlotState
from inspector.facts.cells import cells
from inspector.facts.identity import identity, modem
from inspector.facts.model import Facts, NrState, PastCell, Slot
from inspector.facts.modem_lists import band_lists
from inspector.facts.network import network, nr_state, sim
from inspector.facts.properties import slot_count
from inspector.phone.questions import DEBUG_SERVICE, RADIO_LOG
from inspector.phone.recording import Answer, Recording
from inspector.problems import Problem

_NR_MODES = {1: "NSA", 2: "SA"}
_LOGS = (RADIO_LOG, DEBUG_SERVICE)


def read(recording: Recording) -> Facts:
    """All that the recording says. Never raises; what could not be understood stands in ``problems``."""
    problems = list(recording.problems)
    properties = _properties(recording, problems)
    registry = _registry(recording, problems)
    lists = tuple(band_lists(recording, properties, _worth_reading, problems))
    past = tuple(_history(recording, problems))
    return Facts(
        identity=identity(properties),
        modem=modem(properties),
        slots=_slots(properties, registry),
        nr_modes=_nr_modes(registry),
        volte=None,
        lists=lists,
        properties=MappingProxyType(dict(properties)),
        heard=bool(properties or registry.slots or lists or past),
        problems=tuple(problems),
        history=past,
    )


def _properties(recording: Recording, problems: list[Problem]) -> Properties:
    answer = recording.answers.get(getprop.ARTIFACT)
    if answer is None or not _worth_reading(answer, problems):
        return {}
    properties, found = getprop.parse(answer.stdout)
    problems += found
    return properties


def _registry(recording: Recording, problems: list[Problem]) -> Registry:
    answer = recording.answers.get(telephony_registry.ARTIFACT)
    if answer is None or not _worth_reading(answer, problems):
        return Registry()
    registry, found = telephony_registry.parse(answer.stdout)
    problems += found
    return registry


def _history(recording: Recording, problems: list[Problem]) -> Iterator[PastCell]:
    if not any(command in recording.answers for command in _LOGS):
        return
    # Imported only where a recording holds a log: most do not, and start-up time counts.
    from inspector.artifacts import phone_service, radio_log
    from inspector.facts.history import history

    for log in (radio_log, phone_service):
        answer = recording.answers.get(log.ARTIFACT)
        if answer is not None and _worth_reading(answer, problems):
            found, troubles = log.parse(answer.stdout)
            problems += troubles
            yield from history(found, log.ARTIFACT)


def _worth_reading(answer: Answer, problems: list[Problem]) -> bool:
    """Whether there is anything to parse; a refused, empty or cut answer is a problem by itself."""
    if not answer.complete:
        message = "the answer was cut off; what came before the cut is used, but nothing in it counts as complete"
        problems.append(Problem("cut-off", answer.command, message))
    if answer.stdout.strip():
        return True
    said = answer.stderr.decode("utf-8", "replace")
    if "Can't find service" in said:
        problem = Problem("no-service", answer.command, "this phone does not have the service")
    elif "Permission Denial" in said or "not allowed" in said:
        problem = Problem("refused", answer.command, "the phone refused to answer")
    else:
        problem = Problem("empty", answer.command, "the answer is empty")
    problems.append(problem)
    return False


def _slots(properties: Properties, registry: Registry) -> tuple[Slot, ...]:
    """One per Phone Id without a gap, as many as the registry or the per-SIM properties speak of."""
    states = {state.slot: state for state in registry.slots}
    count = max(slot_count(properties), max(states, default=-1) + 1)
    return tuple(_slot(slot, count, states.get(slot), properties) for slot in range(count))


def _slot(slot: int, count: int, state: SlotState | None, properties: Properties) -> Slot:
    return Slot(
        slot=slot,
        sim=sim(properties, slot, count),
        network=network(state, properties, slot, count),
        nr=nr_state(state) if state else NrState(),
        cells=cells(state) if state else (),
    )


def _nr_modes(registry: Registry) -> tuple[str, ...] | None:
    modes = tuple(_NR_MODES[mode] for mode in sorted(set(registry.nr_capability or ())) if mode in _NR_MODES)
    return modes or None
