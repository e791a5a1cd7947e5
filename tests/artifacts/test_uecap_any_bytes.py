"""Whatever the bytes, the readers give what they understood and problems, and nothing else."""

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.artifacts.uecap import (
    diag,
    gsmtap,
    hexdump,
    lte_combos,
    nr_combos,
    nv28874,
    packets,
    parse,
    parser_json,
    qct_text,
    sdm,
    shannon,
)
from inspector.artifacts.uecap.asn1 import Decoder
from inspector.artifacts.uecap.messages import Message, Pdu
from inspector.artifacts.uecap.said import Said
from inspector.phone.capability_files import command_of, is_hex
from inspector.problems import Problem
from tests.artifacts import uecap_build as build
from tests.artifacts.damage import damaged
from tests.artifacts.test_combination_tables import EN_DC, ONE_ROW, TWO, field, item, lte, nr

EUTRA = build.eutra([2, 66], nsa=[71], asked=[2], combos=[[(2, "A", "A"), (66, "C", "")]])
MESSAGE = build.lte_information(eutra=EUTRA, nr=build.nr([71, 78], combos=[[(71, "A", "A"), (78, "A", "")]]))
FRAMES = [build.udp(build.gsmtap3(MESSAGE)), build.udp(build.gsmtap2(b"LTE UE CA Combos Raw: 2901", 16, 0))]
SAMPLES = [
    build.pcap(FRAMES, 1),
    build.pcapng(FRAMES, 1),
    build.pcap(build.fragments(FRAMES[0][14:], 24), 101),
    build.pcap([build.exported(MESSAGE, "lte-rrc.ul.dcch")], 252),
    build.log_packet(0xB0C0, bytes([27]) + b"\0" * 13 + b"\x0b" + b"\0" * 6 + MESSAGE),
    build.log_packet(0xB0CD, lte(41, TWO)) * 2,
    b"~".join(b"\x10\0" + log[:2] + log + b"\0\0" for log in [build.log_packet(0xB826, nr(8, [EN_DC]))] * 2),
    b"\x7f\x20\0\0" + b"\0" * 11 + b"\4\1\5\0" + MESSAGE[:5] + b"\x7e",
    lte(24, TWO),
    nr(10, [EN_DC] * 3),
    item((201, 202), 1, TWO),
    field(1, 1) + field(3, field(2, field(1, field(1, 10_078) + field(2, 1)))),
    MESSAGE.hex().encode(),
    ONE_ROW.encode(),
    json.dumps([{"lteBands": [{"band": 3}], "lteca": [{"components": [{"band": 3, "bwClassDl": "A"}]}]}]).encode(),
]
ANY = st.one_of(st.binary(max_size=400), st.sampled_from(SAMPLES).flatmap(damaged))


@pytest.fixture(scope="module", autouse=True)
def no_process() -> object:
    """The worker has a test of its own; here it would be started thousands of times."""

    def decode(messages: list[Message], artifact: str, problems: list[Problem]) -> list[Said]:
        return []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("inspector.artifacts.uecap.files.decode", decode)
        yield


@settings(deadline=1000)
@given(ANY)
def test_any_bytes_as_a_file(raw: bytes) -> None:
    capability, problems = parse(raw, "file")
    assert all(listed.bands for listed in capability.lists)
    assert capability.lists or problems
    if raw:
        command_of(raw)
    is_hex(raw.decode("latin-1"))


READERS: list[Callable[[bytes], object]] = [
    lambda raw: list(gsmtap.messages(packets.packets(raw))),
    lambda raw: [segments.message(log) for segments in [diag.Segments()] for log in diag.logs(raw)],
    lambda raw: list(sdm.messages(raw)),
    lte_combos.read,
    nr_combos.read,
    nv28874.read,
    shannon.read,
    lambda raw: qct_text.read(raw.decode("latin-1")),
    parser_json.read,
    lambda raw: hexdump.blobs(raw.decode("latin-1")),
]


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=60, deadline=1000)
@given(raw=ANY)
def test_any_bytes_for_each_reader(read: Callable[[bytes], object], raw: bytes) -> None:
    read(raw)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from([*parser_json.KEYS, "band", "components", "ueCapFilters", "logType"]), inside)
    ),
    max_leaves=12,
)


@settings(deadline=1000)
@given(JSON)
def test_any_json_with_the_right_words(document: object) -> None:
    parser_json.read(json.dumps(document).encode())


@pytest.mark.parametrize("pdu", list(Pdu))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(raw=st.one_of(st.binary(max_size=200), st.sampled_from([MESSAGE, EUTRA]).flatmap(damaged)))
def test_any_bytes_for_the_decoder(pdu: Pdu, raw: bytes) -> None:
    assert all(said.bands for said in Decoder().decode(Message(pdu, raw)))


@pytest.mark.parametrize(
    "raw", [b"1 " * 2_000_000, b"0" * 4_000_000, b"a:" * 500_000, b"# " * 500_000, b"[" * 1_000_000]
)
def test_long_text_is_read_in_linear_time(raw: bytes) -> None:
    parse(raw, "file")
