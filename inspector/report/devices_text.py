"""``inspector devices`` for a person and for machines. The one report that shows serials: -s needs them."""

from collections.abc import Sequence
from typing import Any

from inspector.phone.devices import Device
from inspector.report.text import Page, clean


def devices_text(devices: Sequence[Device], page: Page) -> str:
    """Every phone with its state and the next step."""
    if not devices:
        return page.wrap(
            "adb sees no phone. Plug one in with a cable that carries data, switch on USB debugging (Settings, "
            "Developer options) and unlock it."
        )
    rows = [
        [clean(d.serial), d.link, clean(d.name), _state(d, page), d.advice or f"inspector check -s {clean(d.serial)}"]
        for d in devices
    ]
    return page.table(["serial", "link", "model", "state", "next"], rows, "")


def _state(device: Device, page: Page) -> str:
    return page.paint(device.state, "green" if device.usable else "yellow")


def devices_document(devices: Sequence[Device]) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "devices": [
            {"serial": d.serial, "link": d.link, "model": d.model, "state": d.state, "advice": d.advice or None}
            for d in devices
        ]
    }
