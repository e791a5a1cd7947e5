"""What a packet carries: GSMTAP (v2, v3 as drafted and as released) over UDP, or a PDU exported by Wireshark.

GSMTAP: libosmocore ``gsmtap.h``; v3: its draft ``gsmtapv3.h``; both as SCAT and QCSuper write them.
"""

import struct
from collections.abc import Iterable, Iterator

from inspector.artifacts.uecap.diag import NR_RRC, Log
from inspector.artifacts.uecap.messages import Message, Pdu
from inspector.artifacts.uecap.network import Datagrams
from inspector.artifacts.uecap.packets import Packet

PORT = 4729
QCSUPER_PORT = 47928
"""Where QCSuper puts what GSMTAP version 2 cannot carry: DIAG logs of NR RRC, without their header."""

_EXPORTED = 252


def messages(packets: Iterable[Packet]) -> Iterator[Message | Log | str]:
    """The messages in packets, and the lines of logs that the capturing program wrote between them."""
    datagrams = Datagrams()
    for packet in packets:
        if packet.link == _EXPORTED:
            yield from _exported(packet.data)
        else:
            yield from _of_port(datagrams.of(packet))


def _of_port(datagram: bytes) -> Iterator[Message | Log | str]:
    if len(datagram) < 8:
        return
    ports, length = struct.unpack_from(">HH", datagram), struct.unpack_from(">H", datagram, 4)[0]
    payload = datagram[8 : max(length, 8)]
    if PORT in ports and len(payload) >= 16:
        yield from _gsmtap(payload)
    elif QCSUPER_PORT in ports:
        yield Log(NR_RRC, payload)


_LOG, _LTE_RRC, _NR_RRC = 0x10, 0x0D, 0x21
_V2 = {
    (_LTE_RRC, 1): Pdu.LTE_DL_DCCH,
    (_LTE_RRC, 3): Pdu.LTE_UL_DCCH,
    (_NR_RRC, 8): Pdu.NR_UL_DCCH,
    (_NR_RRC, 33): Pdu.EUTRA_NR,
    (_NR_RRC, 34): Pdu.NR,
}
_LOG_V3 = 0x0000
_V3 = {
    (0x0403, 0x0009): Pdu.LTE_DL_DCCH,
    (0x0403, 0x000B): Pdu.LTE_UL_DCCH,
    (0x0503, 0x0009): Pdu.NR_UL_DCCH,
    (0x0503, 0x0203): Pdu.EUTRA_NR,
    (0x0503, 0x0204): Pdu.NR,
}


def _gsmtap(data: bytes) -> Iterator[Message | str]:
    if data[0] == 3 and data[1] == 0:
        words, kind, sub_type = struct.unpack_from(">HHH", data, 2)
        pdu, log, start = _V3.get((kind, sub_type)), kind == _LOG_V3, 4 * words
    elif data[0] in (2, 3):
        # Version 3 as first drafted: the header of version 2, made longer.
        pdu, log, start = _V2.get((data[2], data[12])), data[2] == _LOG, 4 * data[1]
    else:
        return
    if pdu is not None and start >= 8:
        yield Message(pdu, data[start:])
    elif log and start >= 8:
        yield data[start:].decode("latin-1")


# Dissectors of Wireshark; older and newer versions differ in dots, hyphens and underscores.
_DISSECTORS = {
    "lte.rrc.dl.dcch": Pdu.LTE_DL_DCCH,
    "lte.rrc.ul.dcch": Pdu.LTE_UL_DCCH,
    "nr.rrc.ul.dcch": Pdu.NR_UL_DCCH,
    "lte.rrc.ue.eutra.cap": Pdu.EUTRA,
    "nr.rrc.ue.nr.cap": Pdu.NR,
    "nr.rrc.ue.mrdc.cap": Pdu.EUTRA_NR,
}
_DISSECTOR_NAME, _END = 12, 0


def _exported(data: bytes) -> Iterator[Message | str]:
    """Tags before the PDU itself: epan/exported_pdu.h of Wireshark."""
    place, name = 0, ""
    while place + 4 <= len(data):
        tag, length = struct.unpack_from(">HH", data, place)
        place += 4
        if tag == _END:
            break
        if tag == _DISSECTOR_NAME:
            name = data[place : place + length].rstrip(b"\0").decode("latin-1").lower()
        place += length
    pdu = _DISSECTORS.get(name.replace("-", ".").replace("_", "."))
    if pdu is not None:
        yield Message(pdu, data[place:])
    elif name == "gsmtap" and len(data) - place >= 16:
        yield from _gsmtap(data[place:])
