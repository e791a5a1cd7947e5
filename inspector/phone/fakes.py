"""Fakes for identifiers: of the same shape, the same one for the same value, and never somebody else's by intent."""

import hashlib
import re
import secrets
from collections import Counter
from dataclasses import dataclass, field

# A value this long is told from a fake by itself; a shorter one (an area code) could be both.
_UNMISTAKABLE = 8


@dataclass(slots=True)
class Fakes:
    """Hands out fakes: the same one for the same value, told apart by a salt that is forgotten afterwards."""

    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    counts: Counter[str] = field(default_factory=Counter)
    fake_of: dict[str, str] = field(default_factory=dict)
    """Of each long value, so that all rules agree on it, and of each long fake itself, so that it stays."""
    made: set[str] = field(default_factory=set)
    """The fakes as they stand in the recording."""

    def digits(self, kind: str, value: str, keep: int = 0) -> str:
        """As many digits, the first ``keep`` as they were."""
        return self._note(value, self._digits(kind, value, keep))

    def _digits(self, kind: str, value: str, keep: int = 0) -> str:
        self.counts[kind] += 1
        number = int.from_bytes(hashlib.blake2b(self.salt + value.encode("utf-8", "surrogatepass")).digest(), "big")
        wanted = len(value) - keep
        fake = str(number)[-wanted:].rjust(wanted, "1") if wanted > 0 else ""
        made = value[:keep] + (fake if not fake.startswith("0") or keep else "1" + fake[1:])
        if made == value and wanted > 0:  # one digit can be its own fake, and nobody could tell it from a miss
            made = made[:-1] + str((int(made[-1]) + 1) % 9 + 1)
        return made

    def imei(self, value: str) -> str:
        """Test range 00 (TS 23.003: reporting body 00 is for test), with a valid check digit."""
        body = "004400" + self._digits("imei", value)[6:14]
        return self._note(value, (body + _luhn(body))[: len(value)].ljust(len(value), "0"))

    def iccid(self, value: str) -> str:
        """Country and issuer stay (ITU-T E.118, the first five digits); the check digit is valid."""
        body = self._digits("iccid", value, 5)[:-1]
        return self._note(value, body + _luhn(body))

    def word(self, kind: str, value: str) -> str:
        """Letters for letters, digits for digits; everything else as it was."""
        self.counts[kind] += 1
        noise = hashlib.blake2b(self.salt + value.encode("utf-8", "surrogatepass"), digest_size=64).digest()
        return self._note(value, _another(value, "".join(_like(char, noise[i % 64]) for i, char in enumerate(value))))

    def number(self, kind: str, value: str) -> str:
        """Hexadecimal digits for hexadecimal digits, decimal ones where all are; ``0x`` and ``-`` stay."""
        lead = re.match(r"-?(?:0[xX])?", value)
        start = lead.end() if lead else 0
        if value[start:].isdecimal():
            return self._note(value, value[:start] + self.digits(kind, value[start:]))
        self.counts[kind] += 1
        noise = hashlib.blake2b(self.salt + value.upper().encode(), digest_size=64).hexdigest()
        fake = "".join(noise[i] if char.isalnum() else char for i, char in enumerate(value[start:]))
        fake = _another(value[start:], fake.upper() if value.upper() == value else fake)
        return self._note(value, value[:start] + fake)

    def _note(self, value: str, fake: str) -> str:
        if len(value) >= _UNMISTAKABLE:
            self.fake_of[value] = self.fake_of[fake] = fake
        return fake


def digest(fake: str) -> str:
    """Short, so that a recording can list its fakes; it says nothing of what was there before."""
    return hashlib.blake2b(fake.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def is_reserved(kind: str, value: str) -> bool:
    """Whether it can be nobody's: a test IMEI, a locally administered address, a network for documentation."""
    digits = "".join(char for char in value if char.isdecimal())
    return (
        (kind == "imei" and digits.startswith("00"))
        or (kind == "mac" and value.lower().startswith("02:00:00:"))
        or (kind == "ip" and value.lower().startswith(("192.0.2.", "2001:db8:")))
        or (kind == "account" and value.lower().endswith(("@example.com", "@example.org", ".example")))
    )


def _like(char: str, noise: int) -> str:
    if char.isdecimal():
        return str(noise % 10)
    if char.isascii() and char.isalpha():
        letter = "abcdefghijklmnopqrstuvwxyz"[noise % 26]
        return letter.upper() if char.isupper() else letter
    return "x" if char.isalpha() else char


def _another(value: str, fake: str) -> str:
    """The fake, unless it is the value itself, as one letter can be: nobody could tell that from a miss."""
    if fake != value:
        return fake
    place = next((at for at, char in enumerate(fake) if char.isascii() and char.isalnum()), None)
    if place is None:
        return fake
    other = "b" if fake[place] in "aA" else "a"
    digit = str((int(fake[place]) + 1) % 10) if fake[place].isdecimal() else ""
    return fake[:place] + (digit or (other.upper() if fake[place].isupper() else other)) + fake[place + 1 :]


def _luhn(body: str) -> str:
    digits = [int(d) for d in reversed(body)]
    total = sum(d if i % 2 else sum(divmod(d * 2, 10)) for i, d in enumerate(digits))
    return str(-total % 10)
