"""What can be wrong with a simulated phone: named so that a test reads like the complaint."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """All off by default. Times in seconds, sizes in bytes.

    ``latency``: wait before each answer; ``latencies`` the same for single commands. ``hang``: say nothing more
    ``before``, ``in`` (half of it) or ``after`` the output. ``drip``: bytes per second. ``cut_after``: the stream ends
    after so many bytes. ``unplug_after``: the whole phone is gone after so many bytes of one answer. ``garbage``: the
    answer is noise. ``crlf``: line ends as an old phone's pty makes them. ``no_exit``: no exit packet. ``refuse``:
    every stream is refused. ``huge``: the output goes on to so many bytes. ``shell_v1``: the phone knows no shell v2.
    ``checksums``: the protocol of old phones. ``unauthorized``: nobody accepts the key. ``offline``: the phone never
    says hello. ``vanish_after``: the phone is gone so long after it was connected.
    """

    latency: float = 0.0
    latencies: Mapping[str, float] = field(default_factory=dict)
    hang: str | None = None
    drip: int | None = None
    cut_after: int | None = None
    unplug_after: int | None = None
    garbage: bool = False
    crlf: bool = False
    no_exit: bool = False
    refuse: bool = False
    huge: int | None = None
    shell_v1: bool = False
    checksums: bool = False
    unauthorized: bool = False
    offline: bool = False
    vanish_after: float | None = None
