"""The words of the bench: a phone and its state, what can happen, and what a reading gave."""

from enum import Enum

from inspector.dataclass import dataclass
from inspector.phone.devices import Device


class State(Enum):
    """What a phone on the bench is doing. The values are those of the JSON documents."""

    NOT_READY = "not_ready"
    """adb sees it and it cannot be asked: ``Device.state`` says why (unauthorized, offline ...)."""
    WAITING = "waiting"
    """It can be asked, and as many as can be read at once are being read."""
    READING = "reading"
    STARTING = "starting"
    """Android still starts on it; it is read again soon."""
    VERDICT = "verdict"
    FAILED = "failed"
    """It was asked, and gave nothing that a verdict could rest on."""
    UNPLUGGED = "unplugged"


class Found(Enum):
    """How a reading ended."""

    VERDICT = "verdict"
    FAILED = "failed"
    STARTING = "starting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One carrier's answer, short. ``deciding``: it is the SIM's carrier, or one that was asked for by name."""

    carrier: str
    name: str
    country: str
    verdict: str
    nr: str
    summary: str
    deciding: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reading gave. ``why`` says why there is no verdict; ``complete`` is False where the phone was not heard
    to the end, as ``outcome.of_reading`` has it. ``seconds`` is wall time, ``at`` ISO 8601 in UTC.
    """

    found: Found
    at: str
    seconds: float
    brand: str | None = None
    model: str | None = None
    device: str | None = None
    android: str | None = None
    variants: tuple[str, ...] = ()
    exact: bool = False
    answers: tuple[Answer, ...] = ()
    notes: tuple[str, ...] = ()
    complete: bool = True
    why: str = ""

    @property
    def deciding(self) -> tuple[Answer, ...]:
        """The answers that count."""
        return tuple(answer for answer in self.answers if answer.deciding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """One phone on the bench. ``number`` counts phones from 1, in the order in which they came, and stays with the
    phone when it is plugged in again; ``visit`` counts plug-ins over all phones, 0 before it could first be asked.

    ``answered`` of ``asked`` questions are answered. ``reading`` is of this visit or, where it is not yet read, None;
    a phone that was unplugged keeps the one of its last visit. ``again_at`` is when one that starts is read again.
    """

    number: int
    server: str
    device: Device
    state: State
    visit: int = 0
    asked: int = 0
    answered: int = 0
    reading: Reading | None = None
    since: float = 0.0
    again_at: float = 0.0

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What makes it the same phone: server, serial, and the place on the bus, since serials are not unique."""
        return self.server, self.device.serial, self.device.usb

    @property
    def present(self) -> bool:
        """Whether it is plugged in."""
        return self.state is not State.UNPLUGGED


@dataclass(frozen=True, slots=True)
class Looked:
    """A server was asked, and this is all it sees."""

    server: str
    devices: tuple[Device, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A server does not answer: ``why`` is what to do about it. Its phones cannot be followed until it does."""

    server: str
    why: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One more question of this visit is answered."""

    visit: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The reading of this visit is over."""

    visit: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class Stop:
    """Ctrl-C."""


Event = Looked | Trouble | Heard | Ended | Stop
