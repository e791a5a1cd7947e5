"""``inspector matrix`` as JSON, ``inspector/matrix/1``: written row by row, since there can be much of it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from inspector.matrix import Matrix, Model, Row
from inspector.report.text import Page
from inspector.verdict import Verdict


def matrix_json(matrix: Matrix, _: Page) -> Iterator[str]:
    """The document as text in pieces, in ASCII: no terminal or pipe can misread it."""
    head = json.dumps(_head(matrix), indent=1)
    yield f'{head[:-2]},\n "rows": ['
    for number, (model, row) in enumerate(matrix.rows()):
        yield (",\n  " if number else "\n  ") + json.dumps(_row(matrix, model, row))
    yield "\n ]\n}\n"


def matrix_jsonl(matrix: Matrix, _: Page) -> Iterator[str]:
    """A line for each row: a whole document with that row alone, so that lines can be joined, sorted and cut out."""
    for model, row in matrix.rows():
        alone = replace(matrix, models=(replace(model, rows=[row]),))
        yield json.dumps({**_head(alone), "rows": [_row(matrix, model, row)]}) + "\n"


def _head(matrix: Matrix) -> dict[str, Any]:
    counts = matrix.counts()
    return {
        "schema": "inspector/matrix/1",
        "as_of": matrix.day.isoformat(),
        "sources": matrix.phones(),
        "counts": {verdict.value: counts[verdict] for verdict in Verdict},
        "carriers": [
            {
                "carrier": profile.id,
                "name": profile.name,
                "country": profile.country,
                "profile_of": profile.as_of.isoformat(),
            }
            for profile in matrix.profiles
        ],
    }


def _row(matrix: Matrix, model: Model, row: Row) -> dict[str, Any]:
    return {
        "brand": model.brand,
        "model": model.model,
        "device": model.device,
        "variants": [
            {
                "id": variant.id,
                "name": variant.name,
                "match": "exact" if row.exact else "candidate",
                "origin": variant.origin,
            }
            for variant in row.variants
        ],
        "sources": [
            {
                "kind": source.kind,
                "label": source.label,
                "taken_at": source.taken_at.isoformat() if source.taken_at else None,
            }
            for source in row.sources
        ],
        "results": [
            {"carrier": profile.id, "verdict": cell.verdict.value, "nr": cell.nr.value, "why": cell.why}
            for profile, cell in zip(matrix.profiles, row.cells, strict=True)
        ],
    }
