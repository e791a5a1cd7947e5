"""Surveys as evidence on a phone: each becomes one more answer of the phone it was made with."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from inspector.artifacts import getprop
from inspector.facts import Identity
from inspector.facts.identity import identity
from inspector.phone.errors import UnreadableInput
from inspector.phone.questions import GETPROP
from inspector.phone.recording import Answer, Recording
from inspector.phone.survey_source import SURVEY, from_survey, is_survey
from inspector.survey.identity import difference
from inspector.user_folder import size_of_file


def join(recording: Recording, paths: Sequence[Path]) -> Recording:
    """The recording with these surveys beside what it says itself.

    Raises UnreadableInput where a file is no survey, or a survey of another model: what that phone was seen on proves
    nothing for this one. Two phones of one model cannot be told apart (``caveat``).
    """
    own = _who(recording)
    parts = [recording.answers[SURVEY].stdout] if SURVEY in recording.answers else []
    complete = all(answer.complete for answer in recording.answers.values() if answer.command == SURVEY)
    for path in paths:
        survey = _read(path)
        other = difference(own, _who(survey))
        if other:
            raise UnreadableInput(
                f"{path} is a survey of another phone (here {other}).\n"
                "It says nothing about this one. Leave it out, or look at it by itself with --from."
            )
        parts.append(survey.answers[SURVEY].stdout)
        complete = complete and survey.answers[SURVEY].complete
    joined = Answer(command=SURVEY, stdout=b"\n".join(parts), complete=complete)
    return replace(recording, answers=MappingProxyType({**recording.answers, SURVEY: joined})) if parts else recording


def caveat(recording: Recording) -> str:
    """What the reader of a joined answer has to know."""
    who = _who(recording)
    if not (who.model or who.device):
        return "Survey: this source does not say its model, so nobody checked that the survey is of the same phone."
    return (
        "Survey: it was made with a phone of this model. A survey keeps no serial number, so it could be another unit, "
        "and units of one model can be different variants."
    )


def _read(path: Path) -> Recording:
    try:
        size_of_file(path)
        with path.open("rb") as file:
            head = file.read(4096)
        if not is_survey(head):
            raise UnreadableInput(f"{path} is no survey. Make one with: inspector survey FILE")
        return from_survey(path)
    except OSError as problem:
        raise UnreadableInput(f"Cannot read {path}: {problem.strerror or problem}.") from None


def _who(recording: Recording) -> Identity:
    answer = recording.answers.get(GETPROP)
    properties, _ = getprop.parse(answer.stdout) if answer is not None else ({}, [])
    return identity(properties)
