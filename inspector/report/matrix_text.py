"""``inspector matrix`` for a person: a table for each model, what could not be read, and the sums."""

from collections.abc import Iterator

from inspector.matrix import Matrix, Model, Row
from inspector.report.text import Page, clean
from inspector.verdict import Verdict

COLOUR = {
    Verdict.FITS: ("green",),
    Verdict.GAPS: ("yellow",),
    Verdict.LACKS: ("red",),
    Verdict.UNKNOWN: ("cyan",),
    Verdict.NOT_CHECKED: ("cyan",),
}
_SHOWN = 5


def matrix_text(matrix: Matrix, page: Page) -> Iterator[str]:
    """Piece by piece, since there can be much of it. One carrier makes one table, several a table for each row."""
    read = [(model, row) for model, row in matrix.rows() if not is_unread(row)]
    if len(matrix.profiles) == 1:
        yield from _one_carrier(read, matrix, page)
    else:
        for model, row in read:
            yield _title(model, row, page)
            lines = [
                [profile.id, page.paint(cell.verdict.value, *COLOUR[cell.verdict]), cell.nr.value, cell.why]
                for profile, cell in zip(matrix.profiles, row.cells, strict=True)
            ]
            yield page.table(["carrier", "verdict", "5G", "why"], lines) + "\n\n"
    unread = [row for _, row in matrix.rows() if is_unread(row)]
    if unread:
        yield page.paint("Not checked", "bold") + "\n"
        for row in unread:
            # A path is not folded, so that it can be copied.
            yield f"  {clean(row.sources[0].label)}\n{page.wrap(clean(row.cells[0].why), '    ')}\n"
        yield "\n"
    yield page.wrap(sums(matrix)) + "\n"


def _one_carrier(rows: list[tuple[Model, Row]], matrix: Matrix, page: Page) -> Iterator[str]:
    if not rows:
        return
    profile = matrix.profiles[0]
    yield page.paint(f"{profile.name} ({profile.country}) on {matrix.day}", "bold") + "\n"
    lines = []
    for model, row in rows:
        cell = row.cells[0]
        verdict = page.paint(cell.verdict.value, *COLOUR[cell.verdict])
        lines.append([model_name(model), str(len(row.sources)), verdict, cell.nr.value, cell.why])
    yield page.table(["model", "phones", "verdict", "5G", "why"], lines) + "\n\n"


def _title(model: Model, row: Row, page: Page) -> str:
    many = len(row.sources)
    head = page.paint(model_name(model), "bold") + (f", {many} phones" if many > 1 else "")
    lines = [head, page.wrap(f"Variant: {variant_names(row)}", "  ", "    ")]
    lines += [f"  From {clean(source.label)}" for source in row.sources[:_SHOWN]]
    lines += [f"  and {many - _SHOWN} more"] if many > _SHOWN else []
    return "\n".join(lines) + "\n"


def is_unread(row: Row) -> bool:
    """Whether the row stands for a source that could not be read, or a phone that said nothing."""
    return any(cell.verdict is Verdict.NOT_CHECKED for cell in row.cells)


def model_name(model: Model) -> str:
    """Brand and model as the phone prints them, the brand once, harmless to a terminal."""
    brand, name = clean(model.brand or ""), clean(model.model or "")
    if brand and name.casefold().startswith(brand.casefold()):
        return name
    return f"{brand} {name}".strip() or clean(model.device or "unknown phone")


def variant_names(row: Row) -> str:
    """The variants the phones can be; whose entry it is where it is the user's own."""
    names = [v.name if v.origin == "shipped" else f"{v.name} (your catalog)" for v in row.variants]
    if not names:
        return "not in the catalog"
    shown = " or ".join(names[:4]) + (f" or {len(names) - 4} more" if len(names) > 4 else "")
    return shown if row.exact else f"{shown} (not settled)"


def sums(matrix: Matrix) -> str:
    """How much was compared, and with what result."""
    counts = matrix.counts()
    cells = ", ".join(f"{counts[verdict]} {verdict.value.replace('_', ' ')}" for verdict in Verdict if counts[verdict])
    models = sum(model.brand is not None or model.model is not None for model in matrix.models)
    return (
        f"{_some(matrix.phones(), 'source')}, {_some(models, 'model')}, "
        f"{_some(len(matrix.profiles), 'carrier')} on {matrix.day}: {cells or 'nothing compared'}."
    )


def _some(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
