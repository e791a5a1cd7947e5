"""Every AT answer that speaks of bands, each read by the module of its maker."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from inspector.artifacts.at import (
    cinterion,
    fibocom,
    fibocom_cells,
    huawei,
    mediatek,
    quectel,
    quectel_cells,
    sierra,
    telit,
    unisoc,
)
from inspector.artifacts.at.claims import Reading
from inspector.artifacts.at.transcript import Answer, Form, answers
from inspector.claims import BandList, Claim
from inspector.problems import Problem

_READERS: dict[str, Callable[[Answer], Reading]] = {
    "+EPBSE": mediatek.epbse,
    "+EPBSEH": mediatek.epbseh,
    "^SYSCFGEX": huawei.syscfgex,
    "^SYSCFG": huawei.syscfg,
    "+SPLBAND": unisoc.splband,
    "+QNWPREFCFG": quectel.qnwprefcfg,
    "+QCFG": quectel.qcfg,
    "+QENG": quectel_cells.qeng,
    "+QNWINFO": quectel_cells.qnwinfo,
    "+QCAINFO": quectel_cells.qcainfo,
    "+GTACT": fibocom.gtact,
    "+XACT": fibocom.xact,
    "+GTCCINFO": fibocom_cells.gtccinfo,
    "+GTCAINFO": fibocom_cells.gtcainfo,
    "!BAND": sierra.band,
    "#BND": telit.bnd,
    "^SCFG": cinterion.scfg,
}

# What only =? prints: ranges for what is no band.
_TEST_LINES = ("(0-2)", "(0-3)", "(0,1)", '"all_band_reset"')


def parse(raw: bytes) -> tuple[tuple[BandList, ...], list[Problem]]:
    """The band lists of a transcript or a log, each once; a repeated answer counts once. Never raises."""
    problems: list[Problem] = []
    said: dict[BandList, None] = {}
    found = list(answers(raw, _READERS, problems))
    for answer in _told_by_the_others(found):
        lists, troubles = _READERS[answer.name](answer)
        said.update(dict.fromkeys(lists))
        problems += [trouble for trouble in troubles if trouble not in problems]
    return tuple(_merged(said)), problems


def _merged(said: Iterable[BandList]) -> Iterator[BandList]:
    """The lines of one answer as one list: what has the same claim, command and time. Cells stay apart."""
    kept: dict[BandList, list[BandList]] = {}
    for one in said:
        alike = (
            one
            if one.claim is Claim.SEEN
            else replace(one, bands=frozenset(), complete=frozenset(), unsure=frozenset())
        )
        kept.setdefault(alike, []).append(one)
    for parts in kept.values():
        bands = frozenset(band for part in parts for band in part.bands)
        yield replace(
            parts[0],
            bands=bands,
            complete=frozenset(rat for part in parts for rat in part.complete),
            unsure=frozenset(band for part in parts for band in part.unsure),
        )


def _told_by_the_others(found: list[Answer]) -> list[Answer]:
    """``AT+QNWPREFCFG=?`` without its command line still shows itself: its other lines are ranges."""
    shows = any(
        answer.name == "+QNWPREFCFG"
        and answer.form is Form.UNKNOWN
        and any(sign in answer.lines[0] for sign in _TEST_LINES)
        for answer in found
    )
    if not shows:
        return found
    return [
        replace(answer, form=Form.TEST) if answer.name == "+QNWPREFCFG" and answer.form is Form.UNKNOWN else answer
        for answer in found
    ]
