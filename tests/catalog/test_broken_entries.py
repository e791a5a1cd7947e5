"""Every fault of a brand file with file, key and reason, all of them in one go."""

import re
from pathlib import Path

import pytest

from inspector.catalog import load
from inspector.catalog.validate import validate

GOOD = """
brand = "Acme"

[[variant]]
id = "acme-one-global"
name = "Acme One"
variant = "Global"
models = ["ONE"]
devices = ["uno"]
properties = { "ro.boot.hwc" = ["GLOBAL"] }
labels = ["A1001"]
umts = [1, 8]
lte = [3, 7, 20]
nr = [78]
nr_modes = ["NSA"]
unsure = ["B28"]
year = 2021
confidence = "medium"
source = "acme.example, specification"
source_kind = "maker"
seen_on = "2021-05"
note = "In one line."
"""


def faults(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "acme.toml"
    file.write_text(text, encoding="utf-8")
    return [re.sub(r"^acme\.toml:\d+: ", "acme.toml: ", str(fault)) for fault in validate([file])]


def test_the_good_one_is_good(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("[3, 7, 20]", '[3, "7a"]', "acme.toml: acme-one-global.lte[1]: '7a' is not a band of LTE; write its number"),
        ("[3, 7, 20]", "[3, true]", "acme-one-global.lte[1]: True is not a band of LTE"),
        ("[3, 7, 20]", "[3, -7]", "acme-one-global.lte[1]: -7 is not a band of LTE"),
        ("[3, 7, 20]", "[7, 3]", "acme-one-global.lte: is not in ascending order, each band once"),
        ("[3, 7, 20]", "[3, 3]", "acme-one-global.lte: is not in ascending order, each band once"),
        ("[3, 7, 20]", "7", "acme-one-global.lte: is not a list"),
        ("[3, 7, 20]", "[3, 999]", "acme-one-global: B999 is not a band of 3GPP or 3GPP2"),
        ("[3, 7, 20]", "[3, 28]", "acme-one-global: B28 is listed and unsure at once"),
        ('["B28"]', "[28]", "acme-one-global.unsure[0]: 28 is not a band; write B17, n77 or U2"),
        ('["B28"]', '["TD34"]', "acme-one-global: TD34 is unsure, but no list of TDSCDMA is stated"),
        ('["NSA"]', '["SA", "NSA"]', "acme-one-global.nr_modes: ['SA', 'NSA'] is none of"),
        ("nr = [78]", "nr = []", "acme-one-global.nr_modes: stands without an nr list"),
        ('id = "acme-one-global"', 'id = "Acme One"', "Acme One.id: 'Acme One' is not lower-case words"),
        ('id = "acme-one-global"\n', "", "variant[0].id: is missing"),
        ('variant = "Global"\n', "", "acme-one-global.variant: is missing"),
        ('"Acme One"', '"  "', "acme-one-global.name: '  ' is not a text in one line"),
        ('["ONE"]', '["O\\"NE"]', "acme-one-global.models[0]: 'O\"NE' is not a name"),
        ('["ONE"]\ndevices = ["uno"]', "[]", "acme-one-global.models: neither models nor devices"),
        ('["A1001"]', "[1001]", "acme-one-global.labels[0]: 1001 is not a name"),
        ('{ "ro.boot.hwc" = ["GLOBAL"] }', '"GLOBAL"', "acme-one-global.properties: is not a table"),
        ('["GLOBAL"] }', '"GLOBAL" }', "acme-one-global.properties.ro.boot.hwc: is not a list"),
        ('["GLOBAL"] }', "[] }", "acme-one-global.properties.ro.boot.hwc: names no value"),
        ("umts = [1, 8]", "wcdma = [1, 8]", "acme-one-global.wcdma: is not a key of a variant"),
        (
            'umts = [1, 8]\nlte = [3, 7, 20]\nnr = [78]\nnr_modes = ["NSA"]\nunsure = ["B28"]\n',
            "",
            "acme-one-global.lte: no band list at all: leave the variant out instead",
        ),
        ('"medium"', '"sure"', "acme-one-global.confidence: 'sure' is none of high, medium, low"),
        ('"medium"', '["low"]', "acme-one-global.confidence: ['low'] is not a text"),
        ('"maker"', '"friend"', "acme-one-global.source_kind: 'friend' is none of maker"),
        ('"maker"', '"memory"', "acme-one-global.confidence: is low where the source is memory"),
        ('"2021-05"', '"May 2021"', "acme-one-global.seen_on: 'May 2021' is not a date"),
        ("year = 2021", 'year = "2021"', "acme-one-global.year: '2021' is not the year of an Android phone"),
        ("year = 2021", "merged = 1", "acme-one-global.merged: is neither true nor false"),
        ('brand = "Acme"', "", "acme.toml: brand: is missing"),
        ('brand = "Acme"', 'brand = "Acme"\nmaker = "Acme"', "acme.toml: maker: is not a key of a brand file"),
        ("[[variant]]", "[variants]", "acme.toml: variant: there is no [[variant]]"),
        ("[[variant]]", "variant = [7]\n[rest]", "acme.toml: variant[0]: is not a table"),
        ("[[variant]]", "[[variant", "acme.toml: "),
    ],
)
def test_a_fault_is_named(tmp_path: Path, before: str, after: str, fault: str) -> None:
    assert before in GOOD
    found = faults(tmp_path, GOOD.replace(before, after))
    assert any(fault in one for one in found), found


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("[3, 7, 20]", "[3, true]", 13),
        ("[3, 7, 20]", "[\n  3,\n  true,\n]", 15),
        ("[3, 7, 20]", "[3, 999]", 4),
        ('["GLOBAL"] }', '"GLOBAL" }', 10),
        ('variant = "Global"\n', "", 4),
        ('brand = "Acme"', 'brand = "Acme"\nmaker = "Acme"', 3),
        ("umts = [1, 8]", "umts = [1, 8", 13),
        ('note = "In one line."', '[[variant.second]]\nsource = 7\nsource_kind = "press"\nlte = [3]', 23),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, before: str, after: str, line: int) -> None:
    assert before in GOOD
    file = tmp_path / "acme.toml"
    file.write_text(GOOD.replace(before, after), encoding="utf-8")
    assert line in [fault.line for fault in validate([file])]


