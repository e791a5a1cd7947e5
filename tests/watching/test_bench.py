"""The bench as a state machine: whatever is plugged, pulled and rebooted, nothing is lost and nothing is stuck."""

from collections import Counter
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.phone.devices import Device
from inspector.watching import Bench, Found, Phone, Reading, State, Step
from inspector.watching.bench import AGAIN_SECONDS
from inspector.watching.model import Ended, Event, Heard, Looked, Trouble

SERVER = "127.0.0.1:5037"


def device(serial: str = "R58N", state: str = "device", transport: int | None = 1, usb: str | None = "1-2") -> Device:
    return Device(serial=serial, state=state, link="usb", transport=transport, usb=usb, model="Pixel_8")


def looked(*devices: Device, server: str = SERVER) -> Looked:
    return Looked(server, devices)


def reading(found: Found = Found.VERDICT, model: str = "Pixel 8") -> Reading:
    return Reading(found=found, at="2026-11-24T10:00:00Z", seconds=1.0, model=model)


def ended(visit: int, found: Found = Found.VERDICT) -> Ended:
    return Ended(visit, reading(found))


def states(events: list[Event], seconds: float = 1.0) -> list[State]:
    """The state of the first phone after each event, one a second."""
    bench, said = Bench(asked=14), []
    for number, event in enumerate(events):
        bench.take(event, number * seconds)
        said.append(next(iter(bench.phones.values())).state)
    return said


R, V, F, U, N, S = (
    State.READING, State.VERDICT, State.FAILED, State.UNPLUGGED, State.NOT_READY, State.STARTING,
)  # fmt: skip


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([looked(device()), Heard(1), ended(1)], [R, R, V]),
        ([looked(device(state="unauthorized")), looked(device()), ended(1)], [N, R, V]),
        ([looked(device(state="offline")), looked()], [N, U]),
        ([looked(device()), ended(1, Found.FAILED)], [R, F]),
        ([looked(device()), ended(1), looked()], [R, V, U]),
        ([looked(device()), looked(), ended(1)], [R, U, U]),
        ([looked(device()), looked(), looked(device(transport=2)), ended(1), ended(2)], [R, U, R, R, V]),
        ([looked(device()), ended(1), looked(device(transport=2)), ended(2)], [R, V, R, V]),
        ([looked(device()), ended(1), looked(device(state="offline")), looked(device(transport=2))], [R, V, N, R]),
        ([looked(device()), ended(1), looked(device())], [R, V, V]),
        ([looked(device(transport=None)), ended(1), looked(device(transport=None))], [R, V, V]),
        ([looked(device(transport=None)), ended(1), looked(), looked(device(transport=None))], [R, V, U, R]),
        ([looked(device()), ended(1), Trouble(SERVER, "gone"), looked(device(transport=1))], [R, V, U, R]),
        ([looked(device()), ended(1), Trouble("other:5037", "gone")], [R, V, V]),
        ([looked(device()), ended(1), looked(server="other:5037")], [R, V, V]),
        ([looked(device()), ended(1, Found.STARTING), looked()], [R, S, U]),
        ([looked(device()), ended(7), Heard(7)], [R, R, R]),
    ],
    ids=[
        "plugged", "authorised", "pulled before it was ready", "answers nothing", "pulled after the verdict",
        "pulled while read", "replugged while read", "replugged between two looks", "rebooted", "seen again",
        "old server", "old server, replugged", "server went and came", "another server's trouble",
        "another server sees nothing", "pulled while starting", "a visit nobody made",
    ],
)  # fmt: skip
def test_a_phone_is_followed(events: list[Event], expected: list[State]) -> None:
    assert states(events) == expected


def test_a_phone_that_starts_is_asked_again_by_itself() -> None:
    bench = Bench()
    bench.take(looked(device()), 0.0)
    assert bench.take(ended(1, Found.STARTING), 1.0).results == ()
    assert bench.take(None, 1.0 + AGAIN_SECONDS / 2).read == ()
    assert [phone.visit for phone in bench.take(None, 1.0 + AGAIN_SECONDS).read] == [1]
    assert [phone.state for phone in bench.take(ended(1), 9.0).results] == [State.VERDICT]


def test_a_verdict_that_comes_after_the_replug_is_of_the_earlier_plug_in() -> None:
    bench = Bench()
    bench.take(looked(device()), 0.0)
    bench.take(looked(device(transport=2)), 1.0)
    (result,) = bench.take(ended(1), 2.0).results
    assert (result.visit, result.device.transport, result.state) == (1, 1, State.VERDICT)
    (row,) = bench.phones.values()
    assert (row.visit, row.state, row.reading) == (2, State.READING, None)


