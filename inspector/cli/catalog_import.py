"""What ``inspector catalog import`` does: read the table, say every fault, write the brand files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from inspector.catalog.importing import Imported, decode, read_table
from inspector.catalog.writing import brand_file, place_of, write
from inspector.cli.output import note
from inspector.phone.errors import UnreadableInput, UsageProblem
from inspector.report.text import clean
from inspector.user_folder import size_of_file

_LARGEST = 16 * 1024 * 1024
_SHOWN = 50


def import_csv(
    table: Path, columns: Sequence[str], defaults: Mapping[str, str], *, force: bool, check: bool, quiet: bool
) -> None:
    """Import one table. Raises UnreadableInput with every fault where there is one, and writes nothing then."""
    mapping = dict(_pair(text) for text in columns)
    try:
        imported = read_table(decode(_read(table)), mapping, {key: text for key, text in defaults.items() if text})
    except UnreadableInput as problem:
        raise UnreadableInput(f"{table}: {problem}") from None
    if imported.faults:
        raise UnreadableInput(_faults(table, imported))
    rows = sum(len(entries) for entries in imported.brands.values())
    if check:
        note(f"{rows} variants, no faults. Nothing was written (--check).", quiet)
        return
    remark = f"Imported from {clean(table.name)} by: inspector catalog import. Yours to edit; no update overwrites it."
    files = {place_of(brand): brand_file(brand, entries, remark) for brand, entries in imported.brands.items()}
    if len(files) < len(imported.brands):
        raise UnreadableInput(f"{table}: two brands would share one file: {', '.join(imported.brands)}. Rename one.")
    write(files, force=force)
    for path in files:
        note(f"Wrote {path}", quiet)
    note(f"{rows} variants imported.{_replaced(imported)}\nSee them with: inspector catalog list", quiet)


def _replaced(imported: Imported) -> str:
    """Which shipped entries the new ones stand in for: the user should know."""
    from inspector.catalog import load, shipped_files

    shipped = {variant.id for path in shipped_files() for variant in load(path)[0]}
    taken = sorted(str(entry["id"]) for own in imported.brands.values() for entry in own if entry["id"] in shipped)
    return f"\nThey replace the shipped {', '.join(taken)}." if taken else ""


def _pair(text: str) -> tuple[str, str]:
    what, equals, name = text.partition("=")
    if not equals or not what.strip() or not name.strip():
        raise UsageProblem(f"--column {text}: write WHAT=NAME, such as --column models='Model number'.")
    return what.strip(), name.strip()


def _read(table: Path) -> bytes:
    try:
        size_of_file(table)
        with table.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as problem:
        raise UnreadableInput(f"cannot be read: {problem.strerror or problem}.") from None
    if len(raw) > _LARGEST:
        raise UnreadableInput("is larger than 16 MiB. Split it.")
    return raw


def _faults(table: Path, imported: Imported) -> str:
    shown = [f"    {clean(fault)}" for fault in imported.faults[:_SHOWN]]
    more = len(imported.faults) - _SHOWN
    shown += [f"    ... and {more} more"] if more > 0 else []
    return "\n".join([f"{table} has faults; nothing was written:", *shown])
