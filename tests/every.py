"""One test for one sentence that holds for hundreds of cases: pytest takes longer to start a test than most need to run.

A table of a few telling cases stays ``pytest.mark.parametrize``.
"""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest

_SHOWN = 20


def every(
    name: str, cases: Iterable[Any], ids: Callable[[Any], str] = str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Like ``pytest.mark.parametrize``, but all cases are one test. Its failure names each case that breaks it."""
    whole = list(cases)

    def decorate(sentence: Callable[..., None]) -> Callable[..., None]:
        def test(**others: Any) -> None:
            if not whole:
                pytest.skip("no such case here")
            broken = [f"{ids(case)}: {why}" for case in whole if (why := _why_not(sentence, {**others, name: case}))]
            shown = "\n".join(broken[:_SHOWN])
            assert not broken, f"{len(broken)} of {len(whole)} cases:\n{shown}"

        test.__name__, test.__doc__, test.__module__ = sentence.__name__, sentence.__doc__, sentence.__module__
        test.__signature__ = _without(name, inspect.signature(sentence))  # type: ignore[attr-defined]  # fixtures
        return test

    return decorate


def _without(name: str, signature: inspect.Signature) -> inspect.Signature:
    return signature.replace(parameters=[one for one in signature.parameters.values() if one.name != name])


def _why_not(sentence: Callable[..., None], case: dict[str, Any]) -> str:
    try:
        sentence(**case)
    except AssertionError as broken:
        return str(broken) or "it does not hold"
    except Exception as broken:  # whatever it is, the case must be named
        place = broken.__traceback__
        while place and place.tb_next:
            place = place.tb_next
        line = f" ({place.tb_frame.f_code.co_filename}:{place.tb_lineno})" if place else ""
        return f"{type(broken).__name__}: {broken}{line}"
    return ""
