"""Asking once for many phones gives what asking each phone gives, and costs what differs, not how many there are."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector import carriers
from inspector.artifacts.network_types import Generation
from inspector.bands.band import Band, Rat
from inspector.carriers.model import Profile
from inspector.claims import BandList, Claim
from inspector.evidence import Evidence, Line
from inspector.prepared import Cell, prepare
from inspector.verdict import Verdict, verdict
from tests.verdict.build import DAY, carrier, declares, enabled, layers, listed, phone, seen, shut

DAYS = [date(2016, 10, 31), date(2022, 2, 22), date(2026, 11, 24)]
ODD = [
    carrier(*layers(core="n77 n5", extra="B2")),
    carrier(*layers(core="n77 n5", extra="B2"), nr_sa_only=True),
    carrier(*layers(core="n77 n5"), nr_sa_only=True),
    carrier(*layers(extra="B2 B4", fallback="U2")),
    carrier(*layers(core="B2 B17", extra="n77 n29"), *shut("U5", date(2022, 2, 22))),
    carrier(*layers(core="B12"), same_cells="B12 B17", since=date(2015, 9, 1)),
]
everyone = {day: (*carriers.all_at(day), *ODD) for day in DAYS}
USED = sorted({layer.band for profiles in everyone.values() for profile in profiles for layer in profile.layers})
ready = {day: prepare(everyone[day], day) for day in DAYS}

band_sets = st.frozensets(st.sampled_from(USED), max_size=30)
rats = st.frozensets(st.sampled_from(sorted(Rat)))
lists = st.lists(
    st.builds(
        BandList,
        claim=st.sampled_from(sorted(Claim)),
        artifact=st.just("test"),
        bands=band_sets,
        complete=rats,
        detail=st.just("test"),
        slot=st.sampled_from([None, 0, 1]),
        unsure=st.frozensets(st.sampled_from(USED), max_size=3),
        past=st.booleans(),
    ),
    max_size=4,
)
lines = st.builds(
    Line,
    slot=st.sampled_from([0, 1]),
    plmn=st.sampled_from(sorted({plmn for profiles in everyone.values() for one in profiles for plmn in one.plmns})),
    volte=st.sampled_from([None, True, False]),
    off=st.sets(st.sampled_from(sorted(Rat))).map(lambda rats: tuple((rat, "a switch") for rat in sorted(rats))),
    nr_modes=st.sampled_from([None, (), ("NSA",)]),
)
phones = st.builds(
    Evidence,
    lists=lists.map(tuple),
    nr_modes=st.sampled_from([None, (), ("NSA",), ("SA",), ("NSA", "SA")]),
    volte=st.sampled_from([None, True, False]),
    heard=st.sampled_from([True, True, True, False]),
    lines=st.lists(lines, max_size=2).map(tuple),
    generations=st.frozensets(st.sampled_from(sorted(Generation))),
)


def alone(one: Evidence, profile: Profile, day: date) -> Cell:
    """What ``inspector check`` says of this phone on this carrier, cut to a cell."""
    result = verdict(one, profile, day)
    return Cell(result.verdict, result.nr.verdict, result.summary.partition(". ")[0].rstrip(".") + ".")


@settings(deadline=None)
@given(one=phones, day=st.sampled_from(DAYS), some=st.sets(st.integers(0, 9999), min_size=8, max_size=8))
def test_a_cell_is_what_the_phone_would_be_told_alone(one: Evidence, day: date, some: set[int]) -> None:
    row = ready[day].compare(one)
    own = {line.plmn for line in one.lines}
    of_sims = [place for place, profile in enumerate(everyone[day]) if own & set(profile.plmns)]
    for place in (*(number % len(row) for number in some), *of_sims):
        assert row[place] == alone(one, everyone[day][place], day)


@pytest.mark.parametrize(
    "one",
    [
        phone(),
        phone(declares("")),
        phone(listed("B2 B4 n77"), listed("B2", name="other")),
        phone(declares("B2 B17"), enabled("B2")),
        phone(seen("n77"), declares("B2", Rat.LTE)),
        phone(listed("B2"), modes=("SA",)),
        phone(listed("B2 B17 B4"), volte=False),
        phone(heard=False),
        replace(phone(listed("B2 B17 n77")), lines=(Line(slot=0, plmn="31000", off=((Rat.NR, "x"), (Rat.LTE, "x"))),)),
        replace(phone(replace(seen("n77"), past=True)), lines=(Line(slot=0, plmn="31000", off=((Rat.NR, "x"),)),)),
    ],
)
@pytest.mark.parametrize("profile", ODD)
def test_odd_phones_on_odd_carriers(one: Evidence, profile: Profile) -> None:
    assert prepare([profile], DAY).compare(one) == (alone(one, profile, DAY),)


def test_phones_that_differ_only_in_how_we_know_share_their_row() -> None:
    att = prepare([carriers.named("att-us", DAY)], DAY)
    rows = [
        att.compare(Evidence((_on(band, channel), listed("B2 B4 B12 B17"))))
        for channel in range(50)
        for band in ("B2", "B4")
    ]
    assert len({id(row) for row in rows}) == 1
    assert rows[0][0].verdict is Verdict.FITS


def _on(band: str, channel: int) -> BandList:
    return BandList(
        claim=Claim.SEEN,
        artifact="test",
        bands=frozenset({Band.parse(band)}),
        complete=frozenset(),
        detail="test",
        note=f"EARFCN {channel}",
    )
