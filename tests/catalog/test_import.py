"""A user's own table: every fault by row and column, nothing overwritten in silence, used like a shipped entry."""

import shlex
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.catalog import all_variants, match
from inspector.catalog.importing import decode, read_table
from inspector.catalog.loader import load, mentioning
from inspector.catalog.validate import validate
from inspector.catalog.writing import brand_file, write
from inspector.phone.errors import UnreadableInput, UsageProblem
from inspector.user_folder import HOME
from tests.cli.run import inspector

DEFAULTS = {
    "brand": "Acme",
    "source": "acme.example",
    "source_kind": "maker",
    "seen_on": "2026-11",
    "confidence": "low",
    "name": "Acme One",
}
HEADER = "models,lte,nr\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    return tmp_path / "home" / "catalog"


def faults(text: str, **columns: str) -> list[str]:
    return [str(fault) for fault in read_table(text, columns, DEFAULTS).faults]


@pytest.mark.parametrize(
    ("cell", "bands"),
    [
        ("1;3;20", [1, 3, 20]),
        ("B20/B3/B1", [1, 3, 20]),
        ("1 3 20", [1, 3, 20]),
        ("Band 1|Band 3", [1, 3]),
        ("LTE 1;LTE 3", [1, 3]),
        ("3;3", [3]),
        ("none", []),
        ("-", []),
    ],
)
def test_band_lists_as_people_write_them(cell: str, bands: list[int]) -> None:
    (entry,) = read_table(f"models,lte,nr\nA1,{cell},78\n", {}, DEFAULTS).brands["Acme"]
    assert entry["lte"] == bands


def test_an_empty_cell_is_not_stated_and_never_none() -> None:
    (entry,) = read_table("models,lte,nr\nA1,3,\n", {}, DEFAULTS).brands["Acme"]
    assert "nr" not in entry
    assert entry["id"] == "acme-one"


@pytest.mark.parametrize("text", ["A\x7f", "\U0001f600", "\u2028", 'a"b\\c', "a\tb"])
def test_what_is_imported_is_written_as_toml_that_reads_back(text: str) -> None:
    """DEL and what lies beyond the first plane are where JSON's texts are not TOML's."""
    (entry,) = read_table(HEADER + "A1,3,78\n", {}, DEFAULTS).brands["Acme"]
    entry |= {"name": text, "properties": {text: [text]}}
    (read,) = tomllib.loads(brand_file(text, [entry], "imported"))["variant"]
    assert (read["name"], read["properties"]) == (text, {text: [text]})


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEADER + "A1,7a,78\n", "row 2, column \"lte\": '7a' is not a band of LTE"),
        (HEADER + "\n\nA1,999,78\n", 'row 4, column "lte": B999 is not a band of 3GPP or 3GPP2'),
        (HEADER + ",3,78\n", 'row 2, column "models": neither models nor devices'),
        (HEADER + "A1,,\n", 'row 2, column "lte": no band list at all'),
        (HEADER + 'A1,3,78\n"A\x1b[2J",3,78\n', 'row 3, column "models": '),
        (HEADER + "A1,3,78\nA2,3,78\n", "row 3, column \"id\": 'acme-one' is that of row 2 too"),
        ("models,lte,year\nA1,3,20x\n", "row 2, column \"year\": '20x' is not a year"),
        ("models,lte,merged\nA1,3,perhaps\n", "row 2, column \"merged\": 'perhaps' is neither yes nor no"),
        ("models,lte,source_kind\nA1,3,friend\n", "row 2, column \"source_kind\": 'friend' is none of maker"),
        ("models,lte,nr,nr_modes\nA1,3,78,5G\n", "row 2, column \"nr_modes\": ['5G'] is none of"),
    ],
)
def test_a_fault_names_its_row_and_its_column(text: str, fault: str) -> None:
    assert any(fault in one for one in faults(text)), faults(text)


