"""What can be wrong with a simulated phone: named so that a test reads like the complaint."""

from collections.abc import Mapping
from dataclasses import field

from inspector.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """All off by default. Times in seconds, sizes in bytes.

    Of each answer. ``latency``: wait before it; ``latencies`` the same for single commands. ``hang``: say nothing more
    ``before``, ``in`` (half of it) or ``after`` the output. ``drip``: bytes per second. ``cut_after``: the stream ends
    after so many bytes. ``unplug_after``: the whole phone is gone after so many bytes of one answer. ``garbage``: the
    answer is noise. ``crlf``: line ends as an old phone's pty makes them. ``no_exit``: no exit packet. ``refuse``:
    the stream is refused. ``huge``: the output goes on to so many bytes. ``commands``: single commands that have
    faults of their own instead of these.

    Of the whole phone. ``shell_v1``: it knows no shell v2. ``checksums``: the protocol of old phones.
    ``unauthorized``: nobody accepts the key. ``authorizing``: it does not even look at the key. ``offline``: it never
    says hello. ``mode``: it says hello as ``recovery``, ``sideload``, ``rescue`` or ``bootloader``. ``vanish_after``:
    it is gone so long after it was first connected. ``return_after``: so long after it has gone it is back.
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
    commands: Mapping[str, "Faults"] = field(default_factory=dict)
    shell_v1: bool = False
    checksums: bool = False
    unauthorized: bool = False
    authorizing: bool = False
    offline: bool = False
    mode: str | None = None
    vanish_after: float | None = None
    return_after: float | None = None

    def of(self, command: str) -> "Faults":
        """The faults of the answer to this command."""
        return self.commands.get(command, self)

    @property
    def state(self) -> str:
        """As which ``adb devices`` shows such a phone once it is connected."""
        asked = {"unauthorized": self.unauthorized, "authorizing": self.authorizing, "offline": self.offline}
        return next((state for state, is_so in asked.items() if is_so), self.mode or "device")
