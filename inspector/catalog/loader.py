"""Brand files to variants: a whole file with all its faults, or just the entries that mention a name.

tomllib needs some 50 ms for the whole catalog, which a start-up cannot spare (docs/decisions/0010-start-up-time.md). So
a file is cut into its entries as text, and only the few that hold the wanted name are parsed: 1 to 2 ms in all.

The user's own files (``user_folder("catalog")``) come first; an entry with the id of a shipped one
replaces it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from inspector import toml_text
from inspector.catalog import schema
from inspector.catalog.model import Variant
from inspector.dataclass import dataclass
from inspector.faults import Fault
from inspector.phone.errors import UnreadableInput
from inspector.user_folder import read_text, user_folder

_DATA = Path(__file__).with_name("data")
_ENTRY = re.compile(r"^(?=[ \t]*\[\[[ \t]*variant[ \t]*\]\])", re.MULTILINE)
_ID = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*["']([a-z0-9-]+)["']""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Cut:
    """One brand file as text: its brand, all of it in lower case, and its entries beside the same in lower case."""

    brand: str
    folded: str
    entries: tuple[tuple[str, str], ...]


def shipped_files() -> list[Path]:
    """The brand files that come with the program."""
    return sorted(_DATA.glob("*.toml"))


def user_files() -> list[Path]:
    """The user's own brand files; none where there is no such folder."""
    return sorted(user_folder("catalog").glob("*.toml"))


def load(path: Path) -> tuple[tuple[Variant, ...], list[Fault]]:
    """The variants of one brand file and every fault in it; a faulty variant is left out."""
    try:
        text = read_text(path)
        table = toml_text.loads(text)
    except OSError as problem:
        return (), [Fault(path.name, "", f"cannot be read: {problem.strerror or problem}")]
    except UnicodeDecodeError as problem:
        return (), [Fault(path.name, "", f"is not UTF-8: {problem.reason} at byte {problem.start}")]
    except toml_text.TOMLDecodeError as problem:
        from inspector.toml_lines import line_of_error

        end = text.count("\n") + 1  # tomllib then says "at end of document"
        return (), [Fault(path.name, "", str(problem), line_of_error(str(problem)) or end)]
    faults = [(key, key, "is not a key of a brand file") for key in table.keys() - {"brand", "variant"}]
    brand, entries = table.get("brand"), table.get("variant")
    if not isinstance(brand, str) or not brand.strip():
        faults.append(("brand", "brand", "is missing; write it above the first [[variant]]"))
    if not isinstance(entries, list) or not entries:
        faults.append(("variant", "variant", "there is no [[variant]]"))
        entries = []
    variants = []
    for place, entry in enumerate(entries):
        found = list(schema.faults(entry))
        faults += [(f"variant[{place}].{key}".rstrip("."), _key(entry, place, key), reason) for key, reason in found]
        if not found:
            variants.append(schema.variant(entry, str(brand), _origin(path)))
    return tuple(variants), _placed(path.name, text, faults)


def _placed(file: str, text: str, faults: list[tuple[str, str, str]]) -> list[Fault]:
    """Faults with their lines; reading lines takes longer than reading the file, so only where there are faults."""
    if not faults:
        return []
    from inspector.toml_lines import lines_of

    lines = lines_of(text)
    return [Fault(file, shown, reason, lines.of(key)) for key, shown, reason in faults]


def _key(entry: Any, place: int, key: str) -> str:
    """``xiaomi-mi-5-china.lte[1]``: an id finds the place faster than a count, where there is one."""
    name = entry.get("id") if isinstance(entry, dict) else None
    return f"{name if isinstance(name, str) and name else f'variant[{place}]'}.{key}".rstrip(".")


def _origin(path: Path) -> str:
    return "shipped" if path.parent == _DATA else "user"


def everything() -> tuple[Variant, ...]:
    """Every variant: the user's own, and the shipped ones that they do not replace."""
    own: list[Variant] = []
    for path in user_files():
        variants, faults = load(path)
        if faults:
            raise UnreadableInput(_broken(path, faults))
        own += variants
    replaced = {variant.id for variant in own}
    return (*own, *(variant for variant in _shipped() if variant.id not in replaced))


@cache
def _shipped() -> tuple[Variant, ...]:
    return tuple(variant for path in shipped_files() for variant in load(path)[0])


def mentioning(words: Iterable[str]) -> tuple[Variant, ...]:
    """The variants in whose entry one of the words stands, in any case. More than were meant, never fewer.

    Raises UnreadableInput where one of the user's own files is broken: a catalog that is half read would mislead.
    """
    wanted = [word.casefold() for word in words]
    own = user_files()
    replaced = {name for path in own for text, _ in _cut_own(path).entries for name in _ID.findall(text)[:1]}
    # The quotes that the shipped files write around a name need not be those that a user writes.
    loose = [word.strip('"') for word in wanted]
    found = [variant for path in own for variant in _of_file(path, _cut_own(path), loose)]
    for path in shipped_files():
        found += [variant for variant in _of_file(path, _cut(path), wanted) if variant.id not in replaced]
    return tuple(found)


def _of_file(path: Path, cut: _Cut, wanted: list[str]) -> Iterator[Variant]:
    present = [word for word in wanted if word in cut.folded]
    for entry, folded in cut.entries if present else ():
        if any(word in folded for word in present):
            yield _parse(entry, cut.brand, path)


@cache
def _cut(path: Path) -> _Cut:
    return _into_entries(path)


def _into_entries(path: Path) -> _Cut:
    text = read_text(path)
    head, *entries = _ENTRY.split(text)
    brand = str(toml_text.loads(head).get("brand", ""))
    return _Cut(brand, text.casefold(), tuple((one, one.casefold()) for one in entries))


def _cut_own(path: Path) -> _Cut:
    return _cut_at(path, path.stat().st_mtime_ns)


@cache
def _cut_at(path: Path, changed: int) -> _Cut:
    """A file of the user's, which may change while we run."""
    del changed
    try:
        cut = _into_entries(path)
    except (OSError, UnicodeDecodeError, toml_text.TOMLDecodeError):
        cut = _Cut("", "", ())
    if not cut.brand or not cut.entries:
        raise UnreadableInput(_broken(path, load(path)[1]))
    return cut


@cache
def _parse(text: str, brand: str, path: Path) -> Variant:
    try:
        (entry,) = toml_text.loads(text)["variant"]
        if not any(schema.faults(entry)):
            return schema.variant(entry, brand, _origin(path))
    except (toml_text.TOMLDecodeError, ValueError):
        pass
    raise UnreadableInput(_broken(path, load(path)[1]))


def _broken(path: Path, faults: list[Fault]) -> str:
    shown = "\n".join(f"    {fault}" for fault in faults[:10]) + ("\n    ..." if len(faults) > 10 else "")
    return (
        f"A file of your own catalog has faults:\n{shown or '    ' + path.name}\n"
        f"Mend it ({path}), check it with: inspector catalog validate {path}, or move it away."
    )
