"""Combinations: their spelling, and what a phone lacks of those that somebody wants."""

import pytest

from inspector.bands import Band
from inspector.claims import Claim
from inspector.combinations import Combination, Combinations, Component, Kind, combination, missing
from inspector.report.combinations import combinations_part


def combo(*parts: str, kind: Kind = Kind.LTE_CA) -> Combination:
    """``B2A`` with its class, ``B12`` for any class."""
    split = [(part[:-1], part[-1]) if part[-1].isalpha() else (part, "") for part in parts]
    return combination(kind, [Component(Band.parse(band), width) for band, width in split])


def test_equal_whatever_the_order() -> None:
    assert combo("B12A", "B2A") == combo("B2A", "B12A")
    assert str(combo("n78A", "B12A", "B2C", kind=Kind.EN_DC)) == "B2C-B12A+n78A"


def test_counted_by_kind() -> None:
    all_of = (combo("B2A"), combo("B2A", "n77A", kind=Kind.EN_DC), combo("B4A"))
    assert Combinations(claim=Claim.DECLARED, artifact="a", all=all_of).counts() == {Kind.LTE_CA: 2, Kind.EN_DC: 1}


@pytest.mark.parametrize(
    ("wanted", "held", "lacks"),
    [
        (["B2A", "B12A"], ["B2A", "B12A"], False),
        (["B2A", "B12A"], ["B2A", "B12A", "B66A"], False),
        (["B2A", "B12A", "B66A"], ["B2A", "B12A"], True),
        (["B2A", "B2A"], ["B2A"], True),
        (["B2A", "B2A"], ["B2A", "B2A"], False),
        (["B66A"], ["B66C"], False),
        (["B66C"], ["B66A"], True),
        (["B66B"], ["B66C"], True),
        (["B66"], ["B66C"], False),
        (["B66"], ["B2A"], True),
        (["B66C", "B66A"], ["B66A", "B66C"], False),
    ],
)
def test_whoever_can_combine_more_can_combine_less(wanted: list[str], held: list[str], lacks: bool) -> None:
    assert bool(missing([combo(*wanted)], [combo("B5A"), combo(*held)])) is lacks


def test_nothing_held_lacks_all_and_nothing_wanted_lacks_nothing() -> None:
    assert missing([combo("B2A")], []) == (combo("B2A"),)
    assert missing([], [combo("B2A")]) == ()


def test_the_document_lists_them_only_where_asked() -> None:
    sets = [Combinations(claim=Claim.BUILT, artifact="a", all=(combo("B2A", "B12A"),))]
    counted = {"claim": "built", "artifact": "a", "counts": {"LTE CA": 1}}
    listed = {"list": [{"kind": "LTE CA", "bands": "B2A-B12A", "uplink": None}]}
    assert combinations_part(sets, listed=False) == {"combinations": [counted]}
    assert combinations_part(sets, listed=True) == {"combinations": [counted | listed]}
    assert combinations_part([], listed=True) == {}
