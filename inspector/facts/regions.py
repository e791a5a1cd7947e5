"""For which region the hardware and the software say they are made. None of it is a list of bands."""

from collections.abc import Iterator

from inspector.artifacts.getprop import Properties
from inspector.facts.model import Region
from inspector.quirks import real

# Property, what its value is about, and what it tells; the ones nearest to the hardware first. Sources: the device
# trees and property lists that docs/how-we-know.md names.
_TELLING = (
    ("ro.boot.hwc", "hardware", "Xiaomi: country class of the board"),
    ("ro.boot.hwcountry", "hardware", "Xiaomi: country class of the board"),
    ("ro.boot.hardware.sku", "hardware", "model of the board, as its maker numbers it"),
    ("ro.boot.product.hardware.sku", "hardware", "variant of the board"),
    ("ro.boot.em.model", "hardware", "Samsung: model of the board, also where ro.product.model was overridden"),
    ("ro.boot.rf_version", "hardware", "OnePlus: radio front end; the number means another region on each model"),
    ("ro.rf_version", "hardware", "OnePlus: radio front end"),
    ("ro.boot.prjname", "hardware", "OnePlus, OPPO: project number of the board"),
    ("ro.boot.project_name", "hardware", "OnePlus: project number of the board"),
    ("ro.boot.id.rf", "hardware", "ASUS: radio front end"),
    ("ro.boot.mid", "hardware", "HTC: model id of the board"),
    ("ro.mid", "hardware", "HTC: model id of the board"),
    ("ro.boot.radio", "hardware", "Motorola: radio region of the board"),
    ("ro.hw.country", "sales", "Huawei: country of the customisation"),
    ("ro.config.hw_optb", "sales", "Huawei: country code of the customisation"),
    ("ro.csc.sales_code", "sales", "Samsung: sales code of the firmware"),
    ("persist.omc.sales_code", "sales", "Samsung: sales code of the firmware"),
    ("ro.boot.sales_code", "sales", "Samsung: sales code"),
    ("ro.csc.countryiso_code", "sales", "Samsung: country of the sales code"),
    ("ro.boot.carrier", "sales", "Motorola: sales channel"),
    ("ro.carrier", "sales", "sales channel"),
    ("ro.boot.cid", "sales", "HTC: customer id"),
    ("ro.build.target_operator", "sales", "LG: operator that the firmware is for"),
    ("ro.build.target_country", "software", "LG: country that the firmware is for"),
    ("ro.build.target_region", "software", "LG: region that the firmware is for"),
    ("ro.semc.version.cust", "software", "Sony: customisation of the firmware"),
    ("ro.vendor.oplus.regionmark", "software", "OPPO, OnePlus, realme: region of the firmware"),
    ("ro.oplus.regionmark", "software", "OPPO, OnePlus, realme: region of the firmware"),
    ("ro.oplus.image.my_region.type", "software", "OPPO, OnePlus, realme: region part of the firmware"),
    ("ro.miui.build.region", "software", "Xiaomi: region of the firmware"),
    ("ro.miui.region", "software", "Xiaomi: region chosen in the settings"),
    ("ro.config.versatility", "software", "ASUS: region of the firmware"),
    ("ro.vivo.product.overseas", "software", "vivo: whether the firmware is for outside China"),
    ("ro.product.locale.region", "software", "region of the first language"),
)
_NO_REGION = frozenset({"wifi-only", "common", "open"})
"""``ro.carrier`` of tablets and of HTC, and the operator of an LG that is for none: no region."""

_NEVER_SET = frozenset({("ro.boot.rf_version", "0"), ("ro.boot.cid", "11111111")})
"""Seen: OnePlus Nord N10 (Android 11) boots with radio front end 0; an unlocked HTC is customer 11111111."""


def regions(properties: Properties) -> tuple[Region, ...]:
    """Every property that names one, with what it is about."""
    return tuple(_said(properties))


def region(properties: Properties) -> str | None:
    """The one nearest to the hardware that names a region by itself; board and project numbers do not."""
    found = (said.value for said in _said(properties) if said.property not in _NUMBERS)
    return next(found, None)


_NUMBERS = frozenset(
    {"ro.boot.hardware.sku", "ro.boot.product.hardware.sku", "ro.boot.em.model", "ro.boot.prjname"}
    | {"ro.boot.project_name", "ro.boot.mid", "ro.mid", "ro.product.locale.region", "ro.vivo.product.overseas"}
)


def _said(properties: Properties) -> Iterator[Region]:
    for name, of, tells in _TELLING:
        value = real(properties.get(name))
        if value is not None and value.casefold() not in _NO_REGION and (name, value) not in _NEVER_SET:
            yield Region(of=of, property=name, value=value, tells=tells)
