"""Which quirks change anything on a recorded phone: every call is compared with what a trusting reader would take."""

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from inspector import quirks
from inspector.artifacts import phone_service, radio_log
from inspector.bands import Band, Rat
from inspector.facts import history, read
from inspector.phone.recording import Recording

LAZY = (phone_service, radio_log, history)
"""Imported only when a recording needs them, and so not there to be watched."""

TRUSTING: Mapping[str, Callable[..., object]] = {
    "zero_is_no_channel": lambda channel: channel,
    "channel_of_its_own_rat": lambda rat, channel: channel,
    "earfcn_cut_to_16_bits": lambda channel, named: channel,
    "signal_is_no_channel": lambda channel: channel,
    "bands_named": lambda rat, numbers: [Band(rat, number) for number in numbers],
    "band_of_physical_channel": lambda rat, number: [] if number is None else [Band(rat, number)],
    "rat_of_serving_channel": lambda voice, data: Rat(data) if data in Rat.__members__ else None,
    "nr_state_of_samsung": lambda bearer_status: None,
    "nr_state_of_huawei": lambda nsa_state: None,
    "nr_state_of_lg": lambda allocated, endc_available: None,
    "plmn_of_operator": lambda members: quirks.plmn_or_none(members[-1]),
}
"""What each quirk would give if phones never lied. ``real`` and ``plmn_or_none`` are left out: every maker has blanks."""


def fired(recordings: Iterable[Recording]) -> dict[str, set[str]]:
    """Quirk to the labels of the recordings on which it changed something."""
    found: dict[str, set[str]] = {name: set() for name in TRUSTING}
    with pytest.MonkeyPatch.context() as patch:
        current = [""]
        for name, trusting in TRUSTING.items():
            watched = _watched(getattr(quirks, name), trusting, found[name], current)
            for module in _users(name):
                patch.setattr(module, name, watched)
        for recording in recordings:
            current[0] = recording.label
            read(recording)
    return found


def _users(name: str) -> list[Any]:
    quirk = getattr(quirks, name)
    modules = [
        module for key, module in sys.modules.items() if key.startswith(("inspector.facts", "inspector.artifacts"))
    ]
    users = [module for module in modules if getattr(module, name, None) is quirk]
    assert users, f"nobody uses {name}"
    return users


def _watched(
    quirk: Callable[..., object], trusting: Callable[..., object], labels: set[str], current: list[str]
) -> Callable[..., object]:
    def call(*arguments: object) -> object:
        answer = quirk(*arguments)
        plain = trusting(*arguments)
        same = sorted(answer) == plain if isinstance(answer, frozenset) and isinstance(plain, list) else answer == plain
        if not same:
            labels.add(current[0])
        return answer

    return call
