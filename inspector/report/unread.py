"""What could not be read, for a person: one sentence for each reason, with the answers it holds for."""

from collections.abc import Iterable

from inspector.gathering import LOG_NAMES
from inspector.problems import Problem
from inspector.report.text import clean


def unread(problems: Iterable[Problem]) -> list[str]:
    """``the list has no end (dumpsys isub)``: a pulled cable breaks off a dozen answers for one reason."""
    reasons: dict[str, list[str]] = {}
    for problem in problems:
        reasons.setdefault(problem.message.removeprefix(f"{problem.artifact}: "), []).append(problem.artifact)
    return [_sentence(reason, list(dict.fromkeys(artifacts))) for reason, artifacts in reasons.items()]


def _sentence(reason: str, artifacts: list[str]) -> str:
    names = [clean(LOG_NAMES.get(artifact, artifact)) for artifact in artifacts if artifact and artifact not in reason]
    if len(names) > _MOST + 1:
        names = [*names[:_MOST], f"{len(names) - _MOST} more"]
    return f"{clean(reason)} ({', '.join(names)})" if names else clean(reason)


_MOST = 4
