"""The bench as a state machine: events in, changed phones and phones to be read out. No clock, thread or adb in it.

A *visit* is one time that one phone can be asked: it begins when the phone becomes a ``device``, and ends when it is
unplugged, goes into another state (a reboot), or turns up under another transport number, which is a replug between two
looks. Each visit is read once, and what comes back belongs to the phone as it was when the reading began.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import field, replace

from inspector.dataclass import dataclass
from inspector.phone.devices import Device
from inspector.phone.together import AT_ONCE
from inspector.watching.model import Ended, Event, Found, Heard, Looked, Phone, State, Trouble

AGAIN_SECONDS = 3.0
"""How long to let Android start before it is asked again."""

_Key = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Step:
    """What an event did: the phones as they are now that changed, those to be read now, and finished readings, each
    with the phone as it was when the reading began.
    """

    changed: tuple[Phone, ...] = ()
    read: tuple[Phone, ...] = ()
    results: tuple[Phone, ...] = ()


@dataclass(slots=True)
class Bench:
    """All phones that were ever plugged in. ``asked`` is how many questions a reading has."""

    asked: int = 0
    at_once: int = AT_ONCE
    phones: dict[_Key, Phone] = field(default_factory=dict)
    troubles: dict[str, str] = field(default_factory=dict)
    read_now: dict[int, Phone] = field(default_factory=dict)
    """By visit: those being read, as they were when the reading began."""
    _queue: deque[tuple[int, _Key]] = field(default_factory=deque)
    _visits: int = 0
    _changed: dict[_Key, None] = field(default_factory=dict)
    _results: list[Phone] = field(default_factory=list)

    def take(self, event: Event | None, now: float) -> Step:
        """One event, or None where only time went by. ``now`` is in seconds, on a clock that only runs forwards."""
        match event:
            case Looked():
                self.troubles.pop(event.server, None)
                self._looked(event, now)
            case Trouble():
                self.troubles[event.server] = event.why
                self._looked(Looked(event.server, ()), now)
            case Heard():
                self._heard(event)
            case Ended():
                self._ended(event, now)
        self._wake(now)
        read = tuple(self._start())
        changed = tuple(self.phones[key] for key in self._changed)
        results = tuple(self._results)
        self._changed.clear()
        self._results.clear()
        return Step(changed, read, results)

    def in_order(self) -> list[Phone]:
        """Every phone, by its number."""
        return sorted(self.phones.values(), key=lambda phone: phone.number)

    def _put(self, phone: Phone) -> None:
        self.phones[phone.key] = phone
        self._changed[phone.key] = None

    def _looked(self, event: Looked, now: float) -> None:
        seen = {(event.server, device.serial, device.usb): device for device in event.devices}
        for key in [key for key, phone in self.phones.items() if phone.server == event.server and phone.present]:
            if key not in seen:
                self._put(replace(self.phones[key], state=State.UNPLUGGED, answered=0))
        for key, device in seen.items():
            self._seen(event.server, key, device, now)

    def _seen(self, server: str, key: _Key, device: Device, now: float) -> None:
        phone = self.phones.get(key)
        if phone is None:
            phone = Phone(number=len(self.phones) + 1, server=server, device=device, state=State.UNPLUGGED)
        else:
            device = _named(device, phone.device)
            if phone.present and phone.device == device:
                return
        if not device.usable:
            self._put(replace(phone, device=device, state=State.NOT_READY, reading=None))
        elif _same_visit(phone, device):
            self._put(replace(phone, device=device))
        else:
            self._visits += 1
            self._queue.append((self._visits, key))
            fresh = replace(phone, device=device, state=State.WAITING, visit=self._visits, reading=None)
            self._put(replace(fresh, since=now, answered=0, asked=self.asked))

    def _heard(self, event: Heard) -> None:
        began = self.read_now.get(event.visit)
        phone = self.phones[began.key] if began else None
        if phone is not None and phone.visit == event.visit and phone.state is State.READING:
            self._put(replace(phone, answered=min(phone.answered + 1, phone.asked)))

    def _ended(self, event: Ended, now: float) -> None:
        began = self.read_now.pop(event.visit, None)
        if began is None:
            return
        phone, reading = self.phones[began.key], event.reading
        latest = phone.visit == event.visit
        here = latest and phone.state is State.READING
        if reading.found is Found.STARTING:
            if here:
                self._put(replace(phone, state=State.STARTING, again_at=now + AGAIN_SECONDS))
            return
        state = State.VERDICT if reading.found is Found.VERDICT else State.FAILED
        self._results.append(replace(began, reading=reading, state=state, answered=phone.answered if here else 0))
        if here:
            self._put(replace(phone, reading=reading, state=state))
        elif latest and phone.state is State.UNPLUGGED:  # its row keeps what was read of it
            self._put(replace(phone, reading=reading))

    def _wake(self, now: float) -> None:
        for phone in list(self.phones.values()):
            if phone.state is State.STARTING and phone.again_at <= now:
                self._queue.append((phone.visit, phone.key))
                self._put(replace(phone, state=State.WAITING, answered=0))

    def _start(self) -> Iterator[Phone]:
        while self._queue and len(self.read_now) < self.at_once:
            visit, key = self._queue.popleft()
            phone = self.phones[key]
            if phone.visit == visit and phone.state is State.WAITING:
                phone = replace(phone, state=State.READING)
                self._put(phone)
                self.read_now[visit] = phone
                yield phone


def _same_visit(phone: Phone, device: Device) -> bool:
    return phone.present and phone.device.usable and phone.device.transport == device.transport


def _named(device: Device, earlier: Device) -> Device:
    """While it is not authorised, adb prints no model; the one it had when it could be asked is still true."""
    return device if device.model else replace(device, model=earlier.model)
