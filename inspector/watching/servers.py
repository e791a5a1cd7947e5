"""From repeated ``-H`` and ``-P`` to adb servers."""

from collections.abc import Sequence
from typing import TypeVar

from inspector.phone.address import ServerAddress, server_address
from inspector.phone.errors import UsageProblem

_T = TypeVar("_T")


def servers(hosts: Sequence[str], ports: Sequence[int]) -> tuple[ServerAddress, ...]:
    """Each server once: as many hosts as ports are pairs, one host has every port, one port is on every host.

    Raises UsageProblem where they do not go together.
    """
    if len(hosts) > 1 and len(ports) > 1 and len(hosts) != len(ports):
        raise UsageProblem(
            f"{len(hosts)} times -H and {len(ports)} times -P: which port is on which host?\n"
            "Say one -P for each -H, in the same order; or one of the two only once."
        )
    count = max(len(hosts), len(ports), 1)
    pairs = zip(_spread(hosts, count), _spread(ports, count), strict=True)
    return tuple({str(address): address for address in (server_address(*pair) for pair in pairs)}.values())


def _spread(given: Sequence[_T], count: int) -> Sequence[_T | None]:
    return given if len(given) == count else [given[0] if given else None] * count
