"""UE capability messages: which bands, which of the lists are whole, which filter, which combinations."""

import pytest

from inspector.artifacts.uecap.messages import Message, Pdu, distinct
from inspector.artifacts.uecap.said import Said, unite
from inspector.artifacts.uecap.wire import from_json, to_json
from inspector.bands import Rat
from inspector.claims import Claim
from inspector.combinations import Kind
from inspector.problems import Problem
from tests.artifacts import uecap_build as build


def decoded(data: bytes, pdu: Pdu = Pdu.ANY) -> list[Said]:
    from inspector.artifacts.uecap.asn1 import Decoder

    return Decoder().decode(Message(pdu, data))


def bands(said: list[Said]) -> str:
    return " ".join(map(str, sorted({band for one in said for band in one.bands})))


LTE_ONLY = {Rat.LTE}


@pytest.mark.parametrize(
    ("data", "expected", "complete"),
    [
        pytest.param(build.eutra([2, 4, 12]), "B2 B4 B12", LTE_ONLY, id="an_lte_container_says_nothing_of_nr"),
        pytest.param(build.eutra([3, 66, 71]), "B3 B66 B71", LTE_ONLY, id="above_64_the_number_stands_in_v9e0"),
        pytest.param(build.eutra([3, 7], asked=[3, 7]), "B3 B7", set(), id="a_filter_leaves_the_list_open"),
        pytest.param(build.eutra([3], nsa=[78]), "B3 n78", LTE_ONLY, id="nr_beside_lte_is_not_all_of_nr"),
        pytest.param(
            build.eutra([3], nsa=[78], sa=[1, 78]),
            "B3 n1 n78",
            {Rat.LTE, Rat.NR},
            id="beside_lte_and_alone_is_all_of_nr",
        ),
        pytest.param(
            build.eutra([3], nsa=[78], sa=[1], asked=[3]), "B3 n1 n78", set(), id="the_filter_cuts_nr_as_well"
        ),
        pytest.param(
            build.eutra(
                [1], umts=["bandI", "bandVIII", "bandXIX-8a0"], gsm=["gsm850", "gsm900P", "gsm900E", "gsm1900"]
            ),
            "G850 G900 G1900 U1 U8 U19 B1",
            {Rat.LTE, Rat.GSM, Rat.UMTS},
            id="2g_and_3g_lists_of_the_lte_container",
        ),
        pytest.param(build.nr([1, 78, 257]), "n1 n78 n257", {Rat.NR}, id="an_nr_container"),
        pytest.param(build.nr([1, 78], asked=[78]), "n1 n78", set(), id="an_nr_container_with_a_filter"),
        pytest.param(
            build.mrdc([([(1, "A", "A")], [(78, "A", "A")])], asked=[1]),
            "B1 n78",
            set(),
            id="mrdc_is_never_a_whole_list",
        ),
    ],
)
def test_a_container(data: bytes, expected: str, complete: set[Rat]) -> None:
    said = decoded(data)
    assert bands(said) == expected
    assert {rat for one in said for rat in one.complete} == complete
    assert {one.claim for one in said} == {Claim.DECLARED}


def test_whole_messages_of_lte_and_nr_and_a_container_that_we_do_not_read() -> None:
    lte = build.lte_information(eutra=build.eutra([2]), utra=b"\x01\x02", nr=build.nr([77]))
    assert bands(decoded(lte)) == bands(decoded(lte, Pdu.LTE_UL_DCCH)) == "B2 n77"
    five = build.nr_information(nr=build.nr([41]), eutra=build.eutra([66]))
    assert bands(decoded(five)) == bands(decoded(five, Pdu.NR_UL_DCCH)) == "B66 n41"


def test_a_message_or_a_container_without_what_is_around_it() -> None:
    lte, five = build.eutra([2, 4, 12], nsa=[71]), build.nr([41, 71, 77])
    assert bands(decoded(build.lte_bare("information", eutra=lte, nr=five))) == "B2 B4 B12 n41 n71 n77"
    assert bands(decoded(build.lte_bare("list", eutra=lte, nr=five))) == "B2 B4 B12 n41 n71 n77"
    assert bands(decoded(build.lte_bare("container", eutra=lte))) == "B2 B4 B12 n71"


def test_messages_one_after_the_other_without_anything_between() -> None:
    whole = build.lte_information(eutra=build.eutra([2]))
    assert (
        bands(decoded(whole + build.lte_information(utra=b"\1") + build.nr_information(nr=build.nr([71])))) == "B2 n71"
    )


def test_containers_one_after_the_other_without_anything_between() -> None:
    lte = build.eutra([2, 4, 5, 12, 66], nsa=[5, 71], gsm=["gsm850"], combos=[[(2, "A", "A"), (12, "A", "")]])
    both = build.mrdc([([(2, "A", "A"), (66, "A", "")], [(71, "A", "A")])] * 3, asked=[2, 66])
    five = build.nr([5, 41, 71, 77], combos=[[(41, "A", "A"), (77, "C", "A")]])
    for parts in ((lte, five), (five, lte), (both, five, lte), (lte, both, five)):
        assert bands(decoded(b"".join(parts))) == "G850 B2 B4 B5 B12 B66 n5 n41 n71 n77"


