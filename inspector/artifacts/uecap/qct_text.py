"""The text table of a "QCT Modem Capabilities" query: combinations of EFS or of the modem's RRC layer."""

import re
from collections.abc import Iterator

from inspector.artifacts.uecap.tables import Table, table
from inspector.bands import Band, Rat
from inspector.claims import Claim
from inspector.combinations import Combination, Component, Kind, combination

SOURCE = "QCT modem capabilities"

_HEADING = re.compile(r"[ \t]*#[ \t]+\S")
_HEAD = re.compile(r"(?m)^Source[ \t]*:.*\n+Type[ \t]*:|^[ \t]*#[ \t].*\bBands\b", re.IGNORECASE)
_ROW = re.compile(r"^[ \t]*\d{1,5}[ \t]+\S")
# A band, its class, then antennas and modulation in ordinary, lowered and raised digits: 3A2, 40D4 ₂. 191M is a rate.
_COMPONENT = re.compile(r"(?<![\w.])(\d{1,3})([A-Za-z](?=[\d₀-₉])|[A-Fa-f](?!\w))", re.ASCII)
_NR = re.compile(r"^[ \t]*Type[ \t]*:.*\bNR", re.IGNORECASE)


def is_table(text: str) -> bool:
    """Whether the text holds such a table."""
    return _HEAD.search(text[:200_000]) is not None


def read(text: str) -> Table:
    """All tables of the text, united."""
    return Table(table(SOURCE, Claim.BUILT, _combinations(text.split("\n"))))


def _combinations(lines: list[str]) -> Iterator[Combination]:
    rat, heading = Rat.LTE, ""
    downlink = ""
    for line in lines:
        line = line[:2000]
        if re.match(r"[ \t]*(?:Source|Type)[ \t]*:", line, re.IGNORECASE):
            rat, heading, downlink = (Rat.NR if _NR.match(line) else Rat.LTE), "", ""
        elif _HEADING.match(line):
            heading = line
        elif heading and "UL Bands".casefold() in heading.casefold():
            if _ROW.match(line):
                yield from _one_row(line, heading, rat)
        elif heading and downlink:
            yield from _combination(downlink, line, rat)
            downlink = ""
        elif heading and _ROW.match(line):
            downlink = re.sub(r"^[ \t]*\d+[ \t]", "", line)


def _one_row(line: str, heading: str, rat: Rat) -> Iterator[Combination]:
    """Number, downlink, rate, streams, uplink: two spaces apart, or in columns where a long downlink fills its own."""
    cells = re.split(r"[ \t]{2,}", line.strip())
    if len(cells) >= 4:
        yield from _combination(cells[1], cells[-1], rat)
    else:
        up = heading.casefold().find("ul bands")
        yield from _combination(line[:up], line[up:], rat)


def _combination(downlink: str, uplink: str, rat: Rat) -> Iterator[Combination]:
    sending = [(int(number), width.upper()) for number, width in _COMPONENT.findall(uplink)]
    parts = []
    for number, width in _COMPONENT.findall(downlink):
        one = next((one for one in sending if one[0] == int(number)), None)
        if one:
            sending.remove(one)
        parts.append(Component(Band(rat, int(number)), width.upper(), one[1] if one else ""))
    if parts:
        yield combination(Kind.NR_CA if rat is Rat.NR else Kind.LTE_CA, parts)
