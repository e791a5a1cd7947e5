"""What the user names: one variant for ``--variant``, or whatever a question means."""

from collections.abc import Callable, Sequence

from inspector.catalog.fit import fold
from inspector.catalog.loader import everything, mentioning
from inspector.catalog.model import Match, Variant
from inspector.phone.errors import UsageProblem

_Reading = Callable[[str, Variant], bool]


def choose(text: str, among: Match) -> Match:
    """The one variant that the user says it is, first among those the phone can be, then in the whole catalog.

    ``text`` is an id, a label number, a model or SKU number, or a part of the id or name that only one has. Raises
    UsageProblem where it names none (with suggestions) or several (with their ids).
    """
    wanted = fold(text)
    for reading in (_is_named, _is_part):
        for pool in (among.variants, mentioning([wanted])):
            found = [variant for variant in pool if wanted and reading(wanted, variant)]
            if len(found) > 1:
                raise UsageProblem(f"--variant {text!r} fits several: {_ids(found)}. Name one of them.")
            if found:
                return _chosen(found[0], among)
    spelt = _spelt_so(text)
    if len(spelt) == 1:
        return _chosen(spelt[0], among)
    raise UsageProblem(_unknown(text, among.variants))


def by_query(text: str) -> tuple[Variant, ...]:
    """Every variant that an id, model, codename, label or SKU number, or a part of a name means.

    Raises UsageProblem where there is none.
    """
    wanted = fold(text)
    for reading in (_is_named, _has_name, _is_part):
        found = tuple(variant for variant in mentioning([wanted]) if wanted and reading(wanted, variant))
        if found:
            return found
    spelt = _spelt_so(text)
    if spelt:
        return spelt
    raise UsageProblem(_unknown(text, ()))


def all_variants(brand: str | None = None) -> tuple[Variant, ...]:
    """Every variant, or those of one brand. Raises UsageProblem for a brand that the catalog does not have."""
    if brand is None:
        return everything()
    found = tuple(variant for variant in everything() if fold(variant.brand) == fold(brand))
    if not found:
        brands = ", ".join(sorted({variant.brand for variant in everything()}))
        raise UsageProblem(f"No phones of {brand!r} are in the catalog. Brands there are: {brands}.")
    return found


def _spelt_so(text: str) -> tuple[Variant, ...]:
    """The variants with a number that is this but for blanks, hyphens and the like: ``sm s911u``, ``XT1962 1``."""
    wanted = _letters(text)
    return tuple(
        variant
        for variant in everything()
        if wanted and wanted in map(_letters, (variant.id, *variant.labels, *variant.models, *_skus(variant)))
    )


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _skus(variant: Variant) -> tuple[str, ...]:
    return variant.properties.get("ro.boot.hardware.sku", ())


def _is_named(wanted: str, variant: Variant) -> bool:
    return wanted in map(fold, (variant.id, *variant.labels, *_skus(variant)))


def _has_name(wanted: str, variant: Variant) -> bool:
    return wanted in map(fold, (*variant.models, *variant.devices))


def _is_part(wanted: str, variant: Variant) -> bool:
    return wanted in variant.id or wanted in fold(variant.name) or _has_name(wanted, variant)


def _chosen(variant: Variant, among: Match) -> Match:
    doubt = "" if variant in among.variants else " What the phone prints does not say so."
    return Match(variants=(variant,), exact=True, why=f"You named it ({variant.id}).{doubt}")


def _ids(found: Sequence[Variant]) -> str:
    return ", ".join(variant.id for variant in found[:8]) + (", ..." if len(found) > 8 else "")


def _unknown(text: str, first: Sequence[Variant]) -> str:
    near = list(dict.fromkeys([*_close(text, first), *_close(text, everything())]))[:3]
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    return f"No variant {text!r} is known.{hint} `inspector catalog list` shows all."


def _close(text: str, variants: Sequence[Variant]) -> list[str]:
    """The ids of the variants that have a name much like the text, the closest first."""
    from difflib import get_close_matches

    names: dict[str, str] = {}
    for variant in variants:
        tail = variant.id.removeprefix(f"{fold(variant.brand)}-")
        for name in (variant.id, tail, variant.name, *variant.labels, *variant.models):
            names.setdefault(fold(name), variant.id)
    return [names[name] for name in get_close_matches(fold(text), names, n=3, cutoff=0.5)]
