"""Which carriers a phone is compared with: those named, the SIM's, those around it."""

from dataclasses import replace
from datetime import date

import pytest

from inspector import carriers
from inspector.catalog import Match
from inspector.comparison import Comparison, asked, compare, settled
from inspector.evidence import Evidence
from inspector.facts import Facts, Identity, Modem, Network, NrState, Sim, Slot
from inspector.inspection import Inspection
from inspector.phone.errors import UsageProblem
from tests.verdict.build import declares

DAY = date(2026, 11, 24)


def phone(*slots: tuple[str | None, str | None], spn: str | None = None) -> Inspection:
    """A phone with these SIMs, each as its home PLMN and the PLMN it is registered on."""
    facts = Facts(
        identity=Identity(),
        modem=Modem(),
        slots=tuple(
            Slot(slot=i, sim=Sim(plmn=home, name=spn), network=Network(plmn=here), nr=NrState(), cells=())
            for i, (home, here) in enumerate(slots)
        ),
        nr_modes=None,
        lists=(),
        properties={},
        heard=True,
        problems=(),
    )
    evidence = Evidence((declares("B2 B3 B4 B12 B20"),))
    match = Match(variants=(), exact=False, why="", tells_apart="")
    return Inspection(kind="test", label="test", taken_at=None, facts=facts, match=match, evidence=evidence)


def ids(comparison: Comparison) -> tuple[list[str], set[str]]:
    return [r.profile.id for r in comparison.deciding], {r.profile.id for r in comparison.others}


def countries(comparison: Comparison) -> set[str]:
    return {result.profile.country for result in comparison.others}


def test_the_sims_carrier_decides_and_its_country_is_shown() -> None:
    deciding, others = ids(compare(phone(("310410", "310410")), DAY))
    assert deciding == ["att-us"]
    assert "verizon-us" in others


def test_a_sim_abroad_is_compared_with_the_networks_around_it_as_well() -> None:
    found = compare(phone(("310410", "26201")), DAY)
    assert ids(found)[0] == ["att-us"]
    assert countries(found) == {"US", "DE"}
    assert "The SIM is abroad (Germany): the networks there are compared as well." in found.notes
    two = compare(phone(("310410", "310410"), ("310260", "26201")), DAY)
    assert "SIM 2 is abroad (Germany): the networks there are compared as well." in two.notes


def test_without_a_sim_it_is_said_whose_carriers_these_are_and_why() -> None:
    found = compare(phone((None, "26201")), DAY)
    assert countries(found) == {"DE"}
    assert found.notes == (
        "No SIM that tells its carrier. By its network or SIM it is in Germany: compared with the carriers there.",
    )


def test_with_a_country_named_the_home_sim_is_compared_with_that_country_as_well() -> None:
    found = compare(phone(("310410", "26201")), DAY, asked(DAY, countries=["Japan"]))
    assert ids(found)[0] == ["att-us"]
    assert countries(found) == {"JP"}


def test_a_sim_of_a_territory_is_of_its_own_country_not_of_the_code_it_shares() -> None:
    found = compare(phone(("313790", "313790")), DAY)
    assert ids(found) == (["liberty-pr"], set())


@pytest.mark.parametrize(
    ("name", "slots", "carrier"),
    [
        ("att", [("334020", None)], "att-mx"),
        ("att", [("334020", "310410")], "att-mx"),
        ("att", [("26201", "334020")], "att-mx"),
        ("att", [(None, None)], "att-us"),
        ("t-mobile", [("26002", None)], "tmobile-pl"),
        ("vodafone", [("310410", "26202")], "vodafone-de"),
        ("vodafone", [("310410", None), ("22210", None)], "vodafone-it"),
    ],
)
def test_the_sim_then_the_network_settles_a_name_of_several_countries(
    name: str, slots: list[tuple[str | None, str | None]], carrier: str
) -> None:
    assert ids(compare(phone(*slots), DAY, asked(DAY, [name])))[0] == [carrier]


def test_a_country_on_the_command_line_comes_before_the_sim() -> None:
    found = compare(phone(("310410", "310410")), DAY, asked(DAY, ["vodafone"], countries=["de"]))
    assert ids(found)[0] == ["vodafone-de"]


def test_what_nothing_settles_is_a_usage_error_with_the_ids() -> None:
    with pytest.raises(UsageProblem, match="vodafone-de"):
        compare(phone(("310410", "310410")), DAY, asked(DAY, ["vodafone"]))


def test_many_phones_settle_no_name() -> None:
    profiles, remarks = settled(asked(DAY, ["att", "t-mobile"], countries=["US"]))
    assert [profile.id for profile in profiles[:2]] == ["att-us", "tmobile-us"]
    assert len({profile.id for profile in profiles}) == len(profiles) > 5
    assert remarks == []
    assert len(settled(asked(DAY, ["att", "t-mobile"]))[1]) == 2
    with pytest.raises(UsageProblem, match="vodafone-de"):
        settled(asked(DAY, ["vodafone"]))


def test_a_typing_error_costs_no_phone() -> None:
    with pytest.raises(UsageProblem, match="vodafone"):
        asked(DAY, ["vodafne"])


def test_the_name_taken_for_lack_of_a_country_is_said() -> None:
    found = compare(phone((None, None)), DAY, asked(DAY, ["att"]))
    assert any("att-us" in note and "att-mx" in note for note in found.notes)


def test_the_brand_of_the_sim_is_said() -> None:
    found = compare(phone(("23410", "23410"), spn="giffgaff"), DAY)
    assert ids(found)[0] == ["o2-gb"]
    assert any(note.startswith("The SIM is of giffgaff, on the network of ") for note in found.notes)


def test_a_profile_of_ones_own_is_compared_like_any_other() -> None:
    att = carriers.named("att-us", DAY)
    mine = replace(att, id="mine-us", name="Mine", plmns=("310999",), origin="mine.toml")
    book = carriers.Book(own=(mine,))
    deciding, others = ids(compare(phone(("310999", None)), DAY, asked(DAY, book=book)))
    assert deciding == ["mine-us"]
    assert "att-us" in others


def test_the_next_date_is_named_for_the_sims_carrier_and_not_for_an_alias() -> None:
    today = compare(phone(("26201", None)), DAY, asked(DAY, ["att-us-2016"]))
    assert today.deciding[0].next_change is None
    then = compare(phone(("310410", None)), date(2016, 10, 31), asked(date(2016, 10, 31), ["att-us"]))
    assert then.deciding[0].as_of == date(2016, 10, 31)
