"""``inspector bands``."""

from inspector.cli.showing import showing

HELP = """The bands of a phone, each with its status and its evidence."""
EXAMPLE = "Example: inspector bands --from fixtures/pixel-8-endc-16"

command = showing("bands")
