"""Our quick ``dataclass`` makes what the standard library makes of the same class."""

import copy
import dataclasses
import inspect
import pickle
import sys
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from inspector import dataclass as room

quick: Any = room._quick


def both(**options: bool) -> tuple[Any, Any]:
    def make(decorator: Any) -> Any:
        class Cell:
            """A cell."""

            channel: int
            band: str | None = None
            seen: list[str] = field(default_factory=list)

        return decorator(frozen=True, slots=True, **options)(Cell)

    return make(quick), make(dataclass)


@pytest.mark.parametrize("kw_only", [False, True])
def test_it_is_made_compared_shown_and_replaced_like_the_standard_one(kw_only: bool) -> None:
    ours, theirs = both(kw_only=kw_only)
    for words in ({"channel": 1}, {"channel": 1, "band": "B17"}, {"channel": 2, "seen": ["x"]}):
        mine, its = ours(**words), theirs(**words)
        assert repr(mine) == repr(its)
        assert dataclasses.asdict(mine) == dataclasses.asdict(its)
        assert mine == ours(**words)
        assert mine != its
        assert mine != ours(**{**words, "channel": 3})
        assert repr(replace(mine, band="B2")) == repr(replace(its, band="B2"))
    assert ours(channel=1).seen is not ours(channel=1).seen
    assert list(inspect.signature(ours).parameters) == list(inspect.signature(theirs).parameters)
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert ours.__doc__ == theirs.__doc__


@pytest.mark.parametrize("kw_only", [False, True])
@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1, "B1", [], 4), {}), ((), {"channel": 1, "colour": 2}), ((1,), {"channel": 1})]
)
def test_what_the_standard_one_refuses_it_refuses(
    kw_only: bool, given: tuple[object, ...], named: dict[str, Any]
) -> None:
    for cls in both(kw_only=kw_only):
        with pytest.raises(TypeError):
            cls(*given, **named)


def test_positions_are_those_of_the_standard_one() -> None:
    ours, theirs = both()
    assert repr(ours(1, "B1")) == repr(theirs(1, "B1"))
    for cls in both(kw_only=True):
        with pytest.raises(TypeError):
            cls(1)


def test_it_does_not_change() -> None:
    cell = both()[0](1)
    for name in ("channel", "colour"):
        with pytest.raises(FrozenInstanceError):
            setattr(cell, name, 2)
        with pytest.raises(FrozenInstanceError):
            delattr(cell, name)
    assert cell.channel == 1


def test_equal_ones_are_one_in_a_set_and_what_cannot_be_hashed_is_not() -> None:
    ours = both()[0]
    assert len({ours(1, "a", ()), ours(1, "a", ()), ours(2, "a", ())}) == 2
    with pytest.raises(TypeError):
        hash(ours(1))


def test_copies_and_pickles_are_equal() -> None:
    from inspector.problems import Problem

    problem = Problem("timed-out", "getprop", "late")
    assert copy.copy(problem) == copy.deepcopy(problem) == pickle.loads(pickle.dumps(problem)) == problem


def test_other_options_are_the_standard_librarys() -> None:
    made = quick(slots=True)(type("Open", (), {"__annotations__": {"x": int}, "__doc__": "Open."}))
    one = made(1)
    one.x = 2
    assert one == made(2)
    assert "__setattr__" not in vars(made)


def test_every_class_of_ours_has_the_signature_of_the_standard_one() -> None:
    import inspector.comparison
    import inspector.report.check_text  # noqa: F401  # they load nearly every room

    ours = {
        found
        for name, module in list(sys.modules.items())
        if name.startswith("inspector.")
        for found in vars(module).values()
        if isinstance(found, type) and dataclasses.is_dataclass(found) and found.__module__.startswith("inspector.")
    }
    assert len(ours) > 60
    for cls in ours:
        asked = [f.name for f in fields(cls) if f.init]
        init = room._init(cls) if cls.__init__.__name__ == "compile_and_init" else cls.__init__
        parameters = {name: one for name, one in inspect.signature(init).parameters.items() if name != "self"}
        assert sorted(parameters) == sorted(asked), cls
        needed = [f.name for f in fields(cls) if f.default is f.default_factory is dataclasses.MISSING]
        assert [n for n, p in parameters.items() if p.default is inspect.Parameter.empty] == [
            n for n in parameters if n in needed
        ]


def test_since_python_3_13_there_is_nothing_of_our_own() -> None:
    assert (room.dataclass is dataclass) is (sys.version_info >= (3, 13))
