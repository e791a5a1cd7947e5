"""``inspector diff`` as JUnit XML, for CI: a case for each carrier, which fails where the answer got worse."""

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from inspector.difference import CarrierChange, Difference
from inspector.report.difference_sections import carrier_row, conclusion, title
from inspector.report.junit import add, count, new_case, new_suite, say, written
from inspector.report.text import Page


def difference_junit(found: Difference, _: Page) -> Iterator[str]:
    """One suite. A fall in 5G fails as well: the exit code alone leaves that to ``--require-nr``."""
    told = {"a": title(found.before), "b": title(found.after), "as_of": found.day.isoformat()}
    suite = new_suite(f"What differs on {found.day}", told)
    for change in found.carriers:
        suite.append(_case(change))
    if not found.carriers:
        add(new_case(suite, "which carrier", "diff"), "skipped", "no-carrier", "No carrier was compared.")
    count(suite)
    say(suite, conclusion(found))
    root = Xml.Element("testsuites", name="inspector diff")
    root.append(suite)
    count(root)
    yield written(root)


def _case(change: CarrierChange) -> Xml.Element:
    profile = change.after.profile
    _, before, after, what = carrier_row(change)
    case = new_case(None, f"{profile.name} ({profile.country})", profile.id)
    message = f"{before}, now {after}: {what}" if change.changed else f"{after} as before"
    if change.worse or change.nr_worse:
        add(case, "failure", "worse" if change.worse else "worse in 5G", message)
    elif change.less_known:
        add(case, "skipped", "less known", message)
    else:
        say(case, message)
    return case
