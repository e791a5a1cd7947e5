"""The pytest plugin: phones that are not there.

Installed with the package and found by pytest by itself::

    def test_a_recording(recorded_phone):
        assert recorded_phone("fixtures/pixel-8-endc-16").answers["getprop"].complete

    def test_a_pulled_cable(simulated_phone):
        phone = simulated_phone("fixtures/pixel-8-endc-16", unplug_after=1000)
        my_tool(serial=phone.serial, server_port=phone.port)

    def test_without_adb(mock_phone):
        assert mock_phone({"getprop": b"[ro.product.model]: [X1]"}).read(...).answers

Nothing heavy is imported before a fixture is used: pytest loads this in every project.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pytest_mock import MockerFixture

    from inspector.phone.private_server import PrivateAdbServer
    from inspector.phone.recording import Recording
    from inspector.phone.simulated import Faults
    from inspector.testing.phones import MockPhone, RunningPhone


@pytest.fixture
def recorded_phone() -> "Callable[[str | Path], Recording]":
    """What a recorded phone answered: a function from the path of a capture to its Recording."""

    def read(path: str | Path) -> "Recording":
        from inspector.phone.source import open_source

        return open_source(Path(path))

    return read


@pytest.fixture(scope="session")
def private_adb_server() -> "Iterator[PrivateAdbServer]":
    """One real adb server for the whole session, on a port and with a home of its own."""
    from inspector.phone.private_server import PrivateAdbServer

    with PrivateAdbServer() as server:
        yield server


@pytest.fixture
def simulated_phone(
    private_adb_server: "PrivateAdbServer",
) -> "Iterator[Callable[..., RunningPhone]]":
    """A recording served as a phone behind a real adb server: ``simulated_phone(path, **faults)``, or a ``Faults``.

    ``path`` is a capture or a Recording. The faults are those of ``inspector.phone.simulated.Faults``.
    """
    from inspector.testing.phones import RunningPhone

    running: list[RunningPhone] = []

    def start(source: "str | Path | Recording", faults: "Faults | None" = None, **named: Any) -> RunningPhone:
        phone = RunningPhone.start(private_adb_server, source, faults or named)
        running.append(phone)
        return phone

    yield start
    for phone in running:
        phone.close()


@pytest.fixture
def mock_phone(mocker: "MockerFixture") -> "Callable[[Mapping[str, bytes | str]], MockPhone]":
    """A phone without adb that answers the commands given: ``mock_phone({"getprop": b"..."})``.

    Its ``read`` is a pytest-mock spy, so a test can see what was asked.
    """
    from inspector.testing.phones import MockPhone

    def make(answers: Mapping[str, bytes | str]) -> MockPhone:
        phone = MockPhone(answers)
        mocker.spy(phone, "read")
        return phone

    return make


__all__: Sequence[str] = ("mock_phone", "private_adb_server", "recorded_phone", "simulated_phone")
