"""``--format``: every view in every format that it has, from one table, the same answer in each."""

import csv
import io
import json
import os
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as Xml

import jsonschema
import pytest

from inspector.bands.band import Rat
from inspector.claims import BandList
from inspector.comparison import asked, compare
from inspector.inspection import inspect
from inspector.phone.source import open_source
from inspector.report.check_junit import check_junit
from inspector.report.formats import FORMATS, Format
from inspector.report.model import CheckReport
from inspector.report.text import Page
from tests.verdict.build import DAY, allowed, declares, enabled, phone

from .run import FIXTURES, inspector, process

MI_5 = FIXTURES / "xiaomi-mi-5-att-2016"
PIXEL = FIXTURES / "pixel-8-endc-16"
CHECK: list[str | Path] = ["check", "--from", MI_5, "-c", "att-us", "-c", "tmobile-us", "--as-of", "2016-10"]
COMMANDS: dict[str, list[str | Path]] = {
    "check": [*CHECK],
    "phone": ["phone", "--from", PIXEL],
    "bands": ["bands", "--from", PIXEL],
    "matrix": ["matrix", MI_5, PIXEL, "-c", "att-us", "-q"],
    "diff": ["diff", MI_5, PIXEL, "-c", "att-us"],
}
EVERY = [(view, format_) for view, formats in FORMATS.items() for format_ in formats]
# What a reader of JUnit knows (the schema of Jenkins' xUnit plugin).
ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures", "errors", "skipped", "time"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
    "testcase": {"name", "classname", "time"},
    "property": {"name", "value"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "skipped": {"message"},
}


@pytest.mark.parametrize(("view", "format_"), EVERY)
def test_every_row_of_the_table_of_formats_leads_to_a_function(view: str, format_: Format) -> None:
    module, name = FORMATS[view][format_].split(":")
    assert callable(getattr(import_module(f"inspector.report.{module}"), name))


@pytest.mark.parametrize(("view", "format_"), EVERY)
def test_every_view_prints_every_format_it_offers_to_screen_and_file(
    view: str, format_: Format, tmp_path: Path
) -> None:
    shown = inspector(*COMMANDS[view], "--format", format_)
    assert shown.code in (0, 1), shown.err
    assert shown.out.strip()
    written = inspector(*COMMANDS[view], "--format", format_, "-o", tmp_path / "out")
    assert (written.code, written.out) == (shown.code, "")
    assert (tmp_path / "out").read_bytes().decode().replace("\r\n", "\n").split() == shown.out.split()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("view", FORMATS)
def test_a_format_that_a_view_does_not_have_names_those_it_has(view: str, tmp_path: Path) -> None:
    ran = inspector(*COMMANDS[view], "--format", "pdf", "-o", tmp_path / "out")
    assert ran.code == 2
    assert "table" in ran.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("view", FORMATS)
def test_json_is_short_for_the_format_and_contradicts_another(view: str) -> None:
    assert inspector(*COMMANDS[view], "--json").out == inspector(*COMMANDS[view], "--format", "json").out
    assert inspector(*COMMANDS[view], "--json", "--format", "table").code == 2


