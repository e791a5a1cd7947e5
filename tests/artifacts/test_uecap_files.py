"""The files that carry UE capability: every packing gives the same bands, and no packing stops us."""

import gzip
import json
import struct
from collections.abc import Callable

import pytest

from inspector.artifacts.uecap import parse, parser_json
from inspector.bands import Rat
from inspector.claims import Claim
from tests.artifacts import uecap_build as build
from tests.artifacts.uecap_here import decoded_here  # noqa: F401

pytestmark = pytest.mark.usefixtures("decoded_here")

LTE = build.lte_information(eutra=build.eutra([2, 4, 66], nsa=[71]))
NR = build.nr_information(nr=build.nr([41, 71]))
MRDC = build.mrdc([([(12, "A", "A")], [(77, "A", "A")])], asked=[12])
COMBOS = bytes([41, 1, 2, 5, 0, 1, 1, 2, 0, 0, 30, 0, 1, 0, 2, 0, 0])
"""0xB0CD, version 41: one combination, B5A-B30A, uplink on B5."""


def read(raw: bytes, claim: Claim = Claim.DECLARED) -> str:
    capability, _ = parse(raw, "file")
    return " ".join(str(band) for one in capability.lists if one.claim is claim for band in sorted(one.bands))


def ethernet(data: bytes) -> bytes:
    return build.pcap([build.udp(data)], 1)


FRAME = build.udp(build.gsmtap2(LTE))
IP, DATAGRAM = FRAME[14:], FRAME[34:]
FROM_THE_PORT = FRAME[:34] + DATAGRAM[2:4] + DATAGRAM[:2] + DATAGRAM[4:]
IPV6 = b"\0" * 12 + b"\x86\xdd" + struct.pack(">IHBB", 6 << 28, 0, 17, 64) + b"\0" * 32 + DATAGRAM
ROWS = [(at, LTE[at : at + 16]) for at in range(0, len(LTE), 16)]


def lines(*texts: str) -> bytes:
    return "\n".join(texts).encode()


def lte_log(version: int, size: int, number_at: int, number: int) -> bytes:
    head = bytearray(size)
    head[0], head[number_at] = version, number
    return build.log_packet(0xB0C0, bytes(head) + LTE)


