"""What ``inspector capture`` says when it is done."""

from collections.abc import Mapping
from pathlib import Path

from inspector.phone.recording import Recording
from inspector.report.text import clean


def capture_text(recording: Recording, out: Path, counts: Mapping[str, int]) -> str:
    """What was recorded, what was replaced, what is missing."""
    size = sum(len(answer.stdout) for answer in recording.answers.values())
    whole = sum(answer.complete for answer in recording.answers.values())
    lines = [f"Recorded {whole} of {len(recording.answers)} answers ({size / 1024:.0f} KiB) in {clean(out)}."]
    if recording.redacted:
        replaced = ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "nothing found"
        lines.append(f"Replaced by fakes of the same shape: {replaced}.")
    else:
        lines.append("Not redacted: it holds serial numbers and places. Do not send it on.")
    lines += [f"Not recorded: {clean(problem.message)}" for problem in recording.problems]
    return "\n".join(lines)