@pytest.mark.parametrize("padding", [b"\0", b"\0" * 40])
def test_padding_is_no_message_that_names_band_1(padding: bytes) -> None:
    assert bands(decoded(build.eutra([2, 4]) + padding)) == "B2 B4"


def test_a_container_that_is_cut_off_is_not_believed() -> None:
    whole = build.eutra([2, 4, 12], nsa=[78], combos=[[(2, "A", "A"), (12, "A", "")]])
    for end in range(len(whole)):
        assert decoded(whole[:end]) == [], end


@pytest.mark.parametrize(
    "words",
    [
        "0002000000400000",
        "0000000000000005 0000000000000000",
        "0100000000000000 1000000000000000 00000000",
        "D7000808A0810000" + "00" * 56,
    ],
)
def test_masks_of_bands_in_hex_are_no_container_that_names_band_1(words: str) -> None:
    """A QMI, NV or Sierra mask on its own decodes to a list of B1, which would make every other band a no."""
    assert decoded(bytes.fromhex(words)) == []


def test_bytes_that_are_something_else() -> None:
    for junk in (b"", b"\0" * 64, b"\xff" * 64, bytes(range(256)), b"UE capability" * 9):
        assert decoded(junk) == []


def test_segments_of_a_message_are_put_together_and_a_repeated_one_does_no_harm() -> None:
    from inspector.artifacts.uecap.asn1 import Decoder

    whole = build.nr_information(nr=build.nr([41, 71]), eutra=build.eutra([2, 66]))
    first, *rest = build.nr_segments(whole, 20)
    for pdu in (Pdu.NR_UL_DCCH, Pdu.ANY):
        decoder = Decoder()
        found = [decoder.decode(Message(pdu, data)) for data in (first, first, *rest)]
        assert all(said == [] for said in found[:-1])
        assert bands(found[-1]) == "B2 B66 n41 n71"


def test_the_networks_question_narrows_an_answer_that_does_not_repeat_it() -> None:
    from inspector.artifacts.uecap.asn1 import Decoder

    answer = Message(Pdu.LTE_UL_DCCH, build.lte_information(eutra=build.eutra([3, 7]), nr=build.nr([78])))
    question = Message(Pdu.LTE_DL_DCCH, build.lte_enquiry([3, 7, 20]))
    decoder = Decoder()
    said = [one for message in distinct([question, answer, answer]) for one in decoder.decode(message)]
    assert [(one.source, one.complete, bool(one.asked)) for one in said] == [
        ("UE-EUTRA-Capability", frozenset(), True),
        ("UE-NR-Capability", frozenset({Rat.NR}), False),
    ]


def test_combinations_name_classes_and_real_numbers() -> None:
    lte = build.eutra([3, 66], combos=[[(3, "A", "A"), (66, "C", "")], [(3, "A", "A")]])
    five = build.nr([1, 78], combos=[[(1, "A", "A"), (78, "C", "A")]])
    both = build.mrdc([([(3, "C", "A")], [(78, "A", "A")])], asked=[3])
    found = [one for data in (lte, five, both) for said in decoded(data) for one in said.combinations]
    assert [(one.kind, str(one), one.uplink) for one in found] == [
        (Kind.LTE_CA, "B3A-B66C", "B3A"),
        (Kind.LTE_CA, "B3A", "B3A"),
        (Kind.NR_CA, "n1A-n78C", "n1A-n78A"),
        (Kind.EN_DC, "B3C+n78A", "B3A+n78A"),
    ]


def test_what_goes_to_the_main_process_comes_out_as_it_went_in() -> None:
    data = build.eutra([3, 66], nsa=[78], sa=[1], asked=[3], combos=[[(3, "A", "A"), (66, "C", "")]])
    for said in decoded(data):
        assert from_json(to_json(said)) == said


def united(*data: bytes) -> tuple[frozenset[Rat], str, list[Problem]]:
    problems: list[Problem] = []
    (listed,) = unite([one for piece in data for one in decoded(piece)], "uecapability.hex", problems).lists
    return listed.complete, " ".join(map(str, sorted(listed.bands))), problems


def test_several_messages_are_united() -> None:
    assert united(build.eutra([3, 7]), build.nr([78]), build.eutra([3, 7], asked=[3])) == (
        frozenset({Rat.LTE, Rat.NR}),
        "B3 B7 n78",
        [],
    )


def test_whole_lists_that_differ_show_a_lock_so_neither_is_whole() -> None:
    complete, named, _ = united(build.eutra([3, 7]), build.eutra([3, 20]))
    assert named == "B3 B7 B20"
    assert complete == frozenset()


def test_the_filter_is_shown_where_it_leaves_a_list_open() -> None:
    _, _, problems = united(build.eutra([3, 7], asked=[3, 7, 20]))
    assert [problem.code for problem in problems] == ["filtered"]
    assert "B3, B7, B20" in problems[0].message
