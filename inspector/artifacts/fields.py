"""Single fields out of Java ``toString()`` text, by key, without trusting braces.

Android prints ``key=value``, ``key= value`` and ``key = value``, leaves braces open
(ClosedSubscriberGroupInfo, array hashes ``[I@1f``) and puts free text between. So nothing here counts
braces: each field is found by its whole key. A value must be followed by something, because at the end of a
cut text it may have lost digits.
"""

import re

UNKNOWN_NUMBERS = frozenset({2147483647, 9223372036854775807})
"""Integer.MAX_VALUE and Long.MAX_VALUE: Android's "not available" (CellInfo.UNAVAILABLE)."""

_NUMBER = re.compile(r"-?\d{1,20}(?=[\s,;(){}\[\]])", re.ASCII)
_WHOLE_NUMBER = re.compile(r"-?\d{1,20}", re.ASCII)
_LONGEST_LIST = 1024
# A word before "=" is the next key, because this value is empty: "rRplmn= isUsingCarrierAggregation=false".
_WORD = re.compile(r"[^\s,;{}()\[\]=]++(?=[\s,;{}()\[\]])(?! ?=)")
_NEXT_FIELD = re.compile(r",?\s(?=[A-Za-z0-9][\w()]{0,60} ?=)")


def position(text: str, key: str) -> int | None:
    """Index of the value of the first field with exactly this key; None if there is none."""
    at = text.find(key)
    while at >= 0:
        end = at + len(key)
        if at == 0 or not (text[at - 1].isalnum() or text[at - 1] == "_"):
            while text[end : end + 1] == " ":
                end += 1
            if text[end : end + 1] == "=":
                end += 1
                while text[end : end + 1] == " ":
                    end += 1
                return end
        at = text.find(key, end)
    return None


def integer(text: str, *keys: str) -> int | None:
    """The first of the keys that holds a whole number; None where it is masked (``1***0``), cut or missing."""
    for key in keys:
        at = position(text, key)
        match = _NUMBER.match(text, at) if at is not None else None
        if match:
            return int(match[0])
    return None


def known(text: str, *keys: str) -> int | None:
    """A number that can only be positive: 0, -1, 2147483647 and the like are Android's "unknown", so None."""
    value = integer(text, *keys)
    return value if value is not None and value > 0 and value not in UNKNOWN_NUMBERS else None


def integers(text: str, key: str) -> tuple[int, ...]:
    """A list such as ``[1, 2]``; an array hash (``[I@1f``), a masked or a cut list gives an empty one."""
    at = position(text, key)
    return number_list(text, at) if at is not None else ()


def number_list(text: str, at: int) -> tuple[int, ...]:
    """The whole numbers of the ``[1, 2]`` that begins there; anything else there is an empty list."""
    end = text.find("]", at, at + _LONGEST_LIST)
    if end < 0 or text[at : at + 1] != "[":
        return ()
    members = [member.strip() for member in text[at + 1 : end].split(",")]
    return tuple(map(int, members)) if all(map(_WHOLE_NUMBER.fullmatch, members)) else ()


def word(text: str, *keys: str) -> str | None:
    """The first of the keys that holds a word; ``null`` and masks (``****``) are None."""
    for key in keys:
        at = position(text, key)
        match = _WORD.match(text, at) if at is not None else None
        if match:
            return None if match[0] == "null" or "*" in match[0] else match[0]
    return None


def boolean(text: str, *keys: str) -> bool | None:
    """``true`` or ``false`` after the first key that holds one; the next key can follow without a space."""
    for key in keys:
        at = position(text, key)
        if at is not None and text.startswith("true", at):
            return True
        if at is not None and text.startswith("false", at):
            return False
    return None


def phrase(text: str, *keys: str) -> str | None:
    """Free text with spaces and commas, up to the next ``key=``; empty and ``null`` are None."""
    for key in keys:
        at = position(text, key)
        if at is None:
            continue
        following = _NEXT_FIELD.search(text, max(at - 1, 0))
        end = following.start() if following else text.rfind("}")
        value = text[at:end].strip() if end > at else ""
        if value and value != "null":
            return value
    return None
