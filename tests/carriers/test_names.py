"""A name that several countries share: the user's country decides, then the phone's, then the United States."""

from datetime import date
from pathlib import Path

import pytest

from inspector import carriers
from inspector.carriers.model import Profile
from inspector.phone.errors import UsageProblem

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "carrier"),
    [
        ("att", "att-us"),
        ("AT&T", "att-us"),
        ("t-mobile", "tmobile-us"),
        ("T Mobile", "tmobile-us"),
        ("verizon", "verizon-us"),
        ("boost", "boost-us"),
        ("Cricket", "cricket-us"),
        ("jio", "jio-in"),
        ("KDDI", "kddi-jp"),
        ("telcel", "telcel-mx"),
        ("22201", "tim-it"),
        ("722-310", "claro-ar"),
        ("310 410", "att-us"),
        ("1und1", "1und1-de"),
        ("2degrees", "2degrees-nz"),
    ],
)
def test_a_bare_name_without_a_phone_means_the_only_carrier_or_the_one_in_the_united_states(
    typed: str, carrier: str
) -> None:
    assert carriers.named(typed, TODAY).id == carrier


@pytest.mark.parametrize("typed", ["vodafone", "Orange", "Telia", "claro", "Three"])
def test_a_name_that_only_other_countries_have_is_answered_with_the_ids(typed: str) -> None:
    name = carriers.look_up(typed, TODAY)
    with pytest.raises(UsageProblem, match="means several carriers") as said:
        carriers.choose(name)
    assert all(profile.id in str(said.value) for profile in name.meant)


def test_a_choice_that_was_ours_is_said_with_the_others() -> None:
    profile, remark = carriers.choose(carriers.look_up("T-Mobile", TODAY))
    assert profile.id == "tmobile-us"
    assert remark is not None
    assert "tmobile-pl" in remark
    assert "tmobile-cz" in remark


@pytest.mark.parametrize(
    ("typed", "countries", "carrier"),
    [
        ("att", ["MX"], "att-mx"),
        ("t-mobile", ["PL"], "tmobile-pl"),
        ("t-mobile", ["DE", "CZ"], "tmobile-cz"),
        ("vodafone", ["IT", "DE"], "vodafone-it"),
        ("vodafone", ["US", "DE"], "vodafone-de"),
        ("att", ["FR"], "att-us"),
        ("att-us", ["MX"], "att-us"),
    ],
)
def test_the_strongest_country_that_has_the_name_decides(typed: str, countries: list[str], carrier: str) -> None:
    assert carriers.choose(carriers.look_up(typed, TODAY), countries)[0].id == carrier


def test_a_country_the_user_names_decides_before_the_phone_is_read() -> None:
    assert [p.id for p in carriers.look_up("Vodafone", TODAY, country="DE").meant] == ["vodafone-de"]
    assert [p.id for p in carriers.look_up("verizon", TODAY, country="MX").meant] == ["verizon-us"]


def test_several_of_one_country_are_an_error_that_needs_no_phone() -> None:
    with pytest.raises(UsageProblem, match="att-us, tmobile-us, verizon-us"):
        carriers.look_up("Tracfone", TODAY)
    with pytest.raises(UsageProblem, match="bell-ca, telus-ca, sasktel-ca"):
        carriers.look_up("302-880", TODAY)


@pytest.mark.parametrize(
    ("typed", "brand_of"), [("giffgaff", "o2-gb"), ("congstar", "telekom-de"), ("povo", "kddi-jp")]
)
def test_a_brand_finds_its_network(typed: str, brand_of: str) -> None:
    assert carriers.named(typed, TODAY).id == brand_of


def test_every_id_and_alias_finds_itself() -> None:
    for profile in carriers.SHIPPED.everything():
        assert carriers.named(profile.alias or profile.id, TODAY).id == profile.id


@pytest.mark.parametrize(
    ("typed", "code"), [("de", "DE"), ("DE", "DE"), ("Germany", "DE"), (" south korea ", "KR"), ("puerto rico", "PR")]
)
def test_a_country_is_named_by_its_code_or_its_name(typed: str, code: str) -> None:
    assert carriers.country_code(typed) == code


def test_a_mistyped_country_suggests_the_nearest() -> None:
    with pytest.raises(UsageProblem, match=r"Did you mean DE \(Germany\)"):
        carriers.country_code("Germny")


def test_every_country_with_a_file_has_a_name() -> None:
    from inspector.carriers.countries import names, shipped_countries

    assert set(names()) == set(shipped_countries())


def test_an_id_reads_no_file_of_another_country(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start-up counts: what is not mentioned is not read."""
    from inspector.carriers import book, loader

    read: list[str] = []

    def noting(path: Path, mentioning: str = "") -> tuple[Profile, ...]:
        read.append(path.stem)
        return loader.load(path, mentioning)

    book._shipped.cache_clear()
    monkeypatch.setattr(book, "load", noting)
    carriers.named("tim-it", TODAY)
    assert set(read) == {"it"}
    book._shipped.cache_clear()
