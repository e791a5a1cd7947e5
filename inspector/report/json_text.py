"""The documents as text: JSON, and JSON Lines (a whole document on each line). ASCII only: no terminal misreads it."""

import json
from collections.abc import Iterator
from typing import Any

from inspector.report.document import bands_document, check_document, phone_document
from inspector.report.model import CheckReport, PhoneReport
from inspector.report.text import Page


def check_json(report: CheckReport, _: Page) -> Iterator[str]:
    """``inspector/check/1``."""
    yield whole(check_document(report.phone, [*report.results]))


def check_jsonl(report: CheckReport, _: Page) -> Iterator[str]:
    """A line for each carrier, each a whole ``inspector/check/1``: lines can be appended, cut out and joined."""
    for result in report.results:
        yield on_one_line(check_document(report.phone, [result]))
    if not report.results:
        yield on_one_line(check_document(report.phone, []))


def phone_json(report: PhoneReport, _: Page) -> Iterator[str]:
    """``inspector/phone/1``."""
    yield whole(phone_document(report.phone, combinations=report.combinations))


def phone_jsonl(report: PhoneReport, _: Page) -> Iterator[str]:
    """``inspector/phone/1`` on one line."""
    yield on_one_line(phone_document(report.phone, combinations=report.combinations))


def bands_json(report: PhoneReport, _: Page) -> Iterator[str]:
    """``inspector/phone/1`` cut to the bands."""
    yield whole(bands_document(report.phone, combinations=report.combinations))


def bands_jsonl(report: PhoneReport, _: Page) -> Iterator[str]:
    """``inspector/phone/1`` cut to the bands, on one line."""
    yield on_one_line(bands_document(report.phone, combinations=report.combinations))


def whole(document: dict[str, Any]) -> str:
    """A document for people too: indented."""
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def on_one_line(document: dict[str, Any]) -> str:
    """A document as a line of its own."""
    return json.dumps(document, ensure_ascii=True) + "\n"
