"""Which phone a survey is of: the properties that are kept of it, and whether two of them can be the same phone."""

from inspector.artifacts.getprop import Properties
from inspector.facts import Identity

_PARTITIONS = ("", "product.", "odm.", "vendor.", "system_ext.", "system.")
_NAMES = ("brand", "manufacturer", "model", "device", "name")

KEPT = (
    *(f"ro.product.{part}{name}" for part in _PARTITIONS for name in _NAMES),
    *(f"ro.vendor.product.{name}" for name in _NAMES),
    "ro.build.product",
    "ro.boot.em.model",
    "ro.boot.hardware.sku",
    "ro.boot.product.hardware.sku",
    "ro.boot.hwc",
    "ro.boot.rf_version",
    "ro.rf_version",
    "ro.boot.id.rf",
    "ro.boot.carrier",
    "ro.carrier",
    "ro.csc.sales_code",
    "persist.omc.sales_code",
    "ro.miui.build.region",
    "ro.miui.region",
    "ro.vendor.oplus.regionmark",
    "ro.oplus.regionmark",
    "ro.build.version.release",
    "ro.build.version.sdk",
    "ro.build.version.security_patch",
    "ro.build.id",
    "ro.board.platform",
    "ro.mediatek.platform",
    "ro.soc.model",
    "ro.chipname",
    "gsm.version.baseband",
    "gsm.version.ril-impl",
    "gsm.sim.state",
    "gsm.sim.operator.numeric",
    "gsm.sim.operator.alpha",
    "gsm.sim.operator.iso-country",
)
"""What the catalog tells variants by, what reports call the phone, and whose SIM is in it. No serial numbers."""

_LONGEST = 200

_COMPARED = ("model", "device", "hardware_sku", "brand")


def kept(properties: Properties) -> dict[str, str]:
    """The properties that a survey keeps, on one line each and not too long."""
    said = {key: properties[key] for key in KEPT if properties.get(key)}
    return {key: " ".join(value.split())[:_LONGEST] for key, value in said.items()}


def difference(one: Identity, other: Identity) -> str:
    """What says that they are not the same kind of phone: ``model MI 5, not Pixel 8``; empty where nothing does.

    What either does not say counts for nothing. Two phones of one model cannot be told apart: serial numbers are not
    kept.
    """
    for name in _COMPARED:
        first, second = getattr(one, name), getattr(other, name)
        if first and second and first.casefold() != second.casefold():
            return f"{name.replace('_', ' ')} {_shown(first)}, not {_shown(second)}"
    return ""


def _shown(text: str) -> str:
    """The phone says it: nothing of it may steer a terminal."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text[:_LONGEST])
