"""Tables of combinations: layouts by version, classes, uplinks, what is cut off and what is no table."""

import struct
import zlib
from collections.abc import Callable

import pytest

from inspector.artifacts.uecap import lte_combos, nr_combos, nv28874, parse, qct_text, shannon
from inspector.artifacts.uecap.tables import Table
from inspector.claims import Claim

Part = tuple[int, int, int]
"""Band, downlink class and uplink class as indices: 1 is A."""

TWO: list[list[Part]] = [[(5, 1, 1), (66, 3, 0)], [(2, 1, 0), (12, 1, 1)]]
NAMES = [("B5A-B66C", "B5A"), ("B2A-B12A", "B12A")]


def names(table: Table) -> list[tuple[str, str]]:
    return [(str(one), one.uplink) for one in table.said.combinations] if table.said else []


def lte(version: int, combos: list[list[Part]]) -> bytes:
    """A body of 0xB0CD."""
    shapes: dict[int, Callable[[Part], bytes]] = {
        24: lambda part: struct.pack("<HBB", *part),
        32: lambda part: struct.pack("<HBBBB", part[0], part[1], 4, part[2], 1),
        40: lambda part: struct.pack("<HBBBBB", part[0], part[1], 4, part[2], 1, 2),
        41: lambda part: struct.pack("<HBBBBB", part[0], part[1], part[2], 4, 1, 2),
    }
    shape = shapes[version]
    if version == 41:
        return bytes([41, len(combos)]) + b"".join(bytes([len(one)]) + b"".join(map(shape, one)) for one in combos)
    empty: list[Part] = [(0, 0, 0)]
    filled = [(one + empty * 6)[:6] for one in combos]
    return bytes([version, len(combos), 0]) + b"".join(shape(part) for one in filled for part in one)


@pytest.mark.parametrize("version", lte_combos.VERSIONS)
def test_lte_log_in_each_version(version: int) -> None:
    table = lte_combos.read(lte(version, TWO))
    assert names(table) == NAMES
    assert (table.cut, table.left) == (False, 0)
    assert table.said
    assert table.said.claim is Claim.BUILT
    assert not table.said.complete


NrPart = tuple[bool, int, int, int]
"""NR or LTE, band, downlink class, uplink class."""

EN_DC: list[NrPart] = [(False, 66, 1, 1), (True, 257, 9, 1)]
GAPS = {2: 0, 3: 0, 4: 0, 6: 1, 7: 3, 8: 1, 9: 9, 10: 9, 13: 9, 14: 25}


def nr(version: int, combos: list[list[NrPart]], source: int = 0, gap: int | None = None) -> bytes:
    """A body of 0xB826."""
    head = struct.pack("<HH", version, 0) + struct.pack("<H", len(combos))
    if version > 3:
        head += struct.pack("<HHB", 0, len(combos), source)
    body = b""
    for one in combos:
        shift = 0 if version < 3 else 1 if version < 8 else 3
        body += b"\xe0" * (3 if version >= 8 else 0) + bytes([len(one) << shift])
        body += b"\xff" * (GAPS[version] if gap is None else gap)
        body += b"".join(nr_part(version, part) for part in one)
    return head + body


def nr_part(version: int, part: NrPart) -> bytes:
    is_nr, band, down, up = part
    if version < 8:
        return struct.pack("<HBBBBBBH", band, down << 1 | is_nr, 4, up << 1, 1, 0, 0, 0)
    first = band | is_nr << 9 | down << 10 | 1 << 15
    return struct.pack("<HBBI", first, 0x0C | (up & 3) << 6, 0x08 | up >> 2, 0)


@pytest.mark.parametrize("version", GAPS)
def test_nr_log_in_each_version(version: int) -> None:
    table = nr_combos.read(nr(version, [EN_DC, [(True, 78, 3, 1), (True, 1, 1, 0)]]))
    assert names(table) == [("B66A+n257I", "B66A+n257A"), ("n1A-n78C", "n78A")]
    assert (table.cut, table.left) == (False, 0)


