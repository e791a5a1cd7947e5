"""Which cells work together, from their RAT and their role alone."""

import pytest

from inspector.bands import Rat
from inspector.facts import Cell, CellRole
from inspector.facts.aggregation import with_aggregation

ROLES = {"p": CellRole.PRIMARY, "s": CellRole.SECONDARY, "n": CellRole.NEIGHBOUR, "u": CellRole.UNKNOWN}
RATS = {"L": Rat.LTE, "N": Rat.NR, "U": Rat.UMTS}


def cell(word: str) -> Cell:
    return Cell(
        rat=RATS[word[0]], bands=(), channel=None, frequency_khz=None, bandwidth_khz=None,
        role=ROLES[word[1]], registered=None, detail="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "members"),
    [
        pytest.param("Lp", ["-"], id="one-cell"),
        pytest.param("Lp Ls Ls", ["CA", "CA", "CA"], id="lte-ca"),
        pytest.param("Lp Ns", ["EN-DC", "EN-DC"], id="endc"),
        pytest.param("Lp Ls Ns", ["CA EN-DC", "CA EN-DC", "EN-DC"], id="ca-and-endc"),
        pytest.param("Lp Ns Ns", ["EN-DC", "CA EN-DC", "CA EN-DC"], id="endc-with-two-nr-carriers"),
        pytest.param("Np Ns", ["CA", "CA"], id="nr-ca"),
        pytest.param("Np Ls", ["NE-DC", "NE-DC"], id="nedc"),
        pytest.param("Lp Ln Nn", ["-", "-", "-"], id="neighbours-are-of-nothing"),
        pytest.param("Lp Lp", ["-", "-"], id="calls-and-data-on-two-cells"),
        pytest.param("Up Us", ["-", "-"], id="not-in-3g"),
        pytest.param("Lp Lu", ["-", "-"], id="role-not-known"),
        pytest.param("", [], id="none"),
    ],
)
def test_membership(cells: str, members: list[str]) -> None:
    found = with_aggregation([cell(word) for word in cells.split()])
    assert [" ".join(one.aggregation) or "-" for one in found] == members


@pytest.mark.parametrize(
    ("cells", "carriers", "members"),
    [
        ("Lp", 2, ["CA"]),
        ("Lp", 1, ["-"]),
        ("Up", 2, ["-"]),
        ("Lp Ns", 2, ["EN-DC", "EN-DC"]),
        ("Lp Ln", 2, ["CA", "-"]),
    ],
)
def test_component_carriers_that_are_only_counted(cells: str, carriers: int, members: list[str]) -> None:
    """``mCellBandwidths=[10000, 20000]`` beside one known cell; beside two legs the count says nothing of either."""
    found = with_aggregation([cell(word) for word in cells.split()], carriers)
    assert [" ".join(one.aggregation) or "-" for one in found] == members
