"""``qmicli --nas-get-system-selection-preference`` (QMI NAS 0x0034): what is asked for, often more than there is."""

import re

from inspector.artifacts.qualcomm.band_classes import band_named
from inspector.artifacts.qualcomm.folded import unfolded
from inspector.artifacts.text import decode
from inspector.bands import Band, Rat
from inspector.claims import BandList, Claim
from inspector.problems import Problem

ARTIFACT = "qmicli-nas-get-system-selection-preference"

_LINE = re.compile(
    r"(?:LTE |NR5G (?:(?:SA|NSA) )?|5GNR )?band preference(?: \((?:extended|sa|nsa)\))?\s*:\s*'([^']{0,4000})'",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
_LTE_NAMES = 20_000


def parse(raw: bytes) -> tuple[tuple[BandList, ...], list[Problem]]:
    """The enabled bands, united over all lines. Without the extended line, LTE is not complete. Never raises."""
    text, problems = decode(raw, ARTIFACT)
    bands: set[Band] = set()
    titles: list[str] = []
    for line in unfolded(text):
        match = _LINE.search(line[:_LTE_NAMES])
        title = match[0].partition(":")[0].strip() if match else ""
        if match is None or title.casefold().startswith("td-scdma") or "TD-SCDMA" in line[: match.start()]:
            continue
        titles.append(title)
        bands |= set(_bands(title.casefold(), match[1]))
    if not bands:
        return (), problems
    extended = any("(extended)" in title for title in titles)
    complete = frozenset(band.rat for band in bands) - (frozenset() if extended else {Rat.LTE})
    said = BandList(
        claim=Claim.ENABLED,
        artifact=ARTIFACT,
        bands=frozenset(bands),
        complete=complete,
        detail=", ".join(dict.fromkeys(titles))[:200],
    )
    return (said,), problems


def _bands(title: str, listed: str) -> list[Band]:
    rat = Rat.LTE if title.startswith("lte") else Rat.NR if title.startswith(("nr5g", "5gnr")) else None
    found = []
    for name in (name.strip() for name in listed.split(",")):
        if rat is not None and _NUMBER.fullmatch(name):
            found += [Band(rat, int(name))] if int(name) else []
        elif (band := band_named(name)) is not None:
            found.append(band)
    return found
