"""Every JSON output validates against the schema that is shipped."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from .run import FIXTURES, inspector

PHONES = sorted(path.parent for path in FIXTURES.glob("*/expected.json"))


def schema(name: str) -> dict[str, Any]:
    ran = inspector("schema", name)
    assert ran.code == 0, ran.err
    return ran.json


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema(name))


SCHEMAS = ["capture", "channel", "check", "diff", "doctor", "matrix", "phone", "survey", "watch"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_itself_is_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))
    assert inspector("schema").out.split() == SCHEMAS


@pytest.mark.parametrize("phone", PHONES, ids=lambda p: p.name)
def test_check_validates(phone: Path) -> None:
    ran = inspector("check", "--from", phone, "--country", "us", "--json")
    assert ran.out.isascii()
    validator("check").validate(ran.json)
    validator("phone").validate(ran.json["phone"])
    validator("capture").validate(json.loads((phone / "capture.json").read_text(encoding="utf-8")))


def test_bands_is_the_phone_document_cut_to_its_bands() -> None:
    phone, bands = (inspector(name, "--from", PHONES[0], "--json").json for name in ("phone", "bands"))
    assert bands == {key: phone[key] for key in ("schema", "bands", "variants", "problems")}
    validator("phone").validate(bands)


@pytest.mark.parametrize(("rat", "number"), [("LTE", "5780"), ("GSM", "600"), ("NR", "600000"), ("LTE", "999999")])
def test_channel_validates(rat: str, number: str) -> None:
    validator("channel").validate(inspector("channel", rat, number, "--json").json)
