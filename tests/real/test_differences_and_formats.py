"""Real captures in every format, and each beside the next one: whatever they hold, the documents stay whole."""

import json
from itertools import pairwise
from xml.etree import ElementTree as Xml

import jsonschema
import pytest

from inspector.carriers import SHIPPED
from inspector.comparison import Asked, asked, compare
from inspector.difference import difference
from inspector.inspection import Inspection, inspect
from inspector.report.formats import FORMATS, Format, render
from inspector.report.model import CheckReport
from inspector.report.text import Page
from inspector.schemas import text as schema
from tests.real.shared import here, names, recording
from tests.verdict.build import DAY

pytestmark = here


@pytest.fixture(scope="module")
def phones() -> list[Inspection]:
    return [inspect(recording(name)) for name in names("getprop.txt")]


@pytest.fixture(scope="module")
def att() -> Asked:
    return asked(DAY, ["att-us"], book=SHIPPED)


def test_a_real_phone_differs_from_the_next_and_not_from_itself(phones: list[Inspection], att: Asked) -> None:
    valid = jsonschema.Draft202012Validator(json.loads(schema("diff")))
    assert len(phones) > 10
    for before, after in pairwise(phones):
        assert difference(after, after, DAY, att).same
        found = difference(before, after, DAY, att)
        valid.validate(json.loads("".join(render("diff", Format.JSON, found, Page()))))
        assert max(map(len, "".join(render("diff", Format.TABLE, found, Page())).splitlines())) <= 80
        assert "".join(render("diff", Format.MARKDOWN, found, Page()))


def test_a_real_phone_is_printed_in_every_format(phones: list[Inspection], att: Asked) -> None:
    for phone in phones:
        report = CheckReport(phone=phone, comparison=compare(phone, DAY, att))
        printed = {format_: "".join(render("check", format_, report, Page())) for format_ in FORMATS["check"]}
        assert all(printed.values())
        layers = len(report.results[0].layers)
        assert len(list(Xml.fromstring(printed[Format.JUNIT]).iter("testcase"))) >= layers
        assert printed[Format.CSV].count("\r\n") == layers + 1
