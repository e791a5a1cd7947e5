"""One slot of a phone for a person: the SIM, the network, 5G, calls, what may be used, and every cell."""

from inspector.artifacts.network_types import Generation
from inspector.facts import Allowed, Cell, Lock, NrState, Slot, Voice
from inspector.report.text import Page, clean

_LOCKS = {
    Lock.NONE: "not locked for this SIM",
    Lock.PIN: "waits for its PIN",
    Lock.PUK: "waits for its PUK",
    Lock.NETWORK: "refused: the phone is locked to another carrier",
    Lock.BLOCKED: "the SIM is blocked for good",
}
_REASONS = {
    "user": "the network settings",
    "enable_2g": "the 2G switch",
    "power": "power saving",
    "carrier": "the carrier's settings",
    "all": "the phone's settings",
}


def slot_text(slot: Slot, page: Page) -> str:
    """All that is known of the slot, a line for each subject, then a table of the cells."""
    sim, network = slot.sim, slot.network
    kind = {True: "eSIM", False: "card", None: None}[sim.esim]
    lock = _LOCKS[sim.lock] if sim.lock else None
    registration = network.registration.value.replace("_", " ") if network.registration else None
    # Home and roaming are said by the registration where there is one.
    roaming = None if registration else {True: "roaming", False: "not roaming", None: None}[network.roaming]
    subjects = {
        "SIM": [_plmn(sim.plmn), sim.name, sim.country, sim.state, kind, lock],
        "network": [_plmn(network.plmn), network.name, network.rat, registration, roaming],
        "5G": _nr(slot.nr),
        "calls": _calls(slot.voice),
        "allowed": _allowed(slot.allowed),
    }
    if not sim.plmn and not slot.cells:
        subjects = {name: values for name, values in subjects.items() if name in ("SIM", "network")}
    lines = [page.paint(f"SIM {slot.slot + 1} (slot {slot.slot})", "bold")]
    lines += [_line(name, values, page) for name, values in subjects.items()]
    if slot.cells:
        rows = [_cell(cell) for cell in slot.cells]
        lines.append(page.table(["cell", "band", "channel", "MHz", "width", "said by"], rows, "    "))
    return "\n".join(lines)


def _nr(nr: NrState) -> list[str | None]:
    beside = f"beside LTE: {nr.state.replace('_', ' ')}" if nr.state else None
    facts = [beside, _yes_no("EN-DC cell", nr.endc_available), _yes_no("NR allowed", nr.nr_available)]
    if nr.carrier_modes is not None:
        facts.append(f"the SIM's carrier allows {' and '.join(nr.carrier_modes) or 'no 5G on this phone'}")
    return facts


def _calls(voice: Voice) -> list[str | None]:
    return [
        {True: "VoLTE set up", False: "VoLTE not set up", None: None}[voice.volte_provisioned],
        {True: "IMS registered", False: "IMS not registered", None: None}[voice.ims_registered],
        "calls over IMS now" if voice.ims_voice else None,
        "VoLTE switched off by the user" if voice.volte_setting is False else None,
        "VoNR allowed by the carrier" if voice.vonr_enabled else None,
        {True: "Wi-Fi calling offered", False: "no Wi-Fi calling", None: None}[voice.wifi_calling_available],
        "circuit-switched calls possible" if voice.cs_registered else None,
    ]


def _allowed(allowed: Allowed | None) -> list[str | None]:
    if allowed is None:
        return []
    return [_switch(generation, allowed) for generation in Generation]


def _switch(generation: Generation, allowed: Allowed) -> str | None:
    if allowed.uses(generation) is None:
        return None
    if allowed.uses(generation):
        return f"{generation} on"
    whose = " and ".join(_REASONS.get(reason, reason) for reason in allowed.against(generation))
    return f"{generation} off (by {whose})"


def _line(name: str, values: list[str | None], page: Page) -> str:
    said = [clean(value) for value in values if value]
    return page.wrap(f"{name}: {', '.join(said) if said else 'not known'}", "  ", "    ")


def _plmn(plmn: str | None) -> str | None:
    return f"{plmn[:3]}-{plmn[3:]}" if plmn else None


def _yes_no(name: str, value: bool | None) -> str | None:
    return None if value is None else f"{name}: {'yes' if value else 'no'}"


def _cell(cell: Cell) -> list[str]:
    return [
        " ".join([cell.rat, cell.role.value, *cell.aggregation]),
        " or ".join(str(band) for band in cell.bands) or "?",
        "?" if cell.channel is None else str(cell.channel),
        "?" if cell.frequency_khz is None else f"{cell.frequency_khz / 1000:.10g}",
        "?" if cell.bandwidth_khz is None else f"{cell.bandwidth_khz / 1000:g}",
        clean(", ".join(dict.fromkeys(_field(said) for said in cell.detail.split("; ")))),
    ]


def _field(said: str) -> str:
    """The field of ``mServiceState PS registration: channel 850, band B2``; the values stand in their own columns."""
    return said.partition(":")[0].partition(" ")[0]
