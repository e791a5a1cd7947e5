"""Encoded messages that can tell what a UE is capable of, whatever carried them here."""

from collections.abc import Iterable
from enum import StrEnum

from inspector.dataclass import dataclass


class Pdu(StrEnum):
    """What the bytes are said to be. ``ANY`` is a bare hex string: its kind shows only in the decoding."""

    LTE_DL_DCCH = "lte-dl-dcch"
    LTE_UL_DCCH = "lte-ul-dcch"
    NR_UL_DCCH = "nr-ul-dcch"
    EUTRA = "eutra"
    NR = "nr"
    EUTRA_NR = "eutra-nr"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Message:
    """One encoded message (unaligned PER)."""

    pdu: Pdu
    data: bytes


# TS 36.331 and 38.331: one bit for c1, four for the alternative of the DCCH message type.
_ALTERNATIVE = {
    Pdu.LTE_DL_DCCH: 7,  # ueCapabilityEnquiry
    Pdu.LTE_UL_DCCH: 7,  # ueCapabilityInformation
    Pdu.NR_UL_DCCH: 9,
}


def worth_decoding(message: Message) -> bool:
    """Whether the first bits say UE capability, or a segment that may be part of one; decoding is dear."""
    if not message.data:
        return False
    wanted = _ALTERNATIVE.get(message.pdu)
    return wanted is None or message.data[0] >> 3 == wanted or _is_extension(message)


def distinct(found: Iterable[Message]) -> list[Message]:
    """Every answer once, after the question that it answers: a phone repeats itself at every registration.

    Only LTE's question is kept: NR's containers repeat their filter themselves. Segments stay all: two messages may
    begin alike.
    """
    kept: list[Message] = []
    seen: set[tuple[Message | None, Message]] = set()
    question: Message | None = None
    for message in filter(worth_decoding, found):
        if message.pdu is Pdu.LTE_DL_DCCH:
            question = message
        elif _is_extension(message):
            kept.append(message)
        elif (question, message) not in seen:
            seen.add((question, message))
            kept += [message] if question is None else [question, message]
    return kept


def _is_extension(message: Message) -> bool:
    """Where segments of an answer are: among the messages that the first release did not know."""
    return message.pdu in (Pdu.LTE_UL_DCCH, Pdu.NR_UL_DCCH) and message.data[0] >> 7 == 1
