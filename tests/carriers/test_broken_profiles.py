"""Every fault of a file with file, key and reason, all of them in one go."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.carriers.loader import _PROFILE_KEYS, _profile, _read, load, read
from inspector.carriers.table import Table
from inspector.carriers.validate import faults_of, validate

GOOD = """
country = "XA"

[[profile]]
id = "one-xa"
name = "One"
as_of = "2020"
plmns = ["99901"]
lte = { core = [3, 20], extra = [7] }
umts = { bands = [1], status = "ending", ends = "2027-06" }
confidence = "low"
sources = ["WMNC 2020-01"]
"""


def _nested(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    keys = st.sampled_from(["bands", "core", "extra", "status", "ends", "since", "source", "rule", "text", "x"])
    return st.lists(values, max_size=3) | st.dictionaries(keys, values, max_size=4)


def faults(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "xa.toml"
    file.write_text(text, encoding="utf-8")
    return [str(fault).removeprefix(f"{tmp_path}/") for fault in validate([file])]


def test_the_good_one_is_good(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("[3, 20]", '[3, "12a"]', "xa.toml:9: profile[0].lte.core[1]: '12a' is not a band of LTE; write its number"),
        ("[3, 20]", "[3, 999]", "xa.toml:9: profile[0].lte.core[1]: one-xa: B999 is not a band of 3GPP or 3GPP2"),
        ("[3, 20]", "[3, 32]", "xa.toml:9: profile[0].lte.core[1]: one-xa: B32 is downlink only and cannot be core"),
        ("[3, 20]", "[3, 7]", "profile[0]: B7 stands twice; a band has one role"),
        ('["WMNC 2020-01"]', "[]", "profile[0].sources: empty; every fact needs one"),
        ('["WMNC 2020-01"]', '["WMNC soon"]', "profile[0].sources[0]: 'soon' is not a date"),
        (
            '["WMNC 2020-01"]',
            '["heard 2020-01"]',
            "xa.toml:12: profile[0].sources[0]: one-xa: source 'heard' is neither in sources.toml nor an address",
        ),
        ('["99901"]', '["9990"]', "profile[0].plmns[0]: '9990' is not a PLMN"),
        ('["99901"]', "[99901]", "profile[0].plmns[0]: 99901 is not a PLMN"),
        ('"one-xa"', '"one"', "profile[0].id: 'one' must be lower case and end in -xa"),
        ('as_of = "2020"', 'as_of = "20"', "profile[0].as_of: '20' is not a date"),
        (
            'status = "ending"',
            'status = "gone"',
            "profile[0].umts.status: 'gone' is none of active, ending, shutdown, unknown",
        ),
        ('status = "ending"', 'status = "active"', "one-xa: U1 is active but has an end"),
        (
            '"ending", ends = "2027-06"',
            '"shutdown"',
            'xa.toml:10: profile[0].umts.ends: is missing for what is shut down; write "unknown" where no',
        ),
        ('confidence = "low"', 'confidence = "sure"', "profile[0].confidence: 'sure' is none of"),
        ('name = "One"', 'nmae = "One"', "profile[0].nmae: is not a key of a profile"),
        ('country = "XA"', 'country = "xa"', "country: 'xa' is not an ISO 3166 code"),
        ("[[profile]]", "[[profil]]", "profil: is not a key of a country file"),
        (
            'confidence = "low"',
            'confidence = "low"\nsuccessor = "two-xa"',
            "xa.toml:12: profile[0].successor: one-xa: successor 'two-xa' is no other carrier here",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nsame_cells = [{ bands = ["B3", "B8"], source = "WMNC" }]',
            "profile[0].same_cells[0]: one-xa: names B8, which the profile does not have",
        ),
        ("extra = [7]", "extras = [7]", "profile[0].lte.extras: is not a key of the bands of LTE"),
        ('ends = "2027-06"', 'end = "2027-06"', "profile[0].umts.end: is not a key of the bands of UMTS"),
        ('status = "ending", ', "", "profile[0].umts.status: is missing"),
        ('ends = "2027-06"', "ends = 2027", 'profile[0].umts.ends: a date stands in quotes, "2027"'),
        (
            'ends = "2027-06"',
            'seen = "2028", ends = "2027-06"',
            "one-xa: U1 was seen 2028-01-01, after its end 2027-06-30",
        ),
        ('ends = "2027-06"', 'source = "rumour"', "profile[0].umts.source: one-xa: source 'rumour' is neither"),
        ("{ bands = [1]", "{ bands = 1", "profile[0].umts.bands: is not a list"),
        ("lte = { core = [3, 20], extra = [7] }", "lte = [3, 20]", "profile[0].lte: is not a table"),
        (
            'confidence = "low"',
            'confidence = "low"\nalone = ["B8"]',
            "profile[0].alone: B8 is not a band of this profile",
        ),
        ('confidence = "low"', 'confidence = "low"\nalone = ["8"]', "profile[0].alone[0]: '8' is not a band"),
        ('confidence = "low"', 'confidence = "low"\nnr_sa_only = "yes"', "nr_sa_only: 'yes' is neither true nor false"),
        (
            'confidence = "low"',
            'confidence = "low"\nalias = "uno"',
            "profile[0].alias: 'uno' must be lower case and begin",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nended = "2019"',
            "profile[0].ended: one-xa: 2019-12-31 is before the profile's own date",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nsame_cells = [{ bands = ["B3", 7] }]',
            "profile[0].same_cells[0].bands[1]: 7 is not a text",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nsame_cells = [{ bands = ["B3", "U1"], source = "WMNC" }]',
            "profile[0].same_cells[0].bands: must name two bands or more, all of one RAT",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nadmission = { rule = "luck", text = "t", source = "WMNC" }',
            "profile[0].admission.rule: 'luck' is none of",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nadmission = { rule = "none-known", txt = "t", source = "WMNC" }',
            "profile[0].admission.txt: is not a key of admission",
        ),
        ('"99901"', '"٩٩٩٠١"', "is not a PLMN; write five or six digits"),
        ('country = "XA"', 'country = "US"', "country: US does not belong into a file of this name"),
        ('["WMNC 2020-01"]', '["BA 2026-10-02"]', "credit: is missing; BA is cited"),
        ("[3, 20]", '[3, 20], status = "shutdown"', "profile[0].lte.ends: is missing for what is shut down"),
        ("lte =", "lte = =", "xa.toml:9: Invalid value (at line 9"),
        ("core = [3, 20], ", "", "xa.toml:9: profile[0].lte.core: is missing; write [] where no band"),
        ("{ bands = [1]", "{ bands = []", "xa.toml:10: profile[0].umts.bands: is missing"),
        ('["99901"]', '["99901", "99901"]', "profile[0].plmns: one-xa: PLMN 99901 stands twice"),
        ('["99901"]', '["31041"]', "profile[0].plmns[0]: one-xa: PLMN 31041 is of US, not XA"),
        (
            'name = "One"',
            r'name = "One\u001b[2J"',
            "profile[0].name: 'One\\x1b[2J' is not one line of what can be printed",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nmvnos = [{ name = "M", gids = ["xyz"], carrier_ids = [0] }]',
            "xa.toml:12: profile[0].mvnos[0].gids[0]: 'xyz' is not a group identifier",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nbasis = { lte = "sure: WMNC 2020-01" }',
            "profile[0].basis.lte: 'sure' is none of high, medium, low",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nbasis = { lte = "low: rumour 2020-01" }',
            "profile[0].basis.lte: one-xa: source 'rumour' is neither",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nextends = "no-xx"',
            "profile[0].extends: 'no-xx' is no carrier that",
        ),
        ('["WMNC 2020-01"]', '["WMNC 2020-2019x"]', "profile[0].sources[0]: '2020-2019x' is not a date"),
    ],
)
def test_a_fault_names_file_key_and_reason(tmp_path: Path, before: str, after: str, fault: str) -> None:
    assert before in GOOD
    found = faults(tmp_path, GOOD.replace(before, after, 1))
    assert any(fault in said for said in found), found


def test_all_faults_come_in_one_go_those_of_meaning_too(tmp_path: Path) -> None:
    broken = GOOD.replace("[3, 20]", '["x", -1, 32]').replace('["99901"]', '["1"]').replace('name = "One"', "")
    found = faults(tmp_path, broken.replace('["WMNC 2020-01"]', '["rumour 2020-01"]'))
    assert [said.split(":")[:2] for said in found] == [["xa.toml", line] for line in ("4", "8", "9", "9", "9", "12")]


def test_faults_of_several_files_come_in_one_go(tmp_path: Path) -> None:
    (tmp_path / "xa.toml").write_text(GOOD.replace("3, 20", "3, 999"), encoding="utf-8")
    (tmp_path / "xb.toml").write_text("country =", encoding="utf-8")
    found = [fault.file for fault in validate([tmp_path / "xa.toml", tmp_path / "xb.toml"])]
    assert found == [str(tmp_path / "xa.toml"), str(tmp_path / "xb.toml")]
    assert [fault.file for fault in validate([tmp_path])] == found


def test_a_source_may_be_an_address(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD.replace("WMNC 2020-01", "https://example.org/bands 2020-01")) == []


def test_a_file_of_ones_own_is_held_against_what_is_shipped(tmp_path: Path) -> None:
    text = GOOD.replace("XA", "US").replace("one-xa", "one-us").replace("99901", "310410")
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    found = [str(fault).removeprefix(f"{tmp_path}/") for fault in validate([file])]
    assert found == [
        "mine.toml:8: profile[0].plmns[0]: one-us: PLMN 310410 is also claimed by att-us: say why in shared_plmns"
    ]


def test_a_plmn_claimed_twice_needs_a_reason(tmp_path: Path) -> None:
    second = GOOD[GOOD.index("[[profile]]") :].replace("one-xa", "two-xa")
    assert any("PLMN 99901 is also claimed by one-xa" in said for said in faults(tmp_path, GOOD + second))
    assert faults(tmp_path, GOOD + second + 'shared_plmns = { "99901" = "one radio network" }\n') == []


def test_a_carrier_hands_its_plmn_to_its_successor_without_a_further_reason(tmp_path: Path) -> None:
    second = GOOD[GOOD.index("[[profile]]") :].replace("one-xa", "two-xa")
    assert faults(tmp_path, GOOD + 'successor = "two-xa"\n' + second) == []


def test_two_carriers_cannot_have_one_alias(tmp_path: Path) -> None:
    alias = 'alias = "one-xa-1"\n'
    second = GOOD[GOOD.index("[[profile]]") :].replace("2020", "2024", 1)
    assert any("alias 'one-xa-1' is taken" in said for said in faults(tmp_path, GOOD + alias + second + alias))


@pytest.mark.parametrize(
    ("later", "fault"),
    [
        ('status = "shutdown", ends = "2022-06"', None),
        ('status = "active"', "one-xa: U1 ended 2022-06-30 says the profile of 2020-01-01; that of 2024-01-01 differs"),
        ('status = "shutdown", ends = "2023"', "that of 2024-01-01 differs"),
    ],
)
def test_periods_must_agree_on_when_a_layer_ended(tmp_path: Path, later: str, fault: str | None) -> None:
    ending = 'status = "ending", ends = "2027-06"'
    first = GOOD.replace(ending, 'status = "shutdown", ends = "2022-06"')
    second = GOOD[GOOD.index("[[profile]]") :].replace("2020", "2024", 1).replace(ending, later)
    found = faults(tmp_path, first + second)
    assert (found == []) if fault is None else any(fault in said for said in found), found


def test_two_profiles_of_one_day_are_a_fault(tmp_path: Path) -> None:
    second = GOOD[GOOD.index("[[profile]]") :]
    assert any("two profiles" in said for said in faults(tmp_path, GOOD + second))


def test_a_file_that_is_not_there_or_not_text_is_one_fault(tmp_path: Path) -> None:
    assert len(validate([tmp_path / "gone.toml"])) == 1
    (tmp_path / "xb.toml").write_bytes(b"country = \xff")
    assert len(validate([tmp_path / "xb.toml"])) == 1


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), _nested, max_leaves=8))
@settings(max_examples=60)
def test_any_value_at_any_key_is_a_fault_or_read_never_an_exception(value: object) -> None:
    """Whatever stands at a key of a profile, the reader goes on to the next (STYLE 2)."""
    for key in _PROFILE_KEYS:
        table = Table({key: value}, "profile[0]", "xa.toml")
        _profile(table, "XA")
        assert table.faults


@given(st.sampled_from(sorted(_PROFILE_KEYS)), st.recursive(st.integers() | st.text(max_size=8), _nested, max_leaves=8))
@settings(deadline=None)
def test_a_profile_with_any_value_at_one_key_is_checked_to_the_end(key: str, value: object) -> None:
    good = tomllib.loads(GOOD)
    broken = {**good, "profile": [{**good["profile"][0], key: value}]}
    for document in (broken, {**good, "profile": value}, {**good, "country": value}, {key: value}):
        faults_of(_read(Path("xa.toml"), GOOD, document))


def test_a_faulty_profile_is_left_out_and_the_others_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "xa.toml"
    second = GOOD[GOOD.index("[[profile]]") :].replace("one-xa", "two-xa").replace("99901", "x")
    file.write_text(GOOD + second, encoding="utf-8")
    assert [profile.id for profile in load(file)] == ["one-xa"]
    assert len(read(file).faults) == 1


def test_a_folder_without_country_files_is_a_fault_and_not_a_clean_bill(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    (fault,) = validate([tmp_path])
    assert str(fault) == f"{tmp_path}: holds no country file (*.toml), so nothing was checked"
