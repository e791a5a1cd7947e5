"""``dataclass`` as the standard library has it, made faster to define.

Before Python 3.13 the standard one compiles six functions for each frozen class, half a millisecond each time: a third
of a short command's whole run (docs/decisions/0030). Here ``__init__`` alone is compiled; what is the same for every
class is shared. Once 3.13 is the oldest Python, this room goes and its users import from ``dataclasses`` again.
"""

import sys
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as _standard
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

_GIVEN_LATER = object()
"""Stands for a default that a factory makes anew for each object."""


def _quick(
    cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, kw_only: bool = False, **options: Any
) -> Any:
    """The same classes; another combination of options than frozen and slotted is left to the standard library."""
    if not (frozen and slots) or options:
        return _standard(cls, frozen=frozen, slots=slots, kw_only=kw_only, **options)

    def made(cls: type) -> Any:
        return _finished(_standard(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls))

    return made if cls is None else made(cls)


def _finished(cls: Any) -> Any:
    """Give a slotted class what makes it a frozen value: it is what its fields are, and those stay."""
    names = [field.name for field in fields(cls)]
    values: Callable[[object], object] = attrgetter(*names) if names else lambda _: ()

    def equals(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    def compile_and_init(self: object, *given: object, **named: object) -> None:
        cls.__init__ = _init(cls)
        cls.__init__(self, *given, **named)

    cls.__init__ = compile_and_init
    cls.__eq__, cls.__hash__, cls.__repr__ = equals, hashed, _repr
    cls.__setattr__, cls.__delattr__ = _refuse_to_set, _refuse_to_delete
    cls.__getstate__, cls.__setstate__ = _state, _restore
    return cls


def _init(cls: Any) -> Callable[..., None]:
    """``__init__`` of these fields: keyword-only ones behind the others, as the standard library has them."""
    given = sorted(fields(cls), key=lambda field: bool(field.kw_only))
    star = next((place for place, field in enumerate(given) if field.kw_only), None)
    parameters = [field.name if _is_needed(field) else f"{field.name}=_{field.name}" for field in given]
    if star is not None:
        parameters.insert(star, "*")
    room: dict[str, Any] = {"_set": object.__setattr__, "_later": _GIVEN_LATER}
    lines = []
    for field in given:
        value = field.name
        if field.default_factory is not MISSING:
            room |= {f"_{field.name}": _GIVEN_LATER, f"_make_{field.name}": field.default_factory}
            value = f"_make_{field.name}() if {field.name} is _later else {field.name}"
        elif field.default is not MISSING:
            room[f"_{field.name}"] = field.default
        lines.append(f"  _set(self, {field.name!r}, {value})")
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + ("\n".join(lines) or "  pass"), room)
    init: Callable[..., None] = room["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _is_needed(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _repr(self: Any) -> str:
    told = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{type(self).__qualname__}({told})"


def _refuse_to_set(self: object, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in fields(self)]


def _restore(self: Any, state: list[object]) -> None:
    for field, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


if TYPE_CHECKING or sys.version_info >= (3, 13):
    from dataclasses import dataclass as dataclass
else:
    dataclass = _quick