@pytest.mark.parametrize("format_", FORMATS["check"])
def test_a_failure_leaves_no_file(format_: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert inspector("check", "--from", tmp_path / "absent", "--format", format_, "-o", out).code == 4
    assert inspector(*CHECK, "--format", format_, "-o", tmp_path / "no" / "out").code == 4
    assert not list(tmp_path.iterdir())


def test_a_link_is_written_through_and_a_device_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    inspector(*CHECK, "--json", "-o", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert json.loads((tmp_path / "real").read_text(encoding="utf-8"))
    assert inspector(*CHECK, "-o", os.devnull).code == 1
    assert not Path(os.devnull).is_file()


def test_a_line_of_json_lines_is_a_whole_document_of_one_carrier() -> None:
    lines = [json.loads(line) for line in inspector(*CHECK, "--format", "jsonl").out.splitlines()]
    whole = inspector(*CHECK, "--json").json
    schema = inspector("schema", "check").json
    assert [line["results"] for line in lines] == [[result] for result in whole["results"]]
    for line in lines:
        assert line["phone"] == whole["phone"]
        assert line["schema"] == schema["properties"]["schema"]["const"]


def test_csv_has_a_line_for_each_layer() -> None:
    lines = list(csv.DictReader(io.StringIO(inspector(*CHECK, "--format", "csv").out)))
    results = inspector(*CHECK, "--json").json["results"]
    expected = {(r["carrier"], layer["band"], layer["status"]) for r in results for layer in r["layers"]}
    assert {(line["carrier"], line["band"], line["status"]) for line in lines} == expected
    assert len(lines) == sum(len(r["layers"]) for r in results)


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    "folder", ["xiaomi-mi-5-att-2016", "pixel-8-endc-16", "samsung-s23-masked-14", "lg-no-volte-9"]
)
def test_junit_has_a_case_for_each_layer_and_the_sums_are_right(folder: str, strict: bool) -> None:
    arguments: list[str | Path] = ["check", "--from", FIXTURES / folder, "-c", "att-us", "-c", "verizon-us"]
    root = Xml.fromstring(inspector(*arguments, "--format", "junit", *(["--strict"] if strict else [])).out)
    results = inspector(*arguments, "--json").json["results"]
    assert len(root) == len(results)
    for suite, result in zip(root, results, strict=True):
        cases = [case for case in suite.iter("testcase") if case.get("name") != "calls"]
        assert len(cases) == len(result["layers"])
        outcome = {str(case.get("name")).split()[0]: {one.tag for one in case} for case in cases}
        for layer in result["layers"]:
            expected = {"lacks": "failure", "off": "failure", "unknown": "failure" if strict else "skipped"}
            tag = "skipped" if layer["on_air"] is False else expected.get(layer["status"], "system-out")
            assert outcome[layer["band"]] == {tag}, layer
    for element in root.iter():
        assert set(element.attrib) <= ATTRIBUTES.get(element.tag, set()), element.tag
    for element in (root, *root.iter("testsuite")):
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(element.get(name, "")) == len(list(element.iter(tag)))


@pytest.mark.parametrize(
    ("reader", "words"), [(enabled, "choose it in the phone's network settings"), (allowed, "the policy")]
)
def test_junit_says_how_to_switch_a_band_on(reader: Callable[..., BandList], words: str) -> None:
    evidence = phone(declares("B2 B4 B12 B17"), reader("B2 B4", Rat.LTE))
    pixel = replace(inspect(open_source(PIXEL)), evidence=evidence)
    report = CheckReport(phone=pixel, comparison=compare(pixel, DAY, asked(DAY, ["att-us"])))
    root = Xml.fromstring("".join(check_junit(report, Page())))
    off = [str(one.get("message")) for one in root.iter("failure") if one.get("type") == "off"]
    assert {message.split()[0] for message in off} == {"B12", "B17"}
    assert all(words in message for message in off)


def test_a_terminal_without_unicode_gets_every_format() -> None:
    for format_ in ("table", "markdown", "csv", "junit", "html"):
        ran = process(*CHECK, "--format", format_, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
        assert ran.code == 1
        assert ran.out.isascii()
        assert "Traceback" not in ran.err


def test_junit_without_a_carrier_does_not_look_like_one_that_passed() -> None:
    root = Xml.fromstring(inspector("check", "--from", FIXTURES / "no-sim-13", "--format", "junit").out)
    assert (root.get("tests"), root.get("skipped")) == ("1", "1")
    assert "--carrier" in str(next(root.iter("skipped")).get("message"))


def test_a_ci_parser_reads_the_same(tmp_path: Path) -> None:
    junitparser = pytest.importorskip("junitparser")
    inspector(*CHECK, "--format", "junit", "-o", tmp_path / "bands.xml")
    read = junitparser.JUnitXml.fromfile(str(tmp_path / "bands.xml"))
    results = inspector(*CHECK, "--json").json["results"]
    layers = [layer for result in results for layer in result["layers"]]
    assert [suite.tests for suite in read] == [len(result["layers"]) for result in results]
    assert read.failures == sum(layer["status"] in ("lacks", "off") for layer in layers)
    assert sum(case.is_failure for suite in read for case in suite) == read.failures


@pytest.mark.parametrize(
    "arguments", [[*COMMANDS["matrix"], FIXTURES / "broken"], COMMANDS["diff"], ["diff", PIXEL, MI_5, "-c", "att-us"]]
)
def test_the_junit_of_every_view_has_right_sums_and_what_a_reader_knows(arguments: list[str | Path]) -> None:
    root = Xml.fromstring(inspector(*arguments, "--format", "junit").out)
    for element in root.iter():
        assert set(element.attrib) <= ATTRIBUTES.get(element.tag, set()), element.tag
    for element in (root, *root.iter("testsuite")):
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(element.get(name, "")) == len(list(element.iter(tag))), element.get("name")


def test_a_matrix_in_junit_has_a_suite_for_each_source_and_a_case_for_each_carrier() -> None:
    arguments: list[str | Path] = ["matrix", FIXTURES, "-c", "att-us", "-c", "tmobile-us", "-q"]
    document = inspector(*arguments, "--format", "json").json
    root = Xml.fromstring(inspector(*arguments, "--format", "junit").out)
    expected = {
        "fits": "system-out",
        "gaps": "failure",
        "lacks": "failure",
        "unknown": "skipped",
        "not_checked": "error",
    }
    for row in document["rows"]:
        for source in row["sources"]:
            suite = next(one for one in root if str(one.get("name")).endswith(f": {source['label']}"))
            assert [{child.tag for child in case} for case in suite.iter("testcase")] == [
                {expected[result["verdict"]]} for result in row["results"]
            ]
    assert len(root) == document["sources"]


def test_a_line_of_a_matrix_is_a_whole_document_of_one_row() -> None:
    whole = inspector(*COMMANDS["matrix"], "--format", "json").json
    lines = [json.loads(line) for line in inspector(*COMMANDS["matrix"], "--format", "jsonl").out.splitlines()]
    schema = inspector("schema", "matrix").json
    assert [line["rows"] for line in lines] == [[row] for row in whole["rows"]]
    for line in lines:
        jsonschema.validate(line, schema)
        assert line["sources"] == len(line["rows"][0]["sources"])


def test_a_difference_in_junit_fails_where_the_answer_got_worse() -> None:
    worse = Xml.fromstring(inspector("diff", PIXEL, MI_5, "-c", "att-us", "--format", "junit").out)
    better = Xml.fromstring(inspector("diff", MI_5, PIXEL, "-c", "att-us", "--format", "junit").out)
    assert [one.get("type") for one in worse.iter("failure")] == ["worse"]
    assert not list(better.iter("failure"))
    none = Xml.fromstring(inspector("diff", MI_5, MI_5, "-c", "att-us", "--format", "junit").out)
    assert (none.get("tests"), none.get("failures")) == ("1", "0")


def test_a_difference_in_csv_has_a_line_for_each_band_that_differs() -> None:
    lines = list(csv.DictReader(io.StringIO(inspector(*COMMANDS["diff"], "--format", "csv").out)))
    document = inspector(*COMMANDS["diff"], "--json").json
    bands = {line["what"]: (line["a"], line["b"]) for line in lines if line["section"] == "Bands"}
    assert bands == {one["band"]: (one["before"], one["after"]) for one in document["bands"]}
    claims = [line for line in lines if line["section"] == "Bands by claim"]
    assert {(line["what"], bool(line["a"]), bool(line["b"])) for line in claims} == {
        (one["claim"], side == "lost", side == "gained")
        for one in document["claims"]
        for side in ("gained", "lost")
        if one[side]
    }


@pytest.mark.parametrize(("columns", "widest"), [("", 80), ("60", 60), ("120", 120), ("x", 80), ("9" * 30, 1000)])
def test_a_pipe_is_as_wide_as_columns_says(columns: str, widest: int) -> None:
    lines = process(*CHECK, env={"COLUMNS": columns}).out.splitlines()
    assert widest * 0.8 < max(map(len, lines)) <= widest
