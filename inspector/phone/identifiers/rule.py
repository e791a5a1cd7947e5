"""A rule: where an identifier stands, and how what it says is replaced."""

import re
from collections.abc import Callable

from inspector.dataclass import dataclass
from inspector.phone.fakes import Fakes

X = "[0-9A-Fa-f]"
"""A hexadecimal digit."""

_VALUE = "v"
"""The group that holds the identifier itself; without it, the whole match does."""

# Values that say "unknown" or are fixed by the platform; replacing them would invent facts.
_SENTINELS = frozenset(
    {"", "0", "-1", "1", "2147483647", "-2147483648", "9223372036854775807", "4294967295", "268435455", "65535"}
    | {"7fffffff", "0x7fffffff", "ffffffff", "0xffffffff", "0x7fffffffffffffff"}
    | {"ffff", "0xffff", "fffe", "0xfffe", "0000", "00000000"}
)

Make = Callable[[Fakes, str], str]
"""Makes the fake of a value."""

Swap = Callable[[Fakes, "re.Match[str]"], str]
"""Gives the whole match back with a fake in it, or as it was where nothing in it is personal."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where an identifier stands and how it is replaced.

    ``words``: one of them, in lower case, stands wherever the pattern matches; none: nothing can be said. Looking for a
    word is a hundred times quicker than the pattern, and a log of many MiB must not keep anybody waiting.
    """

    pattern: re.Pattern[str]
    swap: Swap
    words: tuple[str, ...]

    def may_match(self, lowered: str) -> bool:
        """Whether it is worth trying on a text, given in lower case."""
        return not self.words or any(word in lowered for word in self.words)


def rule(pattern: str, swap: Swap, *words: str) -> Rule:
    """Of ASCII text, but for accounts and networks, which may have any letters."""
    return Rule(re.compile(pattern, 0 if {"ssid", "@"} & set(words) else re.ASCII), swap, words)


def kept(make: Make) -> Swap:
    """Replace the group ``v`` of the match and keep the rest; a sentinel, or what is masked already, stays too."""

    def swapped(fakes: Fakes, match: "re.Match[str]") -> str:
        value = match[_VALUE]
        if value.lower() in _SENTINELS or not any(char.isalnum() for char in value):
            return match[0]
        start, end = match.start(_VALUE) - match.start(), match.end(_VALUE) - match.start()
        return match[0][:start] + (fakes.fake_of.get(value) or make(fakes, value)) + match[0][end:]

    return swapped


def digits(kind: str, keep: int = 0) -> Make:
    """Other digits, but for the first ``keep``."""
    return lambda fakes, value: fakes.digits(kind, value, keep)


def word(kind: str) -> Make:
    """Letters for letters and digits for digits."""
    return lambda fakes, value: fakes.word(kind, value)


def number(kind: str) -> Make:
    """Hexadecimal digits, or decimal ones where all are."""
    return lambda fakes, value: fakes.number(kind, value)


def span_of(match: "re.Match[str]") -> tuple[int, int]:
    """Where the identifier stands in the text."""
    return match.span(_VALUE if _VALUE in match.re.groupindex else 0)


def value_of(match: "re.Match[str]", replaced: str) -> str:
    """What the rule put in the place of the identifier, out of the whole match it gave back."""
    start, end = span_of(match)
    return replaced[start - match.start() : len(replaced) - (match.end() - end)]
