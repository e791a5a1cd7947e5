"""One TOML table being read: every fault is noted with its full key, and the reading goes on."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any, TypeVar

from inspector.dataclass import dataclass
from inspector.faults import Fault

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Table:
    """A table and where it stands. ``faults`` is one list for the whole file."""

    entry: Mapping[str, Any]
    key: str
    file: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, name: str, reason: str) -> None:
        """Note a fault of one key; of the table itself where the name is empty."""
        self.faults.append(Fault(self.file, f"{self.key}.{name}".strip("."), reason))

    def only(self, known: set[str], what: str) -> None:
        """A misspelt key is a fault, never silence."""
        for unknown in sorted(self.entry.keys() - known):
            self.fault(unknown, f"is not a key of {what}")

    def need(self, name: str, reason: str = "is missing") -> None:
        """A key without which the table says nothing; an empty list is none."""
        if self.entry.get(name) in (None, []):
            self.fault(name, reason)

    def one(self, name: str, convert: Callable[[Any], _T]) -> _T | None:
        """The converted value; None where there is none or it is faulty."""
        value = self.entry.get(name)
        return None if value is None else self._attempt(name, convert, value)

    def each(self, name: str, convert: Callable[[Any], _T]) -> list[_T]:
        """The members of a list; a faulty one is left out."""
        found = (self._attempt(f"{name}[{i}]", convert, value) for i, value in enumerate(self._list(name)))
        return [value for value in found if value is not None]

    def table(self, name: str) -> "Table":
        """The table of that name; empty where there is none."""
        return self._inner(name, self.entry.get(name, {}))

    def tables(self, name: str) -> list["Table"]:
        """The tables of that list."""
        return [self._inner(f"{name}[{i}]", value) for i, value in enumerate(self._list(name))]

    def _list(self, name: str) -> list[Any]:
        value = self.entry.get(name, [])
        if isinstance(value, list):
            return value
        self.fault(name, "is not a list")
        return []

    def _inner(self, name: str, value: Any) -> "Table":
        if not isinstance(value, dict):
            self.fault(name, "is not a table")
            value = {}
        return Table(value, f"{self.key}.{name}".strip("."), self.file, self.faults)

    def _attempt(self, name: str, convert: Callable[[Any], _T], value: Any) -> _T | None:
        try:
            return convert(value)
        except ValueError as problem:
            self.fault(name, str(problem))
            return None
