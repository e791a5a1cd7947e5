"""Names as people type them."""

_DROPPED = {code: None for code in range(128) if not chr(code).isalnum()}


def plain(text: str) -> str:
    """Letters and digits alone: ``AT&T``, ``T Mobile`` and ``t-mobile`` are spelt in as many ways as people type.

    What is not ASCII stays as it is. Done to whole files when a name is looked up, so it has to be quick.
    """
    return text.casefold().translate(_DROPPED)
