"""What could not be read or understood: a value with a reason, never an absence."""

from inspector.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong while reading, said so that a person can act on it.

    ``code`` is stable kebab-case for machines (``cut-off``, ``timed-out``, ``unclosed-brace``), ``artifact`` names
    the question or file, ``message`` says what was seen and what it costs. Never holds identifiers.
    """

    code: str
    artifact: str
    message: str
