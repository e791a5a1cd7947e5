"""The file of results: only appended to, one line for each finished reading, on the disk before anybody sees it."""

from pathlib import Path

from inspector.phone.errors import UnreadableInput
from inspector.survey.log import Log

SCHEMA = "inspector/watch/1"


def open_log(path: Path) -> Log:
    """The file, new or to go on with; a last line that was cut (the power went) is left as it is.

    Raises UnreadableInput for a file that is something else, and for what cannot be written: before a phone is plugged
    in, not after.
    """
    try:
        if not path.exists():
            if not path.parent.is_dir():
                raise UnreadableInput(f"There is no folder {path.parent}. Make it first, or choose another name.")
            return Log(path)
        if not path.is_file():
            raise UnreadableInput(f"{path} is no file that can be appended to. Choose another name.")
        with path.open("rb") as file:
            head = file.read(200)
            if head and f'"{SCHEMA}"'.encode() not in head:
                raise UnreadableInput(f"{path} is there already and is no log of inspector watch: it is left as it is.")
            file.seek(-1 if head else 0, 2)
            return Log(path, cut=bool(head) and file.read(1) != b"\n")
    except OSError as problem:
        raise UnreadableInput(f"Cannot read {path}: {problem.strerror or problem}. Choose another name.") from None