@pytest.mark.parametrize(
    ("second", "fault"),
    [
        ('source_kind = "press"\nlte = [3]', "second[0].source: is missing"),
        ('source = "x"\nlte = [3]', "second[0].source_kind: is missing"),
        ('source = "x"\nsource_kind = "press"', "second[0].lte: no band list at all"),
        ('source = "x"\nsource_kind = "friend"\nlte = [3]', "second[0].source_kind: 'friend' is none of"),
        ('source = "x"\nsource_kind = "press"\nlte = [7, 3]', "second[0].lte: is not in ascending order"),
        ('source = "x"\nsource_kind = "press"\nlte = [3]\nid = "x"', "second[0].id: is not a key of a second source"),
        ('source = "x"\nsource_kind = "press"\nlte = [999]', "acme-one-global: B999 is not a band"),
    ],
)
def test_a_second_source_is_checked_too(tmp_path: Path, second: str, fault: str) -> None:
    found = faults(tmp_path, f"{GOOD}\n[[variant.second]]\n{second}\n")
    assert any(fault in one for one in found), found


def test_high_confidence_names_its_second_publisher(tmp_path: Path) -> None:
    text = GOOD.replace('"medium"', '"high"').replace('note = "In one line."\n', "")
    assert faults(tmp_path, text) == [
        "acme.toml: acme-one-global.confidence: high needs a second publisher; name it in the note"
    ]


def test_all_faults_come_at_once_and_the_good_entry_stays(tmp_path: Path) -> None:
    bad = GOOD.partition("[[variant]]")[2].replace("acme-one-global", "acme-two").replace("[3, 7, 20]", "[7, 3]")
    file = tmp_path / "acme.toml"
    file.write_text(GOOD + "[[variant]]" + bad.replace('"maker"', '"friend"'), encoding="utf-8")
    variants, found = load(file)
    assert [variant.id for variant in variants] == ["acme-one-global"]
    assert [fault.key for fault in found] == ["acme-two.lte", "acme-two.source_kind"]


def test_two_entries_that_nothing_could_tell_apart_are_a_fault(tmp_path: Path) -> None:
    entry = GOOD.partition("[[variant]]")[2]
    found = faults(tmp_path, GOOD + "[[variant]]" + entry.replace("acme-one-global", "acme-one-again"))
    assert found == [
        "acme.toml: acme-one-again: has the same name, labels and properties as acme-one-global: "
        "nothing could tell them apart"
    ]
    assert "acme.toml has this id too" in " ".join(faults(tmp_path, GOOD + "[[variant]]" + entry))


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"[[", b"variant = 3", b'brand = "A"\nvariant = []'])
def test_any_bytes_are_a_fault_and_never_an_exception(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "acme.toml"
    file.write_bytes(raw)
    variants, found = load(file)
    assert variants == ()
    assert found
    assert load(tmp_path / "absent.toml")[1]


def test_the_example_of_the_docs_is_a_good_entry(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/catalog.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    second = page.partition("```toml\n[[variant.second]]")[2].partition("```")[0]
    assert faults(tmp_path, f'brand = "Acme"\n{example}\n[[variant.second]]{second}') == []
    assert "[[variant]]" in example
    assert faults(tmp_path, f'brand = "Acme"\n{example}') == []


def test_a_folder_stands_for_its_brand_files_and_one_without_any_is_a_fault(tmp_path: Path) -> None:
    (fault,) = validate([tmp_path])
    assert str(fault) == f"{tmp_path}: holds no brand file (*.toml), so nothing was checked"
    (tmp_path / "acme.toml").write_text("nonsense")
    (fault,) = validate([tmp_path])
    assert fault.file.endswith("acme.toml")
