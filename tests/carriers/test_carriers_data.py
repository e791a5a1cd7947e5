"""The shipped profiles: valid, complete against the reference, found by every name and PLMN."""

from datetime import date

import pytest

from inspector import carriers
from inspector.carriers.model import Need, OnAir, Profile, Role
from inspector.carriers.sources import describe
from inspector.carriers.validate import validate
from inspector.phone.errors import UsageProblem
from tests.every import every

TODAY = date(2026, 11, 24)


def test_the_shipped_profiles_have_no_fault() -> None:
    assert [str(fault) for fault in validate(carriers.shipped_files())] == []


def test_every_source_that_is_cited_is_described() -> None:
    keys = {source.key for profile in carriers.SHIPPED.everything() for source in profile.sources}
    assert {key for key in keys if describe(key) == key} <= {"general knowledge"}


def test_the_credit_line_ships_with_the_data() -> None:
    for path in carriers.shipped_files():
        assert (
            "Band Atlas (Hyper Nexus), https://github.com/365724-ctrl/band-atlas-data, licensed CC BY 4.0"
            in path.read_text(encoding="utf-8")
        )


@pytest.mark.parametrize(
    ("carrier", "day", "core", "as_of"),
    [
        ("att-us", date(2016, 10, 31), "B2 B4 B17", 2016),
        ("att-us", TODAY, "B2 B4 B12", 2026),
        ("att-us", date(2014, 1, 1), "B2 B4 B17", 2016),
        ("att-us", date(2024, 1, 1), "B2 B4 B17", 2016),
        ("tmobile-us", date(2016, 10, 31), "B2 B4 B12", 2016),
        ("tmobile-us", TODAY, "B2 B4 B12 B71", 2026),
        ("verizon-us", date(2016, 10, 31), "B4 B13", 2016),
    ],
)
def test_the_profile_is_the_latest_on_or_before_the_day_else_the_earliest(
    carrier: str, day: date, core: str, as_of: int
) -> None:
    profile = carriers.named(carrier, day)
    assert " ".join(str(x.band) for x in profile.layers if x.role is Role.CORE and x.band.rat == "LTE") == core
    assert profile.as_of.year == as_of


def test_shutdown_dates_of_any_profile_of_the_carrier_apply() -> None:
    u5 = next(x for x in carriers.named("att-us", date(2024, 1, 1)).layers if str(x.band) == "U5")
    assert (u5.status, u5.ends) == (OnAir.SHUTDOWN, date(2022, 2, 22))


@pytest.mark.parametrize(
    ("day", "off"), [(date(2022, 2, 22), False), (date(2022, 2, 23), True), (date(2021, 6, 1), False), (TODAY, True)]
)
def test_the_last_day_on_the_air_is_still_on_the_air(day: date, off: bool) -> None:
    """AT&T's 3G ran through 2022-02-22; its VoLTE need follows its last 2G/3G layer."""
    profile = carriers.named("att-us", day)
    u5 = next(layer for layer in profile.layers if str(layer.band) == "U5")
    assert u5.ends is not None
    assert (u5.ends < day) is off
    assert profile.volte is (Need.YES if off else Need.NO)


def test_a_day_before_the_first_profile_leaves_the_volte_need_open() -> None:
    """Cricket's profile of 2026 needs VoLTE; in 2020 its 3G was still there, so nothing is said of the need then."""
    assert carriers.named("cricket-us", TODAY).volte is Need.YES
    assert carriers.named("cricket-us", date(2020, 1, 1)).volte is Need.UNKNOWN
    assert carriers.named("cricket-us", date(2023, 1, 1)).volte is Need.YES


@pytest.mark.parametrize(
    ("alias", "bands"), [("att-us-2016", "G850 U5"), ("sprint-us-2016", "B25 BC1"), ("verizon-us-2016", "BC0 B13")]
)
def test_an_alias_is_that_one_period_as_it_stood_whatever_the_day(alias: str, bands: str) -> None:
    profile = carriers.named(alias, TODAY)
    assert profile.as_of == date(2016, 1, 1)
    states = {str(layer.band): (layer.status, layer.ends) for layer in profile.layers}
    assert all(states[band] == (OnAir.ACTIVE, None) for band in bands.split())


def test_sprint_shows_no_layer_on_the_air_after_its_last_day() -> None:
    layers = carriers.named("sprint-us", TODAY).layers
    assert all(x.status is OnAir.SHUTDOWN and x.ends is not None and x.ends < TODAY for x in layers)


