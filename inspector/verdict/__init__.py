"""Phone evidence x carrier profile -> verdict with reasons."""

from inspector.verdict.model import (
    Answer,
    Change,
    LayerResult,
    LayerStatus,
    NrResult,
    NrVerdict,
    Result,
    Verdict,
    VoiceResult,
    VoiceState,
)
from inspector.verdict.outlook import with_outlook
from inspector.verdict.rules import verdict

__all__ = [
    "Answer",
    "Change",
    "LayerResult",
    "LayerStatus",
    "NrResult",
    "NrVerdict",
    "Result",
    "Verdict",
    "VoiceResult",
    "VoiceState",
    "verdict",
    "with_outlook",
]
