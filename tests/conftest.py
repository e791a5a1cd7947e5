"""How many examples hypothesis tries: a hundred unless a test says otherwise, or HYPOTHESIS_EXAMPLES (``make properties``)."""

import os

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

WANTED = os.environ.get("HYPOTHESIS_EXAMPLES", "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test's own number holds in the daily suite; where more is asked for, each test gets so many."""
    if not WANTED.isdecimal():
        return
    for item in items:
        test = getattr(item, "obj", None)
        if test is not None and is_hypothesis_test(test):
            own = test._hypothesis_internal_use_settings  # hypothesis has no public way to change a decorated test
            test._hypothesis_internal_use_settings = settings(
                own, max_examples=int(WANTED), deadline=None, suppress_health_check=list(HealthCheck)
            )
