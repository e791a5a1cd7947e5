"""The lines before a bugreport's first section: which phone it is, for reports that hold no ``getprop``.

A telephony-only report of a user build (Android 11 and later) is such a one. Source: dumpstate.cpp, PrintHeader, API 8
to 36; Build.FINGERPRINT (CDD 3.2.2): ``brand/product/device:release/id/incremental:type/tags``.
"""

import re

from inspector.artifacts.getprop import Properties
from inspector.artifacts.text import decode
from inspector.phone.questions import BUGREPORT_HEADER
from inspector.problems import Problem

ARTIFACT = BUGREPORT_HEADER

_FIELD = re.compile(r"^(Build|Build fingerprint|Radio|Network|Android SDK version): ?(.{0,300}?)\s*$", re.MULTILINE)
_FINGERPRINT = re.compile(
    r"(?P<brand>[^/:]{1,64})/(?P<name>[^/:]{1,64})/(?P<device>[^/:]{1,64}):"
    r"(?P<release>[^/:]{1,16})/(?P<id>[^/:]{1,64})/[^/]{1,128}:[^/]{1,16}/.{1,64}"
)
_NOTHING = frozenset({"", "(unknown)", "unknown"})


def parse(raw: bytes) -> tuple[Properties, list[Problem]]:
    """The properties that the header repeats, under their own names. Never raises."""
    text, problems = decode(raw, ARTIFACT)
    fields: dict[str, str] = {}
    for name, value in _FIELD.findall(text):
        fields.setdefault(name, value.strip("'\""))
    found = {
        "ro.build.id": fields.get("Build", ""),
        "ro.build.version.sdk": fields.get("Android SDK version", ""),
        "gsm.version.baseband": fields.get("Radio", ""),
        "gsm.operator.alpha": fields.get("Network", ""),
    }
    match = _FINGERPRINT.fullmatch(fields.get("Build fingerprint", ""))
    if match:
        found |= {
            "ro.build.fingerprint": match[0],
            "ro.product.brand": match["brand"],
            "ro.product.name": match["name"],
            "ro.product.device": match["device"],
            "ro.build.version.release": match["release"],
            "ro.build.id": match["id"],
        }
    return {name: value for name, value in found.items() if value not in _NOTHING}, problems
