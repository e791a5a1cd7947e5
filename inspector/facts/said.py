"""What each artifact of a recording says, read once and kept apart: the facts are composed from it.

A parser is imported only where the recording holds its artifact: most hold a few, and start-up time counts.
"""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from inspector.artifacts import getprop, telephony_registry
from inspector.artifacts.getprop import Properties
from inspector.artifacts.telephony_registry import Registry, SlotState
from inspector.claims import BandList
from inspector.dataclass import dataclass
from inspector.facts.model import PastCell, Unavailable
from inspector.phone import questions
from inspector.phone.modem_files import is_modem_answer
from inspector.phone.recording import Answer, Recording
from inspector.phone.survey_source import SURVEY
from inspector.problems import Problem

if TYPE_CHECKING:
    from inspector.artifacts.carrier_config import SlotConfig
    from inspector.artifacts.isub import Subscription, Subscriptions
    from inspector.artifacts.network_types import Generation
    from inspector.artifacts.phone_service import PhoneDump, PhoneService
    from inspector.artifacts.radio_log import RadioLog, SlotLog
    from inspector.combinations import Combinations
    from inspector.facts.capability import Capability

_T = TypeVar("_T")

# What stays unknown where one of these is not answered. A phone that does not know the question is not at fault.
_OPTIONAL = {
    questions.SUBSCRIPTIONS: "the subscription of each SIM",
    questions.CARRIER_CONFIG: "the settings for the SIM's carrier (VoLTE, 5G)",
    questions.DEBUG_SERVICE: "the IMS registration, the cells that the phone service remembers",
    questions.RADIO_LOG: "the cells that the radio log remembers",
    questions.FEATURES: "the telephony features",
    **{
        questions.ALLOWED_TYPES.format(slot=s): f"the allowed network types of SIM {s + 1}"
        for s in questions.ASKED_SLOTS
    },
    **{questions.IMS_SERVICE.format(slot=s): f"the IMS service of SIM {s + 1}" for s in questions.ASKED_SLOTS},
    **{questions.NETWORK_MODE.format(subscription=s): "the network mode" for s in questions.ASKED_SUBSCRIPTIONS},
}
_NOT_THERE = frozenset({"unavailable", "refused", "no-service", "empty"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Answers about one slot. Each comes with the command that gave it."""

    allowed: tuple[frozenset["Generation"], str] | None = None
    mode: tuple[int, str] | None = None
    ims_service: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Every artifact of one recording; what was not there is empty or None. Mappings go by slot."""

    properties: Properties
    registry: Registry
    lists: tuple[BandList, ...]
    subscriptions: Mapping[int, "Subscription"]
    sim_states: Mapping[int, str]
    configs: Mapping[int, "SlotConfig"]
    dumps: Mapping[int, "PhoneDump"]
    log: "RadioLog | None"
    told: Mapping[int, Told]
    features: frozenset[str] | None
    history: tuple[PastCell, ...]
    problems: tuple[Problem, ...]
    unavailable: tuple[Unavailable, ...]
    combinations: "tuple[Combinations, ...]"

    def state(self, slot: int) -> tuple[SlotState | None, str]:
        """The current state of a slot and which artifact says it.

        It is the registry's, else what the phone service prints of the same objects: telephony-only bugreports of
        Android 8 to 10 hold no registry.
        """
        registry = next((state for state in self.registry.slots if state.slot == slot), None)
        dump = self.dumps.get(slot)
        if registry is not None or dump is None:
            return registry, telephony_registry.ARTIFACT
        state = SlotState(
            slot=slot, service=dump.service, cell_infos=dump.cell_infos, physical_channels=dump.physical_channels
        )
        return state, questions.DEBUG_SERVICE

    def logged(self, slot: int) -> "SlotLog | None":
        """The last words of the radio log on a slot."""
        return next((one for one in self.log.slots if one.slot == slot), None) if self.log else None


@dataclass(slots=True)
class _Reader:
    """One recording being read; collects what went wrong."""

    recording: Recording
    problems: list[Problem] = field(default_factory=list)

    def holds(self, command: str) -> bool:
        return command in self.recording.answers

    def parsed(self, command: str, parse: Callable[[bytes], tuple[_T, list[Problem]]]) -> _T | None:
        """What the answer to this command says; None where there is none worth reading."""
        answer = self.recording.answers.get(command)
        if answer is None or not self.worth_reading(answer):
            return None
        found, problems = parse(answer.stdout)
        # A parser of short answers does not know which slot was asked about.
        self.problems += [replace(p, artifact=command) if command in _SHORT else p for p in problems]
        return found

    def whole(self, command: str, parse: Callable[[bytes], tuple[_T, list[Problem]]]) -> _T | None:
        """The same where a part would say something else than the whole."""
        found = self.parsed(command, parse)
        return found if found is not None and self.recording.answers[command].complete else None

    def worth_reading(self, answer: Answer) -> bool:
        """Whether there is anything to parse; a refused, empty or cut answer is a problem by itself."""
        if not answer.complete:
            message = "the answer was cut off; what came before the cut is used, but nothing in it counts as complete"
            self.problems.append(Problem("cut-off", answer.command, message))
        if answer.stdout.strip():
            return True
        self.problems.append(_silence(answer))
        return False


def listen(recording: Recording) -> Said:
    """Read every artifact that has a parser. Never raises."""
    reader = _Reader(recording)
    properties = reader.parsed(getprop.ARTIFACT, getprop.parse) or _header(reader) or {}
    registry = reader.parsed(telephony_registry.ARTIFACT, telephony_registry.parse) or Registry()
    capability = _capability(reader)
    lists = (*_band_lists(reader, properties), *(capability.lists if capability else ()))
    subscriptions = _subscriptions(reader)
    active = {one.slot: one for one in subscriptions.active if one.slot is not None} if subscriptions else {}
    service, log = _phone_service(reader), _radio_log(reader)
    configs, features, told = _carrier_config(reader), _features(reader), _told(reader, active)
    history = (*_history(log, service), *_surveyed(reader))
    problems = [*recording.problems, *reader.problems]
    return Said(
        properties=MappingProxyType(dict(properties)),
        registry=registry,
        lists=lists,
        subscriptions=active,
        sim_states=subscriptions.sim_states if subscriptions else {},
        configs={config.slot: config for config in configs},
        dumps={phone.slot: phone for phone in service.phones} if service else {},
        log=log,
        told=told,
        features=features,
        history=history,
        problems=tuple(problem for problem in problems if not _is_absence(problem)),
        unavailable=tuple(
            Unavailable(fact=_OPTIONAL[problem.artifact], artifact=problem.artifact, reason=problem.message)
            for problem in problems
            if _is_absence(problem)
        ),
        combinations=capability.combinations if capability else (),
    )


def _header(reader: _Reader) -> Properties | None:
    if not reader.holds(questions.BUGREPORT_HEADER):
        return None
    from inspector.artifacts import bugreport_header

    return reader.parsed(bugreport_header.ARTIFACT, bugreport_header.parse)


def _band_lists(reader: _Reader, properties: Properties) -> tuple[BandList, ...]:
    if not reader.holds(questions.RADIO_LOG) and not any(map(is_modem_answer, reader.recording.answers)):
        return ()
    from inspector.facts.modem_lists import band_lists

    return tuple(band_lists(reader.recording, properties, reader.worth_reading, reader.problems))


def _capability(reader: _Reader) -> "Capability | None":
    if not any(command.startswith(questions.MODEM_FILES) for command in reader.recording.answers):
        return None
    from inspector.facts.capability import capability

    return capability(reader.recording, reader.worth_reading, reader.problems)


def _subscriptions(reader: _Reader) -> "Subscriptions | None":
    """Android 7 to 9 print the same list inside the debug service; a bugreport may hold that alone."""
    if not (reader.holds(questions.SUBSCRIPTIONS) or reader.holds(questions.DEBUG_SERVICE)):
        return None
    from inspector.artifacts import isub

    found = reader.parsed(isub.ARTIFACT, isub.parse)
    if found is not None or not reader.holds(questions.DEBUG_SERVICE):
        return found
    return isub.parse(reader.recording.answers[questions.DEBUG_SERVICE].stdout)[0]


def _carrier_config(reader: _Reader) -> "tuple[SlotConfig, ...]":
    if not reader.holds(questions.CARRIER_CONFIG):
        return ()
    from inspector.artifacts import carrier_config

    return reader.parsed(carrier_config.ARTIFACT, carrier_config.parse) or ()


def _phone_service(reader: _Reader) -> "PhoneService | None":
    if not reader.holds(questions.DEBUG_SERVICE):
        return None
    from inspector.artifacts import phone_service

    return reader.parsed(phone_service.ARTIFACT, phone_service.parse)


def _radio_log(reader: _Reader) -> "RadioLog | None":
    if not reader.holds(questions.RADIO_LOG):
        return None
    from inspector.artifacts import radio_log

    return reader.parsed(radio_log.ARTIFACT, radio_log.parse)


def _features(reader: _Reader) -> frozenset[str] | None:
    if not reader.holds(questions.FEATURES):
        return None
    from inspector.artifacts import features

    return reader.parsed(features.ARTIFACT, features.parse)


def _told(reader: _Reader, active: Mapping[int, "Subscription"]) -> Mapping[int, Told]:
    """The short answers, each for the slot it is about."""
    if not any(reader.holds(command) for command in _SHORT):
        return {}
    from inspector.artifacts import phone_commands, settings

    slots = {slot: Told() for slot in range(max([*active, *questions.ASKED_SLOTS]) + 1)}
    for slot in questions.ASKED_SLOTS:
        command = questions.ALLOWED_TYPES.format(slot=slot)
        allowed = reader.whole(command, phone_commands.allowed_generations)
        service = reader.parsed(questions.IMS_SERVICE.format(slot=slot), phone_commands.ims_service)
        slots[slot] = Told(allowed=(allowed, command) if allowed else None, ims_service=service)
    for key in questions.ASKED_SUBSCRIPTIONS:
        command = questions.NETWORK_MODE.format(subscription=key)
        modes = reader.parsed(command, settings.network_modes) or ()
        owners = range(len(modes)) if not key else [s for s, one in active.items() if str(one.sub_id) == key]
        for slot, mode in zip(owners, modes, strict=False):
            if mode is not None and slot in slots:
                slots[slot] = replace(slots[slot], mode=(mode, command))
    return slots


_SHORT = tuple(command for command in _OPTIONAL if command.startswith(("cmd ", "settings ")))


def _history(log: "RadioLog | None", service: "PhoneService | None") -> tuple[PastCell, ...]:
    if log is None and service is None:
        return ()
    from inspector.facts.history import history

    logged = history(log.sightings, questions.RADIO_LOG) if log else ()
    return (*logged, *(history(service.sightings, questions.DEBUG_SERVICE) if service else ()))


def _surveyed(reader: _Reader) -> tuple[PastCell, ...]:
    if not reader.holds(SURVEY):
        return ()
    from inspector.facts import surveyed

    return reader.parsed(SURVEY, surveyed.past_cells) or ()


def _silence(answer: Answer) -> Problem:
    from inspector.artifacts.refusals import refusal

    said = answer.stderr.decode("utf-8", "replace")
    return refusal(said, answer.command) or Problem("empty", answer.command, "the answer is empty")


def _is_absence(problem: Problem) -> bool:
    return problem.code in _NOT_THERE and problem.artifact in _OPTIONAL
