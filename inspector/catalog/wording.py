"""Why these variants, and what would tell them apart: sentences for a person."""

import re
from collections.abc import Sequence

from inspector.catalog.fit import Fit, is_number
from inspector.catalog.model import Variant

_HARMLESS = re.compile(r"[\w.]+ = [A-Za-z0-9 ()_.+-]{1,40}", re.ASCII)


def why(fits: Sequence[Fit], exact: bool) -> str:
    """Which property decided, or why nothing could."""
    first = fits[0]
    if exact and first.model is not None and is_number(first.model):
        return f"The model number {first.model} names it."
    if exact and first.agree:
        shown = [f"{name} = {' or '.join(first.variant.properties[name])}" for name in first.agree]
        return f"{' and '.join(shown)} names it."
    if exact:
        return "No other hardware version of this model is known."
    if len(fits) > 1:
        models = {fit.model for fit in fits}
        shared = f"All of them print the model {first.model}." if len(models) == 1 and first.model else ""
        return shared or "The phone prints what fits all of them."
    if first.variant.merged:
        return (
            "One list is published for all its hardware versions: what is in it may be missing here, and what is not "
            "in it may be there."
        )
    if first.model is None and not first.agree:
        return "Only the codename fits, which sister models share."
    return "The model fits, but other hardware versions of it print the same."


def why_none(fits: Sequence[Fit], asked: bool) -> str:
    """Why there is no variant: ``fits`` are those whose model or codename fits but which something contradicts."""
    if not asked:
        return "The phone prints neither a model nor a codename."
    if not fits:
        return "No entry has the model or the codename that the phone prints."
    closest = [fit for fit in fits if fit.model is not None] or list(fits)
    ids = ", ".join(fit.variant.id for fit in closest[:4]) + (", ..." if len(closest) > 4 else "")
    odd = next((fit.odd[0] for fit in closest if _HARMLESS.fullmatch(fit.odd[0])), "something else")
    return (
        f"The catalog has {ids}, but the phone prints {odd}: it is other hardware, or runs firmware made for other "
        "hardware."
    )


def tells_apart(fits: Sequence[Fit]) -> str:
    """What would settle it: a property that this phone does not print, or the number on the label."""
    if len(fits) == 1 and fits[0].variant.merged:
        return "Only the maker's page for the number on the label can tell, or the modem's own list."
    variants = [fit.variant for fit in fits]
    missing = list(dict.fromkeys(name for fit in fits for name in fit.missing))
    labels = _labels(variants)
    silent = f"The phone does not print {' or '.join(missing)}, which would tell"
    if labels:
        numbers = "; ".join(_numbered(" or ".join(own), short_name(one, variants)) for one, own in labels)
        start = f"{silent}; " if missing else "The phone cannot tell them apart; "
        return f"{start}the label on the back or the box can ({numbers}). Name it with --variant {labels[0][1][0]}."
    if missing:
        return f"{silent} ({'; '.join(_each(variants, name) for name in missing)})."
    return "Nothing that the phone prints tells; if you know which it is, name it with --variant."


def short_name(variant: Variant, among: Sequence[Variant]) -> str:
    """``China`` among versions of one phone, else the whole name."""
    phones = {one.name.removesuffix(f" ({one.version})") for one in among}
    return variant.version if len(phones) == 1 else variant.name


def _each(variants: Sequence[Variant], name: str) -> str:
    return "; ".join(
        _numbered(" or ".join(one.properties[name]), short_name(one, variants))
        for one in variants
        if name in one.properties
    )


def _labels(variants: Sequence[Variant]) -> list[tuple[Variant, list[str]]]:
    """The label numbers that only one of the variants has."""
    every = [label for one in variants for label in one.labels]
    own = [(one, [label for label in one.labels if every.count(label) == 1]) for one in variants]
    return [(one, labels) for one, labels in own if labels]


def _numbered(number: str, name: str) -> str:
    """``2015105: Global``; a name that begins with its number needs it once."""
    return name if name.startswith(number) else f"{number}: {name}"