def test_a_network_that_another_id_carries_on_is_not_listed_beside_it() -> None:
    assert "dish-us" not in {p.id for p in carriers.carriers_at(TODAY, "US")}
    assert "dish-us" in {p.id for p in carriers.carriers_at(date(2024, 10, 1), "US")}
    assert carriers.named("dish-us", TODAY).nr_sa_only


def test_a_carrier_that_has_ended_is_found_by_name_but_not_listed_any_more() -> None:
    assert carriers.named("sprint-us", TODAY).successor == "tmobile-us"
    assert "sprint-us" not in {p.id for p in carriers.carriers_at(TODAY, "US")}
    assert "sprint-us" in {p.id for p in carriers.carriers_at(date(2016, 10, 1), "US")}


@every("profile", carriers.SHIPPED.everything(), lambda p: f"{p.id}-{p.as_of}")
def test_every_plmn_finds_its_carrier(profile: Profile) -> None:
    for plmn in profile.plmns:
        assert carriers.country_of(plmn) == profile.country
        found = {p.id for p in carriers.by_plmn(plmn, profile.as_of)}
        assert profile.id in found


@pytest.mark.parametrize(
    ("plmn", "day", "carrier"),
    [
        ("310410", TODAY, "att-us"),
        ("310260", TODAY, "tmobile-us"),
        ("311480", TODAY, "verizon-us"),
        ("310120", TODAY, "tmobile-us"),
        ("310120", date(2016, 10, 1), "sprint-us"),
        ("310150", TODAY, "cricket-us"),
        ("310150", date(2016, 10, 1), "att-us"),
        ("313340", TODAY, "boost-us"),
        ("313340", date(2024, 10, 1), "dish-us"),
        ("311580", date(2025, 8, 1), "uscellular-us"),
        ("311580", TODAY, "uscellular-us"),
    ],
)
def test_a_sim_finds_the_carrier_that_owned_its_plmn_on_that_day(plmn: str, day: date, carrier: str) -> None:
    assert [p.id for p in carriers.by_plmn(plmn, day)] == [carrier]


@pytest.mark.parametrize("plmn", ["99999", "40211", "00101", "310999"])
def test_a_plmn_that_nobody_claims_finds_nobody(plmn: str) -> None:
    assert carriers.by_plmn(plmn, TODAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "att-us",
        "ATT-US",
        " att-us ",
        "AT&T",
        "att",
        "AT&T Mobility",
        "at&t mobility",
        "310410",
        "310-410",
        "h2o wireless",
    ],
)
def test_a_carrier_is_found_by_any_of_its_names(text: str) -> None:
    assert carriers.named(text, TODAY).id == "att-us"


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("Cricket", "cricket-us"),
        ("FirstNet", "firstnet-us"),
        ("boost", "boost-us"),
        ("T Mobile", "tmobile-us"),
        ("Verizon", "verizon-us"),
        ("Visible", "verizon-us"),
        ("us cellular", "uscellular-us"),
    ],
)
def test_a_brand_with_a_profile_of_its_own_is_not_its_hosts(text: str, carrier: str) -> None:
    assert carriers.named(text, TODAY).id == carrier


def test_a_brand_sold_on_several_networks_says_which() -> None:
    with pytest.raises(UsageProblem, match="att-us, tmobile-us, verizon-us"):
        carriers.named("Tracfone", TODAY)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("at-us", "att-us"),
        ("verizn", "verizon-us"),
        ("T-Mob", "tmobile-us"),
        ("Criket", "cricket-us"),
        ("Visibel", "verizon-us"),
        ("sprnt-us", "sprint-us"),
    ],
)
def test_a_mistyped_carrier_suggests_the_nearest(text: str, near: str) -> None:
    with pytest.raises(UsageProblem, match=near):
        carriers.named(text, TODAY)


def test_an_unknown_country_says_which_there_are() -> None:
    with pytest.raises(UsageProblem, match="US"):
        carriers.of_country("zz", TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016", date(2016, 12, 31)),
        ("2016-10", date(2016, 10, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2016-10-03", date(2016, 10, 3)),
    ],
)
def test_as_of_is_the_last_day_of_what_was_named(text: str, day: date) -> None:
    assert carriers.day_of(text) == day


@pytest.mark.parametrize("text", ["", "16", "2016-13", "2016-02-30", "1066", "10/2016", "2016-10-03T00:00"])
def test_what_is_no_date_says_how_to_write_one(text: str) -> None:
    with pytest.raises(UsageProblem, match="2016-10-31"):
        carriers.day_of(text)
