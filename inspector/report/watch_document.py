"""``inspector watch`` for machines: one line of JSON for each thing that happens, ``inspector/watch/1``."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from inspector.watching import Phone, Reading, State
from inspector.watching.log import SCHEMA

Document = dict[str, Any]


def line(phone: Phone) -> Document:
    """What a phone does now; with ``verdict`` and ``failed``, what was read of it as well."""
    device = phone.device
    document = {
        **_head(phone.state.value, phone.reading.at if _read(phone) and phone.reading else None),
        "phone": phone.number,
        "visit": phone.visit or None,
        "server": phone.server,
        "link": device.link,
        "usb": device.usb,
        "name": device.model,
        "adb_state": device.state,
        "advice": (device.advice or None) if phone.state is State.NOT_READY else None,
        "answered": phone.answered,
        "asked": phone.asked,
    }
    return {**document, **_reading(phone.reading)} if _read(phone) and phone.reading else document


def server_line(server: str, why: str | None) -> Document:
    """A server does not answer, and what to do about it; None: it answers again."""
    return {**_head("server"), "server": server, "why": why}


def ended_line(phones: int, results: Sequence[Phone], unfinished: int) -> Document:
    """The last line: phones that were there, how their readings ended, and how many were broken off by Ctrl-C."""
    counts = Counter(result.state for result in results)
    return {
        **_head("ended"),
        "phones": phones,
        "verdicts": counts[State.VERDICT],
        "failed": counts[State.FAILED],
        "unfinished": unfinished,
    }


def _read(phone: Phone) -> bool:
    return phone.state in (State.VERDICT, State.FAILED)


def _head(event: str, at: str | None = None) -> Document:
    return {"schema": SCHEMA, "at": at or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "event": event}


def _reading(reading: Reading) -> Document:
    return {
        "seconds": round(reading.seconds, 2),
        "complete": reading.complete,
        "why": reading.why or None,
        "identity": {name: getattr(reading, name) for name in ("brand", "model", "device", "android")},
        "variants": [{"id": id_, "match": "exact" if reading.exact else "candidate"} for id_ in reading.variants],
        "notes": list(reading.notes),
        "results": [{name: getattr(answer, name) for name in answer.__slots__} for answer in reading.answers],
    }
