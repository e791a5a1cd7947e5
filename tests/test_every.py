"""Many cases in one test lose nothing: each broken case is named, with what pytest says of it."""

import pytest

from tests.every import every


@every("number", [2, 3, 4, 5], lambda number: f"case {number}")
def even(number: int, bound: int = 10) -> None:
    assert bound // (number - 4)
    assert number % 2 == 0


def test_a_failure_names_every_case_that_breaks_it_and_no_other() -> None:
    with pytest.raises(AssertionError) as broken:
        even()
    told = str(broken.value)
    assert "3 of 4 cases" in told
    assert "case 3: assert (3 % 2) == 0" in told
    assert "case 4: ZeroDivisionError" in told
    assert "case 2" not in told


@pytest.mark.parametrize("folder", ["a", "b"])
@every("name", ["x", "y"])
def test_other_arguments_stay_what_they_are(name: str, folder: str) -> None:
    assert name in "xy"
    assert folder in "ab"


@every("case", [])
def nothing(case: object) -> None:
    raise AssertionError(case)


def test_no_case_is_a_skip_not_a_pass() -> None:
    with pytest.raises(pytest.skip.Exception):
        nothing()
