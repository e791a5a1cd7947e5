"""Pages: whole, closed to everything remote, readable by eye and by ear, and the same answer as the other formats."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from itertools import pairwise

import pytest

from inspector.report.html.style import DARK, GLYPH, LIGHT, MEANS, TEXT_ON, sheet, sign, tone, verdict_words
from inspector.verdict import LayerStatus, NrVerdict, Verdict
from tests.cli.run import inspector

from .pages import PAGES, PIXEL, Document, html, read

CHECKS = ["fits", "mi-5-on-att-in-2016", "two-carriers"]


@cache
def page(name: str) -> str:
    return html(name)


@cache
def document(name: str) -> Document:
    return read(page(name))


@pytest.mark.parametrize("name", PAGES)
def test_every_element_is_closed_in_turn_and_every_id_is_there_once(name: str) -> None:
    elements = document(name).elements
    ids = [one.attributes["id"] for one in elements if "id" in one.attributes]
    assert len(set(ids)) == len(ids)
    for one in elements:
        for attribute in ("aria-labelledby", "aria-describedby"):
            assert set((one.attributes.get(attribute) or "").split()) <= set(ids)
    assert page(name).startswith("<!DOCTYPE html>\n")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_fetched_and_nothing_is_run(name: str) -> None:
    for one in document(name).elements:
        assert one.tag not in {"script", "link", "img", "iframe", "object", "embed", "base", "form", "image", "use"}
        for attribute, value in one.attributes.items():
            assert not attribute.startswith("on"), (one.tag, attribute)
            assert attribute not in {"style", "href", "src", "srcset", "action", "xlink:href"}, (one.tag, attribute)
            assert "url(" not in (value or "")
    assert not re.search(r"@import|https?:|url\((?!#)", page(name))


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_allows_the_one_sheet_in_the_page_and_nothing_else(name: str) -> None:
    found = document(name)
    (style,) = found.named("style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    policies = [one for one in found.named("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert [one.attributes["content"] for one in policies] == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]
    # Before everything that it is to hold for.
    assert found.elements.index(policies[0]) < found.elements.index(style)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_ascii_so_that_no_terminal_or_code_page_changes_it(name: str) -> None:
    assert page(name).isascii()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_comes_out_the_same_each_time(name: str) -> None:
    assert html(name) == page(name)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_text_is_read_against_its_ground(colours: dict[str, str], ink: str, ground: str) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    lighter, darker = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_sheet_sets_text_in_no_colour_whose_contrast_is_not_computed() -> None:
    text = sheet().html
    inks = set(re.findall(r"[{;\s]color: ([^;}]+)", text))
    assert inks == {"var(--ink)", "var(--muted)", "var(--paper)", "var(--tone)", "inherit"}
    assert set(re.findall(r"background: ([^;}]+)", text)) == {"var(--paper)", "var(--panel)", "var(--tone)", "none"}
    assert not re.search(r"\.spectrum text[^}]*opacity", text)


def test_no_two_meanings_look_alike_without_colour() -> None:
    assert len(set(GLYPH.values())) == len(GLYPH) == len(MEANS) == len(LayerStatus)
    assert len({verdict_words(verdict) for verdict in Verdict}) == len(Verdict)
    drawn = dict(re.findall(r'<pattern [^>]*id="fill-(\w+)"[^>]*>(.*?)</pattern>', page("fits")))
    # "has" is the filled one.
    assert set(drawn) == {status.value for status in LayerStatus} - {"has"}
    assert len(set(drawn.values())) == len(drawn)


@pytest.mark.parametrize("verdict", [*Verdict, *NrVerdict])
def test_every_verdict_has_a_sign_and_a_colour(verdict: Verdict | NrVerdict) -> None:
    assert sign(verdict)
    assert tone(verdict) in LIGHT


@pytest.mark.parametrize("name", PAGES)
def test_tables_have_heads_that_say_what_they_are_of(name: str) -> None:
    found = document(name)
    for table in found.named("table"):
        inside = found.inside(table)
        heads = [one for one in inside if one.tag == "th"]
        assert heads
        assert all(one.attributes.get("scope") in {"col", "row", "colgroup"} for one in heads)
        rows = [one for one in inside if one.tag == "tr"]
        assert all(any(cell.tag == "th" for cell in found.inside(row)) for row in rows)
        assert [one.text.strip() for one in inside if one.tag == "caption"], "a table without a caption"


@pytest.mark.parametrize("name", PAGES)
def test_headings_go_down_one_step_at_a_time(name: str) -> None:
    levels = [int(one.tag[1]) for one in document(name).elements if re.fullmatch("h[1-6]", one.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", [*CHECKS, "diff", "bands"])
def test_a_picture_has_a_title_and_says_in_words_what_it_shows(name: str) -> None:
    found = document(name)
    pictures = [one for one in found.named("svg") if one.attributes.get("aria-hidden") != "true"]
    assert pictures
    for picture in pictures:
        assert picture.attributes["role"] == "img"
        first, second, *_ = found.inside(picture)
        assert (first.tag, second.tag) == ("title", "desc")
        assert picture.attributes["aria-labelledby"] == first.attributes["id"]
        assert picture.attributes["aria-describedby"] == second.attributes["id"]
        assert "Spectrum of" in first.text
        assert any(words in second.text for words in MEANS.values())


@pytest.mark.parametrize("name", CHECKS)
def test_the_sentence_stands_before_everything_else_of_a_carrier(name: str) -> None:
    found = document(name)
    results = inspector(*PAGES[name], "--json").json["results"]
    sections = [
        one for one in found.named("section") if (one.attributes.get("aria-labelledby") or "").startswith("carrier")
    ]
    assert sections
    for section, result in zip(sections, results, strict=False):
        first = [one for one in found.inside(section) if one.tag in {"p", "svg", "table"}][:2]
        assert first[0].text.endswith(result["verdict"].replace("_", " "))
        assert first[1].text == result["summary"]


@pytest.mark.parametrize("name", CHECKS)
def test_every_layer_is_in_the_picture_and_in_the_table_with_what_the_phone_does(name: str) -> None:
    found = document(name)
    results = inspector(*PAGES[name], "--json").json["results"]
    sections = [
        one for one in found.named("section") if (one.attributes.get("aria-labelledby") or "").startswith("carrier")
    ]
    for section, result in zip(sections, results, strict=False):
        inside = found.inside(section)
        picture = next(one for one in inside if one.attributes.get("class") == "spectrum")
        table = next(one for one in inside if one.tag == "table")
        rows = {row.text.split()[0]: row.text for row in found.inside(table) if row.tag == "tr"}
        drawn = {}
        for group in (one for one in found.inside(picture) if one.tag == "g"):
            parts = found.inside(group)
            drawn[parts[0].text.split()[0]] = (parts[0].text, [one.attributes.get("class") or "" for one in parts])
        for layer in result["layers"]:
            status = LayerStatus(layer["status"])
            hover, classes = drawn[layer["band"]]
            assert layer["why"] in hover
            assert layer["why"] in rows[layer["band"]]
            if layer["on_air"] is not False:
                assert f"bar tone-{status}" in classes
                assert GLYPH[status] in rows[layer["band"]]
                assert MEANS[status] in hover


def test_where_the_phone_was_seen_is_marked_on_its_frequency() -> None:
    found = document("mi-5-on-att-in-2016")
    marks = [one for one in found.named("circle") if one.attributes.get("cx", "").endswith("%")]  # type: ignore[union-attr]
    (hover,) = {one.text for mark in marks for one in found.inside(mark)}
    assert hover.startswith("U5, seen now")
    assert "4385" in hover
    assert "877 MHz" in hover  # TS 25.101, 5.4.3: 4385 / 5 MHz


def test_the_picture_names_the_ranges_of_the_axis() -> None:
    found = document("fits")
    picture = next(one for one in found.named("svg") if one.attributes.get("class") == "spectrum")
    words = [one.text for one in found.inside(picture) if one.tag == "text"]
    assert [word for word in words if word in {"low", "mid", "high", "mmWave"}] == ["low", "mid", "high", "mmWave"]


def test_a_heat_map_has_a_cell_with_sign_word_and_reason_for_each_phone_and_carrier() -> None:
    found = document("matrix")
    whole = inspector(*PAGES["matrix"], "--json").json
    heat = next(one for one in found.named("table") if "heat" in (one.attributes.get("class") or ""))
    cells = [one for one in found.inside(heat) if one.tag == "td"]
    expected = [one for row in whole["rows"] for one in row["results"] if one["verdict"] != "not_checked"]
    assert len(cells) == len(expected)
    for cell, result in zip(cells, expected, strict=True):
        assert verdict_words(Verdict(result["verdict"])) in cell.text
        assert result["nr"] in cell.text
        assert (cell.attributes["title"] or "").endswith(result["why"])


def test_sources_that_could_not_be_read_are_listed_with_their_reason() -> None:
    (section,) = (one for one in document("matrix").named("section") if one.text.startswith("Not checked"))
    for row in inspector(*PAGES["matrix"], "--json").json["rows"]:
        if row["results"][0]["verdict"] == "not_checked":
            assert row["results"][0]["why"] in section.text


def test_a_difference_shows_both_phones_their_verdicts_and_every_band_that_differs() -> None:
    found = document("diff")
    whole = inspector(*PAGES["diff"], "--json").json
    text = next(one for one in found.elements if one.tag == "main").text
    for phone in (whole["before"], whole["after"]):
        assert phone["model"] in text
    rows = [
        [cell.text for cell in found.inside(row)]
        for table in found.named("table")
        for row in found.inside(table)
        if row.tag == "tr"
    ]
    for carrier in whole["carriers"]:
        said = next(row for row in rows if row[0] == carrier["name"])
        assert said[1].endswith(carrier["before"]["verdict"])
    for band in whole["bands"]:
        assert any(row[0] == band["band"] and row[1].endswith(band["before"]) for row in rows), band
    lanes = [one.text for one in found.named("text") if one.text in {"A", "B"}]
    assert lanes.count("A") == lanes.count("B") > 10


def test_every_band_is_in_the_page_of_bands_with_status_and_reason() -> None:
    found = document("bands")
    rows = [[cell.text for cell in found.inside(row)] for row in found.named("tr")[1:]]
    bands = inspector(*PAGES["bands"], "--json").json["bands"]
    assert [(row[0], row[2].split()[-1]) for row in rows] == [(one["band"], one["status"]) for one in bands]


@pytest.mark.parametrize("command", [["check"], ["bands"]])
def test_a_page_never_holds_identifiers_and_says_where_they_are(command: list[str]) -> None:
    ran = inspector(*command, "--from", PIXEL, "--show-identifiers", "--format", "html")
    assert (ran.code, ran.out) == (2, "")
    assert "use table" in ran.err


def test_many_carriers_are_signs_whose_words_are_in_the_caption_and_over_each_cell() -> None:
    found = document("matrix-of-many")
    heat = next(one for one in found.named("table") if one.attributes.get("class") == "heat many")
    (caption,) = (one.text for one in found.inside(heat) if one.tag == "caption")
    assert all(verdict_words(verdict) in caption for verdict in Verdict)
    assert all((one.attributes["title"] or "").strip() for one in found.inside(heat) if one.tag == "td")


def test_a_phone_without_a_sim_gets_a_page_that_says_what_to_type() -> None:
    assert "--carrier" in document("no-carrier").named("main")[0].text
    assert "spectrum" not in {one.attributes.get("class") for one in document("no-carrier").named("svg")}


def test_rows_of_phones_without_a_name_can_be_told_apart() -> None:
    nameless = [one.text for one in document("matrix").named("th") if one.text.startswith("unknown phone")]
    assert nameless
    assert all(re.search(r"; \S*/broken/\S+$", text) for text in nameless), nameless
