"""ASN.1 by pycrate: from encoded messages to what they say. Loads some 80 MB, so only the worker process runs this."""

from collections import deque
from collections.abc import Iterator
from dataclasses import field, replace
from functools import cache
from typing import Any

from inspector.artifacts.uecap.containers import NAMES, said
from inspector.artifacts.uecap.messages import Message, Pdu, worth_decoding
from inspector.artifacts.uecap.said import Said
from inspector.bands import Band, Rat, info
from inspector.dataclass import dataclass

_RAT_TYPE = {"eutra": Pdu.EUTRA, "nr": Pdu.NR, "eutra-nr": Pdu.EUTRA_NR}
_TYPES = {
    Pdu.LTE_DL_DCCH: ("LTE", "DL_DCCH_Message"),
    Pdu.LTE_UL_DCCH: ("LTE", "UL_DCCH_Message"),
    Pdu.NR_UL_DCCH: ("NR", "UL_DCCH_Message"),
    Pdu.EUTRA: ("LTE", "UE_EUTRA_Capability"),
    Pdu.NR: ("NR", "UE_NR_Capability"),
    Pdu.EUTRA_NR: ("NR", "UE_MRDC_Capability"),
}
_LISTS = ("UECapabilityInformation", "UE_CapabilityRAT_ContainerList", "UE_CapabilityRAT_Container")
"""What may stand without the message around it."""

_MOST_CONCATENATED = 50
_SHORTEST_BARE, _WORD = 20, 4


@cache
def _module(generation: str) -> Any:
    if generation == "LTE":
        from pycrate_asn1dir.RRCLTE import EUTRA_RRC_Definitions

        return EUTRA_RRC_Definitions
    from pycrate_asn1dir.RRCNR import NR_RRC_Definitions

    return NR_RRC_Definitions


@dataclass(slots=True)
class Decoder:
    """Decodes one message after the other.

    Keeps the segments of a message that came in pieces, and the bands that the network asked for last.
    """

    _segments: dict[Pdu, dict[int, bytes]] = field(default_factory=dict)
    _asked: frozenset[Band] = frozenset()

    def decode(self, message: Message) -> list[Said]:
        """What it says; empty where it is no capability or cannot be decoded."""
        if message.pdu is Pdu.ANY:
            return list(_bare(message.data)) or self._bare_segment(message.data)
        value, _ = _decoded(message.pdu, message.data)
        if message.pdu is Pdu.LTE_DL_DCCH:
            bands = _named(value, "requestedFrequencyBands-r11") or ()
            self._asked = frozenset(Band(Rat.LTE, number) for number in bands)
            return []
        if message.pdu in _RAT_TYPE.values():
            return _naming(said(message.pdu, value)) if value is not None else []
        segment = _named(value, "rrc-MessageSegmentContainer-r16")
        found = list(_containers(value)) if segment is None else self._joined(message.pdu, value, segment)
        return [self._asked_for(one) for one in found] if message.pdu is Pdu.LTE_UL_DCCH else found

    def _asked_for(self, one: Said) -> Said:
        """With the network's filter: a UE may heed it and not say so in its answer."""
        if not self._asked or one.asked or one.source != NAMES[Pdu.EUTRA]:
            return one
        return replace(one, asked=self._asked, complete=one.complete - {Rat.LTE, Rat.NR})

    def _bare_segment(self, data: bytes) -> list[Said]:
        for pdu in (Pdu.LTE_UL_DCCH, Pdu.NR_UL_DCCH):
            value, rest = _decoded(pdu, data) if worth_decoding(Message(pdu, data)) else (None, b"")
            segment = _named(value, "rrc-MessageSegmentContainer-r16")
            if segment is not None and not rest:
                return self._joined(pdu, value, segment)
        return []

    def _joined(self, pdu: Pdu, value: Any, segment: bytes) -> list[Said]:
        """TS 36.331 and 38.331, ULDedicatedMessageSegment: numbered from 0, the last one says so."""
        number = _named(value, "segmentNumber-r16")
        parts = self._segments.setdefault(pdu, {})
        if number == 0:
            parts.clear()
        parts[number] = segment
        if _named(value, "rrc-MessageSegmentType-r16") != "lastSegment":
            return []
        whole = b"".join(parts[place] for place in sorted(parts))
        parts.clear()
        return list(_containers(_decoded(pdu, whole)[0]))


