"""DIAG log 0x1CCA ``PM RF Band Info`` as text: what the modem's policy leaves, per subscription (``allowed``).

``Lte Bands 1_64 = 0x000087C0BB08389F``, ``65_128 = 0x4A``. A format example was at hand, no live capture.
"""

import re
from dataclasses import dataclass, field

from inspector.artifacts.masks import known, numbered
from inspector.artifacts.qualcomm.band_classes import bands_of_mask
from inspector.artifacts.text import decode
from inspector.bands import Band, Rat
from inspector.claims import BandList, Claim
from inspector.problems import Problem

ARTIFACT = "0x1CCA"

_MASK = re.compile(
    r"(?:\b(GW|GSM ?WCDMA|LTE|TDS(?:CDMA)?|NR(?:5G)?)[ _]?(?:(?:SA|NSA|NRDC|DC)[ _]?)?Bands?)?[ _]{0,4}"
    r"(?:(\d{1,3})_(\d{1,3}))?[ \t|]{0,40}[=:|][ \t|]{0,40}0x([0-9A-Fa-f]{1,32})",
    re.IGNORECASE,
)
_SUBSCRIPTION = re.compile(r"\bSub(?:s|scription)?(?:[ _]?ID)?[ \t|]{0,20}[=:|]?[ \t|]{0,20}(\d)\b", re.IGNORECASE)
_RAT = {"lte": Rat.LTE, "nr": Rat.NR, "nr5g": Rat.NR}
_MOST_SUBSCRIPTIONS = 8


@dataclass(slots=True)
class _Said:
    bands: set[Band] = field(default_factory=set)
    complete: set[Rat] = field(default_factory=set)


def parse(raw: bytes) -> tuple[tuple[BandList, ...], list[Problem]]:
    """One list per subscription. Never raises."""
    text, problems = decode(raw, ARTIFACT)
    said: dict[str, _Said] = {}
    kind = detail = ""
    for line in text.split("\n"):
        subscription = _SUBSCRIPTION.search(line[:400])
        if subscription and len(said) < _MOST_SUBSCRIPTIONS:
            detail, kind = f", subscription {subscription[1]}", ""
        for match in _MASK.finditer(line[:4000]):
            kind = (match[1] or kind).casefold().replace(" ", "")
            if kind:
                _take(said.setdefault(detail, _Said()), kind, int(match[2] or 1), int(match[4], 16))
    return tuple(_list(detail, found) for detail, found in said.items() if found.bands), problems


def _take(said: _Said, kind: str, first: int, mask: int) -> None:
    if kind in _RAT:
        rat = _RAT[kind]
        said.bands |= known(numbered(rat, mask, first))
        if first > 1 and mask and rat is Rat.LTE:
            said.complete.add(rat)
    elif kind.startswith(("gw", "gsm")):
        said.bands |= bands_of_mask(mask)


def _list(detail: str, found: _Said) -> BandList:
    return BandList(
        claim=Claim.ALLOWED,
        artifact=ARTIFACT,
        bands=frozenset(found.bands),
        complete=frozenset(found.complete),
        detail=f"PM RF Band Info{detail}",
        note="what the modem's policy leaves of the hardware",
    )
