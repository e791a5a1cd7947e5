"""``getprop``: what phones and terminals make of ``[key]: [value]``."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.getprop import MAX_MEMBERS, parse, per_slot, same_for_all
from tests.artifacts.damage import damaged


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        pytest.param(b"[a.b]: [c]\n[d]: []\n", {"a.b": "c", "d": ""}, id="plain_and_empty"),
        pytest.param(b"[a]: [1]\r\n[b]: [2]\r\n", {"a": "1", "b": "2"}, id="crlf"),
        pytest.param(b"[a]: [1]\r\r\n[b]: [2]\r\r\n", {"a": "1", "b": "2"}, id="crcrlf"),
        pytest.param(b"[a]: [x[1][2]]\n[b]: [y]\n", {"a": "x[1][2]", "b": "y"}, id="brackets_in_a_value"),
        pytest.param(b"[a]: [one\ntwo\n]\n[b]: [y]\n", {"a": "one\ntwo\n", "b": "y"}, id="several_lines"),
        pytest.param(b"[a]: [one\n...\ntwo]\n", {"a": "one\n...\ntwo"}, id="an_ellipsis_inside_a_value"),
        pytest.param(b"[a]: [k]: [v]\n", {"a": "k]: [v"}, id="a_value_like_an_entry"),
        pytest.param(b"[a]: [1]  \n", {"a": "1"}, id="spaces_at_the_end"),
        pytest.param(b"\xef\xbb\xbf[a]: [1]\n", {"a": "1"}, id="bom"),
    ],
)
def test_properties_are_read(raw: bytes, values: dict[str, str]) -> None:
    assert parse(raw) == (values, [])


@pytest.mark.parametrize(
    ("raw", "values", "codes"),
    [
        pytest.param(b"[a]: [1]\n[a]: [2]\n", {"a": "2"}, ["repeated-key"], id="the_last_of_two_wins"),
        pytest.param(b"[a]: [1]\n[b]: [cut o", {"a": "1", "b": "cut o"}, ["cut-off"], id="cut_in_a_line"),
        pytest.param(b"shell$ getprop\n[a]: [1]\n", {"a": "1"}, ["strange-line"], id="prompt_before"),
        pytest.param(b"[a]: [1]\nshell$ exit\n", {"a": "1"}, ["strange-line"], id="prompt_after"),
        pytest.param(
            b"[a]: [1]\n[...]\n...\n[b]: [2]\n", {"a": "1", "b": "2"}, ["strange-line"], id="lines_left_out_by_hand"
        ),
        pytest.param(b"[a]: [1]\n\xe2\x80\xa6\n", {"a": "1"}, ["strange-line"], id="left_out_at_the_end"),
        pytest.param(b"[a]: [1]\n[b=c]\n[d]: [2]\n", {"a": "1", "d": "2"}, ["strange-line"], id="another_form_between"),
        pytest.param(b"", {}, ["not-getprop"], id="empty"),
        pytest.param(b"last known state:\n  mCallState=0\n", {}, ["not-getprop"], id="another_artifact"),
    ],
)
def test_what_is_wrong_is_said(raw: bytes, values: dict[str, str], codes: list[str]) -> None:
    found, problems = parse(raw)
    assert found == values
    assert [problem.code for problem in problems] == codes


def test_the_same_value_twice_is_no_problem() -> None:
    assert parse(b"[a]: [1]\n[a]: [1]\n") == ({"a": "1"}, [])


@pytest.mark.parametrize(
    ("value", "members"),
    [
        ("LTE,Unknown", ("LTE", "Unknown")),
        (",T-Mobile", (None, "T-Mobile")),
        ("26201,", ("26201", None)),
        (",,", (None, None, None)),
        ("", (None,)),
        ("A\\, Inc.,B", ("A, Inc.", "B")),
        ("back\\\\slash", ("back\\slash",)),
        ("end\\", ("end\\",)),
    ],
)
def test_a_per_sim_list_keeps_every_place(value: str, members: tuple[str | None, ...]) -> None:
    assert per_slot(value) == members


def test_a_list_of_a_million_members_is_read_as_far_as_a_phone_can_mean_it() -> None:
    assert per_slot("LTE" + "," * 1_000_000) == ("LTE", *[None] * (MAX_MEMBERS - 1))


@pytest.mark.parametrize(
    ("value", "single"),
    [
        ("MPSS.1,MPSS.1", "MPSS.1"),
        ("MPSS.1,", "MPSS.1"),
        (",MPSS.1", "MPSS.1"),
        ("MOLY.WR8.V1.P5, 2013/07/29 22:14", "MOLY.WR8.V1.P5, 2013/07/29 22:14"),
        ("A,B", "A,B"),
        ("A", "A"),
        (",", ","),
    ],
)
def test_a_baseband_is_a_list_only_where_all_members_are_the_same(value: str, single: str) -> None:
    assert same_for_all(value) == single


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_properties_and_problems(raw: bytes) -> None:
    values, problems = parse(raw)
    assert values or problems


@settings(deadline=None)
@given(damaged(b"[gsm.sim.state]: [LOADED,ABSENT]\n[a.b]: [one\ntwo]\n[ro.product.model]: [x [1]]\n[c]: []\n"))
def test_a_damaged_getprop_never_raises(raw: bytes) -> None:
    values, problems = parse(raw)
    assert values or problems


_PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), max_size=20)


@settings(deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z][a-z0-9._-]{0,20}", fullmatch=True), _PRINTABLE, min_size=1))
def test_what_getprop_prints_is_read_back(values: dict[str, str]) -> None:
    """Reading is the inverse of printing for every value without line breaks."""
    printed = "".join(f"[{key}]: [{value}]\n" for key, value in values.items())
    assert parse(printed.encode())[0] == values


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(st.none(), st.text(min_size=1).filter(lambda t: t.strip() == t)), min_size=1, max_size=MAX_MEMBERS
    )
)
def test_an_escaped_list_is_read_back(members: list[str | None]) -> None:
    r"""``\,`` and ``\\`` inside a member never move the others."""
    printed = ",".join((m or "").replace("\\", "\\\\").replace(",", "\\,") for m in members)
    assert per_slot(printed) == tuple(members)
