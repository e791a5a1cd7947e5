"""``inspector matrix`` as JUnit XML, for CI: a suite for each source, a case for each carrier."""

from collections.abc import Iterator
from xml.etree import ElementTree as Xml
from xml.sax.saxutils import quoteattr

from inspector.carriers.model import Profile
from inspector.matrix import Matrix, Model, Row, Source
from inspector.prepared import Cell
from inspector.report.junit import add, count, new_case, new_suite, say, text, written
from inspector.report.text import Page
from inspector.verdict import Verdict

_KINDS = {
    Verdict.LACKS: "failure",
    Verdict.GAPS: "failure",
    Verdict.UNKNOWN: "skipped",
    Verdict.NOT_CHECKED: "error",
}


def matrix_junit(matrix: Matrix, _: Page) -> Iterator[str]:
    """Suite by suite, since there can be many of them. What a gap is to a build is said by ``--fail-on`` alone."""
    counts = matrix.counts()
    sums = {
        "name": "inspector matrix",
        "tests": counts.total(),
        "failures": counts[Verdict.LACKS] + counts[Verdict.GAPS],
        "errors": counts[Verdict.NOT_CHECKED],
        "skipped": counts[Verdict.UNKNOWN],
        "time": 0,
    }
    told = " ".join(f"{name}={quoteattr(str(value))}" for name, value in sums.items())
    yield f"<?xml version='1.0' encoding='us-ascii'?>\n<testsuites {told}>\n"
    for model, row in matrix.rows():
        for source in row.sources:
            yield _suite(matrix, model, row, source)
    yield "</testsuites>\n"


def _suite(matrix: Matrix, model: Model, row: Row, source: Source) -> str:
    name = " ".join(part for part in (model.brand, model.model) if part)
    told = {
        "phone": name,
        "device": model.device or "",
        "variant": " or ".join(variant.id for variant in row.variants),
        "source": source.label,
        "taken_at": source.taken_at.isoformat() if source.taken_at else "",
        "as_of": matrix.day.isoformat(),
    }
    suite = new_suite(f"{name or 'not read'}: {source.label}", {key: value for key, value in told.items() if value})
    for profile, cell in zip(matrix.profiles, row.cells, strict=True):
        suite.append(_case(profile, cell))
    count(suite)
    return written(suite, whole=False)


def _case(profile: Profile, cell: Cell) -> Xml.Element:
    case = new_case(None, f"{profile.name} ({profile.country})", profile.id)
    kind = _KINDS.get(cell.verdict)
    if kind:
        add(case, kind, cell.verdict.value, cell.why)
    else:
        say(case, text(f"{cell.verdict.value}: {cell.why}"))
    return case
