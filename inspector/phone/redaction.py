"""Takes what identifies a person out of a recording and puts fakes of the same shape in, so that it still parses.

One value gets one fake throughout a recording. Radio facts stay: bands, channels, PLMNs, operator names, versions.
"""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from types import MappingProxyType

from inspector.dataclass import dataclass
from inspector.phone.capability_files import command_of, holds_traffic
from inspector.phone.encoding import decoded
from inspector.phone.fakes import Fakes, digest, is_reserved
from inspector.phone.identifiers import RULES, Rule, named_values, span_of, value_of
from inspector.phone.questions import GETPROP, MODEM_FILES
from inspector.phone.recording import Answer, Recording
from inspector.problems import Problem

_Swap = Callable[[re.Match[str]], str]
_Place = tuple[int, int]
"""Where a fake begins and ends."""

_PIECE = 32 * 1024
"""Characters. Smaller ones are passed by more often, larger ones cost less each."""


def redact(recording: Recording, salt: bytes | None = None) -> tuple[Recording, Mapping[str, int]]:
    """The recording with fakes in, and how many values of each kind were replaced.

    Serial numbers that a property names are replaced wherever else they stand, too.
    """
    fakes = Fakes(salt) if salt is not None else Fakes()
    named = _named_identifiers(recording, fakes)
    kept, problems = _without_logs(recording)
    answers = {
        command: replace(
            answer,
            stdout=answer.stdout if _is_encoded(command, answer.stdout) else _apply(answer.stdout, fakes, named),
            stderr=_apply(answer.stderr, fakes, named),
        )
        for command, answer in kept.items()
    }
    redacted = replace(
        recording,
        answers=MappingProxyType(answers),
        redacted=True,
        fakes=frozenset(map(digest, fakes.made)),
        problems=(*recording.problems, *problems),
    )
    return redacted, dict(sorted(fakes.counts.items()))


def _without_logs(recording: Recording) -> tuple[dict[str, Answer], list[Problem]]:
    """A log of the modem holds whole messages: who the owner is and where. No rule finds that in encoded bytes."""
    kept, problems = {}, []
    for command, answer in recording.answers.items():
        if command.startswith(MODEM_FILES) and holds_traffic(answer.stdout):
            message = f"{command}: a log of the modem can say who you are and where; --no-redact keeps it"
            problems.append(Problem("left-out", command, message))
        else:
            kept[command] = answer
    return kept, problems


def _is_encoded(command: str, raw: bytes) -> bool:
    """Hex and tables of capabilities name nobody, and one changed digit would spoil them."""
    return command.startswith(MODEM_FILES) and command_of(raw) != "uecapability.json"


def _named_identifiers(recording: Recording, fakes: Fakes) -> dict[str, tuple[str, str]]:
    """What properties name as serials and the like, the longest first: value to kind and fake."""
    answer = recording.answers.get(GETPROP)
    named: dict[str, tuple[str, str]] = {}
    for kind, value, make in named_values(answer.stdout) if answer else ():
        named[value] = kind, fakes.fake_of.get(value) or make(fakes, value)
        fakes.made.add(named[value][1])
    fakes.counts.clear()  # what is named is counted where it is replaced
    return dict(sorted(named.items(), key=lambda item: -len(item[0])))


def _apply(raw: bytes, fakes: Fakes, named: Mapping[str, tuple[str, str]]) -> bytes:
    text, encoding, rest = decoded(raw)
    whole = "".join(_faked(piece, fakes, named) for piece in _pieces(text))
    return whole.encode(encoding, "strict" if encoding == "latin-1" else "surrogatepass") + rest


def _faked(piece: str, fakes: Fakes, named: Mapping[str, tuple[str, str]]) -> str:
    lowered = piece.lower()  # a fake brings no word that a rule looks for, and takes none away
    places: list[_Place] = []
    here = [value for value in named if value in piece]
    if here:
        piece, places = _swapped(
            piece, re.compile("|".join(map(re.escape, here))), _by_name(fakes, named), fakes.made, places
        )
    for rule in RULES:
        if rule.may_match(lowered):
            piece, places = _swapped(piece, rule.pattern, _noted(rule, fakes), fakes.made, places)
    return piece


