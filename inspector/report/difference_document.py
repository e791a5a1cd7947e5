"""``inspector diff`` as JSON, ``inspector/diff/1``."""

from collections.abc import Iterator
from typing import Any

from inspector.difference import CarrierChange, ClaimChange, Difference, Fact
from inspector.inspection import Inspection
from inspector.report.json_text import on_one_line, whole
from inspector.report.text import Page
from inspector.verdict import LayerResult, Result

Document = dict[str, Any]


def difference_json(found: Difference, _: Page) -> Iterator[str]:
    """The document."""
    yield whole(difference_document(found))


def difference_jsonl(found: Difference, _: Page) -> Iterator[str]:
    """The document on one line."""
    yield on_one_line(difference_document(found))


def difference_document(found: Difference) -> Document:
    """What differs; of carriers every one that was compared, changed or not."""
    return {
        "schema": "inspector/diff/1",
        "as_of": found.day.isoformat(),
        "before": _phone(found.before),
        "after": _phone(found.after),
        "same": found.same,
        "identity": [_fact(fact) for fact in found.identity],
        "settings": [_fact(fact) for fact in found.settings],
        "claims": [_claim(change) for change in found.claims],
        "bands": [{"band": str(one.band), "before": one.before.value, "after": one.after.value} for one in found.bands],
        "carriers": [_carrier(change) for change in found.carriers],
    }


def _phone(phone: Inspection) -> Document:
    identity = phone.facts.identity
    return {
        "kind": phone.kind,
        "label": phone.label,
        "taken_at": phone.taken_at.isoformat() if phone.taken_at else None,
        "brand": identity.brand,
        "model": identity.model,
        "build": identity.build,
        "baseband": phone.facts.modem.baseband,
    }


def _fact(fact: Fact) -> Document:
    return {"fact": fact.name, "slot": fact.slot, "before": fact.before, "after": fact.after}


def _claim(change: ClaimChange) -> Document:
    return {
        "claim": change.claim.value,
        "gained": [str(band) for band in change.gained],
        "lost": [str(band) for band in change.lost],
        "silent_before": [rat.value for rat in change.silent_before],
        "silent_after": [rat.value for rat in change.silent_after],
    }


def _carrier(change: CarrierChange) -> Document:
    profile = change.after.profile
    return {
        "carrier": profile.id,
        "name": profile.name,
        "country": profile.country,
        "changed": change.changed,
        "worse": change.worse,
        "better": change.better,
        "nr_worse": change.nr_worse,
        "nr_better": change.nr_better,
        "before": _answer(change.before),
        "after": _answer(change.after),
        "layers": [
            {
                "band": str(first.band),
                "role": first.layer.role.value,
                "before": _layer(first),
                "after": _layer(second),
            }
            for first, second in change.layers
        ],
    }


def _answer(result: Result) -> Document:
    return {
        "verdict": result.verdict.value,
        "nr": result.nr.verdict.value,
        "voice": result.voice.state.value,
        "summary": result.summary,
    }


def _layer(layer: LayerResult) -> Document:
    return {"status": layer.status.value, "by": str(layer.by) if layer.by else None, "why": layer.why}
