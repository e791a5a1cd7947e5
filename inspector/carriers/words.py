"""Names as people type them."""

import re

_NO_LETTER = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Letters and digits alone: ``AT&T``, ``T Mobile`` and ``t-mobile`` are spelt in as many ways as people type."""
    return _NO_LETTER.sub("", text.casefold())
