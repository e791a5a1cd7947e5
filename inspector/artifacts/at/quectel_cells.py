"""Quectel ``+QNWINFO``, ``+QCAINFO`` and ``+QENG``: the cells in use and around, with band and channel number."""

import re

from inspector.artifacts.at.claims import NOTHING, Reading, seen
from inspector.artifacts.at.transcript import Answer
from inspector.artifacts.channel_numbers import number, proven
from inspector.bands import Band, Rat, info

_BAND = re.compile(r"\"(LTE|NR5G|NR) BAND (\d{1,3})\"", re.ASCII)
_OLD_BAND = re.compile(r"\"(GSM|WCDMA|TDSCDMA|CDMA) ?(?:BAND )?(\d{1,4})[^\"]{0,10}\"", re.ASCII)
_FIELD = re.compile(r"\"[^\"]{0,60}\"|[^,\"]{0,60}")
_PLMN = re.compile(r"\"(\d{3})\d{2,3}\"", re.ASCII)
_RAT = {"LTE": Rat.LTE, "NR5G": Rat.NR, "NR": Rat.NR, "GSM": Rat.GSM, "WCDMA": Rat.UMTS}
_STATE = 4
_NOT_CONFIGURED = frozenset({"0", "DECONFIGURED"})
_WORDS = {Rat.LTE: "EARFCN", Rat.NR: "NR-ARFCN", Rat.UMTS: "UARFCN", Rat.GSM: "ARFCN"}


def qnwinfo(answer: Answer) -> Reading:
    """``+QNWINFO: "FDD LTE","22288","LTE BAND 7",3350``; 2G and 3G name the MHz (``"WCDMA 2100"``)."""
    text = answer.lines[0]
    match = _BAND.search(text) or _OLD_BAND.search(text)
    if match is None:
        return NOTHING
    network = _PLMN.search(text)
    channel = number(text[match.end() :].split(",")[-1])
    return _one(answer, channel, match, "serving cell", network[1] if network else "")


def qcainfo(answer: Answer) -> Reading:
    """``+QCAINFO: "PCC",150,100,"LTE BAND 1",...``: the aggregated carriers; not configured is none."""
    text = answer.lines[0]
    match = _BAND.search(text)
    if match is None:
        return NOTHING
    fields = _fields(text)
    if "SCC" in fields[0].upper() and len(fields) > _STATE + 1 and fields[_STATE].strip('"') in _NOT_CONFIGURED:
        return NOTHING
    channel = number(fields[1]) if len(fields) > 1 else None
    use = "serving cell" if "PCC" in fields[0].upper() else "aggregated cell"
    return _one(answer, channel, match, use)


def _one(answer: Answer, channel: int | None, match: re.Match[str], use: str, mcc: str = "") -> Reading:
    """The band that the name says: a 3GPP number, or for 2G and 3G the MHz together with the channel."""
    rat = _RAT.get(match[1])
    if rat is None:
        return NOTHING
    figure = int(match[2])
    named = None if rat is Rat.UMTS else Band(rat, figure)
    band = proven(rat, channel, named)
    if rat is Rat.UMTS and band is not None and not _called(band, figure):
        band = None
    return ([seen(answer, band, _use(use, rat, channel), mcc)], []) if band is not None else NOTHING


def _called(band: Band, mhz: int) -> bool:
    """Whether people call the band by these MHz: an ``800`` is also said for 850."""
    about = info(band)
    return about is not None and abs(about.nominal_mhz - mhz) <= 100


def _use(use: str, rat: Rat, channel: int | None) -> str:
    return use if channel is None else f"{use}, {_WORDS[rat]} {channel}"


def qeng(answer: Answer) -> Reading:
    """``+QENG: "servingcell",state,"LTE",...`` and ``"neighbourcell"``, in one line or one per RAT on EN-DC."""
    fields = [field.strip().strip('"') for field in _fields(answer.lines[0])]
    serving = not fields[0].startswith("neighbourcell")
    if fields[0] == "servingcell":
        fields = fields[1:] if len(fields) > 1 and fields[1] in _LAYOUT else fields[2:]
    elif not serving:
        fields = fields[1:]
    if not fields or fields[0] not in _LAYOUT:
        return NOTHING
    rat, place, band_place, neighbour = _LAYOUT[fields[0]]
    channel = _at(fields, place if serving else neighbour)
    named = _at(fields, band_place) if serving else None
    if not serving and rat is Rat.LTE and _at(fields, neighbour + 1) is None:
        # Without a cell (PCI) it is a frequency that the network names, which nobody heard.
        return NOTHING
    # GSM numbers its bands anew: 0 is 1800, 1 is 1900.
    # A field too many or too few puts other numbers there: then nothing fits.
    band = proven(rat, channel, Band(rat, named) if named and rat in (Rat.LTE, Rat.NR) else None) if channel else None
    use = "serving cell" if serving else "neighbour cell"
    # After the RAT's word: FDD or TDD, or the country at once.
    mcc = next((field for field in fields[1:3] if serving and len(field) == 3 and field.isdecimal()), "")
    return ([seen(answer, band, _use(use, rat, channel), mcc)], []) if band is not None else NOTHING


# RAT, place of channel and band after the word of the RAT (serving), place of the channel (neighbour).
_LAYOUT: dict[str, tuple[Rat, int, int | None, int]] = {
    "LTE": (Rat.LTE, 6, 7, 1),
    "CAT-M": (Rat.LTE, 6, 7, 1),
    "CAT-M1": (Rat.LTE, 6, 7, 1),
    "CAT-NB": (Rat.LTE, 6, 7, 1),
    "CAT-NB1": (Rat.LTE, 6, 7, 1),
    "eMTC": (Rat.LTE, 6, 7, 1),
    "NBIoT": (Rat.LTE, 6, 7, 1),
    "NR5G-NSA": (Rat.NR, 7, 8, 1),
    "NR5G-SA": (Rat.NR, 7, 8, 1),
    "NR": (Rat.NR, 7, 8, 1),
    "WCDMA": (Rat.UMTS, 5, None, 1),
    "GSM": (Rat.GSM, 6, None, 6),
}


def _at(fields: list[str], place: int | None) -> int | None:
    return number(fields[place]) if place is not None and place < len(fields) else None


def _fields(text: str) -> list[str]:
    """The fields between commas; a comma inside quotes is text."""
    found: list[str] = []
    at = 0
    while at <= len(text) and len(found) < 60:
        at += len(text) - at - len(text[at:].lstrip())
        match = _FIELD.match(text, at)
        end = match.end() if match else at
        found.append(text[at:end].strip())
        comma = text.find(",", end)
        if comma < 0:
            break
        at = comma + 1
    return found