def test_a_fault_calls_the_column_as_the_table_does() -> None:
    assert (
        faults("Modell;LTE-Bänder\nA1;7a\n", models="modell", lte="LTE-Bänder")
        == [
            "row 2, column \"LTE-Bänder\": '7a' is not a band of LTE",
            'row 2, column "LTE-Bänder": no band list at all: leave the variant out instead',
        ][:1]
    )


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"modl": "models"}, "'modl' is nothing a column can be"),
        ({"lte": "4G"}, "the table has no column '4G'. It has: models, lte, nr."),
    ],
)
def test_a_mapping_that_fits_nothing_is_a_usage_error(columns: dict[str, str], says: str) -> None:
    with pytest.raises(UsageProblem, match=says):
        read_table(HEADER + "A1,3,78\n", columns, DEFAULTS)


def test_what_every_entry_needs_is_asked_for_once() -> None:
    with pytest.raises(UsageProblem, match="needs name, source, source_kind, seen_on") as problem:
        read_table(HEADER + "A1,3,78\n" * 3, {}, {"brand": "Acme"})
    assert str(problem.value).count("source_kind") == 1


def test_no_column_that_recognises_a_phone() -> None:
    with pytest.raises(UsageProblem, match="--column models=NAME"):
        read_table("lte\n3\n", {}, DEFAULTS)


@pytest.mark.parametrize("text", ["", "\n\n", "models,lte\n", 'models,lte\n"' + "x" * 200_000 + '",3\n'])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput):
        read_table(text, {}, DEFAULTS)


def test_encodings_of_spreadsheets() -> None:
    assert decode("\ufeffmodels".encode()) == "models"
    assert decode("models".encode("utf-16")) == "models"
    with pytest.raises(UnreadableInput, match=r"Line 2 is not UTF-8\. Save the table as CSV UTF-8"):
        decode("a\nü".encode("cp1252"))


@given(st.text(max_size=200))
def test_any_text_gives_entries_faults_or_a_refusal(text: str) -> None:
    try:
        imported = read_table(f"models,lte\n{text}", {}, DEFAULTS)
    except (UnreadableInput, UsageProblem):
        return
    assert imported.brands or imported.faults


@given(st.text(min_size=1, max_size=20), st.lists(st.sampled_from([1, 3, 7, 20, 66]), min_size=1, unique=True))
def test_what_is_imported_without_fault_is_a_valid_file(
    tmp_path_factory: pytest.TempPathFactory, name: str, bands: list[int]
) -> None:
    import csv
    import io

    table = io.StringIO()
    csv.writer(table).writerows([["models", "name", "lte"], ["A1", name, ";".join(map(str, bands))]])
    try:
        imported = read_table(table.getvalue(), {}, DEFAULTS)
    except (UnreadableInput, UsageProblem):
        return
    if not imported.faults:
        path = tmp_path_factory.mktemp("import") / "acme.toml"
        path.write_text(brand_file("Acme", imported.brands["Acme"], "x"), encoding="utf-8", newline="\n")
        assert validate([path]) == []


# --- in the user's own folder ---


