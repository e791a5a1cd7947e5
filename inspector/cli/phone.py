"""``inspector phone``."""

from inspector.cli.showing import showing

HELP = """Everything read from a phone: identity, modem, SIMs, networks, cells, 5G state, bands."""
EXAMPLE = "Example: inspector phone --json"

command = showing("phone")
