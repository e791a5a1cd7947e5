"""Which phone it is and which modem it has, from its properties."""

from inspector.artifacts.getprop import Properties, same_for_all
from inspector.artifacts.network_types import Generation
from inspector.facts.model import Identity, Modem
from inspector.facts.regions import region
from inspector.quirks import real

# Android 10 and later build ro.product.* from these partitions (init, property_initialize_ro_product_props).
_PARTITIONS = ("product", "odm", "vendor", "system_ext", "system")

_SKU = ("ro.boot.hardware.sku", "ro.boot.product.hardware.sku")
_PLATFORM = (
    "ro.board.platform",
    "ro.mediatek.platform",
    "ro.vendor.mediatek.platform",
    "ro.chipname",
    "ro.soc.model",
)
_BASEBAND = ("gsm.version.baseband", "gsm.version.baseband1", "vendor.gsm.version.baseband")

_VENDOR_BY_BASEBAND = (
    ("MOLY", "MediaTek"),
    ("MPSS", "Qualcomm"),
    ("GEN_PACK", "Qualcomm"),
    ("SHANNON", "Samsung"),
)
_VENDOR_BY_RIL = (
    ("qualcomm", "Qualcomm"),
    ("mtk", "MediaTek"),
    ("balong", "HiSilicon"),
    ("unisoc", "UNISOC"),
    ("spreadtrum", "UNISOC"),
)
_VENDOR_BY_PLATFORM = (
    (("msm", "sdm", "apq", "qsd", "sm6", "sm7", "sm8"), "Qualcomm"),
    (("mt6", "mt8"), "MediaTek"),
    (("exynos", "universal", "gs101", "gs201", "zuma"), "Samsung"),
    (("kirin", "hi3", "hi6"), "HiSilicon"),
    (("sp7", "sp9", "sc7", "sc8", "sc9", "ums"), "UNISOC"),
)


def identity(properties: Properties) -> Identity:
    """Brand, model and build as the phone says them."""
    sdk = real(properties.get("ro.build.version.sdk"))
    return Identity(
        brand=_product(properties, "brand"),
        model=_product(properties, "model"),
        device=_product(properties, "device"),
        product=_product(properties, "name"),
        hardware_sku=_first(properties, _SKU),
        region=region(properties),
        android=_first(properties, ("ro.build.version.release", "ro.build.version.release_or_codename")),
        sdk=int(sdk) if sdk and sdk.isascii() and sdk.isdigit() and len(sdk) < 5 else None,
        build=_first(properties, ("ro.build.id", "ro.build.display.id")),
        security_patch=real(properties.get("ro.build.version.security_patch")),
    )


def modem(
    properties: Properties, logged: str | None = None, generations: tuple[Generation, ...] | None = None
) -> Modem:
    """Firmware, platform and the maker of the modem as far as the names tell.

    ``logged`` is the firmware that the modem named in the radio log, ``generations`` what it said it can do.
    """
    baseband = _first(properties, _BASEBAND) or real(logged)
    platform = _first(properties, _PLATFORM)
    return Modem(
        baseband=same_for_all(baseband) if baseband else None,
        platform=platform,
        vendor=_vendor(baseband or "", properties.get("gsm.version.ril-impl", ""), platform or ""),
        generations=generations,
    )


def _product(properties: Properties, name: str) -> str | None:
    """``ro.product.NAME``, else that of the first partition that has it."""
    return _first(properties, (f"ro.product.{name}", *(f"ro.product.{part}.{name}" for part in _PARTITIONS)))


def _first(properties: Properties, keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys if (value := real(properties.get(key)))), None)


def _vendor(baseband: str, ril: str, platform: str) -> str | None:
    for mark, vendor in _VENDOR_BY_BASEBAND:
        if mark in baseband.upper():
            return vendor
    for mark, vendor in _VENDOR_BY_RIL:
        if mark in ril.casefold():
            return vendor
    return next((vendor for marks, vendor in _VENDOR_BY_PLATFORM if platform.casefold().startswith(marks)), None)
