"""``inspector phone`` and ``inspector bands`` for a person."""

from inspector.bands import info
from inspector.explain import how_we_know
from inspector.inspection import Inspection
from inspector.report.check_text import header
from inspector.report.slot_text import slot_text
from inspector.report.text import Page, clean


def phone_text(phone: Inspection, page: Page) -> str:
    """Identity, modem, every slot with its SIM, network and cells, then the bands."""
    parts = [header(phone, page), _hardware(phone, page)]
    parts += [slot_text(slot, page) for slot in phone.facts.slots]
    parts += [_bands(phone, page), _regions(phone, page), _unavailable(phone, page)]
    return "\n\n".join(part for part in parts if part)


def bands_text(phone: Inspection, page: Page) -> str:
    """The bands that any source names, with status and reason."""
    return f"{header(phone, page)}\n\n{_bands(phone, page)}"


def _hardware(phone: Inspection, page: Page) -> str:
    identity, modem = phone.facts.identity, phone.facts.modem
    named = {
        "build": identity.build,
        "security patch": identity.security_patch,
        "product": identity.product,
        "hardware sku": identity.hardware_sku,
        "platform": modem.platform,
        "modem vendor": modem.vendor,
        "the modem says it can": ", ".join(modem.generations) if modem.generations else None,
        "5G modes": ", ".join(phone.evidence.nr_modes) if phone.evidence.nr_modes else None,
    }
    return "\n".join(page.wrap(f"{name}: {clean(value)}", "  ", "    ") for name, value in named.items() if value)


def _regions(phone: Inspection, page: Page) -> str:
    said = phone.facts.regions
    if not said:
        return ""
    rows = [[one.of, clean(one.value), one.property, one.tells] for one in said]
    title = page.wrap("Region, as printed. Bands follow the hardware; the firmware's region says nothing about them.")
    return f"{title}\n{page.table(['of the', 'value', 'property', 'what it tells'], rows)}"


def _unavailable(phone: Inspection, page: Page) -> str:
    absent = phone.facts.unavailable
    if not absent:
        return ""
    lines = [page.wrap(f"{one.fact}: {clean(one.reason)} ({one.artifact})", "  ", "    ") for one in absent]
    return "\n".join(["Not told by this phone:", *lines])


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
