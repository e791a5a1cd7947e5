"""Profiles of the user's own: over the shipped ones, beside them, from the folder and from --profile."""

from datetime import date
from pathlib import Path

import pytest

from inspector import carriers
from inspector.carriers.model import Profile
from inspector.phone.errors import UnreadableInput
from inspector.user_folder import HOME, user_folder
from tests.cli.run import inspector

TODAY = date(2026, 11, 24)
MI_5 = str(Path(__file__).parents[2] / "fixtures" / "xiaomi-mi-5-att-2016")

NEW = """
country = "US"

[[profile]]
id = "county-us"
name = "County Wireless"
as_of = "2026-11"
plmns = ["310999"]
lte = { core = [12, 66], extra = [2] }
confidence = "low"
sources = ["general knowledge: my own drive test"]
"""
OVERRIDE = """
country = "US"

[[profile]]
id = "att-us"
extends = "att-us"
lte = { core = [2, 12], extra = [4, 17] }
"""
MVNO = """
country = "US"

[[profile]]
id = "mine-us"
extends = "att-us"
name = "My MVNO"
carrier_ids = [4242]
"""


@pytest.fixture(autouse=True)
def nothing_of_the_developers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME, str(tmp_path / "nothing"))


@pytest.fixture
def write(tmp_path: Path) -> "Writer":
    return Writer(tmp_path)


class Writer:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, text: str, name: str = "mine.toml") -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


def core(profile: Profile) -> str:
    return " ".join(str(layer.band) for layer in profile.layers if layer.role == "core" and layer.band.rat == "LTE")


def test_a_new_carrier_is_found_by_id_name_plmn_and_country(write: Writer) -> None:
    book = carriers.open_book([write(NEW)])
    for typed in ("county-us", "County Wireless", "310-999", "county"):
        assert carriers.named(typed, TODAY, book).id == "county-us"
    assert "county-us" in {profile.id for profile in carriers.carriers_at(TODAY, "US", book)}
    assert "att-us" in {profile.id for profile in carriers.carriers_at(TODAY, "US", book)}


def test_an_override_of_a_period_replaces_it_and_takes_the_rest_from_it(write: Writer) -> None:
    book = carriers.open_book([write(OVERRIDE)])
    own = carriers.named("att-us", TODAY, book)
    assert core(own) == "B2 B12"
    assert own.plmns == carriers.named("att-us", TODAY).plmns
    assert own.origin.endswith("mine.toml")
    assert [p.id for p in carriers.by_plmn("310410", TODAY, book)] == ["att-us"]
    assert core(carriers.named("att-us", date(2016, 10, 1), book)) == "B2 B4 B17"


def test_a_newer_period_stands_beside_the_shipped_ones(write: Writer) -> None:
    later = OVERRIDE.replace('extends = "att-us"', 'extends = "att-us"\nas_of = "2027-01"')
    book = carriers.open_book([write(later)])
    assert core(carriers.named("att-us", TODAY, book)) == "B2 B4 B12"
    assert core(carriers.named("att-us", date(2027, 2, 1), book)) == "B2 B12"


def test_a_brand_of_ones_own_extends_its_network_without_taking_its_plmns(write: Writer) -> None:
    book = carriers.open_book([write(MVNO)])
    own = carriers.named("my mvno", TODAY, book)
    assert own.plmns == ()
    assert own.layers == carriers.named("att-us", TODAY).layers
    assert [p.id for p in carriers.by_plmn("310410", TODAY, book)] == ["att-us"]
    assert [p.id for p in carriers.of_sim(TODAY, plmn="310410", carrier_id=4242, book=book).profiles] == ["mine-us"]


def test_a_country_we_do_not_have_can_be_added(write: Writer) -> None:
    text = NEW.replace('"US"', '"IS"').replace("county-us", "siminn-is").replace("310999", "27401")
    book = carriers.open_book([write(text)])
    assert [p.id for p in carriers.of_country("is", TODAY, book)] == ["siminn-is"]
    assert [p.id for p in carriers.by_plmn("27401", TODAY, book)] == ["siminn-is"]


def test_of_two_files_the_last_wins(write: Writer) -> None:
    first, second = write(NEW), write(NEW.replace("12, 66", "13"), "second.toml")
    assert core(carriers.named("county-us", TODAY, carriers.open_book([first, second]))) == "B13"


def test_a_faulty_file_stops_with_every_fault_and_its_line(write: Writer) -> None:
    with pytest.raises(UnreadableInput) as said:
        carriers.open_book([write(NEW.replace("12, 66", '"x"').replace("310999", "1"))])
    assert "mine.toml:8: profile[0].plmns[0]" in str(said.value)
    assert "mine.toml:9: profile[0].lte.core[0]" in str(said.value)
    assert "inspector carriers validate" in str(said.value)


def test_the_folder_counts_without_being_named(write: Writer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME, str(tmp_path))
    folder = user_folder("carriers")
    folder.mkdir(parents=True)
    (folder / "us.toml").write_text(NEW, encoding="utf-8")
    assert carriers.named("county-us", TODAY, carriers.open_book()).name == "County Wireless"


def test_the_list_shows_whose_a_profile_is(write: Writer) -> None:
    path = write(NEW)
    listed = inspector("carriers", "list", "--country", "us", "--profile", path).out
    assert next(line for line in listed.splitlines() if line.startswith("county-us")).split()[4] == str(path)
    assert next(line for line in listed.splitlines() if line.startswith("gci-us")).split()[3] == "shipped"
    assert "from" not in inspector("carriers", "list", "--country", "us").out.splitlines()[0]


def test_check_and_show_take_a_profile(write: Writer) -> None:
    path = write(NEW)
    assert "County Wireless" in inspector("check", "--from", MI_5, "-c", "county-us", "--profile", path).out
    shown = inspector("carriers", "show", "county", "--profile", path).out
    assert f"Your own profile, {path}".replace(" ", "") in "".join(shown.split())
    assert inspector("check", "--from", MI_5, "-c", "county-us").code == 2


def test_a_profile_that_is_not_there_is_named(tmp_path: Path) -> None:
    ran = inspector("check", "--from", MI_5, "--profile", tmp_path / "gone.toml")
    assert ran.code == 4
    assert "gone.toml" in ran.err
