"""``pm list features``: what the phone's maker declares to apps. No feature speaks of a band, of NR or of VoLTE."""

import re

from inspector.artifacts.refusals import refusal
from inspector.artifacts.text import decode
from inspector.phone.questions import FEATURES
from inspector.problems import Problem

ARTIFACT = FEATURES

_MAX_LINES = 20_000
_FEATURE = re.compile(r"feature:([\w.\-]{1,200})(?:=[^\s]{0,40})?")


def parse(raw: bytes) -> tuple[frozenset[str], list[Problem]]:
    """The names of ``feature:NAME`` lines; ``NAME=2`` (a version) is NAME. Every Android prints them alike.

    A last line without its end may have lost letters, and names begin one another: it is left out.
    """
    text, problems = decode(raw, ARTIFACT)
    refused = refusal(text, ARTIFACT)
    if refused:
        return frozenset(), [*problems, refused]
    *whole, rest = text.split("\n", _MAX_LINES)
    lines = [line.strip() for line in whole]
    matches = [_FEATURE.fullmatch(line) for line in lines]
    names = frozenset(match[1] for match in matches if match)
    strange = sum(bool(line) and not match for line, match in zip(lines, matches, strict=True))
    if not names:
        problems.append(Problem("not-features", ARTIFACT, "there is no feature:NAME line in it, so nothing was read"))
    elif strange:
        problems.append(Problem("strange-line", ARTIFACT, f"{strange} lines are no feature and were left out"))
    if rest.strip():
        problems.append(Problem("cut-off", ARTIFACT, "the last line has no end; it was left out"))
    return names, problems
