"""Encoded messages to what they say, by a worker process with pycrate in it."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from inspector.artifacts.uecap.messages import Message
from inspector.artifacts.uecap.said import Said
from inspector.artifacts.uecap.wire import from_json
from inspector.problems import Problem

DEADLINE = 60.0
"""Seconds for all messages of a file; loading takes one, a large message a tenth."""

MOST_MESSAGES = 400
LARGEST = 64 * 1024
"""Bytes of one message; what a phone sends has some thousands."""

INSTALL = "pip install 'band-inspector[uecap]'"
NOT_INSTALLED = "needs-extra"
"""Code of the problem that the extra is not there."""

NOT_DECODED = "not-decoded"
"""Code of the problem that the decoder gave up on messages."""

_WORKER = "inspector.artifacts.uecap.worker"


def decode(
    messages: Sequence[Message], artifact: str, problems: list[Problem], deadline: float = DEADLINE
) -> list[Said]:
    """What all of them say. What cannot be decoded, or not in time, becomes a problem; what came before it is kept."""
    if not messages:
        return []
    if find_spec("pycrate_asn1dir") is None:
        message = f"reading a UE capability needs an extra that is not installed; type: {INSTALL}"
        problems.append(Problem(NOT_INSTALLED, artifact, message))
        return []
    asked = [message for message in messages if len(message.data) <= LARGEST][:MOST_MESSAGES]
    if len(asked) < len(messages):
        left_out = len(messages) - len(asked)
        message = f"{left_out} of {len(messages)} messages are too many or too large and were left out"
        problems.append(Problem("too-large", artifact, message))
    lines, trouble = _ask(asked, deadline)
    if trouble and len(lines) < len(asked):
        message = f"{len(asked) - len(lines)} of {len(asked)} messages were not decoded: {trouble}"
        problems.append(Problem(NOT_DECODED, artifact, message))
    return [said for line in lines for said in _said(line)]


def _ask(messages: Sequence[Message], deadline: float) -> tuple[list[str], str]:
    """The worker's answers, a line for each message, and what went wrong."""
    questions = "".join(json.dumps({"pdu": one.pdu.value, "hex": one.data.hex()}) + "\n" for one in messages)
    # The program's own place before all else, and never the current folder: it may be anybody's.
    places = [str(Path(__file__).parents[3]), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, places))}
    try:
        with subprocess.Popen(
            [sys.executable, "-P", "-m", _WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
            encoding="ascii",
            errors="replace",
        ) as worker:
            try:
                answered, _ = worker.communicate(questions, deadline)
                trouble = "the decoder stopped" if worker.returncode else ""
            except subprocess.TimeoutExpired:
                worker.kill()
                answered, _ = worker.communicate()
                trouble = f"it took longer than {deadline:g} s"
            except BaseException:
                worker.kill()
                raise
    except OSError as problem:
        return [], f"the decoder cannot be started ({problem.strerror or problem})"
    # A line is whole with its end; the last one may have been cut by the deadline.
    return answered.split("\n")[:-1], trouble


def _said(line: str) -> list[Said]:
    try:
        return [from_json(one) for one in json.loads(line)]
    except (ValueError, TypeError, KeyError, AttributeError):
        return []