PACKED_LTE = {
    "gsmtap_v2": ethernet(build.gsmtap2(LTE)),
    "gsmtap_v3": ethernet(build.gsmtap3(LTE)),
    "gsmtap_v3_draft_of_four_words": ethernet(build.gsmtap3_draft(LTE, words=4)),
    "gsmtap_v3_draft_of_seven_words": ethernet(build.gsmtap3_draft(LTE, words=7)),
    "from_the_port_not_to_it": build.pcap([FROM_THE_PORT], 1),
    "vlan": build.pcap([build.udp(build.gsmtap2(LTE), vlan=True)], 1),
    "raw_ip": build.pcap([IP], 101),
    "linux_cooked": build.pcap([b"\0" * 14 + FRAME[12:]], 113),
    "linux_cooked_2": build.pcap([b"\x08\x00" + b"\0" * 18 + IP], 276),
    "bsd_loopback": build.pcap([b"\2\0\0\0" + IP], 0),
    "ipv6": build.pcap([IPV6], 1),
    "big_endian": build.pcap([FRAME], 1, order=">"),
    "nanoseconds": build.pcap([FRAME], 1, nanoseconds=True),
    "pcapng": build.pcapng([FRAME], 1),
    "pcapng_big_endian": build.pcapng([FRAME], 1, order=">"),
    "exported_pdu": build.pcap([build.exported(LTE, "lte-rrc.ul.dcch")], 252),
    "exported_pdu_newer_name": build.pcap([build.exported(LTE, "lte_rrc.ul_dcch\0")], 252),
    "exported_pdu_of_gsmtap": build.pcap([build.exported(build.gsmtap2(LTE), "gsmtap")], 252),
    "diag_version_3": lte_log(3, 13, 10, 8),
    "diag_version_8": lte_log(8, 19, 12, 8),
    "diag_version_9": lte_log(9, 19, 12, 15),
    "diag_version_20": lte_log(20, 19, 12, 9),
    "diag_version_27": lte_log(27, 21, 14, 11),
    "diag_version_30": lte_log(30, 24, 14, 11),
    "hex": lines(LTE.hex()),
    "hex_in_capitals_with_spaces_and_tabs": lines(*(f"\t {row.hex(' ').upper()} " for _, row in ROWS)),
    "hex_with_0x_and_commas": lines(", ".join(f"0x{byte:02X}" for byte in LTE)),
    "hex_with_colons": lines(LTE.hex(":")),
    "hex_as_a_c_string": lines("".join(f"\\x{byte:02x}" for byte in LTE)),
    "fragments_of_ip": build.pcap(build.fragments(IP, 16), 101),
    "fragments_of_ip_in_any_order": build.pcap(build.fragments(IP, 16)[::-1], 101),
    "hex_in_brackets": lines(f"[{LTE.hex()}]"),
    "hex_of_asn1_notation": lines(f"'{LTE.hex().upper()}'H"),
    "containers_in_a_printed_message": lines(
        "0xB0C0  LTE RRC OTA Packet  --  UL_DCCH",
        "value UL-DCCH-Message ::=",
        "  rat-Type eutra,",
        f"  ueCapabilityRAT-Container '{build.eutra([2, 4, 66], nsa=[71]).hex().upper()}'H",
        "value X ::= { bandEUTRA 9 }",
    ),
    "container_in_a_line_of_a_log": lines(
        f"12:00:01 [RRC] ue-CapabilityRAT-Container: {build.eutra([2, 4, 66], nsa=[71]).hex(' ')}"
    ),
    "hex_in_utf_16": b"\xff\xfe" + LTE.hex().encode("utf-16-le"),
    "hexdump_with_offsets_and_text": lines(*(f"{at:04x}  {row.hex(' '):<47}  <..be.>" for at, row in ROWS)),
    "hexdump_with_offsets_alone": lines(*(f"{at:08x}: {row.hex()}" for at, row in ROWS)),
}
PACKED_NR = {
    "gsmtap_v2_of_scat": ethernet(build.gsmtap2(NR, 0x21, 8)),
    "gsmtap_v3": ethernet(build.gsmtap3(NR, 0x0503, 9)),
    "gsmtap_v3_draft_of_nine_words": ethernet(build.gsmtap3_draft(NR, 0x21, 8, 9)),
    "gsmtap_v3_container": ethernet(build.gsmtap3(build.nr([41, 71]), 0x0503, 0x0204)),
    "exported_pdu": build.pcapng([build.exported(NR, "nr-rrc.ul.dcch")], 252),
    "exported_pdu_container": build.pcap([build.exported(build.nr([41, 71]), "nr-rrc.ue_nr_cap")], 252),
    "diag_version_9": build.log_packet(0xB821, struct.pack("<I13xB6x", 9, 8) + NR),
    "diag_version_20": build.log_packet(0xB821, struct.pack("<I20xB7x", 20, 9) + NR),
    "port_of_qcsuper": build.pcap([build.udp(struct.pack("<I13xB6x", 9, 8) + NR, port=47928)[14:]], 228),
    "hex": lines(NR.hex()),
}
PACKED_BOTH = {
    "gzip": gzip.compress(build.pcap([FRAME, build.udp(build.gsmtap3(NR, 0x0503, 9))], 1)),
    "pcap": build.pcap([FRAME, FRAME, build.udp(build.gsmtap3(NR, 0x0503, 9))], 1),
    "crlf_and_an_empty_line": f"{LTE.hex()}\r\n\r\n{NR.hex()}\r\n".encode(),
    "line_after_line": lines(LTE.hex(), NR.hex()),
    "labels": lines(f"eutra: {LTE.hex()}", f"nr: {NR.hex()}", "# the end"),
    "without_anything_between": lines((LTE + NR).hex()),
}


