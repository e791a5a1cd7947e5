"""The table of all targets, by name."""

from fuzz import outputs, parsers, sources, user_files, wire
from fuzz.target import Target

TARGETS: dict[str, Target] = {
    target.name: target for room in (parsers, sources, wire, user_files, outputs) for target in room.TARGETS
}
"""In the order in which a phone's words travel; `tests/fuzz` holds that no parser is missing."""