def test_more_phones_than_can_be_read_wait_in_their_order() -> None:
    bench = Bench(at_once=2)
    step = bench.take(looked(*(device(f"S{n}", usb=f"1-{n}", transport=n) for n in range(4))), 0.0)
    assert [phone.visit for phone in step.read] == [1, 2]
    assert [phone.state for phone in bench.in_order()] == [R, R, State.WAITING, State.WAITING]
    assert [phone.visit for phone in bench.take(ended(2), 1.0).read] == [3]


def test_two_phones_with_one_serial_are_two_and_an_unauthorised_one_keeps_its_model() -> None:
    bench = Bench()
    bench.take(looked(device(usb="1-2", transport=1), device(usb="1-4", transport=2)), 0.0)
    assert len(bench.phones) == 2
    unnamed = replace(device(usb="1-2", state="unauthorized", transport=3), model=None)
    step = bench.take(looked(unnamed, device(usb="1-4", transport=2)), 1.0)
    assert [phone.device.model for phone in step.changed] == ["Pixel_8"]
    assert bench.take(looked(unnamed, device(usb="1-4", transport=2)), 2.0) == Step()


@dataclass
class Desk:
    """What a person does, and what adb and the readers make of it."""

    bench: Bench = field(default_factory=lambda: Bench(asked=14, at_once=3))
    plugged: dict[str, Device] = field(default_factory=dict)
    running: list[Phone] = field(default_factory=list)
    started: list[Phone] = field(default_factory=list)
    results: list[Phone] = field(default_factory=list)
    told: int = 0
    transports: int = 0
    now: float = 0.0

    def take(self, event: Event | None) -> None:
        self.now += 1.0
        step = self.bench.take(event, self.now)
        self.running += step.read
        self.started += step.read
        self.results += step.results
        assert len(self.bench.read_now) <= self.bench.at_once

    def plug(self, serial: str, state: str) -> None:
        self.transports += 1
        self.plugged[serial] = device(serial, state, self.transports, None)

    def finish(self, number: int, found: Found) -> None:
        if self.running:
            phone = self.running.pop(number % len(self.running))
            self.told += found is not Found.STARTING
            # The reader reads what is plugged in under that transport number; the model stands for what it says.
            self.take(Ended(phone.visit, reading(found, f"{phone.device.serial}/{phone.device.transport}")))


ACTS = st.one_of(
    st.tuples(
        st.just("plug"), st.sampled_from("abcde"), st.sampled_from(["device", "device", "unauthorized", "offline"])
    ),
    st.tuples(st.just("pull"), st.sampled_from("abcde")),
    st.tuples(st.just("look")),
    st.tuples(st.just("trouble")),
    st.tuples(st.just("finish"), st.integers(0, 4), st.sampled_from([*Found, Found.VERDICT])),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(ACTS, max_size=60))
def test_nothing_is_lost_nothing_is_stuck_and_each_verdict_is_of_the_phone_plugged_then(
    acts: list[tuple[object, ...]],
) -> None:
    desk = Desk()
    for act in acts:
        match act:
            case ("plug", str(serial), str(state)):
                desk.plug(serial, state)
            case ("pull", str(serial)):
                desk.plugged.pop(serial, None)
            case ("look",):
                desk.take(looked(*desk.plugged.values()))
            case ("trouble",):
                desk.take(Trouble(SERVER, "it went away"))
            case ("finish", int(number), Found() as found):
                desk.finish(number, found)
    # Now the desk is left alone: every phone gets ready, every reading ends.
    desk.plugged = {serial: replace(one, state="device") for serial, one in desk.plugged.items()}
    desk.take(looked(*desk.plugged.values()))
    for _ in range(len(acts) + 10):
        desk.finish(0, Found.VERDICT)
        desk.take(None)
    assert not desk.bench.read_now
    assert len(desk.results) == desk.told
    for phone in desk.bench.phones.values():
        assert phone.state is (State.VERDICT if phone.device.serial in desk.plugged else State.UNPLUGGED) or (
            phone.state is State.FAILED and phone.device.serial in desk.plugged
        )
    for result in desk.results:
        assert result.reading is not None
        assert result.reading.model == f"{result.device.serial}/{result.device.transport}"
    assert max(Counter(result.visit for result in desk.results).values(), default=1) == 1
    assert {phone.visit for phone in desk.started} >= {result.visit for result in desk.results}
