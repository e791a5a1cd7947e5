"""The user's own profiles: files named on the command line, and those in the user's folder."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from inspector.carriers.book import SHIPPED, Book
from inspector.carriers.model import Profile
from inspector.faults import Fault
from inspector.phone.errors import UnreadableInput
from inspector.user_folder import user_folder


def open_book(files: Iterable[Path] = ()) -> Book:
    """The shipped profiles with the user's over them: those of the folder first, then the files, the last one wins.

    Raises UnreadableInput where one of them is faulty: an override that silently did not count would mislead.
    """
    paths = [*_in_folder(user_folder("carriers")), *files]
    if not paths:
        return SHIPPED
    from inspector.carriers.loader import read
    from inspector.carriers.validate import faults_of

    own: dict[tuple[str, object], Profile] = {}
    faults: list[Fault] = []
    for path in paths:
        file = read(path)
        faults += faults_of(file)
        for _, profile in file.profiles:
            own[profile.id, profile.as_of] = replace(profile, origin=str(path))
    if faults:
        listed = "\n".join(f"    {fault}" for fault in faults)
        raise UnreadableInput(
            f"A carrier profile of yours is faulty:\n{listed}\nMend it; `inspector carriers validate FILE` checks it."
        )
    return Book(own=tuple(own.values()))


def _in_folder(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.toml"))
    except OSError:
        return []
