"""``inspector channel`` for a person."""

from typing import Any

_NAMES = {
    "GSM": "ARFCN",
    "UMTS": "UARFCN",
    "TDSCDMA": "UARFCN",
    "CDMA": "channel",
    "LTE": "EARFCN",
    "NR": "NR-ARFCN",
}
_DIRECTIONS = {"dl": "downlink", "ul": "uplink"}


def channel_text(document: dict[str, Any]) -> str:
    """One line where there is one answer, one line a candidate where there are several."""
    name = f"{document['rat']} {_NAMES[document['rat']]} {document['channel']}"
    candidates = document["candidates"]
    if not candidates:
        where = f" ({document['frequency_mhz']:g} MHz)" if document["frequency_mhz"] is not None else ""
        return f"{name}{where}: no band has this channel"
    return "\n".join(_line(name, *group) for group in _grouped(candidates))


def _grouped(candidates: list[dict[str, Any]]) -> list[tuple[float, str, list[str]]]:
    groups: dict[tuple[float, str], list[str]] = {}
    for candidate in candidates:
        key = candidate["frequency_mhz"], _DIRECTIONS[candidate["direction"]]
        groups.setdefault(key, []).append(candidate["band"])
    return [(frequency, direction, bands) for (frequency, direction), bands in groups.items()]


def _line(name: str, frequency: float, direction: str, bands: list[str]) -> str:
    several = " (one of them: the number alone does not tell)" if len(bands) > 1 else ""
    return f"{name}: {frequency:.10g} MHz {direction}, {', '.join(bands)}{several}"
