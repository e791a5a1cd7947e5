"""UE capability messages of our own making, encoded by pycrate, and the files that carry them."""

import struct
from typing import Any

import pytest

pytest.importorskip("pycrate_asn1dir", reason="needs the extra: pip install 'band-inspector[uecap]'")

from pycrate_asn1dir.RRCLTE import EUTRA_RRC_Definitions as LTE
from pycrate_asn1dir.RRCNR import NR_RRC_Definitions as NR

Combo = list[tuple[int, str, str]]
"""Band, downlink class, uplink class (empty: none) of each component."""


def eutra(
    lte: list[int],
    *,
    nsa: list[int] | None = None,
    sa: list[int] | None = None,
    asked: list[int] | None = None,
    umts: list[str] | None = None,
    gsm: list[str] | None = None,
    combos: list[Combo] | None = None,
) -> bytes:
    """A UE-EUTRA-Capability; bands above 64 go to the v9e0 list, as TS 36.331 has it."""
    schema = LTE.UE_EUTRA_Capability
    value = _least(schema)
    value["accessStratumRelease"] = "rel15"
    value["rf-Parameters"]["supportedBandListEUTRA"] = [{"bandEUTRA": min(n, 64), "halfDuplex": False} for n in lte]
    value["measParameters"]["bandListEUTRA"] = [{"interFreqBandList": [{"interFreqNeedForGaps": False}]} for _ in lte]
    between = value["interRAT-Parameters"]
    if umts:
        between["utraFDD"] = {"supportedBandListUTRA-FDD": umts}
    if gsm:
        between["geran"] = {"supportedBandListGERAN": gsm, "interRAT-PS-HO-ToGERAN": False}
    if any(n > 64 for n in lte):
        high = [{"bandEUTRA-v9e0": n} if n > 64 else {} for n in lte]
        late = LTE.UE_EUTRA_Capability_v9a0_IEs
        inside: dict[str, Any] = {}
        _put(late, inside, "rf-Parameters-v9e0", {"supportedBandListEUTRA-v9e0": high})
        v9a0 = ("UE-EUTRA-Capability-v9a0-IEs", inside)
        _put(schema, value, "lateNonCriticalExtension", v9a0)
    if combos:
        first = {"supportedBandCombination-r10": [[_lte_part(part) for part in combo] for combo in combos]}
        _put(schema, value, "rf-Parameters-v1020", first)
        if any(n > 64 for combo in combos for n, _, _ in combo):
            real = [[{"bandEUTRA-v1090": n} if n > 64 else {} for n, _, _ in combo] for combo in combos]
            _put(schema, value, "rf-Parameters-v1090", {"supportedBandCombination-v1090": real})
    if asked:
        _put(schema, value, "rf-Parameters-v1180", {"requestedBands-r11": asked})
    if nsa:
        entries = [{"bandNR-r15": n} for n in nsa]
        _put(schema, value, "irat-ParametersNR-r15", {"supportedBandListEN-DC-r15": entries})
    if sa:
        _put(schema, value, "irat-ParametersNR-v1540", {"supportedBandListNR-SA-r15": [{"bandNR-r15": n} for n in sa]})
    return _encoded(schema, value)


def nr(bands: list[int], *, asked: list[int] | None = None, combos: list[Combo] | None = None) -> bytes:
    """A UE-NR-Capability."""
    value = _least(NR.UE_NR_Capability)
    value["accessStratumRelease"] = "rel16"
    radio = value["rf-Parameters"]
    radio["supportedBandListNR"] = [{"bandNR": n} for n in bands]
    if combos:
        radio["supportedBandCombinationList"] = [_nr_combination([], combo) for combo in combos]
    if asked:
        radio["appliedFreqBandListFilter"] = [("bandInformationNR", {"bandNR": n}) for n in asked]
    return _encoded(NR.UE_NR_Capability, value)


def mrdc(combos: list[tuple[Combo, Combo]], *, asked: list[int]) -> bytes:
    """A UE-MRDC-Capability: LTE and NR parts of each combination, and the LTE bands asked for."""
    value = _least(NR.UE_MRDC_Capability)
    value["rf-ParametersMRDC"] = {
        "supportedBandCombinationList": [_nr_combination(lte, five) for lte, five in combos],
        "appliedFreqBandListFilter": [("bandInformationEUTRA", {"bandEUTRA": n}) for n in asked],
    }
    return _encoded(NR.UE_MRDC_Capability, value)


def lte_information(**containers: bytes) -> bytes:
    """UECapabilityInformation on LTE's UL-DCCH. Names: ``eutra``, ``nr``, ``eutra_nr``, ``utra``."""
    inside = {"ue-CapabilityRAT-ContainerList": _lte_list(containers)}
    return _on_uplink(LTE, ("c1", ("ueCapabilityInformation-r8", inside)))


