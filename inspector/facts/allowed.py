"""Which generations a phone may use with the SIM of one slot: the user's switches, the carrier's and the system's."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from inspector.artifacts import network_types
from inspector.artifacts.network_types import Generation
from inspector.facts.model import Allowed
from inspector.facts.said import Told
from inspector.phone.questions import SUBSCRIPTIONS

if TYPE_CHECKING:
    from inspector.artifacts.isub import Subscription

_LAST_WITH_MODE = 30
"""Android 11. Later versions keep the masks by reason and leave the old setting to go stale."""


def allowed(told: Told, subscription: "Subscription | None", sdk: int | None) -> Allowed | None:
    """What is known of it, the most exact first; None where nothing is.

    The masks by reason (Android 14 and later) name every switch; the command names the user's alone (12 and later);
    the mode is the one switch that older versions have.
    """
    reasons = dict(_by_reason(subscription.allowed)) if subscription else {}
    artifacts = [SUBSCRIPTIONS] if reasons else []
    if told.allowed is not None and "user" not in reasons:
        reasons["user"] = told.allowed[0]
        artifacts.append(told.allowed[1])
    if not reasons and told.mode is not None and (sdk is None or sdk <= _LAST_WITH_MODE):
        generations = network_types.of_mode(told.mode[0])
        if generations is not None:
            reasons["user"] = generations
            artifacts.append(told.mode[1])
    return Allowed(reasons=reasons, artifacts=tuple(artifacts)) if reasons else None


def _by_reason(masks: Mapping[str, int]) -> Mapping[str, frozenset[Generation]]:
    read = {reason: network_types.of_mask(mask) for reason, mask in masks.items()}
    return {reason: generations for reason, generations in read.items() if generations is not None}
