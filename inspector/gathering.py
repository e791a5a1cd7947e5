"""From the facts of one phone and the published lists of its variants to evidence."""

from collections.abc import Iterable

from inspector.artifacts.network_types import Generation
from inspector.bands.band import Band, Rat
from inspector.claims import BandList, Claim
from inspector.evidence import Evidence, Line
from inspector.facts import Cell, CellRole, Facts, PastCell, Slot


def gather(facts: Facts, published: Iterable[BandList], modes: tuple[str, ...] | None = None) -> Evidence:
    """All evidence of one phone: its cells, the lists it stated, and the published lists of its variants.

    Only a cell whose band is beyond doubt is ``seen``: an ambiguous channel proves none of its bands. What a log
    remembers is ``seen`` too, said as the past it is.
    """
    seen = tuple(_seen(cell, slot.slot) for slot in facts.slots for cell in slot.cells if len(cell.bands) == 1)
    return Evidence(
        (*seen, *_seen_before(facts.history), *facts.lists, *published),
        nr_modes=facts.nr_modes or modes,
        heard=facts.heard,
        lines=tuple(_line(slot, slot.sim.plmn) for slot in facts.slots if slot.sim.plmn),
        generations=frozenset(facts.modem.generations or ()),
    )


def _line(slot: Slot, plmn: str) -> Line:
    off = ((rat, _whose(slot, generation)) for rat, generation in _GENERATION.items())
    provisioned = slot.voice.volte_provisioned
    # Settings alone can be wrong for a carrier the maker never tested: "no" only beside an IMS that is not registered.
    sure = provisioned or slot.voice.ims_registered is False
    return Line(
        slot=slot.slot,
        plmn=plmn,
        volte=provisioned if sure else None,
        volte_why=_volte_why(slot) if sure else "",
        off=tuple((rat, whose) for rat, whose in off if whose),
        nr_modes=slot.nr.carrier_modes,
    )


def _volte_why(slot: Slot) -> str:
    voice = slot.voice
    if voice.ims_voice or (voice.volte_provisioned and voice.ims_registered):
        return "IMS is registered"
    if voice.volte_provisioned:
        return "its settings for this carrier offer it"
    if voice.volte_setting is False:
        return "the user switched it off, and IMS is not registered"
    return "its settings for this carrier leave it out (dumpsys carrier_config), and IMS is not registered"


def _whose(slot: Slot, generation: Generation) -> str:
    """Who leaves the generation out for the SIM of this slot, and what to do; empty where nobody does or knows."""
    reasons = slot.allowed.against(generation) if slot.allowed else ()
    if not reasons:
        return ""
    if reasons == ("carrier",):
        return "the carrier's settings, which only it can change"
    return "the phone's network settings: allow it again there"


# CDMA has no line: its 1x is 2G and its EV-DO 3G, and a switch can leave either.
_GENERATION = {
    Rat.GSM: Generation.G2,
    Rat.UMTS: Generation.G3,
    Rat.TDSCDMA: Generation.G3,
    Rat.LTE: Generation.G4,
    Rat.NR: Generation.G5,
}


def _seen(cell: Cell, slot: int) -> BandList:
    number = "" if cell.channel is None else f", {_CHANNEL_NAME[cell.rat]} {cell.channel}"
    return BandList(
        claim=Claim.SEEN,
        artifact=cell.artifact,
        bands=frozenset(cell.bands),
        complete=frozenset(),
        detail=cell.detail,
        slot=slot,
        note=f"{_USE[cell.role]}{number}",
    )


def _seen_before(history: Iterable[PastCell]) -> tuple[BandList, ...]:
    """One list for each band, artifact and slot."""
    groups: dict[tuple[Band, str, int | None], list[PastCell]] = {}
    for cell in history:
        if len(cell.bands) == 1:
            groups.setdefault((cell.bands[0], cell.artifact, cell.slot), []).append(cell)
    return tuple(
        BandList(
            claim=Claim.SEEN,
            artifact=artifact,
            bands=frozenset({band}),
            complete=frozenset(),
            detail=_when(cells),
            slot=slot,
            note=_where(band.rat, artifact, cells),
            past=True,
        )
        for (band, artifact, slot), cells in groups.items()
    )


def _when(cells: list[PastCell]) -> str:
    """``UNSOL_CELL_INFO_LIST, first 03-30 20:49:25, last 03-30 21:02:11``, of the message that named it last."""
    timed = [cell for cell in cells if cell.last]
    cell = timed[-1] if timed else cells[0]
    times = [f"first {cell.first}", f"last {cell.last}"] if cell.first and cell.last else []
    return ", ".join([cell.detail, *times])


def _where(rat: Rat, artifact: str, cells: list[PastCell]) -> str:
    channels = sorted({cell.channel for cell in cells if cell.channel is not None})
    more = " and others" if len(channels) > _FEW else ""
    numbers = ", ".join(map(str, channels[:_FEW]))
    place = LOG_NAMES.get(artifact, artifact)
    return f"seen in {place}: {_CHANNEL_NAME[rat]} {numbers}{more}" if channels else f"seen in {place}"


_FEW = 3
LOG_NAMES = {
    "logcat -b radio -d": "the radio log",
    "dumpsys activity service com.android.phone/.TelephonyDebugService": "the phone service",
    "survey": "the survey",
}
_USE = {
    CellRole.PRIMARY: "in use now: serving cell",
    CellRole.SECONDARY: "in use now: secondary cell",
    CellRole.NEIGHBOUR: "measured now: neighbour cell",
    CellRole.UNKNOWN: "heard now",
}
_CHANNEL_NAME = {
    Rat.GSM: "ARFCN",
    Rat.UMTS: "UARFCN",
    Rat.TDSCDMA: "UARFCN",
    Rat.CDMA: "channel",
    Rat.LTE: "EARFCN",
    Rat.NR: "NR-ARFCN",
}
