"""A question about a channel number, as a person or a CSV file puts it, and its answer."""

import csv
from pathlib import Path
from typing import Any

from inspector.bands import Direction, Rat, candidates, nr_frequency_khz
from inspector.dataclass import dataclass
from inspector.phone.errors import UnreadableInput, UsageProblem
from inspector.report.channel_document import channel_document
from inspector.user_folder import read_text

_ALIASES = {
    "WCDMA": Rat.UMTS,
    "UTRA": Rat.UMTS,
    "UTRA-TDD": Rat.TDSCDMA,
    "TD-SCDMA": Rat.TDSCDMA,
    "E-UTRA": Rat.LTE,
    "EUTRA": Rat.LTE,
    "CDMA2000": Rat.CDMA,
    "5G": Rat.NR,
    "4G": Rat.LTE,
}


@dataclass(frozen=True, slots=True)
class Query:
    """One channel number of one RAT; direction None asks for both."""

    rat: Rat
    channel: int
    direction: Direction | None


def parse(rat: str, channel: int, direction: str | None) -> Query:
    """Read what the user typed. Raises UsageProblem."""
    name = rat.strip().upper()
    known = _ALIASES.get(name) or next((r for r in Rat if r.value == name), None)
    if known is None:
        raise UsageProblem(f"{rat!r} is not a RAT. Say one of {', '.join(Rat)}.")
    return Query(known, channel, _direction(direction))


def _direction(text: str | None) -> Direction | None:
    if text is None or text.strip().lower() in ("", "any", "both"):
        return None
    try:
        return Direction(text.strip().lower())
    except ValueError:
        raise UsageProblem(f"{text!r} is not a direction. Say dl (downlink) or ul (uplink).") from None


def answer(query: Query) -> dict[str, Any]:
    """The document of one channel: its frequency where all candidates agree, and all of its bands."""
    found = candidates(query.rat, query.channel, query.direction)
    frequencies = {candidate.frequency_khz for candidate in found}
    if query.rat is Rat.NR:
        # 38.104 5.4.2.1: the raster is global, so an NR-ARFCN has a frequency even where no band has it.
        frequency = nr_frequency_khz(query.channel)
    else:
        frequency = frequencies.pop() if len(frequencies) == 1 else None
    return channel_document(query.rat, query.channel, query.direction, found, frequency)


def from_csv(path: Path) -> list[Query]:
    """Read a CSV with the columns rat, channel and, if given, direction. Raises UnreadableInput, UsageProblem."""
    try:
        text = read_text(path, "utf-8-sig")
    except OSError as problem:
        raise UnreadableInput(f"Cannot read {path}: {problem.strerror or problem}.") from None
    except UnicodeDecodeError:
        raise UnreadableInput(f"Cannot read {path}: it is no text. Give a CSV file in UTF-8.") from None
    rows = csv.DictReader(text.splitlines())
    missing = {"rat", "channel"} - set(rows.fieldnames or ())
    if missing:
        raise UsageProblem(f"{path} has no column {' and '.join(sorted(missing))}; it needs rat,channel[,direction].")
    return [_row(path, number, row) for number, row in enumerate(rows, 2)]


def _row(path: Path, line: int, row: dict[str, str | None]) -> Query:
    number = (row["channel"] or "").strip()
    if not (number.isascii() and number.isdigit()):
        raise UsageProblem(f"{path}, line {line}: {number!r} is not a channel number.")
    try:
        return parse(row["rat"] or "", int(number), row.get("direction"))
    except (ValueError, UsageProblem) as problem:
        raise UsageProblem(f"{path}, line {line}: {problem}") from None
