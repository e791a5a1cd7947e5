"""How one variant stands to what a phone prints: what agrees, what is not printed, what contradicts."""

import re
from collections.abc import Iterable, Mapping

from inspector.catalog.model import Variant
from inspector.dataclass import dataclass

_BOARD_MODEL = "ro.boot.em.model"
"""Samsung's model of the board: right even where firmware or its owner changed ``ro.product.model``."""
_MODELS = (
    "ro.product.model", "ro.product.vendor.model", "ro.product.odm.model", "ro.vendor.product.model",
)  # fmt: skip
_DEVICES = (
    "ro.product.device", "ro.product.vendor.device", "ro.product.odm.device", "ro.vendor.product.device",
    "ro.build.product",
)  # fmt: skip
_MAKERS = (
    "ro.product.brand", "ro.product.manufacturer", "ro.product.vendor.brand", "ro.product.vendor.manufacturer",
    "ro.vendor.product.brand", "ro.vendor.product.manufacturer",
)  # fmt: skip
_SOLD_BY = {"redmi": "xiaomi", "poco": "xiaomi"}
_SAYS_NOTHING = {"", "android", "generic", "mainline", "missi", "qssi", "qti", "qualcomm", "unknown"}
"""Values of images that serve many phones (AOSP, Qualcomm's and Xiaomi's single system image)."""
_NUMBER = re.compile(r"(?=.*\d)[A-Z0-9]+(-[A-Z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a phone says it is: property and value of each model, codename and maker, and all its properties."""

    models: Mapping[str, str]
    devices: Mapping[str, str]
    makers: Mapping[str, str]
    properties: Mapping[str, str]

    def names(self) -> frozenset[str]:
        """Every model and codename, folded."""
        return frozenset(fold(value) for value in (*self.models.values(), *self.devices.values()))


def printed(properties: Mapping[str, str]) -> Printed:
    """Sort a getprop."""
    return Printed(
        models=_saying(properties, (_BOARD_MODEL,)) or _saying(properties, _MODELS),
        devices=_saying(properties, _DEVICES),
        makers=_saying(properties, _MAKERS),
        properties=properties,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How one variant stands to what a phone prints.

    ``model`` is the name in the catalog that the phone prints as its model, None where only the codename fits.
    ``agree`` and ``missing`` are the variant's further properties: printed alike, or not printed. ``odd`` is what the
    phone prints against this variant (``ro.boot.hardware.sku = GQML3``).
    """

    variant: Variant
    model: str | None
    agree: tuple[str, ...]
    missing: tuple[str, ...]
    odd: tuple[str, ...]

    @property
    def strength(self) -> int:
        """Model and property, then either, then the codename alone."""
        return (self.model is not None) + bool(self.agree)

    @property
    def settled(self) -> bool:
        """Whether it is this hardware for sure, if no other variant fits as well.

        A model number names one hardware, a model name (``MI 5``) does not: there every property must agree. A codename
        alone settles nothing: sisters share it, and the catalog does not hold every sister.
        """
        if self.variant.merged:
            return False
        by_name = self.strength > 0 and not self.missing
        return by_name or (self.model is not None and is_number(self.model))


def is_number(model: str) -> bool:
    """``SM-S911U``, ``2211133G``, ``FP4``: a model number names one hardware. ``MI 5`` and ``moto g(7)`` are names."""
    return _NUMBER.fullmatch(model) is not None


def weigh(variant: Variant, phone: Printed) -> Fit | None:
    """How the variant fits; None where neither the model nor the codename is its own."""
    # Some ROMs print the label number as the model.
    model = _common(phone.models, (*variant.models, *variant.labels))
    device = _common(phone.devices, variant.devices)
    if model is None and device is None:
        return None
    agree, missing, odd = _further(variant, phone.properties)
    if model is None:
        # A number that no entry has is another hardware of this codename; a strange name is only a ROM's idea.
        odd += _first({name: value for name, value in phone.models.items() if is_number(value)})
    if device is None and variant.devices:
        odd += _first(phone.devices)
    brand = fold(variant.brand)
    if phone.makers and _common(phone.makers, (brand, _SOLD_BY.get(brand, brand))) is None:
        odd += _first(phone.makers)
    return Fit(variant=variant, model=model, agree=tuple(agree), missing=tuple(missing), odd=tuple(odd))


def _further(variant: Variant, properties: Mapping[str, str]) -> tuple[list[str], list[str], list[str]]:
    """The variant's further properties: those that agree, those that are missing, and what contradicts."""
    agree, missing, odd = [], [], []
    for name, values in variant.properties.items():
        form = _FORMS.get(name, fold)
        printed = form(_saying(properties, (name,)).get(name, ""))
        if not printed:
            missing.append(name)
        elif printed in map(form, values):
            agree.append(name)
        else:
            odd += _first({name: properties[name].strip()})
    return agree, missing, odd


def _first(printed: Mapping[str, str]) -> list[str]:
    return [f"{name} = {value}" for name, value in printed.items()][:1]


def _saying(properties: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """The properties of these names that say something."""
    found = {name: properties.get(name, "").strip() for name in names}
    return {name: value for name, value in found.items() if fold(value) not in _SAYS_NOTHING}


def _common(printed: Mapping[str, str], known: Iterable[str]) -> str | None:
    """The first of the known names that the phone prints, as the catalog writes it."""
    values = {fold(value) for value in printed.values()}
    return next((name for name in known if fold(name) in values), None)


def fold(text: str) -> str:
    """One spelling for comparing: no case, single spaces."""
    return " ".join(text.split()).casefold()


def _sku(text: str) -> str:
    """SKUs use the digit 0, but are often copied with the letter O (G8VOU)."""
    return fold(text).replace("o", "0")


def _region(text: str) -> str:
    """Xiaomi's hardware country: ``GLOBAL``, ``GL``, ``Global_B``; ``INDIA``, ``IN``; ``CN``. Others say nothing.

    ``CN GLOBAL`` (one hardware for both) is among the others.
    """
    found = re.fullmatch(r"(global|gl|india|in|cn)(_\w+)?", fold(text))
    return {"gl": "global", "in": "india"}.get(found[1], found[1]) if found else ""


_FORMS = {"ro.boot.hardware.sku": _sku, "ro.boot.hwc": _region}
