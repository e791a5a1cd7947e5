"""Lines of CSV that are safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Sequence

from inspector.report.text import clean

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The last four are the wide forms, which a spreadsheet set to Chinese or Japanese takes for the same."""
_LONGEST = 4000


def csv_lines(rows: Sequence[Sequence[str]]) -> str:
    """Lines that end in CR LF (RFC 4180), every cell made safe."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what could begin one.

    Also where blanks stand before it, which some programs skip.
    """
    shown = clean(cell, _LONGEST)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown
