"""``inspector phone`` and ``inspector bands`` for a person."""

from collections.abc import Iterator

from inspector.bands import info
from inspector.explain import how_we_know
from inspector.facts import PastCell, Region
from inspector.gathering import LOG_NAMES
from inspector.inspection import Inspection
from inspector.report.check_text import header
from inspector.report.combinations import combinations_text
from inspector.report.identifiers import identifiers_text
from inspector.report.model import PhoneReport
from inspector.report.slot_text import slot_text
from inspector.report.text import Page, clean

BANDS_HEAD = ["band", "name", "status", "how we know"]


def phone_text(phone: Inspection, page: Page, *, combinations: bool = False) -> str:
    """Identity, modem, every slot with its SIM, network and cells, then the bands and what can be used together."""
    parts = [header(phone, page), _hardware(phone, page)]
    parts += [slot_text(slot, page) for slot in phone.facts.slots]
    parts += [_bands(phone, page), combinations_text(phone.facts.combinations, page, listed=combinations)]
    parts += [_history(phone, page), _regions(phone, page), _unavailable(phone, page), identifiers_text(phone, page)]
    return "\n\n".join(part for part in parts if part)


def bands_text(phone: Inspection, page: Page, *, combinations: bool = False) -> str:
    """The bands that any source names, with status and reason, and what can be used together."""
    together = combinations_text(phone.facts.combinations, page, listed=combinations)
    parts = (header(phone, page), _bands(phone, page), together, identifiers_text(phone, page))
    return "\n\n".join(part for part in parts if part)


def phone_page(report: PhoneReport, page: Page) -> Iterator[str]:
    """``inspector phone``."""
    yield phone_text(report.phone, page, combinations=report.combinations) + "\n"


def bands_page(report: PhoneReport, page: Page) -> Iterator[str]:
    """``inspector bands``."""
    yield bands_text(report.phone, page, combinations=report.combinations) + "\n"


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
        "5G modes": _modes(phone),
    }
    return "\n".join(page.wrap(f"{name}: {clean(value)}", "  ", "    ") for name, value in named.items() if value)


def _modes(phone: Inspection) -> str | None:
    """What the modem says, else what is published for the variant, said as such."""
    modes = phone.evidence.nr_modes
    if not modes:
        return None
    return ", ".join(modes) + ("" if phone.facts.nr_modes else " (published for this variant)")


def _history(phone: Inspection, page: Page) -> str:
    """What logs remember, the latest first; one row for each channel of a SIM, whatever messages named it."""
    remembered: dict[tuple[str, str, str], list[PastCell]] = {}
    for cell in sorted(phone.facts.history, key=lambda cell: cell.last or "", reverse=True):
        bands = " or ".join(str(band) for band in sorted(cell.bands))
        where = ("?" if cell.channel is None else str(cell.channel), "?" if cell.slot is None else str(cell.slot + 1))
        remembered.setdefault((bands, *where), []).append(cell)
    if not remembered:
        return ""
    rows = [[*key, *_times(cells)] for key, cells in list(remembered.items())[:_MOST_REMEMBERED]]
    lines = ["Cells that logs remember (times of the phone's clock):"]
    lines.append(page.table(["band", "channel", "SIM", "first", "last", "in"], rows))
    more = len(remembered) - len(rows)
    return "\n".join([*lines, f"  and {more} more: --json has them all"] if more else lines)


def _times(cells: list[PastCell]) -> list[str]:
    first = min((cell.first for cell in cells if cell.first), default="?")
    last = max((cell.last for cell in cells if cell.last), default="?")
    places = dict.fromkeys(LOG_NAMES.get(cell.artifact, cell.artifact) for cell in cells)
    return [clean(first), clean(last), clean(", ".join(places))]


_MOST_REMEMBERED = 20


def _regions(phone: Inspection, page: Page) -> str:
    said: dict[tuple[str, str], list[Region]] = {}
    for one in phone.facts.regions:
        said.setdefault((one.of, one.value), []).append(one)
    if not said:
        return ""
    rows = [
        [of, clean(value), f"{same[0].tells} ({', '.join(one.property for one in same)})"]
        for (of, value), same in said.items()
    ]
    title = page.wrap("Region, as printed. Bands follow the hardware; the firmware's region says nothing about them.")
    return f"{title}\n{page.table(['of the', 'value', 'what it tells'], rows)}"


def _unavailable(phone: Inspection, page: Page) -> str:
    absent: dict[str, list[str]] = {}
    for one in phone.facts.unavailable:
        absent.setdefault(one.reason, []).append(one.fact)
    if not absent:
        return ""
    lines = [
        page.wrap(f"{', '.join(dict.fromkeys(facts))}: {clean(reason)}", "  ", "    ")
        for reason, facts in absent.items()
    ]
    return "\n".join(["Not told by this phone:", *lines])


def band_rows(phone: Inspection) -> list[list[str]]:
    """Every band that any source names: its name, its status, and how we know."""
    rows = []
    for band in phone.evidence.bands():
        known = info(band)
        where = known.name if known else "?"
        status = phone.evidence.status(band).value
        rows.append([str(band), where, status, clean(how_we_know(band, phone.evidence))])
    return rows


def _bands(phone: Inspection, page: Page) -> str:
    if not phone.evidence.bands():
        return page.wrap(
            "No band is known: the phone is on no cell and not in the catalog, and stock phones print no list of bands."
        )
    return page.table(BANDS_HEAD, band_rows(phone))