@pytest.mark.parametrize("raw", PACKED_LTE.values(), ids=PACKED_LTE)
def test_lte_from_every_packing(raw: bytes) -> None:
    assert read(raw) == "B2 B4 B66 n71"


@pytest.mark.parametrize("raw", PACKED_NR.values(), ids=PACKED_NR)
def test_nr_from_every_packing(raw: bytes) -> None:
    assert read(raw) == "n41 n71"


@pytest.mark.parametrize("raw", PACKED_BOTH.values(), ids=PACKED_BOTH)
def test_several_messages_in_one_file(raw: bytes) -> None:
    assert read(raw) == "B2 B4 B66 n41 n71"


def test_a_printed_log_that_holds_the_networks_filter_is_never_complete() -> None:
    container = f"ueCapabilityRAT-Container '{build.eutra([2, 4]).hex()}'H"
    whole, _ = parse(lines("rat-Type eutra,", container), "file")
    filtered, _ = parse(lines("requestedFrequencyBands-r11 { 2, 4 }", "rat-Type eutra,", container), "file")
    assert [said.complete for said in (*whole.lists, *filtered.lists)] == [frozenset({Rat.LTE}), frozenset()]


def test_an_mrdc_container_in_its_packings() -> None:
    assert read(ethernet(build.gsmtap3(MRDC, 0x0503, 0x0203))) == "B12 n77"
    assert read(build.pcap([build.exported(MRDC, "nr-rrc.ue_mrdc_cap")], 252)) == "B12 n77"


def escaped(packet: bytes) -> bytes:
    return packet.replace(b"\x7d", b"\x7d\x5d").replace(b"\x7e", b"\x7d\x5e")


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param(lambda packet: packet, id="dlf"),
        pytest.param(lambda packet: b"\x10\0" + packet[:2] + packet, id="hdf"),
        pytest.param(lambda packet: b"\x98\x01" + b"\0" * 6 + b"\x10\0" + packet[:2] + packet, id="two_radios"),
        pytest.param(lambda packet: escaped(b"\x10\0" + packet[:2] + packet + b"\x12\x34") + b"\x7e", id="qmdl"),
    ],
)
def test_log_packets_in_every_dump(wrap: Callable[[bytes], bytes]) -> None:
    message = build.log_packet(0xB0C0, bytes([27]) + b"\0" * 13 + b"\x0b" + b"\0" * 5 + b"\x7e" + LTE)
    other = build.log_packet(0xB0C2, b"\0" * 30)
    raw = b"".join(map(wrap, (build.log_packet(0xB0CD, COMBOS), other, message)))
    assert read(raw) == "B2 B4 B66 n71"
    assert read(raw, Claim.BUILT) == "B5 B30"


def test_log_packets_in_segments() -> None:
    def piece(number: int, data: bytes) -> bytes:
        return build.log_packet(0xB0C0, bytes([30]) + b"\0" * 13 + b"\x0b" + b"\0" * 8 + bytes([number]) + data)

    raw = piece(1, LTE[:5]) + piece(2, LTE[5:9]) + piece(7, LTE[9:])
    assert read(raw) == "B2 B4 B66 n71"


def test_samsung_dumps_whole_and_in_chunks() -> None:
    def frame(body: bytes) -> bytes:
        return (
            b"\x7f" + struct.pack("<HBHHBBBI", len(body) + 14, 0, len(body) + 11, 0, 0xA0, 2, 0x50, 0) + body + b"\x7e"
        )

    whole = frame(struct.pack("<BBH", 4, 1, len(LTE)) + LTE)
    chunks = [frame(bytes([2, 1 + n, 9, 4, 1, 0, 0]) + part) for n, part in enumerate((LTE[:7], LTE[7:]))]
    assert read(b"junk" + whole) == read(b"".join(chunks)) == "B2 B4 B66 n71"


