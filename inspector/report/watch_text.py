"""``inspector watch`` for a pipe: a line for each thing that happens; and the table at the end."""

from collections import Counter
from collections.abc import Sequence

from inspector.report.matrix_text import COLOUR
from inspector.report.text import Page
from inspector.report.watch_words import detail, found, name, place, state, verdict
from inspector.watching import Phone, State

_COLOUR = {one.value: style for one, style in COLOUR.items()}


def line(phone: Phone, moment: str, several: bool, page: Page) -> str:
    """One thing that happened, on one line."""
    says = state(phone)
    word = page.paint(says.upper() if phone.state is State.VERDICT else says, *_COLOUR.get(says, ()))
    more = detail(phone) if phone.state is not State.UNPLUGGED else ""
    what = "reading" if phone.state is State.READING else word
    who = f"{phone.number:>3}  {name(phone)} ({place(phone, several)})"
    return f"{moment}  {who}: {what}{f'; {more}' if more else ''}"


def summary(results: Sequence[Phone], unfinished: int, page: Page) -> str:
    """Every reading with its verdict, in the order in which they ended; then how many of each."""
    if not results:
        return "No phone was read." + _unfinished(unfinished)
    rows = []
    for phone in results:
        reading = phone.reading
        if reading is None:
            continue
        word = verdict(reading) if phone.state is State.VERDICT else "not read"
        nr = "/".join(dict.fromkeys(answer.nr for answer in reading.deciding)) or "-"
        when = reading.at[11:19]
        rows.append(
            [str(phone.number), name(phone), when, page.paint(word, *_COLOUR.get(word, ())), nr, found(reading)]
        )
    counts = Counter(
        verdict(one.reading) if one.state is State.VERDICT and one.reading else "not read" for one in results
    )
    sums = ", ".join(f"{count} {word.replace('_', ' ')}" for word, count in counts.most_common())
    phones = len({phone.number for phone in results})
    read = f"{_count(len(results), 'reading')} of {_count(phones, 'phone')}: {sums}."
    table = page.table(["phone", "model", "UTC", "verdict", "5G", "why"], rows, "")
    return f"{table}\n\n{page.wrap(read + _unfinished(unfinished))}"


def _unfinished(count: int) -> str:
    return f" {_count(count, 'reading')} broken off by Ctrl-C." if count else ""


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
