"""Whose SIM it is: by PLMN, and by what an MVNO's SIM shows on a PLMN that is not its own."""

from datetime import date

import pytest

from inspector import carriers
from inspector.carriers.model import Profile

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("plmn", "shows", "network", "brand"),
    [
        ("310410", {}, ["att-us"], None),
        ("310410", {"spn": "AT&T"}, ["att-us"], None),
        ("310410", {"gid": "62ff"}, ["att-us"], "Telrite/Pure Talk"),
        ("310410", {"gid": "62FFFFFF"}, ["att-us"], "Telrite/Pure Talk"),
        ("310410", {"gid": "FF"}, ["att-us"], None),
        ("310410", {"carrier_id": 1187}, ["att-us"], None),
        ("310410", {"carrier_id": 2023}, ["att-us"], "Consumer Cellular"),
        ("310410", {"carrier_id": 2023, "gid": "62FF"}, ["att-us"], "Consumer Cellular"),
        ("310410", {"carrier_id": 999999, "gid": "62FF"}, ["att-us"], "Telrite/Pure Talk"),
        ("310150", {"carrier_id": 1779}, ["cricket-us"], None),
        ("23410", {"spn": "giffgaff"}, ["o2-gb"], "giffgaff"),
        ("23410", {"spn": " GiffGaff "}, ["o2-gb"], "giffgaff"),
        ("26201", {"spn": "congstar", "gid": "44"}, ["telekom-de"], "congstar"),
        ("26201", {"spn": "fraenk", "gid": "44"}, ["telekom-de"], "fraenk"),
        ("26201", {"spn": "congstar"}, ["telekom-de"], None),
        ("334140", {"spn": "BAIT"}, ["altan-mx"], "Bait"),
        (None, {"carrier_id": 1187}, ["att-us"], None),
        (None, {"carrier_id": 2118}, ["o2-gb"], "giffgaff"),
        (None, {}, [], None),
        ("99999", {"spn": "giffgaff"}, [], None),
    ],
)
def test_a_sim_says_whose_it_is(plmn: str | None, shows: dict[str, str | int], network: list[str], brand: str) -> None:
    found = carriers.of_sim(TODAY, plmn=plmn, **shows)  # type: ignore[arg-type]
    assert [profile.id for profile in found.profiles] == network
    assert found.brand == brand


def test_a_shared_code_without_more_is_everyone_who_shares_it_and_a_carrier_id_tells_them_apart() -> None:
    everyone = carriers.of_sim(TODAY, plmn="302880").profiles
    assert {profile.id for profile in everyone} == {"bell-ca", "telus-ca", "sasktel-ca"}
    number = next(profile for profile in everyone if profile.id == "telus-ca").carrier_ids[0]
    assert [p.id for p in carriers.of_sim(TODAY, plmn="302880", carrier_id=number).profiles] == ["telus-ca"]


def test_a_carrier_of_the_users_own_comes_before_the_shipped() -> None:
    mine = Profile(
        id="mine-us", name="Mine", country="US", as_of=date(2026, 1, 1), plmns=(), layers=(), carrier_ids=(2025,)
    )
    book = carriers.Book(own=(mine,))
    assert carriers.of_sim(TODAY, plmn="310410", carrier_id=2025, book=book).profiles == (mine,)


def test_no_android_id_stands_for_two_carriers_of_one_plmn() -> None:
    for country in carriers.SHIPPED.countries():
        taken: dict[tuple[str, int], str] = {}
        for profile in carriers.carriers_at(TODAY, country):
            for plmn in profile.plmns:
                for number in profile.carrier_ids:
                    assert taken.setdefault((plmn, number), profile.id) == profile.id or plmn in dict(
                        profile.shared_plmns
                    )
