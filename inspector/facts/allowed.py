"""Which generations a phone may use with the SIM of one slot: the user's switches, the carrier's and the system's."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from inspector.artifacts import network_types
from inspector.artifacts.network_types import Generation
from inspector.facts.model import Allowed
from inspector.facts.said import Told
from inspector.phone.questions import DEBUG_SERVICE, RADIO_LOG, SUBSCRIPTIONS

if TYPE_CHECKING:
    from inspector.artifacts.isub import Subscription
    from inspector.artifacts.phone_service import PhoneDump
    from inspector.artifacts.radio_log import SlotLog

_LAST_WITH_MODE = 30
"""Android 11. Later versions keep the masks by reason and leave the old setting to go stale."""

_FIRST_WITH_NR = 29
"""Android 10: the first whose network modes and masks have a word for 5G."""


def allowed(
    told: Told,
    subscription: "Subscription | None" = None,
    dump: "PhoneDump | None" = None,
    log: "SlotLog | None" = None,
    sdk: int | None = None,
) -> Allowed | None:
    """What is known of it, the most exact first; None where nothing is.

    The masks by reason (Android 14 and later) name every switch; the command names the user's alone (12 and later); the
    mode is the one switch that older versions have. A bugreport has no commands: there the phone service and the radio
    log name the mask that all reasons leave (``all``), or the mode.
    """
    reasons = dict(_by_reason(subscription.allowed)) if subscription else {}
    artifacts = [SUBSCRIPTIONS] if reasons else []
    if told.allowed is not None and "user" not in reasons:
        reasons["user"] = told.allowed[0]
        artifacts.append(told.allowed[1])
    if reasons:
        return Allowed(reasons=reasons, artifacts=tuple(artifacts))
    for reason, generations, artifact in _less_exact(told, dump, log, sdk):
        if generations is not None:
            silent = frozenset({Generation.G5} - generations if sdk is None or sdk < _FIRST_WITH_NR else ())
            return Allowed(reasons={reason: generations}, artifacts=(artifact,), silent_on=silent)
    return None


def _less_exact(
    told: Told, dump: "PhoneDump | None", log: "SlotLog | None", sdk: int | None
) -> Iterator[tuple[str, frozenset[Generation] | None, str]]:
    rest = ((dump, DEBUG_SERVICE), (log, RADIO_LOG))
    yield from (("all", _of_mask(said.allowed_mask), name) for said, name in rest if said)
    if sdk is None or sdk <= _LAST_WITH_MODE:
        if told.mode is not None:
            yield "user", network_types.of_mode(told.mode[0]), told.mode[1]
        yield from (("user", _of_mode(said.preferred_mode), name) for said, name in rest if said)


def _of_mask(mask: int | None) -> frozenset[Generation] | None:
    return None if mask is None else network_types.of_mask(mask)


def _of_mode(mode: int | None) -> frozenset[Generation] | None:
    return None if mode is None else network_types.of_mode(mode)


def _by_reason(masks: Mapping[str, int]) -> Mapping[str, frozenset[Generation]]:
    read = {reason: network_types.of_mask(mask) for reason, mask in masks.items()}
    return {reason: generations for reason, generations in read.items() if generations is not None}
