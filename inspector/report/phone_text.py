"""``inspector phone`` and ``inspector bands`` for a person."""

from inspector.bands import info
from inspector.explain import how_we_know
from inspector.facts import Cell, Slot
from inspector.inspection import Inspection
from inspector.report.check_text import header
from inspector.report.combinations import combinations_text
from inspector.report.text import Page, clean


def phone_text(phone: Inspection, page: Page, *, combinations: bool = False) -> str:
    """Identity, modem, every slot with its SIM, network and cells, then the bands and what can be used together."""
    parts = [header(phone, page), _hardware(phone, page)]
    parts += [_slot(slot, page) for slot in phone.facts.slots]
    parts += [_bands(phone, page), combinations_text(phone.facts.combinations, page, listed=combinations)]
    return "\n\n".join(part for part in parts if part)


def bands_text(phone: Inspection, page: Page, *, combinations: bool = False) -> str:
    """The bands that any source names, with status and reason, and what can be used together."""
    together = combinations_text(phone.facts.combinations, page, listed=combinations)
    return "\n\n".join(part for part in (header(phone, page), _bands(phone, page), together) if part)


def _hardware(phone: Inspection, page: Page) -> str:
    identity, modem = phone.facts.identity, phone.facts.modem
    named = {
        "build": identity.build,
        "security patch": identity.security_patch,
        "product": identity.product,
        "hardware sku": identity.hardware_sku,
        "region (of the software or the board, as printed)": identity.region,
        "platform": modem.platform,
        "modem vendor": modem.vendor,
        "5G modes": ", ".join(phone.evidence.nr_modes) if phone.evidence.nr_modes else None,
    }
    return "\n".join(page.wrap(f"{name}: {clean(value)}", "  ", "    ") for name, value in named.items() if value)


def _slot(slot: Slot, page: Page) -> str:
    sim, network, nr = slot.sim, slot.network, slot.nr
    lines = [page.paint(f"Slot {slot.slot}", "bold")]
    lines.append(_line("SIM", [_plmn(sim.plmn), sim.name, sim.country, sim.state], page))
    registration = network.registration.value.replace("_", " ") if network.registration else None
    roaming = {True: "roaming", False: "not roaming", None: None}[network.roaming]
    if roaming == registration:
        roaming = None
    lines.append(_line("network", [_plmn(network.plmn), network.name, network.rat, registration, roaming], page))
    facts = [nr.state and nr.state.replace("_", " "), _yes_no("EN-DC cell", nr.endc_available)]
    lines.append(_line("5G beside LTE", [*facts, _yes_no("NR allowed", nr.nr_available)], page))
    if slot.cells:
        rows = [_cell(cell) for cell in slot.cells]
        lines.append(page.table(["cell", "band", "channel", "MHz", "width", "said by"], rows, "    "))
    return "\n".join(lines)


def _line(name: str, values: list[str | None], page: Page) -> str:
    said = [clean(value) for value in values if value]
    return page.wrap(f"{name}: {', '.join(said) if said else 'not known'}", "  ", "    ")


def _plmn(plmn: str | None) -> str | None:
    return f"{plmn[:3]}-{plmn[3:]}" if plmn else None


def _yes_no(name: str, value: bool | None) -> str | None:
    return None if value is None else f"{name}: {'yes' if value else 'no'}"


def _cell(cell: Cell) -> list[str]:
    return [
        f"{cell.rat} {cell.role.value}",
        " or ".join(str(band) for band in cell.bands) or "?",
        "?" if cell.channel is None else str(cell.channel),
        "?" if cell.frequency_khz is None else f"{cell.frequency_khz / 1000:.10g}",
        "?" if cell.bandwidth_khz is None else f"{cell.bandwidth_khz / 1000:g}",
        clean(cell.detail),
    ]


def _bands(phone: Inspection, page: Page) -> str:
    bands = phone.evidence.bands()
    if not bands:
        return page.wrap(
            "No band is known: the phone is on no cell and not in the catalog, and stock phones print no list of bands."
        )
    rows = []
    for band in bands:
        known = info(band)
        where = known.name if known else "?"
        status = phone.evidence.status(band).value
        rows.append([str(band), where, status, clean(how_we_know(band, phone.evidence))])
    return page.table(["band", "name", "status", "how we know"], rows)
