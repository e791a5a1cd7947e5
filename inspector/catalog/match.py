"""Which variants a phone can be: all that fit what it prints, never one by guess.

A model or a codename makes a candidate. Whatever else the phone prints can only remove candidates that it contradicts;
what it does not print removes nothing. Of those that are left, the ones that most of it speaks for are kept, all of
them: model and property before model before codename.
"""

from collections.abc import Mapping

from inspector.catalog import wording
from inspector.catalog.fit import printed, weigh
from inspector.catalog.loader import mentioning
from inspector.catalog.model import Match


def match(properties: Mapping[str, str]) -> Match:
    """All variants that fit what a phone prints; ``properties`` is its getprop.

    ``ro.product.mod_device`` is not asked: it names Xiaomi's ROM, not the hardware under it.
    """
    phone = printed(properties)
    near = mentioning(f'"{name}"' for name in phone.names())
    fits = [fit for variant in near if (fit := weigh(variant, phone)) is not None]
    left = [fit for fit in fits if not fit.odd]
    if not left:
        return Match(variants=(), exact=False, why=wording.why_none(fits, asked=bool(phone.names())))
    best = max(fit.strength for fit in left)
    left = [fit for fit in left if fit.strength == best]
    exact = len(left) == 1 and left[0].settled
    return Match(
        variants=tuple(fit.variant for fit in left),
        exact=exact,
        why=wording.why(left, exact),
        tells_apart="" if exact else wording.tells_apart(left),
    )
