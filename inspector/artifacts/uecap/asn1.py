"""ASN.1 by pycrate: from encoded messages to what they say. Loads some 80 MB, so only the worker process runs this."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from inspector.artifacts.uecap.containers import said
from inspector.artifacts.uecap.messages import Message, Pdu, worth_decoding
from inspector.artifacts.uecap.said import Said
from inspector.bands import Band, Rat, info

_RAT_TYPE = {"eutra": Pdu.EUTRA, "nr": Pdu.NR, "eutra-nr": Pdu.EUTRA_NR}
_TYPES = {
    Pdu.LTE_DL_DCCH: ("LTE", "DL_DCCH_Message"),
    Pdu.LTE_UL_DCCH: ("LTE", "UL_DCCH_Message"),
    Pdu.NR_UL_DCCH: ("NR", "UL_DCCH_Message"),
    Pdu.EUTRA: ("LTE", "UE_EUTRA_Capability"),
    Pdu.NR: ("NR", "UE_NR_Capability"),
    Pdu.EUTRA_NR: ("NR", "UE_MRDC_Capability"),
}
_MOST_CONCATENATED = 50


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

    _segments: dict[Pdu, list[bytes]] = field(default_factory=dict)
    _asked: frozenset[Band] = frozenset()

    def decode(self, message: Message) -> list[Said]:
        """What it says; empty where it is no capability or cannot be decoded."""
        if message.pdu is Pdu.ANY:
            return list(_bare(message.data))
        value, _ = _decoded(message.pdu, message.data)
        if message.pdu is Pdu.LTE_DL_DCCH:
            bands = _named(value, "requestedFrequencyBands-r11") or ()
            self._asked = frozenset(Band(Rat.LTE, number) for number in bands)
            return []
        if message.pdu in _RAT_TYPE.values():
            return _sensible(said(message.pdu, value)) if value is not None else []
        segment = _named(value, "rrc-MessageSegmentContainer-r16")
        found = list(_containers(value)) if segment is None else self._joined(message.pdu, value, segment)
        return [self._asked_for(one) for one in found] if message.pdu is Pdu.LTE_UL_DCCH else found

    def _asked_for(self, one: Said) -> Said:
        """With the network's filter: a UE may heed it and not say so in its answer."""
        if not self._asked or one.asked:
            return one
        return replace(one, asked=self._asked, complete=one.complete - {Rat.LTE, Rat.NR})

    def _joined(self, pdu: Pdu, value: Any, segment: bytes) -> list[Said]:
        """TS 36.331 and 38.331, ULDedicatedMessageSegment: numbered from 0, the last one says so."""
        if _named(value, "segmentNumber-r16") == 0:
            self._segments[pdu] = []
        parts = self._segments.setdefault(pdu, [])
        if segment not in parts:
            parts.append(segment)
        if _named(value, "rrc-MessageSegmentType-r16") != "lastSegment":
            return []
        return list(_containers(_decoded(pdu, b"".join(self._segments.pop(pdu)))[0]))


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
                yield from _sensible(said(kind, inside))


def _bare(data: bytes) -> Iterator[Said]:
    """Hex that does not say what it is: the kind that decodes to bands that exist and leaves the least behind.

    What is left is the next message of a concatenation.
    """
    for _ in range(_MOST_CONCATENATED):
        tries = [one for one in (_attempt(pdu, data) for pdu in _guesses(data)) if one is not None]
        if not tries:
            return
        found, data = min(tries, key=lambda one: len(one[1]))
        yield from found


def _guesses(data: bytes) -> list[Pdu | tuple[str, str]]:
    messages = [pdu for pdu in (Pdu.LTE_UL_DCCH, Pdu.NR_UL_DCCH) if worth_decoding(Message(pdu, data))]
    lists = [(generation, "UE_CapabilityRAT_ContainerList") for generation in ("LTE", "NR")]
    return [*messages, Pdu.EUTRA, Pdu.NR, Pdu.EUTRA_NR, *lists]


def _attempt(pdu: Pdu | tuple[str, str], data: bytes) -> tuple[list[Said], bytes] | None:
    """What it says and what is behind it; None where it is no capability. One of 3G alone says nothing, and is one."""
    value, rest = _decoded(pdu, data)
    if isinstance(pdu, Pdu) and pdu in _RAT_TYPE.values():
        found = [] if value is None else _sensible(said(pdu, value))
        return (found, rest) if found else None
    found = list(_containers(value))
    return (found, rest) if found or _named(value, "ue-CapabilityRAT-ContainerList") else None


def _sensible(one: Said) -> list[Said]:
    """A wrong guess decodes to band numbers that nobody ever defined."""
    return [one] if one.bands and all(info(band) for band in one.bands) else []


def _named(value: Any, key: str) -> Any:
    return next((inside[key] for inside in _dicts(value) if key in inside), None)


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, dict):
            yield one
            waiting += one.values()
        elif isinstance(one, list | tuple):
            waiting += one
