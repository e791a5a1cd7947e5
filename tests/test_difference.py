"""What differs between two phones: silence is no loss, an unknown is not worse, and nothing differs from itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector import carriers
from inspector.bands.band import Band, Rat
from inspector.claims import Claim
from inspector.comparison import asked
from inspector.difference import Difference, difference
from inspector.evidence import Evidence, Status
from inspector.inspection import Inspection, inspect
from inspector.outcome import of_difference
from inspector.phone.source import open_source
from inspector.verdict import Verdict
from tests.cli.run import FIXTURES
from tests.verdict.build import DAY, bands, declares, listed, phone, seen

PIXEL = inspect(open_source(FIXTURES / "pixel-8-endc-16"))
ATT = asked(DAY, ["att-us"])
FULL = "B2 B4 B12 B17 B5 n5 n77"


def with_evidence(evidence: Evidence) -> Inspection:
    return replace(PIXEL, evidence=evidence)


def between(before: Evidence, after: Evidence) -> Difference:
    return difference(with_evidence(before), with_evidence(after), DAY, ATT)


def test_a_phone_does_not_differ_from_itself() -> None:
    for recording in ("pixel-8-endc-16", "xiaomi-mi-5-att-2016", "no-sim-13"):
        one = inspect(open_source(FIXTURES / recording))
        found = difference(one, one, DAY, asked(DAY, countries=["us"]))
        assert found.same
        assert of_difference(found, strict=True, require_nr=True) == 0


def test_bands_are_gained_and_lost_by_the_claim_that_names_them() -> None:
    found = between(phone(declares("B2 B4"), seen("B2")), phone(declares("B2 B12"), seen("B12")))
    by_claim = {one.claim: (frozenset(one.gained), frozenset(one.lost)) for one in found.claims}
    assert by_claim == {
        Claim.SEEN: (bands("B12"), bands("B2")),
        Claim.DECLARED: (bands("B12"), bands("B4")),
    }
    assert [(str(one.band), one.before, one.after) for one in found.bands] == [
        ("B4", Status.YES, Status.NO),
        ("B12", Status.NO, Status.YES),
    ]


def test_a_list_that_only_one_of_them_has_is_said_to_be_silent_in_the_other() -> None:
    found = between(phone(declares("B2 n77")), phone(declares("B2", Rat.LTE)))
    change = found.claims[0]
    assert (change.lost, change.silent_before, change.silent_after) == ((Band.parse("n77"),), (), (Rat.NR,))


@pytest.mark.parametrize(
    ("before", "after", "worse", "better", "code"),
    [
        (phone(declares(FULL)), phone(declares("B2 B4")), True, False, 1),
        (phone(declares("B2 B4")), phone(declares(FULL)), False, True, 0),
        (phone(declares(FULL)), phone(declares("B1")), True, False, 1),
        (phone(declares(FULL)), phone(declares(FULL, Rat.LTE)), False, False, 0),
    ],
)
def test_a_verdict_that_fell_is_worse_and_fails_a_build(
    before: Evidence, after: Evidence, worse: bool, better: bool, code: int
) -> None:
    found = between(before, after)
    assert (found.carriers[0].worse, found.carriers[0].better) == (worse, better)
    assert of_difference(found, strict=False, require_nr=False) == code


def test_what_is_no_longer_known_is_not_worse() -> None:
    found = between(phone(declares(FULL)), phone(seen("B2")))
    assert found.carriers[0].after.verdict is Verdict.UNKNOWN
    assert not found.carriers[0].worse
    assert of_difference(found, strict=False, require_nr=True) == 0
    assert of_difference(found, strict=True, require_nr=True) == 5


def test_5g_that_got_worse_counts_only_where_it_is_required() -> None:
    found = between(phone(declares(FULL)), phone(declares("B2 B4 B12 B17 B5")))
    assert found.carriers[0].nr_worse
    assert not found.carriers[0].worse
    assert of_difference(found, strict=False, require_nr=False) == 0
    assert of_difference(found, strict=False, require_nr=True) == 1


def test_a_phone_that_was_not_heard_is_never_reported_as_health() -> None:
    mute = replace(PIXEL, facts=replace(PIXEL.facts, heard=False), evidence=Evidence((), heard=False))
    assert of_difference(difference(PIXEL, mute, DAY, ATT), strict=False, require_nr=False) == 4


def test_the_builds_and_the_settings_of_a_sim_are_told_apart() -> None:
    slot = PIXEL.facts.slots[0]
    moved = replace(slot, voice=replace(slot.voice, volte_setting=False))
    facts = replace(
        PIXEL.facts,
        identity=replace(PIXEL.facts.identity, build="NEW"),
        slots=(moved, *PIXEL.facts.slots[1:]),
    )
    found = difference(PIXEL, replace(PIXEL, facts=facts), DAY)
    assert [(one.name, one.after) for one in found.identity] == [("build", "NEW")]
    assert ("VoLTE switch of the user", 0, "yes", "no") in {
        (one.name, one.slot, one.before, one.after) for one in found.settings
    }


def test_the_carriers_are_those_of_the_sims_in_either() -> None:
    found = difference(inspect(open_source(FIXTURES / "xiaomi-mi-5-att-2016")), PIXEL, DAY)
    assert [one.after.profile.id for one in found.carriers][:2] == ["att-us", "tmobile-us"]


@given(st.sets(st.sampled_from(FULL.split())), st.sets(st.sampled_from(FULL.split())))
def test_turned_around_a_gain_is_a_loss(first: set[str], second: set[str]) -> None:
    there = between(phone(listed(" ".join(first))), phone(listed(" ".join(second))))
    back = between(phone(listed(" ".join(second))), phone(listed(" ".join(first))))
    assert [(one.gained, one.lost) for one in there.claims] == [(one.lost, one.gained) for one in back.claims]
    assert [(one.before, one.after) for one in there.bands] == [(one.after, one.before) for one in back.bands]
    assert [one.worse for one in there.carriers] == [one.better for one in back.carriers]
    assert carriers.named("att-us", DAY) == there.carriers[0].after.profile


def test_more_bands_never_make_a_difference_worse() -> None:
    for band in FULL.split():
        less = phone(declares(FULL.replace(band, "").strip()))
        assert not between(less, phone(declares(FULL))).carriers[0].worse
