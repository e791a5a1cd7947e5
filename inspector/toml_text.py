"""TOML that somebody else wrote: the standard library's reader, with one exception for all that it cannot read."""

import tomllib
from typing import Any

TOMLDecodeError = tomllib.TOMLDecodeError


def loads(text: str) -> dict[str, Any]:
    """The document. Raises TOMLDecodeError, also for what tomllib itself raises other exceptions for."""
    try:
        return tomllib.loads(text)
    except TOMLDecodeError:
        raise
    except RecursionError:
        raise TOMLDecodeError("Lists or tables are nested too deep") from None
    except ValueError:  # Python's limit on the digits of an integer
        raise TOMLDecodeError("A number has far too many digits") from None
