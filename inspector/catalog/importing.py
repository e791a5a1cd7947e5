"""A user's own table (CSV) to catalog entries: pure, every fault with its row and column.

Nothing is guessed: an empty cell is "not stated", the word ``none`` an empty list, and a cell that cannot be read is a
fault. What the table does not have, such as one source for all rows, comes from ``defaults``.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from inspector.bands.band import Band, Rat
from inspector.catalog import schema
from inspector.dataclass import dataclass
from inspector.phone.errors import UnreadableInput, UsageProblem

TEXTS = ("id", "name", "variant", "chipset", "confidence", "source", "source_kind", "seen_on", "note")
LISTS = ("models", "devices", "labels")
BANDS = ("gsm", "umts", "tdscdma", "cdma", "lte", "nr")
COLUMNS = ("brand", *TEXTS, *LISTS, *BANDS, "nr_modes", "unsure", "merged", "year")
"""What a column can be. Beside these, ``property:ro.boot.hwc`` is a further property that tells this variant."""

MOST_ROWS = 20_000
_PROPERTY = "property:"
_SPLIT = re.compile(r"[;|/]|,\s*")
_NUMBER = re.compile(r"(?:band|lte|nr|umts|gsm|bc|[bnug])?[ -]?(\d{1,4})", re.IGNORECASE)
_PREFIX = {Rat.GSM: "G", Rat.UMTS: "U", Rat.TDSCDMA: "TD", Rat.CDMA: "BC", Rat.LTE: "B", Rat.NR: "n"}
_YES = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong in one cell: ``row 3, column "LTE bands": '7a' is not a band of LTE``. The header is row 1."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f'row {self.row}, column "{self.column}": {self.reason}'


@dataclass(frozen=True, slots=True)
class Imported:
    """The entries of each brand, and every fault of the table."""

    brands: Mapping[str, tuple[Entry, ...]]
    faults: tuple[CellFault, ...]


def decode(raw: bytes) -> str:
    """A CSV as spreadsheets save it: UTF-8 or UTF-16. Raises UnreadableInput."""
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise UnreadableInput(f"Line {line} is not UTF-8. Save the table as CSV UTF-8 and try again.") from None


def read_table(text: str, columns: Mapping[str, str], defaults: Mapping[str, str]) -> Imported:
    """Entries by brand. ``columns`` maps what a column is to how the table calls it; same names need no mapping.

    Raises UsageProblem for a mapping that fits nothing, UnreadableInput for what is no table.
    """
    header, rows = _rows(text)
    places = _places(header, columns)
    _all_needed(header, places.keys() | defaults.keys())
    brands: dict[str, list[Entry]] = {}
    faults: list[CellFault] = []
    ids: dict[str, int] = {}
    for number, row in rows:
        cells = {what: row[place].strip() if place < len(row) else "" for what, place in places.items()}
        entry, found = _entry({**defaults, **{what: cell for what, cell in cells.items() if cell}})
        brand = entry.pop("brand", "")
        found += list(_checked(entry, brand, {key for key, _ in found}))
        first = ids.setdefault(entry["id"], number)
        if first != number:
            found.append(("id", f"{entry['id']!r} is that of row {first} too"))
        faults += [CellFault(number, _column(key, header, places), reason) for key, reason in found]
        brands.setdefault(brand, []).append(entry)
    return Imported({brand: tuple(entries) for brand, entries in brands.items()}, tuple(faults))


def _rows(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header, and the rows that are not empty with their number as a spreadsheet shows it."""
    head = text.split("\n", 1)[0]
    separator = max(";\t,", key=head.count)
    try:
        rows = list(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1))
    except csv.Error as problem:
        raise UnreadableInput(f"It is not a table of comma-separated values: {problem}.") from None
    filled = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        raise UnreadableInput("It holds no rows below a header.")
    if len(filled) > MOST_ROWS:
        raise UnreadableInput(f"It has more than {MOST_ROWS} rows. Split it.")
    return [cell.strip() for cell in filled[0][1]], filled[1:]


