"""Which variants a phone can be: all that fit, never one by guess."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from inspector.catalog.loader import load
from inspector.catalog.model import Match, Variant
from inspector.claims import BandList, Claim
from inspector.phone.errors import UsageProblem

_DATA = Path(__file__).with_name("data")
_TRUE_MODEL = "ro.boot.em.model"
"""Samsung's model of the board: right even where ro.product.model was overridden."""
_MODEL_KEYS = ("ro.product.model", "ro.product.vendor.model", "ro.product.odm.model")
_DEVICE_KEYS = ("ro.product.device", "ro.product.vendor.device", "ro.build.product")


def shipped_files() -> list[Path]:
    """The brand files that come with the program."""
    return sorted(_DATA.glob("*.toml"))


@cache
def _load(path: Path) -> tuple[Variant, ...]:
    return load(path)[0]


def all_variants(brand: str | None = None) -> tuple[Variant, ...]:
    """Every variant, or those of one brand. Raises UsageProblem for a brand we do not have."""
    found = tuple(variant for path in shipped_files() for variant in _load(path))
    if brand is None:
        return found
    brands = sorted({variant.brand for variant in found})
    chosen = tuple(variant for variant in found if variant.brand.casefold() == brand.strip().casefold())
    if not chosen:
        raise UsageProblem(f"No phones of {brand!r} are in the catalog. Brands there are: {', '.join(brands)}.")
    return chosen


def match(properties: Mapping[str, str]) -> Match:
    """All variants that fit what the phone prints.

    A model or a codename makes a candidate; a further property that is there and contradicts removes it; one that is
    absent removes nothing. Exact is only a single one whose hardware property the phone prints, or that needs none
    beyond its model: the catalog does not hold every sister.
    """
    models = _values(properties, (_TRUE_MODEL,)) or _values(properties, _MODEL_KEYS)
    devices = _values(properties, _DEVICE_KEYS)
    pool = [variant for variant in _mentioning(models | devices) if _names(variant, models, devices)]
    by_model = [variant for variant in pool if _fold(variant.models) & models]
    # A model that names somebody is stronger than a codename, which sister models share.
    candidates = by_model or pool
    left = [variant for variant in candidates if not _contradicted(variant, properties)]
    if not left:
        return Match(variants=(), exact=False, why=_why_none(candidates, properties))
    sure = _confirmed(left[0], properties) or (bool(by_model) and not left[0].properties)
    confirmed = len(left) == 1 and sure
    return Match(
        variants=tuple(left), exact=confirmed, why=_why(left, confirmed, properties), tells_apart=_tells_apart(left)
    )


def choose(text: str, among: Match) -> Match:
    """The variant the user says it is: an id, a label number, or a part of the id or name. Raises UsageProblem."""
    wanted = text.strip().casefold()
    for pool in (among.variants, all_variants()):
        found = [variant for variant in pool if wanted in (variant.id, *_fold(variant.labels))]
        found = found or [variant for variant in pool if wanted in f"{variant.id} {variant.name.casefold()}"]
        if len(found) == 1:
            odd = "" if found[0] in among.variants else " The phone prints something else, though."
            return Match(variants=(found[0],), exact=True, why=f"As you said ({text}).{odd}")
        if len(found) > 1:
            ids = ", ".join(variant.id for variant in found[:8])
            raise UsageProblem(f"--variant {text!r} fits several: {ids}. Say one of them.")
    raise UsageProblem(_unknown(text, among.variants or all_variants()))


def by_query(text: str) -> tuple[Variant, ...]:
    """The variants that an id, model, codename, label number or part of a name means. Raises UsageProblem."""
    wanted = text.strip().casefold()
    found = [v for v in all_variants() if wanted in (v.id, *_fold((*v.models, *v.devices, *v.labels)))]
    found = found or [v for v in all_variants() if wanted in f"{v.id} {v.name.casefold()}"]
    if not found:
        raise UsageProblem(_unknown(text, all_variants()))
    return tuple(found)


