"""``inspector channel`` for a person."""

from typing import Any

_NAMES = {
    "GSM": "GSM ARFCN",
    "UMTS": "UARFCN",
    "TDSCDMA": "TD-SCDMA UARFCN",
    "CDMA": "CDMA channel",
    "LTE": "EARFCN",
    "NR": "NR-ARFCN",
}
_DIRECTIONS = {"dl": "downlink", "ul": "uplink"}


def channel_text(document: dict[str, Any]) -> str:
    """One line where there is one answer, one line a frequency where there are several."""
    name = f"{_NAMES[document['rat']]} {document['channel']}"
    candidates = document["candidates"]
    if not candidates:
        where = f" ({document['frequency_mhz']:.10g} MHz)" if document["frequency_mhz"] is not None else ""
        return f"{name}{where}: no band has this channel"
    return "\n".join(_line(name, *group) for group in _grouped(candidates))


def _grouped(candidates: list[dict[str, Any]]) -> list[tuple[float, list[str], list[str]]]:
    """Frequency, directions and bands; both directions together where they have the same bands (TDD)."""
    bands: dict[tuple[float, str], list[str]] = {}
    for candidate in candidates:
        direction = _DIRECTIONS[candidate["direction"]]
        bands.setdefault((candidate["frequency_mhz"], direction), []).append(candidate["band"])
    together: dict[tuple[float, tuple[str, ...]], list[str]] = {}
    for (frequency, direction), names in bands.items():
        together.setdefault((frequency, tuple(names)), []).append(direction)
    return [(frequency, directions, list(names)) for (frequency, names), directions in together.items()]


def _line(name: str, frequency: float, directions: list[str], bands: list[str]) -> str:
    several = " (one of them: the number alone does not tell)" if len(bands) > 1 else ""
    return f"{name}: {frequency:.10g} MHz {' and '.join(directions)}, {', '.join(bands)}{several}"
