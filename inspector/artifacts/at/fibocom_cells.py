"""Fibocom ``+GTCCINFO`` (serving and neighbour cells) and ``+GTCAINFO`` (aggregation).

Channel numbers are decimal or hexadecimal, by firmware: the band that stands beside the channel tells which.
"""

import re
from collections.abc import Iterable

from inspector.artifacts.at.claims import NOTHING, Reading, seen
from inspector.artifacts.at.number_codes import band_of_code
from inspector.artifacts.at.transcript import Answer
from inspector.artifacts.channel_numbers import number, proven
from inspector.bands import Band, Rat, bands_of
from inspector.claims import BandList

_RAT = {"2": Rat.UMTS, "4": Rat.LTE, "9": Rat.NR}
_CARRIER = re.compile(r"\s*(PCC|SCC)\s{0,2}\d{0,2}\s?:\s?([0-9A-Fa-f,\s]{5,200})", re.ASCII)
_CHANNEL, _BAND = 6, 8
_CODE_PLACES = 4
_NOT_CONFIGURED = "0"


def gtccinfo(answer: Answer) -> Reading:
    """Rows ``1,rat,mcc,mnc,area,cell,channel,pci,band,...`` of serving cells and ``2,...`` of neighbours."""
    rows = [row.strip().split(",") for row in answer.lines if row.count(",") >= _CHANNEL]
    serving = [row for row in rows if row[0].strip() == "1" and len(row) > _BAND and row[1].strip() in _RAT]
    lists: list[BandList] = []
    bases: set[int] = set()
    for row in serving:
        rat, code = _RAT[row[1].strip()], number(row[_BAND])
        named = band_of_code(code) if code else None
        if named is None or named.rat is not rat:
            continue
        channel, base = _channel(row[_CHANNEL], named)
        if base:
            bases.add(base)
            lists.append(seen(answer, named, f"serving cell, channel {channel}", row[2].strip()))
    for row in rows:
        if row[0].strip() == "2" and row[1].strip() in _RAT and len(bases) == 1:
            channel = number(row[_CHANNEL], next(iter(bases)))
            band = proven(_RAT[row[1].strip()], channel)
            if band is not None:
                lists.append(seen(answer, band, f"neighbour cell, channel {channel}"))
    return (_once(lists), []) if lists else NOTHING


def gtcainfo(answer: Answer) -> Reading:
    """``PCC:103,280,1424,...`` and ``SCC 1:2,0,101,62,200,...``: band, PCI, channel, wherever they begin."""
    lists = []
    for line in answer.lines:
        match = _CARRIER.match(line)
        if match is None:
            continue
        fields = match[2].split(",")
        if match[1] == "SCC" and fields[0].strip() == _NOT_CONFIGURED:
            continue
        for place in range(min(_CODE_PLACES, len(fields) - 2)):
            code = number(fields[place])
            named = band_of_code(code) if code else None
            if named is None or named.rat not in (Rat.LTE, Rat.NR):
                continue
            channel, base = _channel(fields[place + 2], named)
            if base:
                use = "serving cell" if match[1] == "PCC" else "aggregated cell"
                lists.append(seen(answer, named, f"{use}, channel {channel}"))
                break
    return (_once(lists), []) if lists else NOTHING


def _channel(text: str, named: Band) -> tuple[int | None, int]:
    """The channel and its base (10 or 16) where it is one of the named band; base 0 where neither is."""
    for base in (10, 16):
        channel = number(text, base)
        if channel is not None and named in bands_of(named.rat, channel):
            return channel, base
    return None, 0


def _once(items: Iterable[BandList]) -> list[BandList]:
    return list(dict.fromkeys(items))
