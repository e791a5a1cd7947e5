"""``cmd phone ...``: what the phone service tells a shell. Only commands that read; Android 9 and 12 brought them.

Source: TelephonyShellCommand, API 28 to 36; android-formats, 3.4.
"""

import re

from inspector.artifacts import network_types
from inspector.artifacts.network_types import Generation
from inspector.artifacts.refusals import refusal
from inspector.artifacts.text import decode
from inspector.phone.questions import ALLOWED_TYPES, IMS_SERVICE
from inspector.problems import Problem

ALLOWED_ARTIFACT = ALLOWED_TYPES.partition(" -s")[0]
IMS_ARTIFACT = IMS_SERVICE.partition(" -s")[0]

_PACKAGE = re.compile(r"([A-Za-z]\w{0,60}(?:\.[A-Za-z]\w{0,60}){1,20})(?:/[\w.$]{0,200})?", re.ASCII)
_READ = 4096


def allowed_generations(raw: bytes) -> tuple[frozenset[Generation] | None, list[Problem]]:
    """What the user allows in that slot, of ``get-allowed-network-types-for-users``; None where it is not said.

    ``UNKNOWN`` is how Android prints a mask of 0: nothing was set, which is not the same as nothing allowed.
    """
    lines, problems = _answer(raw, ALLOWED_ARTIFACT)
    if problems and not lines:
        return None, problems
    said = {generations for line in lines if (generations := network_types.of_names(line)) is not None}
    if len(said) == 1:
        return said.pop(), problems
    if not said and lines == ["UNKNOWN"]:
        return None, problems
    return None, [*problems, _not_understood(ALLOWED_ARTIFACT, "a list of network types")]


def ims_service(raw: bytes) -> tuple[str | None, list[Problem]]:
    """The package that does calls over LTE and Wi-Fi for that slot, of ``ims get-ims-service``.

    None, without a problem, where no service is bound: ``null`` or an empty answer.
    """
    lines, problems = _answer(raw, IMS_ARTIFACT)
    names = {match[1] for line in lines if (match := _PACKAGE.fullmatch(line))}
    if len(names) == 1:
        return names.pop(), problems
    if lines in ([], ["null"]):
        return None, problems
    return None, [*problems, _not_understood(IMS_ARTIFACT, "the name of a package")]


def _answer(raw: bytes, artifact: str) -> tuple[list[str], list[Problem]]:
    """The lines that are not empty; none, with the problem, where the phone did not answer."""
    text, problems = decode(raw, artifact)
    refused = refusal(text, artifact)
    if refused:
        return [], [*problems, refused]
    return [line.strip() for line in text[:_READ].splitlines() if line.strip()], problems


def _not_understood(artifact: str, what: str) -> Problem:
    return Problem("not-understood", artifact, f"the answer is not {what}; nothing was read from it")
