"""Whatever a phone prints is text in a page: no element, attribute or address comes of it."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.phone.source import open_source
from inspector.report.html.markup import Markup, element, joined, text
from tests.cli.run import FIXTURES, inspector
from tests.hostile import VALUES, hidden, poisoned

from .pages import Document, read

OURS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "div", "span"),
    *("h1", "h2", "h3", "p", "small", "strong", "ul", "li", "dl", "dt", "dd", "figure", "figcaption"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("svg", "desc", "defs", "pattern", "g", "path", "rect", "circle", "line", "text"),
}
ATTRIBUTES = {
    *(
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "id",
        "title",
        "role",
        "tabindex",
        "scope",
        "colspan",
    ),
    *("aria-labelledby", "aria-describedby", "aria-label", "aria-hidden"),
    *("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "d", "dx", "width", "height", "stroke", "stroke-width"),
    *("text-anchor", "patternunits"),
}
COMMANDS: list[list[str]] = [
    ["check", "--country", "us"],
    ["check", "-c", "att-us", "-c", "verizon-us"],
    ["bands"],
    ["matrix", "-c", "att-us"],
    ["diff", str(FIXTURES / "pixel-8-endc-16"), "-c", "att-us"],
]
BREAKING = "\"'><script>alert(1)</script><svg onload=alert(1)>&quot;&#60;--></style></title></svg>"


def harmless(page: str) -> Document:
    assert hidden(page) == set()
    found = read(page)
    assert {one.tag for one in found.elements} <= OURS
    assert {name for one in found.elements for name in one.attributes} <= ATTRIBUTES
    return found


@given(st.text())
def test_text_comes_out_as_text_and_as_the_value_of_an_attribute(raw: str) -> None:
    page = element("p", element("span", raw, title=raw, aria_label=raw)).html
    (_, inside) = read(page).elements
    assert inside.tag == "span"
    assert inside.text == inside.attributes["title"] == inside.attributes["aria-label"]
    assert hidden(page) == set()
    if not hidden(raw):
        assert inside.text == raw


@pytest.mark.parametrize("value", [*VALUES, BREAKING], ids=ascii)
def test_finished_markup_stays_and_text_beside_it_is_escaped(value: str) -> None:
    page = joined([element("b", "x"), value, None]).html
    assert page == f"<b>x</b>{text(value).html}"
    assert not re.search("[<>\"']", text(value).html)
    assert isinstance(text(value), Markup)


def test_attributes_that_are_none_or_false_are_left_out_and_a_true_one_has_no_value() -> None:
    assert (
        element("td", "x", class_=None, hidden=False, headers=True, rowspan=2).html == '<td headers rowspan="2">x</td>'
    )
    assert element("line", x1=1.25, x2=2.0).html == '<line x1="1.25" x2="2"></line>'


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("every", [1, 3])
def test_a_phone_of_hostile_values_makes_no_element_and_no_attribute(
    tmp_path: Path, command: list[str], every: int
) -> None:
    for number, source in enumerate(("pixel-8-endc-16", "samsung-s23-masked-14", "xiaomi-mi-5-att-2016")):
        folder = tmp_path / source
        folder.mkdir()
        for path in (FIXTURES / source).glob("*.txt"):
            spoilt = poisoned(path.read_text(encoding="utf-8"), number * 7, every)
            (folder / path.name).write_bytes(spoilt.encode("utf-8", "surrogatepass"))
        read_from = [] if command[0] in ("matrix", "diff") else ["--from"]
        ran = inspector(*command, *read_from, folder, "--format", "html")
        assert ran.code in (0, 1, 4), ran.err
        if ran.out:
            harmless(ran.out)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_model_that_closes_every_element_is_shown_as_it_is_spelt(tmp_path: Path, command: list[str]) -> None:
    folder = tmp_path / 'a"><b>'
    folder.mkdir()
    source = FIXTURES / "samsung-s23-masked-14"
    properties = (source / "getprop.txt").read_text(encoding="utf-8")
    keys = "ro.product.model|ro.product.device|gsm.operator.alpha|gsm.sim.operator.alpha"
    properties = re.sub(rf"(?m)^\[({keys})\]: \[.*\]$", rf"[\1]: [{BREAKING}]", properties)
    (folder / "getprop.txt").write_text(properties, encoding="utf-8")
    registry = (source / "dumpsys-telephony.registry.txt").read_text(encoding="utf-8")
    (folder / "dumpsys-telephony.registry.txt").write_text(registry.replace("Verizon", BREAKING), encoding="utf-8")
    assert open_source(folder).label
    ran = inspector(*command, *([] if command[0] in ("matrix", "diff") else ["--from"]), folder, "--format", "html")
    found = harmless(ran.out)
    (body,) = found.named("body")
    assert BREAKING in body.text


def test_a_carrier_of_your_own_with_any_name_is_shown_as_it_is_spelt(tmp_path: Path) -> None:
    profile = tmp_path / "own.toml"
    said = "\n".join(
        [
            'country = "US"\n[[profile]]\nid = "own-us"\nas_of = "2026-11"\nplmns = ["310999"]',
            f"name = {json.dumps(BREAKING)}\nlte = {{ core = [2, 12] }}",
            'sources = ["general knowledge: roles"]\nconfidence = "medium"\nvolte = "no"',
        ]
    )
    profile.write_text(said, encoding="utf-8")
    ran = inspector(
        "check", "--from", FIXTURES / "pixel-8-endc-16", "--profile", profile, "-c", "own-us", "--format", "html"
    )
    assert ran.out, ran.err
    assert BREAKING in harmless(ran.out).named("body")[0].text
