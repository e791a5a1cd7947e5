"""Which formats each view can be printed in. Another one is a row here; only the one asked for is imported."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from importlib import import_module

from inspector.report.text import Page


class Format(StrEnum):
    """How an answer is printed (``--format``)."""

    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    JUNIT = "junit"
    HTML = "html"


FORMATS: Mapping[str, Mapping[Format, str]] = {
    "check": {
        Format.TABLE: "check_text:check_text",
        Format.MARKDOWN: "check_markdown:check_markdown",
        Format.CSV: "check_csv:check_csv",
        Format.JSON: "json_text:check_json",
        Format.JSONL: "json_text:check_jsonl",
        Format.JUNIT: "check_junit:check_junit",
        Format.HTML: "html.check:check_html",
    },
    "phone": {
        Format.TABLE: "phone_text:phone_page",
        Format.JSON: "json_text:phone_json",
        Format.JSONL: "json_text:phone_jsonl",
    },
    "bands": {
        Format.TABLE: "phone_text:bands_page",
        Format.MARKDOWN: "bands_markdown:bands_markdown",
        Format.CSV: "bands_csv:bands_csv",
        Format.JSON: "json_text:bands_json",
        Format.JSONL: "json_text:bands_jsonl",
        Format.HTML: "html.bands:bands_html",
    },
    "matrix": {
        Format.TABLE: "matrix_text:matrix_text",
        Format.MARKDOWN: "matrix_markdown:matrix_markdown",
        Format.CSV: "matrix_csv:matrix_csv",
        Format.JSON: "matrix_document:matrix_json",
        Format.JSONL: "matrix_document:matrix_jsonl",
        Format.JUNIT: "matrix_junit:matrix_junit",
        Format.HTML: "html.matrix:matrix_html",
    },
    "diff": {
        Format.TABLE: "difference_text:difference_text",
        Format.MARKDOWN: "difference_markdown:difference_markdown",
        Format.CSV: "difference_csv:difference_csv",
        Format.JSON: "difference_document:difference_json",
        Format.JSONL: "difference_document:difference_jsonl",
        Format.JUNIT: "difference_junit:difference_junit",
        Format.HTML: "html.difference:difference_html",
    },
}
"""By view (the command's name): ``module:function`` in this room; each takes what is shown, and the page."""


def render(view: str, format_: Format, shown: object, page: Page) -> Iterable[str]:
    """The text in pieces. ``shown`` is what the view is of: CheckReport, PhoneReport, Matrix, Difference."""
    module, _, name = FORMATS[view][format_].partition(":")
    parts: Iterable[str] = getattr(import_module(f"inspector.report.{module}"), name)(shown, page)
    return parts
