"""Starts one program and says what it took. A script for a process of its own, started by ``process.run``.

    python -S launcher.py TEXT COUNT PROGRAM [ARGUMENT ...]

What a process takes at most (``ru_maxrss``) counts from before it became another program: it begins with the size of
whoever started it. So this one is as small as a bare interpreter and imports nothing but what that has loaded anyway.
Prints seconds, KiB (bytes on macOS), exit code and how often the TEXT was seen, then the end of what the program
printed. With a TEXT the clock stops when it was printed COUNT times, and the program is ended as by Ctrl-C.
"""

import os
import sys
import time

_KEPT = 4096
_SIGINT = 2  # the module signal would make this process half a MiB bigger


def main(text: bytes, count: int, program: list[str]) -> None:
    """Run it, and print."""
    ours, theirs = os.pipe()
    start = time.perf_counter()
    child = os.posix_spawn(program[0], program, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, theirs, 1)])
    os.close(theirs)
    seen, stopped, printed = 0, None, b""
    while piece := os.read(ours, 1 << 16):
        overlap = printed[-len(text) + 1 :] if len(text) > 1 else b""
        seen += (overlap + piece).count(text) if text else 0
        printed = (printed + piece)[-_KEPT:]
        if text and seen >= count and stopped is None:
            stopped = time.perf_counter()
            os.kill(child, _SIGINT)
    _, status, usage = os.wait4(child, 0)
    seconds = (stopped or time.perf_counter()) - start
    print(seconds, usage.ru_maxrss, os.waitstatus_to_exitcode(status), seen, flush=True)
    os.write(1, printed)


if __name__ == "__main__":
    main(sys.argv[1].encode(), int(sys.argv[2]), sys.argv[3:])
