"""What every kind of phone can do: be read."""

from collections.abc import Sequence
from typing import Protocol

from inspector.phone.questions import Question
from inspector.phone.recording import Recording


class Phone(Protocol):
    """A phone that can be asked. ``label`` names it for a person and never holds a serial number."""

    @property
    def label(self) -> str:
        """Which phone, in a few words."""

    def read(self, questions: Sequence[Question], timeout: float) -> Recording:
        """Ask these questions, all at once, within ``timeout`` seconds; what fails becomes a problem."""
