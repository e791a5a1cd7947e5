"""``qmicli --dms-get-band-capabilities``: the bands a Qualcomm modem declares (QMI DMS 0x0045).

The list is the hardware's minus the modem's policy. libqmi's names and its old list's gaps are described in
its ``qmi-enums-dms.h`` and ``qmicli-dms.c``.
"""

import re

from inspector.artifacts.qualcomm.band_classes import band_named
from inspector.artifacts.qualcomm.folded import unfolded
from inspector.artifacts.text import decode
from inspector.bands import Band, Rat, all_bands
from inspector.claims import BandList, Claim
from inspector.problems import Problem

ARTIFACT = "qmicli-dms-get-band-capabilities"

OPTION = "--dms-get-band-capabilities"
"""What a command must hold for its answer to be read here; the device before it differs."""

_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_LINE = re.compile(r"\s*((?:LTE |NR5G )?bands(?: \(extended\))?)\s*:\s*'([^']*)('?)\s*$", re.IGNORECASE)

_OLD, _LTE, _EXTENDED, _NR = "bands", "lte bands", "lte bands (extended)", "nr5g bands"
_RAT = {_LTE: Rat.LTE, _EXTENDED: Rat.LTE, _NR: Rat.NR}
_COMPLETES = {
    _OLD: frozenset({Rat.GSM, Rat.UMTS, Rat.CDMA}),
    _LTE: frozenset({Rat.LTE}),
    _EXTENDED: frozenset({Rat.LTE}),
    _NR: frozenset({Rat.NR}),
}
# The plain LTE line can name only these (libqmi's enum; old builds miss B24 and B26-B32 too) and drops every other band
# without a word: about the others a list without the extended line says nothing.
_PLAIN_NAMES = frozenset({*range(1, 15), *range(17, 22), 25, *range(33, 44)})


def parse(raw: bytes) -> tuple[BandList | None, list[Problem]]:
    """The declared bands, united over all lines; None where no line names any.

    A RAT is complete where the line that holds all of its bands is there, closed and understood; without the
    extended LTE line the bands that the plain one cannot name stay open. A missing line was not asked for by that
    qmicli. ``none`` and an empty list mean that the modem's policy is not loaded, never "no bands".
    """
    text, problems = decode(raw, ARTIFACT)
    bands: set[Band] = set()
    complete: set[Rat] = set()
    complaints: dict[tuple[str, str], Problem] = {}
    lines = [match for line in unfolded(text) if (match := _LINE.match(line[:20000]))]
    for match in lines:
        title = match[1].casefold()
        found, unread = _bands(title, match[2], closed=bool(match[3]))
        bands |= found
        complete |= _COMPLETES[title] if found and not unread and match[3] else frozenset()
        for one in _complaints(match[1], found=bool(found), unread=unread, closed=bool(match[3])):
            complaints.setdefault((title, one.code), one)  # once for each kind of line, however often it stands there
    problems += complaints.values()
    if not lines:
        message = "there is no list of bands in it; the modem did not answer or this is other output"
        problems.append(Problem("no-bands", ARTIFACT, message))
    if not bands:
        return None, problems
    stated = BandList(
        claim=Claim.DECLARED,
        artifact=ARTIFACT,
        bands=frozenset(bands),
        complete=frozenset(complete),
        detail=", ".join({match[1].casefold(): match[1] for match in lines}.values()),
        unsure=_unnamed([match[1].casefold() for match in lines]),
    )
    return stated, problems


def _unnamed(titles: list[str]) -> frozenset[Band]:
    """The LTE bands that the lines there are could not have named."""
    if _EXTENDED in titles or _LTE not in titles:
        return frozenset()
    return frozenset(band for band in all_bands() if band.rat is Rat.LTE and band.number not in _PLAIN_NAMES)


def _bands(title: str, listed: str, *, closed: bool) -> tuple[set[Band], int]:
    """The bands of one line and how many names were not understood.

    The last name of a line that is not closed may be cut and is left out.
    """
    names = [name.strip().casefold() for name in listed.split(",")]
    if not closed:
        names = names[:-1]
    names = [name for name in names if name not in ("", "none")]
    found = [_numbered(_RAT[title], name) if title in _RAT else band_named(name) for name in names]
    return {band for band in found if band is not None}, found.count(None)


def _numbered(rat: Rat, name: str) -> Band | None:
    return Band(rat, int(name)) if _NUMBER.fullmatch(name) and int(name) else None


def _complaints(line: str, *, found: bool, unread: int, closed: bool) -> list[Problem]:
    problems = []
    if not closed:
        problems.append(Problem("cut-off", ARTIFACT, f"the line {line!r} is cut off, so its list is not complete"))
    if unread:
        problems.append(Problem("unknown-band", ARTIFACT, f"{unread} names in the line {line!r} are not known"))
    if closed and not found and not unread:
        message = f"the line {line!r} names no band: the modem's policy was not loaded yet, ask again"
        problems.append(Problem("not-ready", ARTIFACT, message))
    return problems
