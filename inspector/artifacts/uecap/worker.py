"""The process that decodes ASN.1: messages as JSON lines on stdin, what they say as JSON lines on stdout.

Its own process, so that pycrate's memory and time stay out of the main one. Run by ``decode.py``:
``python -m inspector.artifacts.uecap.worker``.
"""

import json
import os
import sys

from inspector.artifacts.uecap.asn1 import Decoder
from inspector.artifacts.uecap.messages import Message, Pdu
from inspector.artifacts.uecap.wire import to_json

_MEMORY = 2 * 1024**3
"""Bytes; a message built to be large ends this process and no other."""

_PROCESSOR = 120
"""Seconds of work; it ends by itself where the one who started it is gone."""


def main() -> int:
    """One line out for each line in, in order: a list of what was said."""
    _limit()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii")
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (pycrate prints its doubts)
    decoder = Decoder()
    for line in sys.stdin:
        asked = json.loads(line)
        said = decoder.decode(Message(Pdu(asked["pdu"]), bytes.fromhex(asked["hex"])))
        print(json.dumps([to_json(one) for one in said]), file=answers, flush=True)
    return 0


def _limit() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_PROCESSOR, _PROCESSOR))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limits, a container may refuse them; the deadline remains


if __name__ == "__main__":
    sys.exit(main())