def test_a_version_that_nobody_described_must_fit_to_the_byte() -> None:
    assert nr_combos.read(nr(15, [EN_DC], gap=25)).said
    assert nr_combos.read(nr(15, [EN_DC], gap=25) + b"\0").said is None
    assert nr_combos.read(nr(15, [EN_DC] * 3, gap=24)).said is None


@pytest.mark.parametrize(
    ("parts", "source", "kind"),
    [
        (EN_DC, 3, "EN-DC"),
        ([(True, 78, 1, 1), (True, 257, 1, 0)], 0, "NR-DC"),
        ([(True, 78, 1, 1), (True, 257, 1, 0)], 4, "NR CA"),
        ([(True, 78, 1, 1), (True, 77, 1, 0)], 5, "NR-DC"),
        ([(True, 78, 1, 1)], 0, "NR CA"),
    ],
)
def test_what_is_combined_with_what(parts: list[NrPart], source: int, kind: str) -> None:
    table = nr_combos.read(nr(8, [parts], source))
    assert table.said
    assert [str(one.kind) for one in table.said.combinations] == [kind]


@pytest.mark.parametrize(("read", "body"), [(lte_combos.read, lte(41, TWO)), (nr_combos.read, nr(8, [EN_DC] * 2))])
def test_a_table_that_is_cut_off_keeps_what_came_before(read: Callable[[bytes], Table], body: bytes) -> None:
    for end in range(len(body)):
        table = read(body[:end])
        assert len(names(table)) <= 1
        assert table.cut or not table.said


def item(kinds: tuple[int, int], antennas: int, combos: list[list[Part]]) -> bytes:
    """The EFS item: a downlink and an uplink descriptor for each combination."""
    out = struct.pack("<HH", 0, 2 * len(combos))
    for combo in combos:
        for kind, place in zip(kinds, (1, 2), strict=True):
            parts = [(part[0], part[place]) for part in combo if part[place]]
            filled = (parts + [(0, 0)] * 6)[:6]
            out += struct.pack("<H", kind)
            out += b"".join(struct.pack("<HB", *part) + b"\2" * antennas for part in filled)
    return out


@pytest.mark.parametrize("pack", [bytes, zlib.compress], ids=["plain", "packed"])
@pytest.mark.parametrize(("kinds", "antennas"), [((137, 138), 0), ((201, 202), 1), ((333, 334), 8)])
def test_efs_item_with_each_descriptor(kinds: tuple[int, int], antennas: int, pack: Callable[[bytes], bytes]) -> None:
    raw = pack(item(kinds, antennas, TWO))
    assert nv28874.is_item(raw)
    assert names(nv28874.read(raw)) == NAMES
    assert parse(raw, "file")[0].lists[0].claim is Claim.BUILT


def test_a_packed_item_that_unpacks_without_end_is_bounded() -> None:
    bomb = zlib.compress(item((201, 202), 1, TWO) + b"\0" * (64 * 1024 * 1024))
    assert names(nv28874.read(bomb)) == NAMES


