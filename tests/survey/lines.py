"""Lines of survey files, as the program writes them."""

import json
from typing import Any

HEADER: dict[str, Any] = {
    "schema": "inspector/survey/1",
    "started_at": "2026-03-30T10:00:00Z",
    "phone": {
        "brand": "Xiaomi",
        "model": "MI 5",
        "device": "gemini",
        "android": "8.0.0",
        "hardware_sku": None,
        "region": None,
        "properties": {
            "ro.product.brand": "Xiaomi",
            "ro.product.model": "MI 5",
            "ro.product.device": "gemini",
            "ro.build.version.release": "8.0.0",
        },
    },
}


def observation(at: str = "2026-03-30T10:00:05Z", **fields: Any) -> dict[str, Any]:
    """B17 seen once as the serving cell, unless the fields say otherwise."""
    usual = {
        "at": at,
        "event": "seen",
        "slot": 0,
        "rat": "LTE",
        "channel": 5780,
        "bands": ["B17"],
        "role": "primary",
        "plmn": "310410",
        "signal_dbm": -95,
        "times": 1,
    }
    return {**usual, **fields}


def file_of(*lines: dict[str, Any]) -> bytes:
    """JSON Lines."""
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)
