"""``inspector carriers`` for a program."""

from inspector.carriers.model import Basis, Layer, Mvno, Profile, Source
from inspector.carriers.sources import address_of

Document = dict[str, object]


def profile_document(profile: Profile) -> Document:
    """One profile as JSON: every fact with what it rests on."""
    rule = profile.admission
    return {
        "id": profile.id,
        "alias": profile.alias,
        "name": profile.name,
        "country": profile.country,
        "as_of": profile.as_of.isoformat(),
        "origin": profile.origin or "shipped",
        "plmns": list(profile.plmns),
        "shared_plmns": dict(profile.shared_plmns),
        "carrier_ids": list(profile.carrier_ids),
        "brands": list(profile.brands),
        "mvnos": [_mvno(mvno) for mvno in profile.mvnos],
        "layers": [_layer(layer) for layer in profile.layers],
        "same_cells": [
            {
                "bands": [str(band) for band in sorted(group.bands)],
                "since": group.since.isoformat() if group.since else None,
                "source": group.source,
            }
            for group in profile.same_cells
        ],
        "volte": profile.volte.value,
        "nr_sa": profile.nr_sa.value,
        "nr_sa_only": profile.nr_sa_only,
        "admission": {
            "rule": rule.rule,
            "text": rule.text,
            "source": rule.source,
            "as_of": rule.as_of.isoformat() if rule.as_of else None,
        }
        if rule
        else None,
        "ended": profile.ended.isoformat() if profile.ended else None,
        "successor": profile.successor,
        "confidence": profile.confidence,
        "sources": [_source(source) for source in profile.sources],
        "basis": {basis.group: _basis(basis) for basis in profile.basis},
        "note": profile.note,
    }


def _layer(layer: Layer) -> Document:
    return {
        "band": str(layer.band),
        "role": layer.role.value,
        "status": layer.status.value,
        "ends": layer.ends.isoformat() if layer.ends else None,
        "seen": layer.seen.isoformat() if layer.seen else None,
        "source": layer.source,
        "alone": layer.alone,
    }


def _mvno(mvno: Mvno) -> Document:
    return {
        "name": mvno.name,
        "carrier_ids": list(mvno.carrier_ids),
        "gids": list(mvno.gids),
        "spns": list(mvno.spns),
    }


def _basis(basis: Basis) -> Document:
    return {"confidence": basis.confidence, "sources": [_source(source) for source in basis.sources]}


def _source(source: Source) -> Document:
    return {"key": source.key, "as_of": source.as_of, "what": source.what, "address": address_of(source.key)}
