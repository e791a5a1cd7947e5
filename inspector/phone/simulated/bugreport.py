"""What a simulated phone needs to make a bugreport: the words of ``bugreportz`` and the file they name."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from inspector.phone.questions import BUGREPORT_QUESTIONS
from inspector.phone.recording import Answer, Recording

PATH = "/data/user_de/0/com.android.shell/files/bugreports/bugreport-simulated-2026-11-24-10-00-00.zip"
_STEPS = 5


def with_zip(recording: Recording, data: bytes, path: str = PATH) -> tuple[Recording, Mapping[str, bytes]]:
    """A phone of Android 7 or later: its answers, and the file that it writes."""
    steps = "".join(f"PROGRESS:{step * 100}/{_STEPS * 100}\n" for step in range(1, _STEPS + 1))
    return _with(recording, BUGREPORT_QUESTIONS[0].command, f"BEGIN:{path}\n{steps}OK:{path}\n".encode()), {path: data}


def with_text(recording: Recording, text: bytes) -> Recording:
    """An older phone, whose ``bugreport`` prints the text."""
    return _with(recording, BUGREPORT_QUESTIONS[1].command, text)


def _with(recording: Recording, command: str, stdout: bytes) -> Recording:
    answer = Answer(command=command, stdout=stdout, exit_code=0)
    return replace(recording, answers=MappingProxyType({**recording.answers, command: answer}))