def _swapped(
    text: str, pattern: re.Pattern[str], swap: _Swap, made: set[str], places: list[_Place]
) -> tuple[str, list[_Place]]:
    """The text with fakes in, and where they stand: ``places``, in order, are those of earlier rules.

    What lies within a fake is one already; were it replaced once more, nobody would know the whole for a fake. It is
    ``made`` as well, since it is found by itself.
    """
    parts: list[str] = []
    kept: list[_Place] = []
    at = shift = 0
    earlier = deque(places)
    for match in pattern.finditer(text):
        start, end = span_of(match)
        while earlier and earlier[0][1] <= start:
            kept.append((earlier[0][0] + shift, earlier[0][1] + shift))
            earlier.popleft()
        if earlier and earlier[0][0] <= start and end <= earlier[0][1]:
            made.add(text[start:end])
            continue
        fake = swap(match)
        if fake == match[0]:
            continue
        while earlier and earlier[0][0] < end:
            earlier.popleft()
        parts += text[at : match.start()], fake
        at, longer = match.end(), len(fake) - len(match[0])
        kept.append((start + shift, end + shift + longer))
        shift += longer
    if not parts:
        return text, places
    kept += [(start + shift, end + shift) for start, end in earlier]
    return "".join((*parts, text[at:])), kept


def _by_name(fakes: Fakes, named: Mapping[str, tuple[str, str]]) -> _Swap:
    def swap(match: re.Match[str]) -> str:
        kind, fake = named[match[0]]
        fakes.counts[kind] += 1
        return fake

    return swap


def _pieces(text: str) -> list[str]:
    """The text in pieces of whole lines, of which each can be passed by where it holds nothing."""
    pieces, start = [], 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        pieces.append(text[start:end])
        start = end
    return pieces


def _noted(rule: Rule, fakes: Fakes) -> _Swap:
    def swap(match: re.Match[str]) -> str:
        replaced = rule.swap(fakes, match)
        if replaced != match[0]:
            fakes.made.add(value_of(match, replaced))
        return replaced

    return swap


@dataclass(frozen=True, slots=True)
class Identifier:
    """What identifies somebody: ``kind`` (``imei``, ``iccid``, ``cell`` ...), the value, and the answer that has it."""

    kind: str
    value: str = field(repr=False)  # a log or a traceback must not tell it
    artifact: str


def identifiers(recording: Recording) -> tuple[Identifier, ...]:
    """What in a recording identifies somebody, each value once for each answer. Fakes that it was written with do not.

    The same rules look that replace. A recording of another program's making has no list of fakes: there only what is
    reserved for tests and documentation is told from the real.
    """
    found: dict[Identifier, None] = {}
    for command, answer in recording.answers.items():
        here: set[tuple[str, str]] = set()
        if command == GETPROP:
            named = {(kind, value) for kind, value, _ in named_values(answer.stdout)}
            here |= {one for one in named if not _is_fake(*one, recording.fakes)}
        if not _is_encoded(command, answer.stdout):
            here |= _real(answer.stdout, recording.fakes) | _real(answer.stderr, recording.fakes)
        found |= {Identifier(kind, value, command): None for kind, value in sorted(here)}
    return tuple(found)


def leftovers(recording: Recording) -> Mapping[str, int]:
    """How many values of each kind identify somebody still, and how many logs of the modem do (``traffic``)."""
    kinds = Counter(kind for kind, _ in {(one.kind, one.value) for one in identifiers(recording)})
    for command, answer in recording.answers.items():
        if command.startswith(MODEM_FILES) and holds_traffic(answer.stdout):
            kinds["traffic"] += 1
    return dict(sorted(kinds.items()))


def _is_fake(kind: str, value: str, fakes: frozenset[str]) -> bool:
    return digest(value) in fakes or is_reserved(kind, value)


def _real(raw: bytes, fakes: frozenset[str]) -> set[tuple[str, str]]:
    """Kind and value of what a rule would replace, but for fakes and for what lies within one.

    A later rule can have replaced what an earlier one had made: the subscriber's number in the address that it begins.
    """
    real: set[tuple[str, str]] = set()
    for piece in _pieces(decoded(raw)[0]):
        made, lowered = bytearray(len(piece)), piece.lower()
        found = [one for rule in RULES if rule.may_match(lowered) for one in _matches(rule, piece)]
        for kind, value, (start, end) in found:
            if _is_fake(kind, value, fakes):
                made[start:end] = b"\1" * (end - start)
        real |= {(kind, value) for kind, value, (start, end) in found if not all(made[start:end])}
    return real


def _matches(rule: Rule, text: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Kind, value and place of each identifier that the rule would replace."""
    for match in rule.pattern.finditer(text):
        fresh = Fakes(b"")
        if rule.swap(fresh, match) != match[0]:
            yield next(iter(fresh.counts)), value_of(match, match[0]), span_of(match)
