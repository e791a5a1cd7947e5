"""The story that must come out right, through the command line."""

import json
from typing import Any

import pytest

from .run import FIXTURES, inspector

TODAY = "2026-11-24"
MI_5, MI_NOTE_2 = "xiaomi-mi-5-att-2016", "xiaomi-mi-note-2-tmobile-2016"

STORY: list[tuple[str, str | None, str, str, str, str | None, list[str], int]] = [
    (MI_5, "2015201", "att-us", "2016-10", "gaps", "none", ["3G only", "no LTE", "no 700 MHz"], 1),
    (MI_5, "2015201", "att-us", TODAY, "lacks", "none", ["no 3G left", "none of its LTE core bands"], 1),
    (MI_5, "2015201", "tmobile-us", "2016-10", "gaps", "none", ["3G only, on 1900 MHz", "no AWS", "no LTE"], 1),
    (MI_NOTE_2, "xiaomi-mi-note-2-global", "att-us", "2016-10", "fits", "none", ["B17", "B12", "B2", "B4"], 0),
    (MI_NOTE_2, "xiaomi-mi-note-2-global", "tmobile-us", TODAY, "gaps", "none",
     ["Has B2, B4, B12", "lacks B71 (600 MHz)", "VoLTE", "5G: none"], 1),
    ("b12-not-b17", None, "att-us", "2016-10", "fits", None, ["B17 is covered by B12", "signals both since 2015-09"], 0),
    ("unknown-model-b2", None, "att-us", TODAY, "unknown", "unknown", ["not known whether the phone has"], 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fixture", "variant", "carrier", "day", "verdict", "nr", "says", "code"),
    STORY,
    ids=[f"{row[0]}-{row[2]}-{row[3]}" for row in STORY],
)
def test_story(
    fixture: str,
    variant: str | None,
    carrier: str,
    day: str,
    verdict: str,
    nr: str | None,
    says: list[str],
    code: int,
) -> None:
    arguments = ["check", "--from", str(FIXTURES / fixture), "--carrier", carrier, "--as-of", day, "--json"]
    ran = inspector(*arguments, *(["--variant", variant] if variant else []))
    assert ran.code == code, ran.err
    (result,) = ran.json["results"]
    assert result["verdict"] == verdict
    assert nr is None or result["nr"]["verdict"] == nr
    for words in says:
        assert words in result["summary"]
    if verdict == "unknown":
        assert result["settle"]


def _checks() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for path in sorted(FIXTURES.glob("*/expected.json")):
        for check in json.loads(path.read_text(encoding="utf-8")).get("checks", []):
            found.append((path.parent.name, check))
    return found


@pytest.mark.parametrize(
    ("fixture", "check"), _checks(), ids=[f"{name}-{c['carrier']}-{c['as_of']}-{c['variant']}" for name, c in _checks()]
)
def test_every_recorded_phone_gets_the_answer_it_expects(fixture: str, check: dict[str, Any]) -> None:
    arguments = [
        "check",
        "--from",
        str(FIXTURES / fixture),
        "-c",
        check["carrier"],
        "--as-of",
        check["as_of"],
        "--json",
    ]
    ran = inspector(*arguments, *(["--variant", check["variant"]] if check["variant"] else []))
    (result,) = ran.json["results"]
    assert result["verdict"] == check["verdict"]
    assert check.get("nr") in (None, result["nr"]["verdict"])
    for words in check.get("summary_contains", []):
        assert words in result["summary"]
    layers = {layer["band"]: layer["status"] for layer in result["layers"]}
    for band, status in check.get("layers", {}).items():
        assert layers[band] == status, band
