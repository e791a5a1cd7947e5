"""``inspector phone``."""

from inspector.cli.showing import Document, Text, showing

HELP = """Everything read from a phone: identity, modem, SIMs, networks, cells, 5G state, bands."""
EXAMPLE = "Example: inspector phone --json"


def _view() -> tuple[Document, Text]:
    from inspector.report.document import phone_document
    from inspector.report.phone_text import phone_text

    return phone_document, phone_text


command = showing(_view)
