"""Whether a reader's time grows with its input and no faster: seeds, and pieces of them, repeated a few thousand times.

libFuzzer's inputs are a few KiB, where a quadratic reader is still quick; this finds it.
"""

import re
import time
from collections.abc import Iterable, Iterator

from fuzz.target import Target

_SMALL, _LARGE = 48 * 1024, 384 * 1024
_TIMES = _LARGE // _SMALL
_FAR_TOO_LONG = 3.0
"""Times longer than linear that the large one may take."""
_TOO_SHORT_TO_TELL, _TOO_LONG_TO_WAIT = 0.25, 5.0
"""Seconds: of the large one, and of the small one."""


def stretch(targets: Iterable[Target]) -> int:
    """Print what grows faster than its input, or breaks when it is long; 1 where anything does."""
    count = 0
    for target in targets:
        for label, piece in pieces(target):
            try:
                trouble = _trouble(target, piece)
            except Exception as broken:
                trouble = f"{type(broken).__name__}: {str(broken)[:200]}"
            if trouble:
                count += 1
                print(f"{target.name}: {label}: {trouble}: {piece[:80]!r}", flush=True)
        print(f"{target.name}: done", flush=True)
    return 1 if count else 0


def _trouble(target: Target, piece: bytes) -> str | None:
    small = _seconds(target, piece, _SMALL)
    if small > _TOO_LONG_TO_WAIT:
        return f"{small:.1f} s for {_SMALL // 1024} KiB"
    if small * _TIMES**2 < _TOO_SHORT_TO_TELL:
        return None
    small = min(small, _seconds(target, piece, _SMALL))  # another program may have been in the way
    large = min(_seconds(target, piece, _LARGE) for _ in range(2))
    factor = large / small / _TIMES
    if factor > _FAR_TOO_LONG and large > _TOO_SHORT_TO_TELL:
        return f"{factor:.1f} times longer than linear, {large:.1f} s for {_LARGE // 1024} KiB"
    return None


def pieces(target: Target) -> Iterator[tuple[str, bytes]]:
    """Each seed, its lines, and its short pieces between marks, each once."""
    seen: set[bytes] = set()
    for path in target.inputs():
        raw = path.read_bytes()
        parts = re.findall(rb"[^\w\s]|\s+|\w{1,6}[^\w]", raw)
        for piece in (raw, *raw.splitlines(keepends=True), *raw.splitlines(), *parts):
            if piece and piece not in seen and len(seen) < 400:
                seen.add(piece)
                yield path.name, piece


def _seconds(target: Target, piece: bytes, size: int) -> float:
    data = piece * (size // len(piece) + 1)
    start = time.process_time()
    target.run(data[:size])
    return time.process_time() - start
