"""``settings get global preferred_network_mode``: what the user, or the maker, prefers. Android 4.2 to 11.

Later versions keep the preference elsewhere (``dumpsys isub``, ``cmd phone``); a value found there is an old one, and
some makers still write it. Source: android-formats, 3.5.
"""

from inspector.artifacts.refusals import refusal
from inspector.artifacts.text import decode
from inspector.problems import Problem

ARTIFACT = "settings get global preferred_network_mode"

_LARGEST_MODE = 99
_LONGEST = 256


def network_modes(raw: bytes) -> tuple[tuple[int | None, ...], list[Problem]]:
    """RILConstants.NETWORK_MODE by slot: ``22,22`` without a suffix, one number with the suffix of a subscription.

    A setting that was never written is ``null``: ``(None,)``. What is not one line of numbers gives nothing.
    """
    text, problems = decode(raw, ARTIFACT)
    refused = refusal(text, ARTIFACT)
    if refused:
        return (), [*problems, refused]
    value = text.strip()
    members = [member.strip() for member in value.split(",")] if len(value) <= _LONGEST else [value]
    if value and all(member in ("", "null") or _is_number(member) for member in members):
        return tuple(map(_mode, members)), problems
    return (), [*problems, Problem("not-a-mode", ARTIFACT, "it is no number, no list of numbers and not null")]


def _is_number(member: str) -> bool:
    digits = member.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) < 12


def _mode(member: str) -> int | None:
    value = int(member) if _is_number(member) else -1
    return value if 0 <= value <= _LARGEST_MODE else None
