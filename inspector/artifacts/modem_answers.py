"""Everything a modem, its tools or its items say of bands, in whatever text it stands: transcripts mix them freely.

Which readers are needed is told by a few bytes that no such output lacks; only those are imported, since start-up time
counts and most recordings hold none.
"""

import re
from importlib import import_module
from typing import Protocol

from inspector.artifacts.text import decode
from inspector.claims import BandList
from inspector.problems import Problem

Parsed = tuple[tuple[BandList, ...], list[Problem]]

_AT_MARKS = (
    b"EPBSE", b"SYSCFG", b"SPLBAND", b"QNWPREFCFG", b"QCFG", b"QENG", b"QNWINFO", b"QCAINFO",
    b"GTACT", b"XACT", b"GTCCINFO", b"GTCAINFO", b"!BAND", b"!band", b"Band Mask", b"#BND", b"^SCFG",
)  # fmt: skip
_QUALCOMM = "inspector.artifacts.qualcomm"

_READERS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("inspector.artifacts.at", _AT_MARKS),
    (f"{_QUALCOMM}.qmicli_capabilities", (b"Bands:", b"bands:", b"bands (", b"Bands (")),
    (f"{_QUALCOMM}.qmicli_preference", (b"and preference",)),
    (
        f"{_QUALCOMM}.qmicli_cells",
        (b"Active Band Class", b"Absolute RF Channel Number", b"5GNR ARFCN", b"RX Channel"),
    ),
    (
        f"{_QUALCOMM}.qmi_frames",
        (b"QMUX", b"<<<<<<", b">>>>>>", b":45:00:", b" 45 00 ", b":34:00:", b" 34 00 ", b":31:00:", b" 31 00 "),
    ),
    ("inspector.artifacts.mmcli", (b"utran", b"egsm", b"u2100", b"cdma-bc", b"ngran")),
    (
        f"{_QUALCOMM}.item_text",
        (
            b"bandpref",
            b"band_pref",
            b"6828",
            b"1877",
            b"2954",
            b"NV 441",
            b"NV 946",
            b"NV441",
            b"NV946",
            b"00441",
            b"00946",
        ),
    ),
    (f"{_QUALCOMM}.policyman", (b"_bands", b"ca_band_combos", b"-mAll;", b"A;")),
    (f"{_QUALCOMM}.pm_rf_band", (b"1_64", b"1CCA", b"RF Band Info", b"RF BAND INFO")),
)


_MOST_SPANS = 4096
_LONGEST_LINE = 4096
_QUOTED = rb"(?m)^(?:>{1,2} ){1,3}"
_LINES_AFTER = 8
"""An answer with what follows: its folded lines and the final result."""


class _Reader(Protocol):
    """What every reader offers: bytes in, lists and problems out."""

    def __call__(self, raw: bytes, /) -> Parsed:
        """Read."""


def parse(raw: bytes) -> Parsed:
    """Every list that any reader finds, each once, in the order of the readers. Never raises."""
    raw = _plain(raw)
    said: dict[BandList, None] = {}
    problems: list[Problem] = []
    for module, marks in _READERS:
        if any(mark in raw for mark in marks):
            read: _Reader = import_module(module).parse
            lists, troubles = read(raw)
            said.update(dict.fromkeys(lists))
            problems += [trouble for trouble in troubles if trouble not in problems]
    return tuple(said), problems


def parse_log(raw: bytes) -> Parsed:
    """AT answers in a radio log (old RILs print what they ask the modem): only the lines around one are read."""
    pieces = [raw[start:end] for start, end in _around(raw)]
    if not pieces:
        return (), []
    from inspector.artifacts.at import parse as parse_at

    return parse_at(b"\n".join(pieces))


def _around(raw: bytes) -> list[tuple[int, int]]:
    """Start and end of the lines that hold a mark and of those that follow; merged, in order."""
    spans: list[tuple[int, int]] = []
    for mark in _AT_MARKS:
        at = raw.find(mark)
        while at >= 0 and len(spans) < _MOST_SPANS:
            start = raw.rfind(b"\n", max(0, at - _LONGEST_LINE), at) + 1 or max(0, at - _LONGEST_LINE)
            end = at
            for _ in range(_LINES_AFTER):
                newline = raw.find(b"\n", end, end + _LONGEST_LINE)
                end = newline + 1 if newline >= 0 else min(len(raw), end + _LONGEST_LINE)
            spans.append((start, end))
            at = raw.find(mark, end)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _plain(raw: bytes) -> bytes:
    """UTF-16 (a PowerShell redirection) as UTF-8, so that the marks are found; without the signs of a quoted mail."""
    if b"\0" in raw[:512] or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = decode(raw, "modem")[0].encode()
    return re.sub(_QUOTED, b"", raw) if b"\n> " in raw or raw.startswith(b"> ") else raw