def _places(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    folded = [name.casefold() for name in header]
    places = {name: folded.index(name) for name in (*COLUMNS, *_properties(folded)) if name in folded}
    for what, name in columns.items():
        if what not in COLUMNS and not what.startswith(_PROPERTY):
            raise UsageProblem(
                f"--column {what}={name}: {what!r} is nothing a column can be.\n"
                f"There are: {', '.join(COLUMNS)}, and property:NAME (property:ro.boot.hwc)."
            )
        if name.casefold() not in folded:
            has = ", ".join(header)
            raise UsageProblem(f"--column {what}={name}: the table has no column {name!r}. It has: {has}.")
        places[what] = folded.index(name.casefold())
    if not places.keys() & {"models", "devices"}:
        raise UsageProblem(
            "No column says how a phone is recognised. Name it: --column models=NAME (ro.product.model) or "
            f"--column devices=NAME (codename).\nThe table has: {', '.join(header)}."
        )
    return places


def _all_needed(header: Sequence[str], given: set[str]) -> None:
    """What every row needs and neither a column nor an option gives: said once, not once a row."""
    absent = [what for what in ("brand", "name", "source", "source_kind", "seen_on") if what not in given]
    if absent:
        options = ", ".join(f"--{what.replace('_', '-')}" for what in absent if what != "name")
        for_all = f"; or give it for all rows: {options}" if options else ""
        raise UsageProblem(
            f"Every entry needs {', '.join(absent)}. Name the column: --column {absent[0]}=NAME{for_all}.\n"
            f"The table has: {', '.join(header)}."
        )


def _properties(folded: Sequence[str]) -> list[str]:
    return [name for name in folded if name.startswith(_PROPERTY)]


def _column(key: str, header: Sequence[str], places: Mapping[str, int]) -> str:
    """The table's own name of the column of a key, ``lte[1]`` or ``properties.ro.boot.hwc[0]``."""
    what = key.partition("[")[0]
    what = what.replace("properties.", _PROPERTY, 1)
    return header[places[what]] if what in places else what


def _entry(cells: Mapping[str, str]) -> tuple[Entry, list[tuple[str, str]]]:
    """One row as an entry, with a made-up id where it has none, and the cells that could not be read."""
    entry: Entry = {"brand": cells.get("brand", "")}
    faults: list[tuple[str, str]] = []
    entry |= {what: cells[what] for what in TEXTS if cells.get(what)}
    entry |= {what: _parts(cells[what]) for what in LISTS if cells.get(what)}
    properties = {what.removeprefix(_PROPERTY): _parts(cells[what]) for what in cells if what.startswith(_PROPERTY)}
    entry |= {"properties": properties} if properties else {}
    for rat, what in zip((Rat.GSM, Rat.UMTS, Rat.TDSCDMA, Rat.CDMA, Rat.LTE, Rat.NR), BANDS, strict=True):
        if cells.get(what):
            entry[what], found = _numbers(cells[what], rat)
            faults += [(what, reason) for reason in found]
    for what, convert in (("year", _year), ("merged", _flag), ("nr_modes", _modes), ("unsure", _parts)):
        if cells.get(what):
            try:
                entry[what] = convert(cells[what])
            except ValueError as problem:
                faults.append((what, str(problem)))
    entry.setdefault("id", _made_up(entry))
    entry.setdefault("variant", "all versions")
    return entry, faults


def _checked(entry: Entry, brand: str, known: set[str]) -> Iterator[tuple[str, str]]:
    """What the schema says of the entry, and bands that no standard knows; nothing twice."""
    from inspector.bands import info

    if not brand:
        yield "brand", "is missing; give it for all rows with --brand"
    yield from ((key, reason) for key, reason in schema.faults(entry) if key.partition("[")[0] not in known)
    for what, rat in zip(BANDS, (Rat.GSM, Rat.UMTS, Rat.TDSCDMA, Rat.CDMA, Rat.LTE, Rat.NR), strict=True):
        for number in entry.get(what, ()):
            if not info(Band(rat, number)):
                yield what, f"{Band(rat, number)} is not a band of 3GPP or 3GPP2"


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in _SPLIT.split(cell) if part.strip()]


def _numbers(cell: str, rat: Rat) -> tuple[list[int], list[str]]:
    """``1;3;7``, ``B1/B3/B7``, ``1, 3, 7``, ``1 3 7``; ``none`` is an empty list."""
    if cell.casefold() in ("none", "-"):
        return [], []
    parts = [word for part in _parts(cell) for word in ([part] if _NUMBER.fullmatch(part) else part.split())]
    read = [(part, _NUMBER.fullmatch(part)) for part in parts]
    wrong = [f"{part!r} is not a band of {rat}" for part, number in read if number is None]
    return sorted({int(number[1]) for _, number in read if number is not None}), wrong


def _year(cell: str) -> int:
    if not re.fullmatch(r"\d{4}", cell):
        raise ValueError(f"{cell!r} is not a year")
    return int(cell)


def _flag(cell: str) -> bool:
    if cell.casefold() not in _YES:
        raise ValueError(f"{cell!r} is neither yes nor no")
    return _YES[cell.casefold()]


def _modes(cell: str) -> list[str]:
    return sorted(part.upper() for part in _parts(cell.replace("+", "/")))


def _made_up(entry: Entry) -> str:
    """An id of brand, name and variant: ``acme-one-global``."""
    brand, name, variant = (_words(str(entry.get(what, ""))) for what in ("brand", "name", "variant"))
    own = name[len(brand) :] if name[: len(brand)] == brand else name
    return "-".join([*brand, *own, *variant]) or "unnamed"


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold())
