"""Phone evidence x carrier profile -> verdict with reasons."""

from inspector.verdict.model import (
    Answer,
    LayerResult,
    LayerStatus,
    NrResult,
    NrVerdict,
    Result,
    Verdict,
    VoiceResult,
    VoiceState,
)
from inspector.verdict.rules import verdict

__all__ = [
    "Answer",
    "LayerResult",
    "LayerStatus",
    "NrResult",
    "NrVerdict",
    "Result",
    "Verdict",
    "VoiceResult",
    "VoiceState",
    "verdict",
]
