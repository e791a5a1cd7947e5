"""Sierra ``AT!BAND``: a table of band sets; row 00 is everything. GSM and UMTS have Qualcomm's bits, LTE bit n-1.

``=?`` prints all sets that there are, ``?`` the one in use. Columns differ by model: what a mask is, its title says.
EM919x print one line per RAT (``1 - LTE: mask mask``) and under ``Available:`` one line per band.
"""

import re

from inspector.artifacts.at.claims import Reading, not_understood, stated
from inspector.artifacts.at.transcript import Answer, Form
from inspector.artifacts.masks import numbered
from inspector.artifacts.qualcomm.band_classes import bands_of_mask
from inspector.bands import Band, Rat
from inspector.problems import Problem

_TITLE = re.compile(r"(GW|TDS|LTE|L|NR[ A-Z0-9]{0,10}?) Band Mask ?(\d)?", re.ASCII)
_INDEX = re.compile(r"\s*([0-9A-Fa-f]{1,2})\s?$", re.ASCII)
_MASK = re.compile(r"(?:0x)?([0-9A-Fa-f]{8,16})", re.ASCII)
_SECTION = re.compile(r"\s*\d{1,2} - (GW|LTE|TDS|NR[A-Z0-9]{0,6})\s?:(.*)$", re.ASCII)
_LEGEND = re.compile(r"\s*((?:[0-9A-Fa-f]{8,16}\s{1,8}){1,8})-\s*[Bn]?(\d{1,3})\b", re.ASCII)
_EVERYTHING = "00"
_WORD = 64
_LTE = ("L", "LTE")
_MOST_MASKS = 16


def band(answer: Answer) -> Reading:
    """The table after ``AT!BAND=?`` or ``AT!BAND?``; a row that is cut off is left out and said."""
    by_rat = _by_rat(answer.lines)
    if by_rat:
        return stated(answer, by_rat)
    titles, rows = _table(answer.lines)
    if not titles or not rows:
        return [], ([] if answer.form is Form.SET else [not_understood(answer, "no table of band masks in it")])
    form = answer.form
    if form not in (Form.TEST, Form.READ):
        # Only =? prints more than one set.
        form = Form.TEST if len(rows) > 1 else Form.UNKNOWN
    whole = rows.get(_EVERYTHING)
    chosen = [whole] if whole is not None else list(rows.values())
    bands: set[Band] = set()
    for masks in chosen:
        bands |= _bands(titles, masks)
    if not bands:
        return [], [not_understood(answer, "the masks name no band")]
    short = any(len(masks) < len(titles) for masks in chosen)
    partial = Rat if short or (whole is None and form is Form.TEST) else ()
    columns = sum(kind in _LTE for kind, _ in titles)
    lists, problems = stated(answer, bands, form=form, partial=partial, lte_up_to=_WORD * columns)
    return lists, [*problems, *([_short(answer)] if short else [])]


def _by_rat(lines: tuple[str, ...]) -> frozenset[Band]:
    """The bands of the newer layout: what is set after ``?``, all that there are after ``=?``."""
    found: frozenset[Band] = frozenset()
    kind = ""
    for line in lines:
        section, legend = _SECTION.match(line), _LEGEND.match(line)
        if section:
            kind = section[1]
            found |= _bands(_words(kind), _masks(section[2])[0])
        elif kind and legend:
            found |= _bands(_words(kind), _masks(legend[1])[0])
    return found


def _short(answer: Answer) -> Problem:
    return not_understood(answer, "a row has fewer masks than the table has columns, so its list is not complete")


def _table(lines: tuple[str, ...]) -> tuple[list[tuple[str, int]], dict[str, list[int]]]:
    """Column titles (kind, number) and the masks of each row by its index; rows and titles may be folded."""
    header, rows, last = "", dict[str, list[int]](), ""
    for line in lines:
        index, _, rest = line.partition(",")
        row = _INDEX.match(index)
        masks, whole = _masks(rest if row else line)
        if row and masks:
            last = row[1].zfill(2)
            rows[last] = masks
        elif last and whole:
            rows[last] += masks
        elif not rows:
            header += f" {line}"
    titles = [(match[1].strip(), max(int(match[2] or 1), 1)) for match in _TITLE.finditer(header)]
    return titles, {index: masks[: len(titles)] for index, masks in rows.items()}


def _masks(text: str) -> tuple[list[int], bool]:
    """The masks at the end of a line, and whether it holds nothing else."""
    words = text.replace(",", " ").split()[-_MOST_MASKS:]
    at = len(words)
    while at and _MASK.fullmatch(words[at - 1]):
        at -= 1
    return [int(word.removeprefix("0x"), 16) for word in words[at:]], bool(words) and at == 0


def _words(kind: str) -> list[tuple[str, int]]:
    """The columns of a line that belongs to one RAT: 64 bands each."""
    return [(kind, place) for place in range(1, _MOST_MASKS + 1)]


def _bands(titles: list[tuple[str, int]], masks: list[int]) -> frozenset[Band]:
    found: frozenset[Band] = frozenset()
    for (kind, count), mask in zip(titles, masks, strict=False):
        if kind == "GW":
            found |= bands_of_mask(mask)
        elif kind in _LTE:
            found |= numbered(Rat.LTE, mask, _WORD * (count - 1) + 1)
        elif kind.startswith("NR"):
            found |= numbered(Rat.NR, mask, _WORD * (count - 1) + 1)
    return found
