"""DESIGN 4: what the claims on one band add up to."""

from dataclasses import replace

import pytest

from inspector.bands.band import Band, Rat
from inspector.claims import BandList, Claim
from inspector.evidence import Evidence, Status
from inspector.explain import against, how_we_know

from .build import allowed, declares, enabled, listed, phone, said, seen

B17 = Band.parse("B17")

CASES: list[tuple[str, tuple[BandList, ...], Status]] = [
    ("nothing is said", (), Status.UNKNOWN),
    ("seen proves presence", (seen("B17"),), Status.YES),
    ("seen elsewhere means nothing", (seen("B2"),), Status.UNKNOWN),
    ("declared proves presence", (declares("B17"),), Status.YES),
    ("a complete declared list that lacks it says no", (declares("B2"),), Status.NO),
    ("a declared list of another RAT says nothing", (declares("U2", Rat.UMTS),), Status.UNKNOWN),
    ("an incomplete declared list that lacks it says nothing", (said(Claim.DECLARED, "B2"),), Status.UNKNOWN),
    ("two declared lists unite", (declares("B2"), declares("B17")), Status.YES),
    ("built proves presence", (said(Claim.BUILT, "B17"),), Status.YES),
    ("absence from built means nothing", (said(Claim.BUILT, "B2"),), Status.UNKNOWN),
    ("listed for the exact variant", (listed("B17"),), Status.LIKELY),
    ("listed for every candidate", (listed("B17", name="a"), listed("B17 B2", name="b")), Status.LIKELY),
    ("listed for some candidates", (listed("B17", name="a"), listed("B2", name="b")), Status.POSSIBLE),
    ("absent from the exact variant's complete list", (listed("B2"),), Status.UNLIKELY),
    ("absent from every candidate's list", (listed("B2", name="a"), listed("B4", name="b")), Status.UNLIKELY),
    (
        "one candidate has no list for the RAT",
        (listed("B2", name="a"), listed("U2", Rat.UMTS, name="b")),
        Status.UNKNOWN,
    ),
    ("a published list without the RAT is never a no", (listed("U2", Rat.UMTS),), Status.UNKNOWN),
    ("enabled never proves presence", (enabled("B17"),), Status.UNKNOWN),
    ("allowed never proves presence", (allowed("B17"),), Status.UNKNOWN),
    ("yes, but a preference excludes it", (declares("B17"), enabled("B2")), Status.OFF),
    ("likely, but a policy excludes it", (listed("B17"), allowed("B2")), Status.OFF),
    ("one slot's preference allows it", (declares("B17"), enabled("B2"), enabled("B17")), Status.YES),
    ("a preference for another RAT does not speak of it", (declares("B17"), enabled("n77", Rat.NR)), Status.YES),
    ("switched off is not said of what is not there", (declares("B2"), enabled("B2")), Status.NO),
    ("listed says no, seen says yes: seen wins", (listed("B2"), seen("B17")), Status.YES),
    ("listed says yes, declared says no: declared wins", (listed("B17"), declares("B2")), Status.NO),
    ("built says yes, declared says no: declared wins", (said(Claim.BUILT, "B17"), declares("B2")), Status.NO),
    ("declared says no, seen says yes: seen wins", (declares("B2"), seen("B17")), Status.YES),
    ("in use now is not off, whatever a preference says", (seen("B17"), enabled("B2")), Status.YES),
]


@pytest.mark.parametrize(("case", "lists", "expected"), CASES, ids=[case for case, _, _ in CASES])
def test_status(case: str, lists: tuple[BandList, ...], expected: Status) -> None:
    assert phone(*lists).status(B17) is expected
    assert how_we_know(B17, phone(*lists))


@pytest.mark.parametrize(
    ("lists", "kept"),
    [
        ((listed("B2"), seen("B17")), True),
        ((declares("B2"), seen("B17")), True),
        ((listed("B17"), declares("B2")), True),
        ((listed("B17", name="a"), listed("B2", name="b")), False),
        ((listed("B17", name="a"), listed("B2", name="b"), declares("B2")), False),
        ((listed("B17", name="a"), listed("B2", name="b"), seen("B17")), False),
        ((listed("B17", name="a"), listed("B17", name="b"), declares("B2")), True),
        ((declares("B2"), declares("B17")), False),
        ((enabled("B2"), seen("B17")), False),
        ((seen("B17"),), False),
    ],
)
def test_a_contradiction_is_kept_and_shown(lists: tuple[BandList, ...], kept: bool) -> None:
    assert phone(*lists).contradicts(B17) is kept
    reason = how_we_know(B17, phone(*lists))
    assert ("does not name it" in reason or "names it" in reason) is kept


@pytest.mark.parametrize(
    ("evidence", "radio"),
    [
        (phone(), None),
        (phone(seen("n77")), True),
        (phone(listed("B2 n77")), True),
        (phone(listed("B2")), False),
        (phone(listed("B2", Rat.LTE)), None),
        (phone(listed("n77", name="a"), listed("B2", name="b")), None),
        (phone(declares("B2", Rat.LTE)), None),
        (phone(declares("B2", Rat.LTE, Rat.NR)), False),
        (phone(modes=("NSA",)), True),
        (phone(listed("n77"), enabled("B2")), True),
    ],
)
def test_a_radio_is_absent_only_where_a_complete_list_is_empty(evidence: Evidence, radio: bool | None) -> None:
    assert evidence.has_radio(Rat.NR) is radio


def test_off_says_how_to_turn_it_on() -> None:
    assert "network settings" in how_we_know(B17, phone(declares("B17"), enabled("B2")))


@pytest.mark.parametrize(
    ("said_of", "words"),
    [
        (listed("B2", Rat.LTE), "names no NR bands"),
        (replace(listed("n77"), unsure=frozenset({Band.parse("n5")})), "is not clear about n5"),
        (replace(listed("n77"), complete=frozenset()), "need not be all of NR"),
        (listed("n77"), "not in the published list"),
    ],
)
def test_a_list_that_does_not_name_a_band_says_what_that_means(said_of: BandList, words: str) -> None:
    assert words in how_we_know(Band.parse("n5"), phone(said_of))


def test_a_list_that_says_nothing_of_the_rat_is_not_counted_as_naming_the_band() -> None:
    both = phone(listed("B2 B17", name="Global"), listed("U2", Rat.UMTS, name="China"))
    assert how_we_know(B17, both) == "published for Global, not stated for China"
    neither = phone(listed("B12", name="Global"), listed("", Rat.GSM, name="China"))
    assert how_we_know(B17, neither) == "not published for Global, not stated for China"


@pytest.mark.parametrize(
    ("proof", "words"),
    [
        (seen("B17"), "It shows B17, which China is not published with."),
        (declares("B17 B4"), "It shows B17, which China is not published with."),
        (seen("B2"), ""),
        (seen("B30"), ""),
        (enabled("B17"), ""),
    ],
)
def test_what_is_seen_speaks_against_a_variant(proof: BandList, words: str) -> None:
    evidence = phone(listed("B2 B4 B17", name="Global"), listed("B2 B4", name="China"), proof)
    assert against(evidence) == words
