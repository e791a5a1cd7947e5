"""What identifies somebody, where it was asked for (``--show-identifiers``)."""

from typing import Any

from inspector.inspection import Inspection
from inspector.report.text import Page, clean

KINDS = {
    "account": "account",
    "area": "area code",
    "place": "position",
    "cell": "cell id",
    "iccid": "ICCID",
    "imei": "IMEI",
    "imsi": "IMSI",
    "ip": "IP address",
    "mac": "MAC address",
    "name": "name",
    "number": "phone number",
    "serial": "serial number",
    "ssid": "SSID",
    "traffic": "log of the modem",
}
"""Each kind as a person calls it."""


def identifiers_text(phone: Inspection, page: Page) -> str:
    """One row for each value; empty unless asked for."""
    if phone.identifiers is None:
        return ""
    values: dict[tuple[str, str], list[str]] = {}
    for one in phone.identifiers:
        values.setdefault((KINDS[one.kind], one.value), []).append(one.artifact)
    if not values:
        return page.wrap("No identifier is in what was read (a redacted recording has fakes, which are not shown).")
    rows = [[kind, clean(value), clean(", ".join(places))] for (kind, value), places in values.items()]
    return f"Identifiers, which say whose phone it is and where:\n{page.table(['kind', 'value', 'in'], rows)}"


def identifiers_part(phone: Inspection) -> dict[str, Any]:
    """The same as a part of a document; nothing unless asked for."""
    if phone.identifiers is None:
        return {}
    return {
        "identifiers": [{"kind": one.kind, "value": one.value, "artifact": one.artifact} for one in phone.identifiers]
    }
