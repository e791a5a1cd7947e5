"""What stands behind the keys by which profiles cite their sources."""

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("data") / "sources.toml"


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def source_keys() -> frozenset[str]:
    """Every key that may be cited, and "general knowledge", which says that nothing was cited."""
    return frozenset(_table()) | {"general knowledge"}


def describe(key: str) -> str:
    """What the source is and where, in one line; the key itself where it is not in the table."""
    entry = _table().get(key)
    return f"{entry['what']}, {entry['address']}" if entry else key
