"""TOML that somebody else wrote: the standard library's reader, with one exception for all that it cannot read."""

import re
import tomllib
from typing import Any

TOMLDecodeError = tomllib.TOMLDecodeError

_FAR_TOO_MANY_PARTS = re.compile(r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){64}""")
"""Of a dotted key, for which tomllib's time is quadratic. Nothing that anybody writes looks so, in a text neither."""


def loads(text: str) -> dict[str, Any]:
    """The document. Raises TOMLDecodeError, also for what tomllib itself raises other exceptions for."""
    if _FAR_TOO_MANY_PARTS.search(text):
        raise TOMLDecodeError("A key has far too many parts")
    try:
        return tomllib.loads(text)
    except TOMLDecodeError:
        raise
    except RecursionError:
        raise TOMLDecodeError("Lists or tables are nested too deep") from None
    except ValueError:  # Python's limit on the digits of an integer
        raise TOMLDecodeError("A number has far too many digits") from None
