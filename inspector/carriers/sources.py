"""What stands behind the keys by which profiles cite their sources."""

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("data") / "sources.toml"


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def source_keys() -> frozenset[str]:
    """Every key that may be cited, and the two that say that nothing was cited."""
    return frozenset(_table()) | {"general knowledge", "derived"}


def describe(key: str) -> str:
    """What the source is, in one line; the key itself where it is not in the table."""
    return _table().get(key, {}).get("what", key)


def address_of(key: str) -> str | None:
    """Where the source is; None where nothing is cited."""
    return _table().get(key, {}).get("address") or (key if "://" in key else None)
