"""The matrix: grouped by model, nothing dropped, nothing kept that need not be."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from inspector import carriers
from inspector.inspection import Inspection, inspect
from inspector.matrix import Matrix, Unread, collect
from inspector.outcome import of_matrix
from inspector.phone.source import open_source
from inspector.report.csv_lines import safe
from inspector.report.markdown import escaped
from inspector.report.matrix_csv import matrix_csv
from inspector.report.matrix_markdown import matrix_markdown
from inspector.report.matrix_text import matrix_text
from inspector.report.text import Page
from inspector.verdict import Verdict, verdict
from tests.cli.run import FIXTURES
from tests.verdict.build import DAY, declares, phone

PHONES = {
    name: inspect(open_source(FIXTURES / name))
    for name in ("xiaomi-mi-5-att-2016", "pixel-8-endc-16", "samsung-s23-masked-14", "unknown-model-b2")
}
US = carriers.of_country("us", DAY)
BROKEN = Unread(kind="file", label="broken.zip", why="is empty")


def one(name: str, label: str = "") -> Inspection:
    return replace(PHONES[name], label=label or name)


def some(count: int) -> Iterator[Inspection]:
    names = list(PHONES)
    for number in range(count):
        yield one(names[number % len(names)], f"phone-{number}")


def of(*phones: Inspection | Unread, ids: tuple[str, ...] = ("att-us", "tmobile-us")) -> Matrix:
    return collect(phones, [carriers.named(name, DAY) for name in ids], DAY)


def test_every_cell_is_what_check_says() -> None:
    matrix = collect(PHONES.values(), US, DAY)
    cells = {row.sources[0].label: row.cells for _, row in matrix.rows()}
    for known in PHONES.values():
        results = [verdict(known.evidence, profile, DAY) for profile in US]
        assert [(cell.verdict, cell.nr) for cell in cells[known.label]] == [(r.verdict, r.nr.verdict) for r in results]
        assert all(
            r.summary.startswith(cell.why.rstrip(".")) for cell, r in zip(cells[known.label], results, strict=True)
        )


def test_phones_of_one_model_with_one_answer_share_a_row() -> None:
    matrix = collect(some(40), US, DAY)
    assert [len(model.rows) for model in matrix.models] == [1, 1, 1, 1]
    assert {len(row.sources) for _, row in matrix.rows()} == {10}
    assert matrix.phones() == 40
    assert sum(matrix.counts().values()) == 40 * len(US)


def test_models_are_in_the_order_of_their_names_whatever_order_they_came_in() -> None:
    ways = [list(PHONES.values()), list(PHONES.values())[::-1]]
    orders = [[model.model for model in collect(phones, US, DAY).models] for phones in ways]
    assert orders[0] == orders[1] == ["ACME X1", "Pixel 8", "SM-S911U", "MI 5"]


def test_what_could_not_be_read_is_a_row_with_its_reason_and_never_dropped() -> None:
    matrix = of(BROKEN, one("pixel-8-endc-16"), replace(BROKEN, label="other.zip"))
    unread = [row for _, row in matrix.rows() if row.cells[0].verdict is Verdict.NOT_CHECKED]
    assert [(row.sources[0].label, row.cells[0].why, len(row.cells)) for row in unread] == [
        ("broken.zip", "is empty", 2),
        ("other.zip", "is empty", 2),
    ]
    assert matrix.counts()[Verdict.NOT_CHECKED] == 4


@pytest.mark.parametrize(
    ("phones", "carrier", "fail_on", "code"),
    [
        (["pixel-8-endc-16"], "att-us", "gaps", 0),
        (["pixel-8-endc-16", "xiaomi-mi-5-att-2016"], "att-us", None, 0),
        (["pixel-8-endc-16", "xiaomi-mi-5-att-2016"], "att-us", "lacks", 1),
        (["pixel-8-endc-16", "xiaomi-mi-5-att-2016"], "att-us", "gaps", 1),
        (["pixel-8-endc-16", "xiaomi-mi-5-att-2016"], "att-us", "unknown", 1),
        (["unknown-model-b2"], "att-us", "gaps", 0),
        (["unknown-model-b2"], "att-us", "unknown", 5),
    ],
)
def test_what_fails_a_build(phones: list[str], carrier: str, fail_on: str | None, code: int) -> None:
    assert of_matrix(of(*map(one, phones), ids=(carrier,)), fail_on, require_nr=False) == code


def test_gaps_fail_a_build_on_gaps_but_not_on_lacks() -> None:
    matrix = of(replace(one("pixel-8-endc-16"), evidence=phone(declares("B2 B4"))), ids=("att-us",))
    assert matrix.counts() == {Verdict.GAPS: 1}
    assert of_matrix(matrix, "gaps", require_nr=False) == 1
    assert of_matrix(matrix, "lacks", require_nr=False) == 0


def test_something_not_checked_is_exit_4_whatever_fails() -> None:
    for fail_on in (None, "lacks", "gaps", "unknown"):
        assert of_matrix(of(BROKEN, one("xiaomi-mi-5-att-2016")), fail_on, require_nr=False) == 4


def test_5g_counts_only_where_it_is_required() -> None:
    matrix = of(one("samsung-s23-masked-14"), ids=("att-us",))
    assert of_matrix(matrix, "unknown", require_nr=False) == 0
    assert of_matrix(matrix, "unknown", require_nr=True) == 5


def test_a_matrix_of_nothing_says_so() -> None:
    assert "".join(matrix_text(of(), Page())) == "0 sources, 0 models, 2 carriers on 2026-11-24: nothing compared.\n"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("\t=1", "\\x09=1"),
        ("\r=1", "\\x0d=1"),
        ("fits", "fits"),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_is_a_formula(cell: str, shown: str) -> None:
    assert safe(cell) == shown


def test_a_hostile_model_is_text_in_every_format() -> None:
    hostile = one("pixel-8-endc-16", "=cmd|' /C calc'!A0")
    model = '=HYPERLINK("http://x")|<script>[a](http://x)\x1b[2J\u202e@everyone `x` *b*'
    identity = replace(hostile.facts.identity, model=model, brand="<b>")
    matrix = of(replace(hostile, facts=replace(hostile.facts, identity=identity)))
    for text in (
        "".join(matrix_csv(matrix, Page())),
        "".join(matrix_markdown(matrix, Page())),
        "".join(matrix_text(matrix, Page())),
    ):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert ",'=cmd|" in "".join(matrix_csv(matrix, Page()))
    markdown = "".join(matrix_markdown(matrix, Page()))
    for live in ("<script>", "<b>", "http://", "@everyone", "[a]("):
        assert live not in markdown
    assert escaped("a|b") == "a\\|b"


def test_markdown_puts_carriers_side_by_side_only_where_they_fit() -> None:
    few = "".join(matrix_markdown(of(one("pixel-8-endc-16")), Page()))
    many = "".join(matrix_markdown(collect([one("pixel-8-endc-16")], US, DAY), Page()))
    assert "| model | variant | phones | att-us | tmobile-us |" in few
    assert many.count("\n| ") == len(US) + 1
    lines = [line for line in few.splitlines() if line.startswith("|")]
    assert {line.count(" | ") for line in lines if not line.startswith("|---")} == {4}


def test_one_carrier_is_one_table() -> None:
    text = "".join(matrix_text(collect(some(8), [carriers.named("att-us", DAY)], DAY), Page()))
    assert text.count("verdict  5G") == 1
    assert "Xiaomi MI 5" in text
    assert all(len(line) <= 80 for line in text.splitlines())
