"""What the fixtures hand out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from inspector.phone.private_server import PrivateAdbServer
from inspector.phone.questions import Question
from inspector.phone.recording import Answer, Recording
from inspector.phone.simulated import Faults, SimulatedPhone
from inspector.problems import Problem


class RunningPhone:
    """A simulated phone behind a private adb server.

    ``serial`` and ``port`` are how to reach it, ``phone.received`` is every service that was asked for.
    """

    def __init__(self, server: PrivateAdbServer, phone: SimulatedPhone) -> None:
        """Made by ``start``."""
        self.server = server
        self.phone = phone
        self.serial = phone.address
        self.port = server.port

    @classmethod
    def start(
        cls, server: PrivateAdbServer, source: str | Path | Recording, faults: Faults | Mapping[str, Any]
    ) -> "RunningPhone":
        """Serve a capture (or a Recording) with these faults and connect it to the server."""
        from inspector.phone.source import open_source

        wrong = faults if isinstance(faults, Faults) else Faults(**faults)
        recording = source if isinstance(source, Recording) else open_source(Path(source))
        phone = SimulatedPhone(recording, wrong, on_return=lambda: running.connect_again())
        running = cls(server, phone)
        state = phone.faults.state
        if not server.connect(phone.address, until=state):
            running.close()
            raise RuntimeError(
                f"the simulated phone did not become {state!r}; the server says {server.state(phone.address)!r}"
            )
        return running

    @property
    def options(self) -> list[str]:
        """How to say it to adb or inspector: ``-P PORT -s SERIAL``."""
        return ["-P", str(self.port), "-s", self.serial]

    def environment(self) -> dict[str, str]:
        """Variables by which adb, adbutils and inspector find the phone without options."""
        return {**self.server.environment(), "ANDROID_SERIAL": self.serial}

    def connect_again(self) -> None:
        """What plugging a phone in does on USB; a server that lost one on TCP/IP only tries again after 10 s."""
        self.server.disconnect(self.serial)
        self.server.connect(self.serial, until=self.phone.faults.state)

    def close(self) -> None:
        """Unplug it and forget it."""
        self.server.disconnect(self.serial)
        self.phone.close()


class MockPhone:
    """A phone that answers from a table, without adb. Keeps to the ``Phone`` protocol."""

    def __init__(self, answers: Mapping[str, bytes | str]) -> None:
        """``answers``: command to output; text is encoded as UTF-8."""
        self._answers = {
            command: output.encode() if isinstance(output, str) else output for command, output in answers.items()
        }

    @property
    def kind(self) -> str:
        """Always ``mock``."""
        return "mock"

    @property
    def label(self) -> str:
        """Which phone, in a few words."""
        return "mocked phone"

    def read(self, questions: Sequence[Question], timeout: float) -> Recording:
        """The answers of the table to these questions; one it does not have is a problem, as on a real phone."""
        del timeout
        asked = [question.command for question in questions]
        answers = {c: Answer(command=c, stdout=self._answers[c], exit_code=0) for c in asked if c in self._answers}
        missing = [Problem("refused", c, f"{c}: the phone does not answer this") for c in asked if c not in answers]
        return Recording(
            kind="mock", label=self.label, taken_at=None, answers=MappingProxyType(answers), problems=tuple(missing)
        )
