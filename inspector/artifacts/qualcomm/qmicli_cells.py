"""qmicli's reads of the cells in use: RF band info (NAS 0x0031), cell location (0x0043), carrier aggregation (0x00AC).

Text of libqmi's ``qmicli-nas.c``. Cell ids and areas are not read.

The channel number of a cell location has 16 bits: 951 is B2, or B66 (66487), and the band that qmicli writes beside it
is made from the cut number. So such a channel proves a band only where the other has none, or where the serving
network's country does not use the other.
"""

import re
from dataclasses import dataclass, field

from inspector.artifacts.channel_numbers import may_be_cut, number, proven
from inspector.artifacts.qualcomm.band_classes import band_named
from inspector.artifacts.text import decode
from inspector.bands import Band, Rat
from inspector.claims import BandList, Claim
from inspector.problems import Problem

ARTIFACT = "qmicli-nas-get-rf-band-info"

_LINE = re.compile(r"\s{0,40}([A-Za-z0-9\- \[\]()]{2,60}?)\s{0,12}:\s{0,12}'([^']{0,80})'", re.ASCII)
_CHANNEL_OF = {
    "eutra absolute rf channel number": Rat.LTE,
    "utra absolute rf channel number": Rat.UMTS,
    "geran absolute rf channel number": Rat.GSM,
    "5gnr arfcn": Rat.NR,
}
_CA_BAND = frozenset({"lte band", "band"})
_NOT_IN_USE = frozenset({"deconfigured", "unknown"})
_MOST = 200


@dataclass(slots=True)
class _Found:
    """What was read so far: the bands in use and around, and what waits for its other half."""

    lists: dict[tuple[Band, str], None] = field(default_factory=dict)
    band: Band | None = None
    aggregated: Band | None = None
    listed: Band | None = None
    mcc: str = ""

    def add(self, band: Band | None, use: str) -> None:
        if band is not None and len(self.lists) < _MOST:
            self.lists[band, use] = None


def parse(raw: bytes) -> tuple[tuple[BandList, ...], list[Problem]]:
    """Every cell whose band is beyond doubt. Never raises."""
    text, problems = decode(raw, ARTIFACT)
    found = _Found()
    section = ""
    for line in text.split("\n"):
        match = _LINE.match(line[:400])
        if match is None:
            section, found = _heading(line[:100], section, found)
            continue
        _value(found, section, match[1].strip().casefold(), match[2])
    found.add(found.aggregated, "serving or aggregated cell")
    found.add(found.band, "serving cell")
    return tuple(_seen(band, use) for band, use in found.lists), problems


def _heading(line: str, section: str, found: _Found) -> tuple[str, _Found]:
    """A line without a value names a section; an ``Interfrequency`` counts once a cell on it was measured."""
    word = line.strip().casefold()
    if word.startswith("cell [") and found.listed is not None:
        found.add(found.listed, "neighbour cell")
        found.listed = None
    elif word.startswith("frequency ["):
        found.listed = None
    elif word and not line.startswith(("\t\t", "  ")):
        found.add(found.aggregated, "serving or aggregated cell")
        found.aggregated = found.listed = None
        return word, found
    return section, found


def _value(found: _Found, section: str, key: str, value: str) -> None:
    if key == "active band class":
        found.add(found.band, "serving cell")
        found.band = band_named(value)
    elif key == "active channel" and found.band is not None:
        channel = number(value)
        found.add(proven(found.band.rat, channel, found.band), f"serving cell, channel {channel}")
        found.band = None
    elif key in ("plmn", "mcc"):
        found.mcc = value[:3] if len(value) >= 3 and value.isascii() and value.isdecimal() else ""
    elif key in _CHANNEL_OF:
        rat, channel = _CHANNEL_OF[key], number(value)
        band = proven(rat, channel)
        if rat is Rat.LTE and (band is None or may_be_cut(channel, found.mcc)):
            band = None
        if section.startswith(("interfrequency", "lte info neighboring")):
            found.listed = band
        else:
            found.add(band, f"serving cell, channel {channel}")
    elif key in _CA_BAND and value.startswith(("eutran-", "ngran-", "nr5g-")):
        found.aggregated = band_named(value)
    elif key == "state" and value.casefold() in _NOT_IN_USE:
        found.aggregated = None


def _seen(band: Band, use: str) -> BandList:
    return BandList(
        claim=Claim.SEEN,
        artifact=ARTIFACT,
        bands=frozenset({band}),
        complete=frozenset(),
        detail="qmicli",
        note=use,
    )
