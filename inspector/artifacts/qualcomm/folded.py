"""Lists in quotes that a mail program or a terminal folded over several lines."""

import re

_OPEN = re.compile(r":\s*'[^']*$")
_ITEMS = re.compile(r"\s*[A-Za-z0-9, \-]{0,2000}'?\s*$", re.ASCII)
_MOST_FOLDS = 20


def unfolded(text: str) -> list[str]:
    """The lines; one whose quote is not closed takes the following ones while they hold nothing but list items."""
    lines: list[str] = []
    folds = 0
    for line in text.split("\n"):
        if (
            lines
            and folds < _MOST_FOLDS
            and line.strip()
            and _OPEN.search(lines[-1][-4000:])
            and _ITEMS.match(line[:4000])
        ):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
            folds += 1
        else:
            lines.append(line)
            folds = 0
    return lines