def lte_bare(what: str, **containers: bytes) -> bytes:
    """The message without its channel (``information``), its ``list``, or the first ``container`` of that."""
    listed = _lte_list(containers)
    if what == "list":
        return _encoded(LTE.UE_CapabilityRAT_ContainerList, listed)
    if what == "container":
        return _encoded(LTE.UE_CapabilityRAT_Container, listed[0])
    extensions = ("c1", ("ueCapabilityInformation-r8", {"ue-CapabilityRAT-ContainerList": listed}))
    body = {"rrc-TransactionIdentifier": 0, "criticalExtensions": extensions}
    return _encoded(LTE.UECapabilityInformation, body)


def _lte_list(containers: dict[str, bytes]) -> list[dict[str, Any]]:
    return [
        {"rat-Type": name.replace("_", "-"), "ueCapabilityRAT-Container": data} for name, data in containers.items()
    ]


def nr_information(**containers: bytes) -> bytes:
    """UECapabilityInformation on NR's UL-DCCH."""
    listed = [
        {"rat-Type": name.replace("_", "-"), "ue-CapabilityRAT-Container": data} for name, data in containers.items()
    ]
    return _on_uplink(NR, ("ueCapabilityInformation", {"ue-CapabilityRAT-ContainerList": listed}))


def lte_enquiry(asked: list[int]) -> bytes:
    """UECapabilityEnquiry on LTE's DL-DCCH, with a filter of bands."""
    inside: dict[str, Any] = {"ue-CapabilityRequest": ["eutra"]}
    _put(LTE.UECapabilityEnquiry_r8_IEs, inside, "requestedFrequencyBands-r11", asked)
    body = {"rrc-TransactionIdentifier": 0, "criticalExtensions": ("c1", ("ueCapabilityEnquiry-r8", inside))}
    return _encoded(LTE.DL_DCCH_Message, {"message": ("c1", ("ueCapabilityEnquiry", body))})


def nr_segments(message: bytes, size: int) -> list[bytes]:
    """The message in pieces of ``size`` bytes, each in a ULDedicatedMessageSegment."""
    pieces = [message[start : start + size] for start in range(0, len(message), size)]
    encoded = []
    for number, piece in enumerate(pieces):
        inside = {
            "segmentNumber-r16": number,
            "rrc-MessageSegmentContainer-r16": piece,
            "rrc-MessageSegmentType-r16": "lastSegment" if number == len(pieces) - 1 else "notLastSegment",
        }
        body = {"criticalExtensions": ("ulDedicatedMessageSegment-r16", inside)}
        extension = ("messageClassExtension", ("c2", ("ulDedicatedMessageSegment-r16", body)))
        encoded.append(_encoded(NR.UL_DCCH_Message, {"message": extension}))
    return encoded


def pcap(packets: list[bytes], link: int, *, order: str = "<", nanoseconds: bool = False) -> bytes:
    """A pcap file."""
    magic = 0xA1B23C4D if nanoseconds else 0xA1B2C3D4
    head = struct.pack(f"{order}IHHiIII", magic, 2, 4, 0, 0, 65535, link)
    return head + b"".join(struct.pack(f"{order}IIII", 0, 0, len(one), len(one)) + one for one in packets)


def pcapng(packets: list[bytes], link: int, *, order: str = "<") -> bytes:
    """A pcapng file of one section and one interface."""

    def block(kind: int, body: bytes) -> bytes:
        padded = body + b"\0" * (-len(body) % 4)
        length = struct.pack(f"{order}I", len(padded) + 12)
        return struct.pack(f"{order}I", kind) + length + padded + length

    out = block(0x0A0D0D0A, struct.pack(f"{order}IHHq", 0x1A2B3C4D, 1, 0, -1))
    out += block(1, struct.pack(f"{order}HHI", link, 0, 0))
    for one in packets:
        out += block(6, struct.pack(f"{order}IIIII", 0, 0, 0, len(one), len(one)) + one)
    return out


def udp(payload: bytes, *, port: int = 4729, vlan: bool = False) -> bytes:
    """An Ethernet frame with UDP in IPv4."""
    datagram = struct.pack(">HHHH", 13337, port, len(payload) + 8, 0) + payload
    addresses = bytes([127, 0, 0, 1]) * 2
    ip = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(datagram), 0, 0, 64, 17, 0) + addresses + datagram
    return b"\0" * 12 + (b"\x81\x00\x00\x05" if vlan else b"") + b"\x08\x00" + ip