def field(number: int, value: int | bytes) -> bytes:
    """One field of a protocol buffer."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def varint(value: int) -> bytes:
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def test_shannon_nr_file_is_what_one_carrier_allows() -> None:
    def component(band: int, down: int, up: int) -> bytes:
        return field(1, field(1, band) + field(2, down) + field(3, up) + field(4, 1) + field(6, b"\1\2"))

    combo = component(3, 1, 1) + component(10_078, 3, 1)
    group = field(1, field(1, 0)) + field(2, field(1, combo)[2:] + field(2, 7)) + field(2, component(10_257, 13, 0))
    raw = field(1, 4_000_000_000) + field(2, 16) + field(3, group) + field(6, field(1, 5))
    capability, problems = parse(raw, "file")
    assert problems == []
    (listed,) = capability.lists
    assert (listed.claim, listed.complete) == (Claim.ALLOWED, frozenset())
    assert [str(one) for one in capability.combinations[0].all] == ["B3A+n78C", "n257M"]


def test_shannon_lte_file() -> None:
    component = field(1, field(1, 66) + field(2, 0x2001) + field(3, 0x8000))
    other = field(1, field(1, 2) + field(2, 0x8000) + field(3, 0))
    raw = field(1, 1) + field(2, component + other + field(3, 1) + field(4, 0)) + field(3, 5)
    assert names(shannon.read(raw)) == [("B2A-B66C", "B66A")]


QCT = """\
Source     : {source}
Type       : {type}
Combos     : 2

   #  {heading}
{rows}
"""
ONE_ROW = QCT.format(
    source="EFS",
    type="Query",
    heading="DL Bands             DL Streams  UL Bands",
    rows="   1  5A2-66C4 ₄             191M  4  5A1²⁵⁶\n   2  2A2-12A2                191M  4  12A1",
)
TWO_ROWS = QCT.format(
    source="RRC",
    type="LTE",
    heading="Bands",
    rows="   1  5a2-66c4 191M\n      5a1\n   2  2a2-12a2 1.2G 4\n      12a1",
)
NR_ROWS = QCT.format(source="RRC", type="NR RRC", heading="Combos", rows="   1  78c4 40 1a2 2.5G\n      78a1")


@pytest.mark.parametrize(
    "text", [ONE_ROW, TWO_ROWS, ONE_ROW.replace("\n", "\r\n")], ids=["columns", "two_rows", "crlf"]
)
def test_text_table_of_lte(text: str) -> None:
    capability, problems = parse(text.encode(), "file")
    assert problems == []
    assert [(str(one), one.uplink) for one in capability.combinations[0].all] == NAMES


def test_text_table_of_nr_and_several_tables_in_one_text() -> None:
    assert names(qct_text.read(NR_ROWS)) == [("n1A-n78C", "n78A")]
    assert names(qct_text.read(ONE_ROW + NR_ROWS)) == [*NAMES, ("n1A-n78C", "n78A")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"LTE UE CA Combos Raw: {lte(41, TWO).hex()}", NAMES),
        (f"NR UE CA Combos Raw: {nr(8, [EN_DC]).hex()}\n", [("B66A+n257I", "B66A+n257A")]),
        ("Payload: " + lte(24, TWO).hex(" "), NAMES),
        (f"0x{lte(41, TWO).hex()}\n\n0x{nr(8, [EN_DC]).hex()}", [*NAMES, ("B66A+n257I", "B66A+n257A")]),
    ],
)
def test_tables_as_hex(text: str, expected: list[tuple[str, str]]) -> None:
    capability, problems = parse(text.encode(), "file")
    assert problems == []
    assert [(str(one), one.uplink) for one in capability.combinations[0].all] == expected


def test_a_table_that_names_bands_which_nobody_defined_is_no_table() -> None:
    assert lte_combos.read(lte(41, [[(250, 1, 1), (5, 1, 0)]])).said is None
    one_of_many = lte(41, [[(250, 1, 1), (5, 1, 0)], [(2, 1, 1), (12, 1, 0)]])
    assert len(names(lte_combos.read(one_of_many))) == 2, "newer than our list of bands"
    assert parse(one_of_many, "file")[0].lists == (), "without a header every band must be known"


def test_a_table_without_its_header_is_known_by_its_fit() -> None:
    body = lte(41, TWO)
    assert parse(body + b"\x7e\0\0", "file")[0].lists
    assert not parse(body + b"\1" * 60, "file")[0].lists
    cut, problems = parse(lte(41, [[(band, 1, 1), (2, 1, 0)] for band in (4, 5, 12, 66)])[:-3], "file")
    assert cut.lists
    assert [problem.code for problem in problems] == ["cut-off"]
