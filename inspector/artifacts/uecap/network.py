"""From packets to UDP datagrams: link layers, IPv4 with its fragments, IPv6."""

import struct
from dataclasses import dataclass, field

from inspector.artifacts.uecap.packets import Packet

# LINKTYPE: bytes before the network layer, and where the EtherType stands (None: straight to IP).
_LINKS: dict[int, tuple[int, int | None]] = {
    1: (14, 12),  # Ethernet
    0: (4, None),  # BSD loopback
    108: (4, None),
    12: (0, None),  # raw IP under its names
    14: (0, None),
    101: (0, None),
    228: (0, None),
    229: (0, None),
    113: (16, 14),  # Linux cooked
    276: (20, 0),
}
_IP = (0x0800, 0x86DD)
_VLAN = (0x8100, 0x88A8)
_UDP = 17
_MORE, _OFFSET = 0x2000, 0x1FFF
_MOST_OPEN = 256
"""Datagrams of which fragments are missing; a log has them one after the other."""


@dataclass(slots=True)
class Datagrams:
    """Reads one packet after the other; keeps the fragments of a datagram until all of them are there."""

    _open: dict[bytes, dict[int, bytes]] = field(default_factory=dict)

    def of(self, packet: Packet) -> bytes:
        """The UDP datagram with its header; empty for everything else, and until the last fragment."""
        data = _without_link(packet)
        version = data[0] >> 4 if data else 0
        if version == 4 and len(data) >= 20 and data[9] == _UDP:
            return self._ipv4(data)
        if version == 6 and len(data) >= 40 and data[6] == _UDP:
            return data[40:]
        return b""

    def _ipv4(self, data: bytes) -> bytes:
        length, name, flags = struct.unpack_from(">H2sH", data, 2)
        # A length of 0 is what a network card leaves for itself to fill in.
        body = data[(data[0] & 15) * 4 : max(length, 20) if length else len(data)]
        if not flags & (_MORE | _OFFSET):
            return body
        key = name + data[12:20]
        if key not in self._open and len(self._open) >= _MOST_OPEN:
            self._open.clear()
        parts = self._open.setdefault(key, {})
        parts[(flags & _OFFSET) * 8] = body
        if not flags & _MORE:
            parts[-1] = b""
        return self._joined(key)

    def _joined(self, key: bytes) -> bytes:
        parts = self._open[key]
        if -1 not in parts:
            return b""
        whole = b""
        for place in sorted(place for place in parts if place >= 0):
            if place != len(whole):
                return b""
            whole += parts[place]
        del self._open[key]
        return whole


def _without_link(packet: Packet) -> bytes:
    """What the network layer got; empty where that is not IP."""
    if packet.link not in _LINKS:
        return b""
    start, type_at = _LINKS[packet.link]
    data = packet.data
    if type_at is not None:
        while len(data) >= type_at + 2 and struct.unpack_from(">H", data, type_at)[0] in _VLAN:
            data = data[:type_at] + data[type_at + 4 :]
        if len(data) < type_at + 2 or struct.unpack_from(">H", data, type_at)[0] not in _IP:
            return b""
    return data[start:]
