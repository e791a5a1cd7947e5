"""What would name somebody in a fixture, an output or a log: looked for by patterns of its own, not by those it tests."""

import re

_DIGITS = re.compile(r"(?<![\d.,:x=-])\d{14,20}(?![\d.]|ns)", re.ASCII)
_MAC = re.compile(r"(?i)(?<![\w:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![\w:-])", re.ASCII)
_PHONE = re.compile(r"(?<![\w.+])\+[1-9]\d{8,14}(?![\w.])", re.ASCII)
_ACCOUNT = re.compile(
    r"(?i)[\w.+-]{2,64}@(?:gmail|googlemail|outlook|hotmail|icloud|yahoo|gmx|qq|163)\.\w{2,3}\b", re.ASCII
)


def personal(text: str) -> list[str]:
    """The kinds that are there, with the place; what is reserved for tests is nobody's."""
    found = [f"{kind} at {match.start()}" for match in _DIGITS.finditer(text) if (kind := _kind(match[0]))]
    found += [f"MAC at {match.start()}" for match in _MAC.finditer(text) if not _is_reserved(match[0])]
    found += [f"number at {match.start()}" for match in _PHONE.finditer(text) if "555" not in match[0]]
    return found + [f"account at {match.start()}" for match in _ACCOUNT.finditer(text)]


def _kind(digits: str) -> str | None:
    if len(digits) >= 18 and digits.startswith("89"):
        return "ICCID"
    if len(digits) == 15 and not digits.startswith("00"):
        return "IMEI" if _luhn(digits) else "IMSI" if digits[0] in "234567" else None
    return None


def _luhn(digits: str) -> bool:
    values = (int(digit) for digit in reversed(digits))
    return sum(d if i % 2 == 0 else sum(divmod(d * 2, 10)) for i, d in enumerate(values)) % 10 == 0


def _is_reserved(address: str) -> bool:
    """Locally administered (the second bit), or all one and the same digit."""
    octets = re.split("[:-]", address)
    return bool(int(octets[0], 16) & 2) or len(set(octets)) == 1