def _decoded(pdu: Pdu | tuple[str, str], data: bytes) -> tuple[Any, bytes]:
    """The value and what is left behind it; None where the bytes are not of this type."""
    from pycrate_core.charpy import Charpy

    generation, name = _TYPES[pdu] if isinstance(pdu, Pdu) else pdu
    kind = getattr(_module(generation), name)
    chars = Charpy(data)
    try:
        kind.from_uper(chars)
        return kind.get_val(), data[len(data) - chars.len_bit() // 8 :]
    except Exception:
        # Whatever pycrate raises on bytes that are something else: its own errors, and a dozen of Python's.
        return None, b""


def _containers(value: Any) -> Iterator[Said]:
    """Of every UE-CapabilityRAT-Container in a decoded message or list."""
    for container in _dicts(value):
        # LTE says rat-Type and ueCapabilityRAT-Container, NR rat-Type and ue-CapabilityRAT-Container.
        kind = _RAT_TYPE.get(str(container.get("rat-Type")))
        data = container.get("ueCapabilityRAT-Container", container.get("ue-CapabilityRAT-Container"))
        if kind and isinstance(data, bytes):
            inside, _ = _decoded(kind, data)
            if inside is not None:
                yield from _naming(said(kind, inside))


def _bare(data: bytes) -> Iterator[Said]:
    """Hex that does not say what it is, one message or several without anything between.

    A container has no mark of its own, so where not all of the bytes can be read it is not believed: any bytes decode
    to something.
    """
    if _may_be_a_mask(data):
        return
    found = _reading(data, {})
    whole = not _unread(found)
    for one in found:
        if whole or one.framed:
            yield from one.said


def _may_be_a_mask(data: bytes) -> bool:
    """Masks of bands, pasted as hex, are whole words, short or full of zeros, and zeros read as band 1.

    A container of a real phone has a hundred bytes and more, and few zeros.
    """
    return len(data) % _WORD == 0 and (len(data) < _SHORTEST_BARE or data.count(0) > len(data) // 2)


def _reading(data: bytes, known: dict[int, "_Way"]) -> "_Way":
    """Of all ways to cut the bytes into messages the one that leaves the least unread, then names the most bands."""
    if not any(data):
        return ()
    if len(data) not in known:
        known[len(data)] = ()
        tries = [one for one in (_attempt(pdu, data) for pdu in _guesses(data)) if one is not None]
        sure = [one for one in tries if one.framed and one.said]
        ways = [(one, *_reading(one.rest, known)) for one in (sure[:1] or tries) if len(known) < _MOST_CONCATENATED]
        known[len(data)] = min(ways, key=_doubt, default=())
    return known[len(data)]


def _doubt(way: "_Way") -> tuple[int, int]:
    return _unread(way), -sum(len(said.bands) for one in way for said in one.said)


def _unread(way: "_Way") -> int:
    """Zeros are padding, and would read as a list of band 1."""
    return len(way[-1].rest) if way and any(way[-1].rest) else 0


def _guesses(data: bytes) -> list[Pdu | tuple[str, str]]:
    messages = [pdu for pdu in (Pdu.LTE_UL_DCCH, Pdu.NR_UL_DCCH) if worth_decoding(Message(pdu, data))]
    listed = [(generation, name) for generation in ("LTE", "NR") for name in _LISTS]
    return [*messages, Pdu.EUTRA, Pdu.NR, Pdu.EUTRA_NR, *listed]


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What a guess came to. ``framed``: a message or list that names its containers; ``rest`` is what is behind it."""

    said: list[Said]
    framed: bool
    rest: bytes


_Way = tuple[_Attempt, ...]


def _attempt(pdu: Pdu | tuple[str, str], data: bytes) -> _Attempt | None:
    """None where it is no capability. A message of 3G alone says nothing, and is one."""
    value, rest = _decoded(pdu, data)
    if isinstance(pdu, Pdu) and pdu in _RAT_TYPE.values():
        found = [one for one in _naming(said(pdu, value)) if _is_sensible(one)] if value is not None else []
        return _Attempt(found, False, rest) if found else None
    if isinstance(pdu, tuple):
        found = [one for one in _containers(value) if _is_sensible(one)]
        return _Attempt(found, True, rest) if found else None
    found = list(_containers(value))
    return _Attempt(found, True, rest) if found or _named(value, "ue-CapabilityRAT-ContainerList") else None


def _naming(one: Said) -> list[Said]:
    return [one] if one.bands else []


def _is_sensible(one: Said) -> bool:
    """A wrong guess decodes to band numbers that nobody ever defined; 2G and 3G are names and always defined."""
    return all(info(band) for band in one.bands if band.rat in (Rat.LTE, Rat.NR))


def _named(value: Any, key: str) -> Any:
    return next((inside[key] for inside in _dicts(value) if key in inside), None)


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    waiting = deque([value])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, dict):
            yield one
            waiting += one.values()
        elif isinstance(one, list | tuple):
            waiting += one
