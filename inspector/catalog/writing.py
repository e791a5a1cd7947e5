"""Catalog entries as TOML text, and the user's folder they go to. Nothing is overwritten in silence."""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from inspector.phone.errors import UnreadableInput
from inspector.user_folder import user_folder

_ORDER = (
    "id", "name", "variant", "models", "devices", "properties", "labels", "gsm", "umts", "tdscdma", "cdma", "lte", "nr",
    "nr_modes", "unsure", "merged", "year", "chipset", "confidence", "source", "source_kind", "seen_on", "note",
)  # fmt: skip


def brand_file(brand: str, entries: Iterable[Mapping[str, Any]], remark: str) -> str:
    """One brand file. ``remark`` is a comment for its head, in one line."""
    parts = [f"# {remark}\n# docs/catalog.md explains every field.\n\nbrand = {_value(brand)}\n"]
    for entry in entries:
        lines = [f"{key} = {_value(entry[key])}" for key in _ORDER if key in entry]
        parts.append("\n".join(["[[variant]]", *lines, ""]))
    return "\n".join(parts)


def place_of(brand: str) -> Path:
    """The file of a brand in the user's catalog."""
    stem = "-".join(re.findall(r"[a-z0-9]+", brand.casefold())) or "other"
    return user_folder("catalog") / f"{stem}.toml"


def write(files: Mapping[Path, str], *, force: bool) -> None:
    """Write all of them or none. Raises UnreadableInput where one is there already (without ``force``) or cannot be."""
    there = [str(path) for path in files if path.exists()]
    if there and not force:
        raise UnreadableInput(
            f"{', '.join(there)} is there already, and nothing was written.\n"
            "Overwrite it with --force, or move it away."
        )
    parts = {path: path.with_name(f".{path.name}.part") for path in files}
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            parts[path].write_text(text, encoding="utf-8", newline="\n")
        for path, part in parts.items():
            part.replace(path)
    except OSError as problem:
        raise UnreadableInput(f"Cannot write {problem.filename}: {problem.strerror or problem}.") from None
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _value(value: Any) -> str:
    # JSON's texts, numbers, flags and lists are TOML's too; only its tables are written another way.
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_value(key)} = {_value(own)}" for key, own in value.items()) + " }"
    # But TOML knows no halves of a surrogate pair, which ASCII would need, and wants DEL escaped, which JSON does not.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