def test_combinations_that_scat_logs_into_its_packets_are_no_declaration() -> None:
    log = b"\0" * 60 + b"LTE UE CA Combos Raw: " + COMBOS.hex().encode()
    raw = build.pcap([build.udp(build.gsmtap2(log, 16, 0)), build.udp(build.gsmtap2(LTE))], 1)
    assert read(raw) == "B2 B4 B66 n71"
    assert read(raw, Claim.BUILT) == "B5 B30"


@pytest.mark.parametrize("make", [build.pcap, build.pcapng])
def test_a_capture_that_is_cut_off_keeps_what_came_before(make: Callable[[list[bytes], int], bytes]) -> None:
    raw = make([build.udp(build.gsmtap2(NR, 0x21, 8)), build.udp(build.gsmtap2(LTE))], 1)
    assert read(raw[:-30]) == "n41 n71"
    for end in range(len(raw)):
        parse(raw[:end], "file")


def test_what_says_nothing_is_a_problem_and_not_an_empty_list() -> None:
    for raw in (ethernet(b"\0" * 40), b"deadbeef" * 9, b"{}", b'[{"lteBands": []}]', b"\0\1\2", b"x"):
        capability, problems = parse(raw, "file")
        assert not capability.lists
        assert [problem.code for problem in problems] == ["unknown-form"], raw


def test_the_parsers_json() -> None:
    lte = [{"band": 3, "bwClassDl": "A", "bwClassUl": "A"}, {"band": 66, "bwClassDl": "C"}]
    five = [{"band": 41, "bwClassDl": "A"}]
    bands = {"lteBands": [{"band": 3}, {"band": 66}], "nrNsaBandsEutra": [{"band": 78}]}
    document = [
        {**bands, "lteca": [{"components": lte}], "logType": "H"},
        {"endc": [{"componentsLte": lte[:1], "componentsNr": five}], "logType": "QNR"},
        {"nrca": [{"components": [{"band": 1, "bwClassDl": "A"}]}]},
    ]
    raw = json.dumps({"capabilitiesList": document, "id": "x"}).encode()
    capability, problems = parse(raw, "file")
    assert problems == []
    assert read(raw) == "B3 B66 n78"
    assert read(raw, Claim.BUILT) == "B3 n1 n41"
    assert {rat for one in capability.lists for rat in one.complete} == {Rat.LTE}
    names = [(one.claim, [str(combo) for combo in one.all]) for one in capability.combinations]
    assert names == [(Claim.DECLARED, ["B3A-B66C"]), (Claim.BUILT, ["B3A+n41A", "n1A"])]


@pytest.mark.parametrize(
    ("filters", "complete"),
    [
        pytest.param([{"rat": "EUTRA"}], {Rat.LTE, Rat.NR}, id="a_filter_of_no_band_is_none"),
        pytest.param([{"rat": "EUTRA", "lteBands": [{"band": 3}]}], set(), id="lte"),
        pytest.param([{"rat": "NR", "nrBands": [{"band": 78}]}], {Rat.LTE}, id="nr"),
    ],
)
def test_the_filter_in_the_parsers_json(filters: object, complete: set[Rat]) -> None:
    said, is_json = parser_json.read(
        json.dumps({"lteBands": [3], "nrBands": [{"band": 78}], "ueCapFilters": filters}).encode()
    )
    assert is_json
    assert [one.complete for one in said] == [complete]


def test_json_that_is_nested_beyond_reason_is_no_json() -> None:
    assert parser_json.read(b"[" * 100_000) == ([], False)
    assert parser_json.read(b'{"a":' * 50 + b'{"lteBands":[1]}' + b"}" * 50) == ([], True)