def band_lists(matched: Match) -> tuple[BandList, ...]:
    """What is published of each variant, as claims."""
    return tuple(
        BandList(
            claim=Claim.LISTED,
            artifact="catalog",
            bands=variant.bands,
            complete=variant.stated,
            detail=f"{variant.source}, {variant.seen_on}" if variant.seen_on else variant.source,
            variant=variant.id,
            note=variant.name,
            unsure=variant.unsure,
        )
        for variant in matched.variants
    )


def _mentioning(values: frozenset[str]) -> list[Variant]:
    """The variants of the files that mention one of the values: the others need not be parsed at all."""
    return [
        variant
        for path in shipped_files()
        if any(f'"{value}"' in _text(path) for value in values)
        for variant in _load(path)
    ]


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").casefold()


def _values(properties: Mapping[str, str], keys: tuple[str, ...]) -> frozenset[str]:
    return frozenset(value.strip().casefold() for key in keys if (value := properties.get(key, "")).strip())


def _fold(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(value.casefold() for value in values)


def _names(variant: Variant, models: frozenset[str], devices: frozenset[str]) -> bool:
    return bool(_fold(variant.models) & models or _fold(variant.devices) & devices)


def _contradicted(variant: Variant, properties: Mapping[str, str]) -> bool:
    return any(
        properties.get(key, "").strip() and not _fits(properties[key], values)
        for key, values in variant.properties.items()
    )


def _confirmed(variant: Variant, properties: Mapping[str, str]) -> bool:
    return any(_fits(properties.get(key, ""), values) for key, values in variant.properties.items())


def _fits(printed: str, values: tuple[str, ...]) -> bool:
    """Whether a property holds one of the values; ``GL*`` fits all that begins so. Letter O and digit 0 are one."""
    shown = printed.strip().casefold().replace("o", "0")
    wanted = [value.casefold().replace("o", "0") for value in values]
    return any(shown.startswith(w[:-1]) if w.endswith("*") else shown == w for w in wanted)


def _why_none(candidates: list[Variant], properties: Mapping[str, str]) -> str:
    if not candidates:
        return "No published list matches this model."
    odd = {key for variant in candidates for key in variant.properties if properties.get(key, "").strip()}
    return f"The model is known, but not this hardware version of it (by {', '.join(sorted(odd))})."


def _why(left: list[Variant], exact: bool, properties: Mapping[str, str]) -> str:
    if not exact:
        return "The phone cannot tell them apart." if len(left) > 1 else "It may be a sister that the catalog lacks."
    deciding = [key for key, values in left[0].properties.items() if _fits(properties.get(key, ""), values)]
    return f"Decided by {', '.join(deciding) if deciding else 'ro.product.model'}."


def _tells_apart(left: list[Variant]) -> str:
    """What would: a property this phone does not print, or the number on the label."""
    if len(left) < 2:
        return ""
    labels = [number for variant in left for number in variant.labels]
    distinct = len({variant.labels for variant in left if variant.labels}) > 1
    if labels and distinct:
        numbers = ", ".join(dict.fromkeys(labels))
        return f"The number on the back or the box does: {numbers}. Say it with --variant."
    return "The box or the maker's page of this model may. Say which it is with --variant."


def _unknown(text: str, pool: tuple[Variant, ...]) -> str:
    from difflib import get_close_matches

    names = {variant.id: variant.id for variant in pool} | {v.name.casefold(): v.id for v in pool}
    names |= {label.casefold(): variant.id for variant in pool for label in variant.labels}
    near = get_close_matches(text.strip().casefold(), names, n=3, cutoff=0.4)
    meant = ", ".join(dict.fromkeys(names[name] for name in near))
    hint = f" Did you mean {meant}?" if meant else ""
    return f"No variant {text!r} is known.{hint} `inspector catalog list` shows all."
