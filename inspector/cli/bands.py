"""``inspector bands``."""

from inspector.cli.showing import Document, Text, showing

HELP = """The bands of a phone, each with its status and its evidence."""
EXAMPLE = "Example: inspector bands --from fixtures/pixel-8-endc-16"


def _view() -> tuple[Document, Text]:
    from inspector.report.document import bands_document
    from inspector.report.phone_text import bands_text

    return bands_document, bands_text


command = showing(_view)
