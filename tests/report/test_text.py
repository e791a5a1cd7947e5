"""Text from a phone is hostile: what reaches the terminal is visible, bounded and never wider than the page."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.report.text import Page, clean, clean_lines


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\rb", "a\\x0db"),
        ("a\nb", "a\\x0ab"),
        ("\x9b31m", "\\x9b31m"),
        ("\x7f", "\\x7f"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("\ufeffbom", "\\ufeffbom"),
        ("\x1b]8;;http://x\x07link\x1b]8;;\x07", "\\x1b]8;;http://x\\x07link\\x1b]8;;\\x07"),
        ("line\u2028sep", "line\\u2028sep"),
        ("\U000e0041tag", "\\U000e0041tag"),
        ("\ud800lone", "\\ud800lone"),
        ("Телеком 中国", "Телеком 中国"),
        ("[/bold] {x}", "[/bold] {x}"),
    ],
)
def test_a_control_becomes_visible(hostile: str, shown: str) -> None:
    assert clean(hostile) == shown


@given(st.text())
def test_nothing_that_steers_a_terminal_survives(text: str) -> None:
    assert not {unicodedata.category(char) for char in clean(text)} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def test_a_long_text_is_cut_and_says_so() -> None:
    assert clean("x" * 10_000) == "x" * 399 + "…"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_table_is_never_wider_than_the_page(width: int) -> None:
    why = "published lists, both variants; B12 would cover it: unlikely too " * 2
    table = Page(width=width).table(["band", "MHz", "how we know"], [["B17", "700", why], ["B2", "1900", ""]])
    assert max(len(line) for line in table.splitlines()) <= width
    assert " ".join(table.split()).count("B12 would cover") == 2


def test_the_table_never_retypes_a_value() -> None:
    table = Page().table(["a", "b"], [["1.20", "66,258"], ["1E5", "310e10"]])
    assert all(value in table for value in ("1.20", "66,258", "1E5", "310e10"))


def test_colour_does_not_shift_the_columns() -> None:
    rows = [["B17", "yes", "x"], ["B2", "unlikely", "y"]]
    page = Page(colour=True)
    painted = [[row[0], page.paint(row[1], "bold", "red"), row[2]] for row in rows]
    plain = Page().table(["band", "phone", "why"], rows)
    coloured = page.table(["band", "phone", "why"], painted)
    assert coloured.replace("\x1b[1;31m", "").replace("\x1b[0m", "") == plain
    assert "\x1b[" not in plain


def test_a_whole_message_keeps_its_lines_and_nothing_else_that_steers() -> None:
    assert clean_lines("one\n  two " + "x" * 500) == "one\n  two " + "x" * 500
    assert clean_lines("a\r\x1b[2Jb\n\u202ec") == "a\\x0d\\x1b[2Jb\n\\u202ec"
