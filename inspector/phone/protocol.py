"""What every kind of phone can do: be read."""

from collections.abc import Sequence
from typing import Protocol

from inspector.phone.questions import Question
from inspector.phone.recording import Recording


class Phone(Protocol):
    """A phone that can be asked, whatever stands behind it."""

    @property
    def kind(self) -> str:
        """``adb``, ``capture``, ``bugreport`` or ``file``; the same in its recordings."""

    @property
    def label(self) -> str:
        """Names the phone for a person, in a few words; never holds a serial number."""

    def read(self, questions: Sequence[Question], timeout: float, /) -> Recording:
        """Ask these questions, all at once, within ``timeout`` seconds; what fails becomes a problem."""
