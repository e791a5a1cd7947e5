"""The next date that changes the answer: networks end, and the summary says when that matters to this phone."""

from dataclasses import replace
from datetime import date

import pytest

from inspector.bands.band import Band
from inspector.carriers.as_of import at
from inspector.carriers.model import Layer, Need, OnAir, Profile, Role
from inspector.evidence import Evidence
from inspector.verdict import Change, NrVerdict, Verdict, VoiceState, verdict, with_outlook

from .build import DAY, carrier, declares, layers, phone

END = date(2027, 1, 31)
LATER = date(2027, 6, 30)


def fallback(band: str, status: OnAir = OnAir.ENDING, ends: date | None = END) -> Layer:
    return Layer(band=Band.parse(band), role=Role.FALLBACK, status=status, ends=ends)


def outlook(evidence: Evidence, *profiles: Profile, day: date = DAY) -> Change | None:
    result = with_outlook(verdict(evidence, at(profiles, day), day), evidence, profiles)
    if result.next_change is not None:
        assert result.summary.endswith(result.next_change.why)
    return result.next_change


def test_works_today_loses_voice_on_the_last_day_of_3g() -> None:
    """Works today, loses voice on 2027-01-31 (issue 5)."""
    without_volte = phone(declares("B3 B20 U1"), volte=False)
    found = outlook(without_volte, carrier(*layers(core="B3 B20"), fallback("U1")))
    assert found is not None
    assert (found.last_day, found.verdict, found.voice) == (END, Verdict.GAPS, VoiceState.FAILS)
    assert found.why.startswith("On 2027-01-31 U1 is planned to end: then gaps; it loses voice")


def test_a_phone_that_shows_volte_loses_nothing() -> None:
    with_volte = phone(declares("B3 B20 U1"), volte=True)
    assert outlook(with_volte, carrier(*layers(core="B3 B20"), fallback("U1"))) is None


def test_where_volte_is_not_known_the_need_for_it_is_the_change() -> None:
    found = outlook(phone(declares("B3 B20 U1")), carrier(*layers(core="B3 B20"), fallback("U1")))
    assert found is not None
    assert (found.verdict, found.voice) == (Verdict.FITS, VoiceState.UNKNOWN)
    assert "calls need VoLTE from then on" in found.why


def test_3g_only_becomes_no_service() -> None:
    found = outlook(phone(declares("U1")), carrier(*layers(core="B3"), fallback("U1")))
    assert found is not None
    assert found.verdict is Verdict.LACKS
    assert found.why == "On 2027-01-31 U1 is planned to end: then lacks."


def test_three_layers_that_end_on_one_day_are_listed_as_one_says_them() -> None:
    found = outlook(phone(declares("B3 U1 U6 U19")), carrier(*layers(core="B3"), *map(fallback, ("U1", "U6", "U19"))))
    assert found is not None
    assert found.why.startswith("On 2027-01-31 U1, U6 and U19 are planned to end: calls need VoLTE")


@pytest.mark.parametrize(
    ("first", "second", "last_day"),
    [
        ((OnAir.ENDING, END), (OnAir.ENDING, LATER), LATER),
        ((OnAir.ENDING, LATER), (OnAir.ENDING, END), LATER),
        ((OnAir.ENDING, END), (OnAir.SHUTDOWN, date(2020, 1, 1)), END),
        ((OnAir.ENDING, END), (OnAir.ENDING, END), END),
    ],
)
def test_the_date_that_matters_is_that_of_the_last_layer_that_calls(
    first: tuple[OnAir, date], second: tuple[OnAir, date], last_day: date
) -> None:
    profile = carrier(*layers(core="B3"), fallback("U1", *first), fallback("G900", *second))
    found = outlook(phone(declares("B3 U1 G900"), volte=False), profile)
    assert found is not None
    assert found.last_day == last_day


@pytest.mark.parametrize(
    "last",
    [
        fallback("U1", ends=None),
        fallback("U1", OnAir.ACTIVE, None),
        fallback("U1", OnAir.SHUTDOWN, date(2020, 1, 1)),
        fallback("U1", OnAir.UNKNOWN, None),
    ],
)
def test_without_a_date_ahead_there_is_no_change(last: Layer) -> None:
    assert outlook(phone(declares("B3 U1"), volte=False), carrier(*layers(core="B3"), last)) is None


def test_a_plan_that_passed_unconfirmed_stays_what_it_is_when_the_next_date_comes() -> None:
    """It counts as on the air with a caveat (DESIGN 5); another layer's end does not confirm it."""
    profile = carrier(*layers(core="B3"), fallback("U1", ends=date(2025, 12, 31)), fallback("G900"))
    assert outlook(phone(declares("B3 U1 G900"), volte=False), profile) is None


def test_a_shutdown_that_a_later_profile_knows_of_is_the_next_date_of_an_earlier_day() -> None:
    early = carrier(*layers(core="B17"), fallback("U5", OnAir.ACTIVE, None), as_of=date(2016, 1, 1))
    late = carrier(*layers(core="B17"), fallback("U5", OnAir.SHUTDOWN, date(2022, 2, 22)), as_of=date(2024, 1, 1))
    found = outlook(phone(declares("U5")), early, late, day=date(2016, 10, 31))
    assert found is not None
    assert (found.last_day, found.verdict) == (date(2022, 2, 22), Verdict.LACKS)
    assert "U5 ends" in found.why


def test_an_nr_layer_that_ends_changes_the_answer_for_5g() -> None:
    ending = Layer(band=Band.parse("n78"), role=Role.CORE, status=OnAir.ENDING, ends=END)
    found = outlook(phone(declares("B3 n78"), volte=True), carrier(*layers(core="B3"), ending))
    assert found is not None
    assert (found.verdict, found.nr) == (Verdict.FITS, NrVerdict.NONE)


def test_a_carrier_that_ends_is_said_with_its_successor() -> None:
    profile = carrier(*layers(core="B3"), ended=END, successor="heir-us")
    found = outlook(phone(declares("B3"), volte=True), profile)
    assert found is not None
    assert found.why == "Test ends as a network of its own on 2027-01-31; ask heir-us then."


def test_what_could_not_be_read_has_no_tomorrow() -> None:
    silent = phone(heard=False)
    profile = carrier(*layers(core="B3"), fallback("U1"))
    assert with_outlook(verdict(silent, profile, DAY), silent, [profile]).next_change is None


def test_the_last_day_itself_is_still_ahead() -> None:
    profile = carrier(*layers(core="B3"), fallback("U1"))
    found = outlook(phone(declares("B3 U1"), volte=False), profile, day=END)
    assert found is not None
    assert found.last_day == END
    assert outlook(phone(declares("B3 U1"), volte=False), replace(profile, volte=Need.NO), day=LATER) is None
