"""Qualcomm's NV and EFS items that hold bands: which claim each makes and how its bytes are read.

NV 1877 and 6828 are factory configuration (``built``); 441, 946, 2954 and the ``*_bandpref`` files are preferences
(``enabled``). All are little endian. An item that is not there says nothing: newer chips have no NV 6828.
"""

import re
from enum import Enum

from inspector.artifacts.masks import known, little_endian, numbered
from inspector.artifacts.qualcomm.band_classes import bands_of_mask
from inspector.bands import Band, Rat
from inspector.claims import BandList, Claim
from inspector.dataclass import dataclass
from inspector.problems import Problem

ARTIFACT = "qualcomm-items"


class _Shape(Enum):
    CLASSES = "band class bits"
    LTE = "LTE bits"
    NR = "NR bits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item: what it claims, what its bits are, which number or class bit 0 is, and bytes to leave out or to take.

    ``size`` is what the item has; a value of another size is read as far as it goes.
    """

    name: str
    claim: Claim
    shape: _Shape
    first: int
    size: int
    skip: int = 0


def _item(name: str, claim: Claim, shape: _Shape, first: int, size: int, skip: int = 0) -> Item:
    return Item(name=name, claim=claim, shape=shape, first=first, size=size, skip=skip)


_NV = {
    # A NAM byte leads (NV 441 and 946).
    441: _item("NV 441 BAND_PREF", Claim.ENABLED, _Shape.CLASSES, 0, 3, skip=1),
    946: _item("NV 946 BAND_PREF_16_31", Claim.ENABLED, _Shape.CLASSES, 16, 3, skip=1),
    2954: _item("NV 2954 BAND_PREF_32_63", Claim.ENABLED, _Shape.CLASSES, 32, 4),
    1877: _item("NV 1877 RF_BC_CONFIG", Claim.BUILT, _Shape.CLASSES, 0, 8),
    6828: _item("NV 6828 LTE_BC_CONFIG", Claim.BUILT, _Shape.LTE, 1, 8),
    65633: _item("lte_bandpref", Claim.ENABLED, _Shape.LTE, 1, 8),
    73680: _item("lte_bandpref_extn_65_256", Claim.ENABLED, _Shape.LTE, 65, 24),
    74087: _item("nr_band_pref", Claim.ENABLED, _Shape.NR, 1, 64),
    74213: _item("nr_nsa_band_pref", Claim.ENABLED, _Shape.NR, 1, 64),
}
_EFS = {item.name: item for number, item in _NV.items() if number > 65535}
_SECOND_SUBSCRIPTION = re.compile(r"_Subscription0?1$")


def item_named(name: str) -> tuple[Item | None, int | None]:
    """The item of an NV number (``6828``, ``00006828``) or an EFS path, and the slot it names (1; None: not said)."""
    base = name.strip().strip("'\"").replace("\\", "/").rpartition("/")[2]
    slot = 1 if _SECOND_SUBSCRIPTION.search(base) else None
    base = _SECOND_SUBSCRIPTION.sub("", base)
    base = base.removesuffix(".bin")
    if base.isascii() and base.isdecimal() and len(base) <= 8:
        return _NV.get(int(base)), slot
    return _EFS.get(base), slot


def bands_of(item: Item, value: bytes) -> tuple[BandList | None, list[Problem]]:
    """What the item's bytes say; None where no band is set or every bit is (no restriction: no list)."""
    data = value[item.skip : item.size] if len(value) > item.size or item.skip else value
    return bands_of_mask_value(item, little_endian(data), cut=len(value) < item.size and not item.skip)


def bands_of_mask_value(item: Item, mask: int, *, cut: bool = False) -> tuple[BandList | None, list[Problem]]:
    """The same for a value that was printed as a number."""
    problems = []
    if cut:
        message = f"{item.name}: fewer bytes than the item has; bands in the rest are not known"
        problems.append(Problem("cut-off", ARTIFACT, message))
    width = 8 * (item.size - item.skip)
    if mask and mask & (1 << min(width, 64)) - 1 == (1 << min(width, 64)) - 1:
        problems.append(Problem("any-band", ARTIFACT, f"{item.name}: every bit is set: it restricts nothing"))
        return None, problems
    bands = _bands(item, mask)
    if not bands:
        return None, [*problems, Problem("no-bands", ARTIFACT, f"{item.name}: no band is set in it")]
    said = BandList(
        claim=item.claim, artifact=ARTIFACT, bands=bands, complete=frozenset(), detail=item.name, note=_NOTE[item.claim]
    )
    return said, problems


_NOTE = {
    Claim.BUILT: "factory configuration; it can be below what the hardware has",
    Claim.ENABLED: "a preference; it can exceed the hardware",
}


def _bands(item: Item, mask: int) -> frozenset[Band]:
    if item.shape is _Shape.CLASSES:
        return bands_of_mask(mask << item.first)
    return known(numbered(Rat.LTE if item.shape is _Shape.LTE else Rat.NR, mask, item.first))
