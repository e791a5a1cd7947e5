"""The JSON documents: stable, versioned, described by the schemas in ``inspector/schemas``."""

from typing import Any

from inspector.bands.band import Band
from inspector.claims import BandList
from inspector.inspection import Inspection
from inspector.problems import Problem
from inspector.report.combinations import combinations_part
from inspector.report.identifiers import identifiers_part
from inspector.report.slot_document import past_cell_document, slot_document
from inspector.verdict import Change, LayerResult, Result

Document = dict[str, Any]


def phone_document(phone: Inspection, *, combinations: bool = False) -> Document:
    """``inspector/phone/1``: everything read; ``combinations`` lists those too, and does not only count them."""
    facts = phone.facts
    identity, modem = facts.identity, facts.modem
    return {
        "schema": "inspector/phone/1",
        "source": {
            "kind": phone.kind,
            "label": phone.label,
            "taken_at": phone.taken_at.isoformat() if phone.taken_at else None,
        },
        "identity": {name: getattr(identity, name) for name in identity.__slots__},
        "modem": {
            "baseband": modem.baseband,
            "platform": modem.platform,
            "vendor": modem.vendor,
            "generations": None if modem.generations is None else [one.value for one in modem.generations],
        },
        "slots": [slot_document(slot) for slot in facts.slots],
        "nr_modes": list(phone.evidence.nr_modes) if phone.evidence.nr_modes is not None else None,
        "regions": [{name: getattr(region, name) for name in region.__slots__} for region in facts.regions],
        "features": None if facts.features is None else list(facts.features),
        "history": [past_cell_document(cell) for cell in facts.history],
        "unavailable": [{name: getattr(one, name) for name in one.__slots__} for one in facts.unavailable],
        **_bands_part(phone, combinations),
        **identifiers_part(phone),
    }


def bands_document(phone: Inspection, *, combinations: bool = False) -> Document:
    """``inspector/phone/1`` cut to the bands, the variants and the problems."""
    return {"schema": "inspector/phone/1", **_bands_part(phone, combinations), **identifiers_part(phone)}


def check_document(phone: Inspection, results: list[Result]) -> Document:
    """``inspector/check/1``: the phone, and one result per carrier."""
    return {
        "schema": "inspector/check/1",
        "phone": phone_document(phone),
        "results": [_result(result) for result in results],
    }


def _bands_part(phone: Inspection, combinations: bool) -> Document:
    return {
        "bands": [_band(band, phone) for band in phone.evidence.bands()],
        "variants": [
            {
                "id": variant.id,
                "name": variant.name,
                "match": "exact" if phone.match.exact else "candidate",
                "source": variant.source,
                "confidence": variant.confidence,
            }
            for variant in phone.match.variants
        ],
        **combinations_part(phone.facts.combinations, listed=combinations),
        "problems": [_problem(problem) for problem in phone.facts.problems],
    }


def _band(band: Band, phone: Inspection) -> Document:
    return {
        "band": str(band),
        "rat": band.rat.value,
        "number": band.number,
        "status": phone.evidence.status(band).value,
        "evidence": [_evidence(band, said) for said in phone.evidence.naming(band)],
    }


def _evidence(band: Band, said: BandList) -> Document:
    detail = f"{said.note} ({said.detail})" if said.note else said.detail
    return {
        "claim": said.claim.value,
        "artifact": said.artifact,
        "slot": said.slot,
        "detail": detail,
        "complete": band.rat in said.complete,
    }


def _result(result: Result) -> Document:
    profile = result.profile
    rule = profile.admission
    return {
        "carrier": profile.id,
        "name": profile.name,
        "country": profile.country,
        "as_of": result.as_of.isoformat(),
        "verdict": result.verdict.value,
        "summary": result.summary,
        "layers": [_layer(layer) for layer in result.layers],
        "nr": {
            "verdict": result.nr.verdict.value,
            "why": result.nr.why,
            "modes": list(result.nr.modes) if result.nr.modes is not None else None,
        },
        "voice": {
            "need": result.voice.need.value,
            "state": result.voice.state.value,
            "why": result.voice.why,
        },
        "admission": {
            "rule": rule.rule if rule else None,
            "source": rule.source if rule else None,
            "as_of": rule.as_of.isoformat() if rule and rule.as_of else None,
        },
        "next_change": _change(result.next_change),
        "settle": list(result.settle),
        "caveats": list(result.caveats),
    }


def _change(change: Change | None) -> Document | None:
    if change is None:
        return None
    return {
        "date": change.last_day.isoformat(),
        "verdict": change.verdict.value,
        "nr": change.nr.value,
        "voice": change.voice.value,
        "why": change.why,
    }


def _layer(result: LayerResult) -> Document:
    return {
        "band": str(result.band),
        "role": result.layer.role.value,
        "status": result.status.value,
        "by": str(result.by) if result.by else None,
        "why": result.why,
        "on_air": result.on_air,
        "ends": result.layer.ends.isoformat() if result.layer.ends else None,
    }


def _problem(problem: Problem) -> Document:
    return {"code": problem.code, "artifact": problem.artifact, "message": problem.message}
