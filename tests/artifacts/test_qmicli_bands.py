"""``qmicli --dms-get-band-capabilities``: which lists are whole, and which were not asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.qmicli_bands import parse
from inspector.bands import Band, Rat
from inspector.claims import Claim
from tests.artifacts.damage import damaged

HEAD = "[/dev/cdc-wdm9] Device band capabilities retrieved:\n"
OLD = "\tBands: 'bc-0-a-system, gsm-850, gsm-pcs-1900, gsm-900-extended, gsm-900-primary, wcdma-pcs-1900, wcdma-900'\n"
LTE = "\tLTE bands: '2, 12, 17'\n"
EXTENDED = "\tLTE bands (extended): '2, 12, 66'\n"
NR = "\tNR5G bands: '5, 77'\n"
OLD_BANDS = {"G850", "G900", "G1900", "U2", "U8", "BC0"}
OLD_RATS = {Rat.GSM, Rat.UMTS, Rat.CDMA}


@pytest.mark.parametrize(
    ("text", "bands", "complete"),
    [
        pytest.param(
            HEAD + OLD + LTE + EXTENDED + NR,
            OLD_BANDS | {"B2", "B12", "B17", "B66", "n5", "n77"},
            OLD_RATS | {Rat.LTE, Rat.NR},
            id="new_qmicli",
        ),
        pytest.param(
            HEAD + OLD + LTE + EXTENDED,
            OLD_BANDS | {"B2", "B12", "B17", "B66"},
            OLD_RATS | {Rat.LTE},
            id="a_missing_nr_line_was_not_asked_for",
        ),
        pytest.param(HEAD + EXTENDED, {"B2", "B12", "B66"}, {Rat.LTE}, id="a_missing_bands_line_says_nothing"),
        pytest.param(
            HEAD + OLD + LTE,
            OLD_BANDS | {"B2", "B12", "B17"},
            OLD_RATS | {Rat.LTE},
            id="the_plain_lte_line_is_whole_for_the_bands_it_can_name",
        ),
        pytest.param(
            "show interfaces wwan wwan0 capabilities\n    Networks: 'gsm, lte'\n    LTE bands: '1, 3'\n",
            {"B1", "B3"},
            {Rat.LTE},
            id="vyos_without_tabs_and_device_line",
        ),
        pytest.param((HEAD + NR).replace("\n", "\r\n"), {"n5", "n77"}, {Rat.NR}, id="crlf"),
    ],
)
def test_bands_are_united_and_whole_lists_are_named(text: str, bands: set[str], complete: set[Rat]) -> None:
    stated, problems = parse(text.encode())
    assert stated is not None
    assert problems == []
    assert stated.claim is Claim.DECLARED
    assert {str(band) for band in stated.bands} == bands
    assert stated.complete == complete


@pytest.mark.parametrize(
    ("text", "bands", "complete", "codes"),
    [
        pytest.param(HEAD + "\tBands: 'none'\n", None, None, ["not-ready"], id="policy_not_loaded"),
        pytest.param(HEAD + "\tLTE bands (extended): ''\n", None, None, ["not-ready"], id="empty_list"),
        pytest.param(
            HEAD + "\tBands: 'none'\n" + EXTENDED,
            {"B2", "B12", "B66"},
            {Rat.LTE},
            ["not-ready"],
            id="half_ready",
        ),
        pytest.param(HEAD + "\tLTE bands (extended): '1, 2, 1", {"B1", "B2"}, set(), ["cut-off"], id="cut_in_a_number"),
        pytest.param(
            HEAD + "\tBands: 'wcdma-900, wcdma-6g'\n",
            {"U8"},
            set(),
            ["unknown-band"],
            id="a_name_of_tomorrow",
        ),
        pytest.param("error: couldn't open the QmiDevice\n", None, None, ["no-bands"], id="modem_did_not_answer"),
        pytest.param("", None, None, ["no-bands"], id="empty"),
    ],
)
def test_what_is_missing_is_said(
    text: str, bands: set[str] | None, complete: set[Rat] | None, codes: list[str]
) -> None:
    stated, problems = parse(text.encode())
    assert [problem.code for problem in problems] == codes
    assert (None if stated is None else {str(band) for band in stated.bands}) == bands
    assert (None if stated is None else set(stated.complete)) == complete


NAMES = {
    "gsm-450": "G450", "gsm-480": "G480", "gsm-750": "G750", "gsm-850": "G850", "gsm-900-extended": "G900",
    "gsm-900-primary": "G900", "gsm-900-railways": "G900", "gsm-dcs-1800": "G1800", "gsm-pcs-1900": "G1900",
    "wcdma-2100": "U1", "wcdma-pcs-1900": "U2", "wcdma-dcs-1800": "U3", "wcdma-1700-us": "U4",
    "wcdma-850-us": "U5", "wcdma-800": "U6", "wcdma-2600": "U7", "wcdma-900": "U8", "wcdma-1700-japan": "U9",
    "wcdma-1500": "U11", "wcdma-850-japan": "U19",
    "bc-0-a-system": "BC0", "bc-0-b-system": "BC0", "bc-1-all-blocks": "BC1", "bc-2": "BC2",
    "bc-3-a-system": "BC3", "bc-4-all-blocks": "BC4", "bc-5-all-blocks": "BC5", "bc-15": "BC15",
    "bc-19": "BC19",
}  # fmt: skip


@pytest.mark.parametrize(("name", "band"), NAMES.items())
def test_every_name_of_libqmi_is_a_band(name: str, band: str) -> None:
    stated, problems = parse(f"Bands: '{name}'\n".encode())
    assert stated is not None
    assert stated.bands == {Band.parse(band)}
    assert problems == []


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=200), damaged((HEAD + OLD + LTE + EXTENDED + NR).encode())))
def test_any_bytes_give_a_list_or_a_problem(raw: bytes) -> None:
    stated, problems = parse(raw)
    assert stated is not None or problems


@pytest.mark.parametrize(
    ("band", "denied"), [("B17", True), ("B4", True), ("B66", False), ("B30", False), ("n5", False)]
)
def test_the_plain_lte_line_says_nothing_of_bands_it_cannot_name(band: str, denied: bool) -> None:
    stated, _ = parse((HEAD + "\tLTE bands: '2, 12'\n").encode())
    assert stated is not None
    assert stated.denies(Band.parse(band)) is denied


def test_the_extended_line_leaves_nothing_open() -> None:
    stated, _ = parse((HEAD + LTE + EXTENDED).encode())
    assert stated is not None
    assert stated.denies(Band.parse("B30"))


def test_the_same_complaint_is_made_once_however_often_its_line_stands_there() -> None:
    """A hostile answer of 384 KiB once gave 19661 problems, each a line on the screen."""
    lists, problems = parse(b"LTE bands: '1, 3, x\n" * 500 + b"lte BANDS: '1, zzz'\n" * 500)
    assert lists is not None
    assert lists.detail.casefold() == "lte bands"
    assert len(problems) <= 3