def test_the_example_of_the_docs_imports(tmp_path: Path, home: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/catalog.md").read_text(encoding="utf-8")
    command = page.partition("    inspector catalog import phones.csv --brand")[2].partition("\n\n")[0]
    words = shlex.split("--brand" + command.replace("\\\n", " "))
    table = tmp_path / "phones.csv"
    table.write_text("Phone,Model number,LTE bands,5G\nAcme One,A1,B1/B3,none\n", encoding="utf-8")
    ran = inspector("catalog", "import", table, *words)
    assert ran.code == 0, ran.err
    assert (home / "acme.toml").exists()


def imported(tmp_path: Path, text: str = "models,devices,lte,nr\nA1,uno,3,none\n", *more: str) -> Path:
    table = tmp_path / "phones.csv"
    table.write_text(text, encoding="utf-8")
    options = [f"--{key.replace('_', '-')}={value}" for key, value in DEFAULTS.items() if key != "name"]
    ran = inspector("catalog", "import", table, *options, "--column", "name=models", *more)
    assert ran.code == 0, ran.err
    return table


def test_an_imported_variant_is_found_and_shown_as_the_users_own(tmp_path: Path, home: Path) -> None:
    imported(tmp_path)
    (variant,) = match({"ro.product.model": "A1", "ro.product.device": "uno"}).variants
    assert (variant.id, variant.origin) == ("acme-a1", "user")
    assert "your catalog" in inspector("catalog", "list", "--brand", "acme").out
    assert "From your own catalog." in inspector("catalog", "show", "a1").out
    phone = tmp_path / "getprop.txt"
    phone.write_text("[ro.product.model]: [A1]\n[ro.build.id]: [X]\n", encoding="utf-8")
    assert "from your own catalog" in inspector("check", "--from", phone, "-c", "att-us").out


ACME = ["--brand=Acme", "--source=x", "--source-kind=maker", "--seen-on=2026", "--column=name=models"]


def test_nothing_is_overwritten_without_force(tmp_path: Path, home: Path) -> None:
    table = imported(tmp_path)
    before = (home / "acme.toml").read_text(encoding="utf-8")
    ran = inspector("catalog", "import", table, *ACME)
    assert (ran.code, (home / "acme.toml").read_text(encoding="utf-8")) == (4, before)
    assert "is there already, and nothing was written" in ran.err
    imported(tmp_path, "models,lte\nA2,7\n", "--force")
    assert [variant.id for variant in load(home / "acme.toml")[0]] == ["acme-a2"]


def test_a_table_with_a_fault_writes_nothing(tmp_path: Path, home: Path) -> None:
    table = tmp_path / "phones.csv"
    table.write_text("models,lte\nA1,3\nA2,x\n", encoding="utf-8")
    ran = inspector("catalog", "import", table, *ACME)
    assert (ran.code, home.exists()) == (4, False)
    assert "row 3, column \"lte\": 'x' is not a band of LTE" in ran.err


def test_check_only_writes_nothing(tmp_path: Path, home: Path) -> None:
    imported(tmp_path, "models,lte\nA1,3\n", "--check")
    assert not home.exists()


def test_an_entry_with_the_id_of_a_shipped_one_replaces_it(tmp_path: Path, home: Path) -> None:
    imported(tmp_path, "brand,id,models,lte\nFairphone,fairphone-5,OTHER,3\n")
    assert not any("FP5" in variant.models for variant in all_variants())
    assert match({"ro.product.model": "FP5", "ro.product.device": "FP5"}).variants == ()
    assert [variant.origin for variant in mentioning(['"other"']) if variant.id == "fairphone-5"] == ["user"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("brand = [", "acme.toml:1: "),
        ('brand = "Acme"\n', "there is no [[variant]]"),
        (
            'brand = "Acme"\n\n[[variant]]\nid = "acme-a1"\nmodels = ["A1"]\nlte = [7, 3]\n',
            "acme.toml:6: acme-a1.lte: is not in",
        ),
    ],
)
def test_a_broken_file_of_the_users_own_stops_with_file_line_and_key(
    home: Path, tmp_path: Path, text: str, says: str
) -> None:
    home.mkdir(parents=True)
    (home / "acme.toml").write_text(text, encoding="utf-8")
    phone = tmp_path / "getprop.txt"
    phone.write_text("[ro.product.model]: [A1]\n[ro.build.id]: [X]\n", encoding="utf-8")
    for command in (["check", "--from", phone, "-c", "att-us"], ["catalog", "list"]):
        ran = inspector(*command)
        assert ran.code == 4
        assert says in ran.err
        assert "inspector catalog validate" in ran.err
    ran = inspector("catalog", "validate")
    assert ran.code == 1
    assert says in ran.out


def test_writing_is_all_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="Cannot write"):
        write({tmp_path / "new" / "a.toml": "a", tmp_path / "file" / "b.toml": "b"}, force=False)
    assert list((tmp_path / "new").iterdir()) == []
