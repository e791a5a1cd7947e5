"""Every fault of a file with file, key and reason, all of them in one go."""

from pathlib import Path

import pytest

from inspector.carriers.loader import load
from inspector.carriers.validate import validate

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


def faults(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "xa.toml"
    file.write_text(text, encoding="utf-8")
    return [str(fault) for fault in validate([file])]


def test_the_good_one_is_good(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("[3, 20]", '[3, "12a"]', "xa.toml: profile[0].lte.core[1]: '12a' is not a band of LTE; write its number"),
        ("[3, 20]", "[3, 999]", "one-xa: B999 is not a band of 3GPP or 3GPP2"),
        ("[3, 20]", "[3, 32]", "one-xa: B32 is downlink only and cannot be core"),
        ("[3, 20]", "[3, 7]", "profile[0]: B7 stands twice; a band has one role"),
        ('["WMNC 2020-01"]', "[]", "profile[0].sources: empty; every fact needs one"),
        ('["WMNC 2020-01"]', '["WMNC soon"]', "profile[0].sources[0]: 'soon' is not a date"),
        ('["WMNC 2020-01"]', '["heard 2020-01"]', "one-xa: source 'heard' is not in sources.toml"),
        ('["99901"]', '["9990"]', "profile[0].plmns[0]: '9990' is not a PLMN"),
        ('["99901"]', "[99901]", "profile[0].plmns[0]: 99901 is not a PLMN"),
        ('"one-xa"', '"one"', "profile[0].id: 'one' must be lower case and end in -xa"),
        ('as_of = "2020"', 'as_of = "20"', "profile[0].as_of: '20' is not a date"),
        ('status = "ending"', 'status = "gone"', "profile[0].umts.status: 'gone' is not a valid OnAir"),
        ('status = "ending"', 'status = "active"', "one-xa: U1 is active but has an end"),
        ('"ending", ends = "2027-06"', '"shutdown"', "one-xa: U1 is shut down without a date"),
        ('confidence = "low"', 'confidence = "sure"', "profile[0].confidence: 'sure' is none of"),
        ('name = "One"', 'nmae = "One"', "profile[0].nmae: is not a key of a profile"),
        ('country = "XA"', 'country = "xa"', "country: 'xa' is not an ISO 3166 code"),
        ("[[profile]]", "[[profil]]", "profil: is not a key of a country file"),
        (
            'confidence = "low"',
            'confidence = "low"\nsuccessor = "two-xa"',
            "one-xa: successor 'two-xa' is no carrier here",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nsame_cells = [{ bands = ["B3", "B8"], source = "WMNC" }]',
            "one-xa: same_cells names B8, which the profile does not have",
        ),
        ("lte =", "lte = =", "xa.toml: "),
    ],
)
def test_a_fault_names_file_key_and_reason(tmp_path: Path, before: str, after: str, fault: str) -> None:
    assert before in GOOD
    found = faults(tmp_path, GOOD.replace(before, after, 1))
    assert any(fault in said for said in found), found


def test_all_faults_come_in_one_go(tmp_path: Path) -> None:
    broken = GOOD.replace("[3, 20]", '["x", -1]').replace('["99901"]', '["1"]').replace('name = "One"', "")
    assert len(faults(tmp_path, broken)) >= 4


def test_a_plmn_claimed_twice_needs_a_reason(tmp_path: Path) -> None:
    second = GOOD[GOOD.index("[[profile]]") :].replace("one-xa", "two-xa")
    assert any("PLMN 99901 is also claimed by one-xa" in said for said in faults(tmp_path, GOOD + second))
    assert faults(tmp_path, GOOD + second + 'shared_plmns = ["99901"]\n') == []


def test_two_profiles_of_one_day_are_a_fault(tmp_path: Path) -> None:
    second = GOOD[GOOD.index("[[profile]]") :]
    assert any("two profiles" in said for said in faults(tmp_path, GOOD + second))


def test_a_faulty_profile_is_left_out_and_the_others_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "xa.toml"
    second = GOOD[GOOD.index("[[profile]]") :].replace("one-xa", "two-xa").replace("99901", "x")
    file.write_text(GOOD + second, encoding="utf-8")
    profiles, found = load(file)
    assert [profile.id for profile in profiles] == ["one-xa"]
    assert len(found) == 1