def fragments(packet: bytes, size: int) -> list[bytes]:
    """An IPv4 packet in fragments of ``size`` bytes, a multiple of 8."""
    head, body = packet[:20], packet[20:]
    pieces = []
    for place in range(0, len(body), size):
        more = 0x2000 if place + size < len(body) else 0
        length = 20 + len(body[place : place + size])
        middle = struct.pack(">H2sH", length, head[4:6], more | place // 8)
        pieces.append(head[:2] + middle + head[8:] + body[place : place + size])
    return pieces


def gsmtap2(message: bytes, kind: int = 13, sub_type: int = 3) -> bytes:
    """GSMTAP version 2: LTE RRC, UL-DCCH unless told otherwise."""
    return struct.pack(">BBBBHBBIBBBB", 2, 4, kind, 0, 0, 0, 0, 0, sub_type, 0, 0, 0) + message


def gsmtap3(message: bytes, kind: int = 0x0403, sub_type: int = 0x000B) -> bytes:
    """GSMTAP version 3 as released, with one piece of metadata."""
    metadata = struct.pack(">HHI", 2, 4, 6300)
    return struct.pack(">BBHHH", 3, 0, 4, kind, sub_type) + metadata + message


def gsmtap3_draft(message: bytes, kind: int = 13, sub_type: int = 3, words: int = 7) -> bytes:
    """GSMTAP version 3 as first drafted: version 2 made longer."""
    head = struct.pack(">BBBBHBBIBBBB", 3, words, kind, 0, 0, 0, 0, 0, sub_type, 0, 0, 0)
    return head + b"\0" * (4 * words - 16) + message


def exported(message: bytes, dissector: str) -> bytes:
    """A PDU as Wireshark exports it."""
    name = dissector.encode()
    return struct.pack(">HH", 12, len(name)) + name + struct.pack(">HHI", 33, 4, 0) + struct.pack(">HH", 0, 0) + message


def log_packet(code: int, body: bytes) -> bytes:
    """A DIAG log packet."""
    return struct.pack("<HHQ", len(body) + 12, code, 0) + body


def _on_uplink(module: Any, extensions: Any) -> bytes:
    body = {"rrc-TransactionIdentifier": 0, "criticalExtensions": extensions}
    return _encoded(module.UL_DCCH_Message, {"message": ("c1", ("ueCapabilityInformation", body))})


def _lte_part(component: tuple[int, str, str]) -> dict[str, Any]:
    number, downlink, uplink = component
    value: dict[str, Any] = {"bandEUTRA-r10": min(number, 64)}
    if uplink:
        value["bandParametersUL-r10"] = [{"ca-BandwidthClassUL-r10": uplink.lower()}]
    value["bandParametersDL-r10"] = [{"ca-BandwidthClassDL-r10": downlink.lower()}]
    return value


def _nr_combination(lte: Combo, five: Combo) -> dict[str, Any]:
    parts = [(rat, part) for rat, combo in (("eutra", lte), ("nr", five)) for part in combo]
    listed = []
    for rat, (number, downlink, uplink) in parts:
        name = rat.upper()
        value: dict[str, Any] = {f"band{name}": number, f"ca-BandwidthClassDL-{name}": downlink.lower()}
        if uplink:
            value[f"ca-BandwidthClassUL-{name}"] = uplink.lower()
        listed.append((rat, value))
    return {"bandList": listed, "featureSetCombination": 0}


def _put(schema: Any, value: dict[str, Any], name: str, inside: Any) -> None:
    """Set a field, in the first of the nested extensions that has it; what lies between gets its least."""
    while name not in schema._cont:
        following = schema._cont["nonCriticalExtension"]
        value = value.setdefault("nonCriticalExtension", _least(following))
        schema = following
    value[name] = inside


def _least(schema: Any) -> Any:
    """The least that encodes: mandatory fields only, of the smallest values."""
    kind = schema.TYPE
    if kind == "SEQUENCE":
        return {name: _least(schema._cont[name]) for name in schema._root_mand}
    if kind == "CHOICE":
        name = schema._root[0]
        return name, _least(schema._cont[name])
    if kind == "SEQUENCE OF":
        return [_least(schema._cont) for _ in range(_lowest(schema._const_sz))]
    if kind == "INTEGER":
        return _lowest(schema._const_val)
    if kind == "ENUMERATED":
        return schema._root[0]
    if kind == "BIT STRING":
        return 0, _lowest(schema._const_sz)
    return {"BOOLEAN": False, "OCTET STRING": b"", "NULL": 0}[kind]


def _lowest(constraint: Any) -> int:
    return int(constraint.lb) if constraint is not None and constraint.lb is not None else 0


def _encoded(kind: Any, value: Any) -> bytes:
    kind.set_val(value)
    encoded: bytes = kind.to_uper()
    return encoded
