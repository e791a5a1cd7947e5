"""Phone evidence x carrier profile -> verdict with reasons."""

from inspector.verdict.model import (
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
